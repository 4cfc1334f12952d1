#include "simulate_words.h"

#include <inttypes.h>

#include "cli/table.h"
#include "codec/json.h"
#include "cron/cron.h"

enum {
	LIST_MOST = 10000,    /* items of one list */
	ALIKE_MOST = 5,	      /* lines that say the same of another schedule */
	LINES_MOST = 40,      /* of one proposal */
	MINUTES_PER_HOUR = 60 /* of an offset's text */
};

static struct json_array list_of(struct arena *a, const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct json_array items = {NULL, 0};
	struct err none = {0};

	if (v != NULL)
		(void)json_array_of(a, v, LIST_MOST, &items, name, &none);
	return items;
}

static struct json_object object_of(struct arena *a, const struct json *v)
{
	struct json_object o = {0};
	struct err none = {0};

	if (v != NULL)
		(void)json_object_of(a, v, &o, "", &none);
	return o;
}

static struct str text_of(struct arena *a, const struct json_object *o, const char *name)
{
	return table_value(a, json_get(o, str_z(name)));
}

static int64_t number_of(const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct err none = {0};
	int64_t n = 0;

	if (v != NULL)
		(void)json_i64(v, INT32_MIN, INT32_MAX, &n, name, &none);
	return n;
}

/* Its name, else its id. */
static struct str schedule_of(struct arena *a, const struct json_object *o)
{
	const struct json *name = json_get(o, STR("name"));

	return name != NULL && !json_is_null(name) ? table_value(a, name)
						   : text_of(a, o, "schedule_id");
}

/* --- what a night changes */

static void say_offset(struct buf *to, int64_t seconds)
{
	int64_t minutes = (seconds < 0 ? -seconds : seconds) / 60;

	buf_printf(to, "%c%02" PRId64 ":%02" PRId64, seconds < 0 ? '-' : '+',
		   minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
}

static void say_rest(struct buf *to, int64_t all, size_t told)
{
	if (all > (int64_t)told)
		buf_printf(to, "  and %" PRId64 " more\n", all - (int64_t)told);
}

static void say_night(struct arena *a, const struct json_object *o, struct buf *to)
{
	struct json_array changes = list_of(a, o, "changes");

	buf_printf(to, "\n" STR_FMT " in " STR_FMT ", clocks go from ",
		   STR_ARG(text_of(a, o, "at")), STR_ARG(text_of(a, o, "timezone")));
	say_offset(to, number_of(o, "offset_before_seconds"));
	buf_add_z(to, " to ");
	say_offset(to, number_of(o, "offset_after_seconds"));
	buf_add_z(to, ":\n");
	for (size_t i = 0; i < changes.n; i++) {
		struct json_object change = object_of(a, &changes.items[i]);

		buf_printf(to, "  " STR_FMT ": " STR_FMT "\n", STR_ARG(schedule_of(a, &change)),
			   STR_ARG(text_of(a, &change, "note")));
	}
	say_rest(to, number_of(o, "changes_total"), changes.n);
}

/* --- how a pile is spread */

static void say_value(struct arena *a, const struct json_object *o, const char *side,
		      struct buf *to)
{
	const struct json *v = json_get(o, str_z(side));
	const char *quote = v != NULL && v->type == JSON_STRING ? "\"" : "";

	buf_printf(to, "%s" STR_FMT "%s", quote, STR_ARG(table_value(a, v)), quote);
}

/* `cron "0 * * * *" → "H * * * *"`; a diff has one field. */
static struct str diff_of(struct arena *a, const struct json_object *schedule)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4 * LIMIT_CRON);
	struct json_object diff = object_of(a, json_get(schedule, STR("diff"))), sides;

	if (diff.n == 0)
		return STR("-");
	sides = object_of(a, &diff.members[0].value);
	buf_printf(&text, STR_FMT " ", STR_ARG(diff.members[0].key));
	say_value(a, &sides, "from", &text);
	buf_add_z(&text, " → ");
	say_value(a, &sides, "to", &text);
	return str_dup(a, buf_str(&text));
}

/* Schedules that change alike and follow each other. */
struct alike {
	struct str diff;
	size_t n;
};

static void end_alike(const struct alike *run, struct buf *to)
{
	if (run->n > ALIKE_MOST)
		buf_printf(to, "  the same for %zu more: " STR_FMT "\n", run->n - ALIKE_MOST,
			   STR_ARG(run->diff));
}

static void say_changes(struct arena *a, const struct json_array *schedules, struct buf *to)
{
	struct alike run = {0};
	size_t lines = 0, i;

	for (i = 0; i < schedules->n && lines < LINES_MOST; i++) {
		struct json_object one = object_of(a, &schedules->items[i]);
		struct str diff = diff_of(a, &one);

		if (!str_eq(diff, run.diff)) {
			end_alike(&run, to);
			run = (struct alike){.diff = diff};
		}
		if (++run.n > ALIKE_MOST)
			continue;
		lines++;
		buf_printf(to, "  " STR_FMT ": " STR_FMT "\n", STR_ARG(schedule_of(a, &one)),
			   STR_ARG(diff));
	}
	end_alike(&run, to);
	say_rest(to, (int64_t)schedules->n, i);
}

static void say_proposal(struct arena *a, const struct json_object *o, struct buf *to)
{
	struct json_array schedules = list_of(a, o, "schedules");

	buf_printf(to,
		   "\nTo spread " STR_FMT ", where %" PRId64 " meet now and %" PRId64 " then:\n",
		   STR_ARG(text_of(a, o, "target")), number_of(o, "peak_now"),
		   number_of(o, "peak_then"));
	say_changes(a, &schedules, to);
}

static void say_each(struct arena *a, const struct json_object *o, const char *list,
		     void (*say)(struct arena *a, const struct json_object *o, struct buf *to),
		     struct buf *to)
{
	struct json_array items = list_of(a, o, list);

	for (size_t i = 0; i < items.n; i++) {
		struct json_object one = object_of(a, &items.items[i]);

		say(a, &one, to);
	}
}

void simulate_words(struct arena *a, struct str answer, struct buf *to)
{
	struct json_object o;
	struct err none = {0};

	if (json_object(a, answer, &o, &none))
		return;
	say_each(a, &o, "transitions", say_night, to);
	say_each(a, &o, "proposals", say_proposal, to);
}
