#include "every.h"

#include "base/limits.h"
#include "base/num.h"
#include "cron.h"

/* Largest first; that is also the order in which a spelling names them. */
static const struct unit {
	struct str sign; /* behind the number */
	char iso;	 /* the same in ISO 8601 */
	bool is_time;	 /* ISO 8601: behind the T */
	ms_t ms;
	const char *name;
} units[] = {
	{STR_INIT("w"), 'W', false, 7 * MS_DAY, "week"},
	{STR_INIT("d"), 'D', false, MS_DAY, "day"},
	{STR_INIT("h"), 'H', true, MS_HOUR, "hour"},
	{STR_INIT("m"), 'M', true, MS_MINUTE, "minute"},
	{STR_INIT("s"), 'S', true, MS_SECOND, "second"},
};

static enum rc refuse(struct err *err, const char *what, const char *hint)
{
	(void)err_set(err, RC_INVALID, "invalid_every", "%s", what);
	return err_hint(err, "%s", hint);
}

static bool take_number(struct str *text, int64_t *out)
{
	size_t n = 0;
	struct str digits;

	while (n < text->n && text->p[n] >= '0' && text->p[n] <= '9')
		n++;
	digits = str_sub(*text, 0, n);
	*text = str_sub(*text, n, text->n);
	return num_parse_i64(digits, 0, EVERY_MOST, out);
}

/* The unit that the text begins with, from units[from] on; NULL where none does. */
static const struct unit *take_unit(struct str *text, size_t from)
{
	for (size_t i = from; i < COUNTOF(units); i++)
		if (str_starts(*text, units[i].sign)) {
			*text = str_sub(*text, units[i].sign.n, text->n);
			return &units[i];
		}
	return NULL;
}

static const struct unit *take_iso_unit(struct str *text, size_t from, bool is_time)
{
	for (size_t i = from; text->n != 0 && i < COUNTOF(units); i++)
		if (units[i].iso == text->p[0] && units[i].is_time == is_time) {
			*text = str_sub(*text, 1, text->n);
			return &units[i];
		}
	return NULL;
}

static bool add(ms_t *sum, int64_t n, const struct unit *unit)
{
	if (n > EVERY_MOST / unit->ms)
		return false;
	*sum += n * unit->ms;
	return *sum <= EVERY_MOST;
}

/* 1h30m: each unit once, largest first. */
static bool read_plain(struct str text, ms_t *sum)
{
	size_t from = 0;

	while (text.n != 0) {
		int64_t n;
		const struct unit *unit = take_number(&text, &n) ? take_unit(&text, from) : NULL;

		if (unit == NULL || !add(sum, n, unit))
			return false;
		from = (size_t)(unit - units) + 1;
	}
	return true;
}

/* P1DT12H, behind the P. */
static bool read_iso(struct str text, ms_t *sum)
{
	bool is_time = false;
	size_t from = 0;

	while (text.n != 0) {
		const struct unit *unit;
		int64_t n;

		if (text.p[0] == 'T' && !is_time && text.n > 1) {
			is_time = true;
			text = str_sub(text, 1, text.n);
		}
		unit = take_number(&text, &n) ? take_iso_unit(&text, from, is_time) : NULL;
		if (unit == NULL || !add(sum, n, unit))
			return false;
		from = (size_t)(unit - units) + 1;
	}
	return true;
}

enum rc every_parse(struct every *out, struct str text, ms_t anchor_at, struct err *err)
{
	bool iso = str_starts(text, STR("P"));
	ms_t step = 0;
	bool good = iso ? read_iso(str_sub(text, 1, text.n), &step) : read_plain(text, &step);

	if (!good || text.n == 0)
		return refuse(err, "that is no interval of at most ten years",
			      "write 90s, 2h, 1h30m, 1d, or PT90S");
	if (step < EVERY_LEAST)
		return refuse(err, "an interval is at least a second", "write 1s or more");
	*out = (struct every){.step_ms = step, .anchor_at = anchor_at};
	return RC_OK;
}

/* The first occurrence at an instant or later, wherever it lies. Instants here are within centuries
 * of 1970. */
static ms_t at_least(const struct every *e, ms_t at)
{
	ms_t distance = at - e->anchor_at;
	int64_t k = distance / e->step_ms;

	return e->anchor_at + (k + (distance > 0 && distance % e->step_ms != 0)) * e->step_ms;
}

static ms_t clamp(ms_t at)
{
	if (at < LIMIT_INSTANT_MIN)
		return LIMIT_INSTANT_MIN;
	return at <= LIMIT_INSTANT_MAX ? at : LIMIT_INSTANT_MAX + 1;
}

ms_t every_next(const struct every *e, ms_t after)
{
	ms_t at = at_least(e, after < LIMIT_INSTANT_MAX ? clamp(after + 1) : LIMIT_INSTANT_MAX + 1);

	return at <= LIMIT_INSTANT_MAX ? at : MS_NEVER;
}

ms_t every_prev(const struct every *e, ms_t before)
{
	ms_t at = at_least(e, clamp(before)) - e->step_ms;

	return at >= LIMIT_INSTANT_MIN ? at : MS_NONE_BEFORE;
}

int64_t every_count(const struct every *e, ms_t from, ms_t to)
{
	ms_t first = at_least(e, clamp(from)), end = at_least(e, clamp(to));

	return end > first ? (end - first) / e->step_ms : 0;
}

void every_format(const struct every *e, struct buf *out)
{
	ms_t left = e->step_ms;

	for (size_t i = 0; i < COUNTOF(units); i++) {
		if (left / units[i].ms != 0) {
			buf_add_i64(out, left / units[i].ms);
			buf_add(out, units[i].sign);
		}
		left %= units[i].ms;
	}
}

void every_explain(const struct every *e, struct buf *out)
{
	ms_t left = e->step_ms;

	buf_add(out, STR("Every"));
	for (size_t i = 0; i < COUNTOF(units); i++) {
		int64_t n = left / units[i].ms;

		if (n != 0)
			buf_printf(out, " %lld %s%s", (long long)n, units[i].name,
				   n > 1 ? "s" : "");
		left %= units[i].ms;
	}
}
