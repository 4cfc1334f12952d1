#include "metrics.h"

#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/macros.h"

enum { DEPTH_MOST = 8, NUMBER_TEXT = 64, SIGNIFICANT_PERCENT = 10 };

/* --- gathering --- */

static struct str join(struct arena *a, struct str prefix, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(prefix.n + name.n + 1);

	if (prefix.n == 0)
		return name;
	buf_add(&text, prefix);
	if (name.n != 0) {
		buf_add_c(&text, '.');
		buf_add(&text, name);
	}
	return str_dup(a, buf_str(&text));
}

static void add_number(struct metrics *m, struct arena *a, struct str name, struct str text)
{
	double value = strtod(str_dup_z(a, str_sub(text, 0, NUMBER_TEXT)), NULL);

	if (m->n == METRICS_MOST || name.n == 0 || name.n > LIMIT_QUERY_VALUE || !isfinite(value))
		return;
	m->items[m->n++] = (struct metric){name, text, value};
}

static void add(struct metrics *m, struct arena *a, struct str name, const struct json *v,
		int depth)
{
	struct json_object o;
	struct err none = {0};

	if (v->type == JSON_NUMBER)
		add_number(m, a, name, v->raw);
	if (v->type != JSON_OBJECT || depth == DEPTH_MOST ||
	    json_object_of(a, v, &o, "", &none) != RC_OK)
		return;
	for (size_t i = 0; i < o.n; i++)
		add(m, a, join(a, name, o.members[i].key), &o.members[i].value, depth + 1);
}

void metrics_add(struct metrics *m, struct arena *a, struct str prefix, struct str text)
{
	struct err none = {0};
	struct json v;

	if (json_value(text, &v, &none) == RC_OK)
		add(m, a, prefix, &v, 0);
}

static int by_name(const void *left, const void *right)
{
	const struct metric *l = left, *r = right;

	return str_cmp(l->name, r->name);
}

void metrics_sort(struct metrics *m)
{
	qsort(m->items, m->n, sizeof(m->items[0]), by_name);
}

/* --- the difference --- */

static void add_double(struct json_writer *w, const char *name, double value)
{
	char text[NUMBER_TEXT];
	int n = snprintf(text, sizeof(text), "%.12g", value);

	if (isfinite(value))
		json_add_raw(w, name, str_of(text, (size_t)n));
	else
		json_add_null(w, name);
}

/* Of a base of nothing no part can be told: any change is significant. */
static bool is_significant(double base, double delta)
{
	return base == 0.0 ? delta != 0.0
			   : fabs(delta / base) * 100.0 >= SIGNIFICANT_PERCENT - 1e-9;
}

static bool put_delta(struct json_writer *w, const struct metric *base, const struct metric *other)
{
	double delta = other->value - base->value;
	bool matters = is_significant(base->value, delta);

	json_begin_object(w);
	json_add_str(w, "metric", base->name);
	json_add_raw(w, "base_value", base->text);
	json_add_raw(w, "scenario_value", other->text);
	add_double(w, "absolute_delta", delta);
	add_double(w, "percent_delta",
		   base->value != 0.0 ? delta / fabs(base->value) * 100.0 : (double)NAN);
	json_add_bool(w, "significant", matters);
	json_end_object(w);
	return matters;
}

/* Which of the two comes first by name: <0, 0, >0. */
static int order(const struct metrics *base, size_t i, const struct metrics *other, size_t k)
{
	if (i == base->n)
		return 1;
	return k == other->n ? -1 : str_cmp(base->items[i].name, other->items[k].name);
}

/* Adds the names that `base` has alone (-1), or `other` (1). */
static void add_alone(struct json_writer *w, const char *name, const struct metrics *base,
		      const struct metrics *other, int side)
{
	size_t i = 0, k = 0;

	json_add_array(w, name);
	while (i < base->n || k < other->n) {
		int o = order(base, i, other, k);

		if (o < 0 && side < 0)
			json_put_str(w, base->items[i].name);
		if (o > 0 && side > 0)
			json_put_str(w, other->items[k].name);
		i += o <= 0;
		k += o >= 0;
	}
	json_end_array(w);
}

void metrics_write_diff(struct json_writer *w, const struct metrics *base,
			const struct metrics *scenario)
{
	int64_t compared = 0, significant = 0;

	json_add_array(w, "diff");
	for (size_t i = 0, k = 0; i < base->n && k < scenario->n;) {
		int o = order(base, i, scenario, k);

		if (o == 0) {
			significant += put_delta(w, &base->items[i], &scenario->items[k]);
			compared++;
		}
		i += o <= 0;
		k += o >= 0;
	}
	json_end_array(w);
	json_add_object(w, "summary");
	json_add_i64(w, "metrics_compared", compared);
	json_add_i64(w, "significant", significant);
	add_alone(w, "only_in_base", base, scenario, -1);
	add_alone(w, "only_in_scenario", base, scenario, 1);
	json_end_object(w);
}
