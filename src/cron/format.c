/* cron_format: the canonical spelling. Sets are written as the longest ranges and steps; where the
 * text began with
 * '*' the canonical one does too, since that tells interval jobs from fixed times. */
#include "cron.h"

#include "bits.h"
#include "fields.h"

enum {
	RANGE_LEAST = 3, /* neighbours that are worth a range */
	STEPS_LEAST = 4, /* values of equal distance that are worth a step */

	WEEK = 7,
};

/* The values of a field, whatever their number: years too. */
struct values {
	uint64_t words[CRON_YEAR_WORDS];
	unsigned base; /* the value of bit 0 */
};

static bool has(const struct values *v, unsigned value)
{
	unsigned bit = value - v->base;

	return v->words[bit / 64] >> bit % 64 & 1;
}

static void comma(struct buf *out, size_t from)
{
	if (out->n != from)
		buf_add_c(out, ',');
}

/* The value after `value`, or `most` + 1. */
static unsigned following(const struct values *v, unsigned value, unsigned most)
{
	do {
		value++;
	} while (value <= most && !has(v, value));
	return value;
}

/* Writes the run of equal distances that begins at `first`; returns the value behind it. */
static unsigned add_run(struct buf *out, const struct values *v, unsigned first, unsigned most)
{
	unsigned last = first, next = following(v, first, most);
	unsigned step = next - first, n = 1;

	for (; next <= most && next - last == step; n++) {
		last = next;
		next = following(v, last, most);
	}
	if (n < (step == 1 ? RANGE_LEAST : STEPS_LEAST)) {
		buf_printf(out, "%u", first);
		return following(v, first, most);
	}
	buf_printf(out, step == 1 ? "%u-%u" : "%u-%u/%u", first, last, step);
	return next;
}

static void add_list(struct buf *out, const struct values *v, unsigned least, unsigned most,
		     size_t from)
{
	unsigned value = has(v, least) ? least : following(v, least, most);

	while (value <= most) {
		comma(out, from);
		value = add_run(out, v, value, most);
	}
}

/* Whether first, first + step, … are all there. */
static bool has_steps(const struct values *v, unsigned first, unsigned most, unsigned step)
{
	for (unsigned value = first; value <= most; value += step)
		if (!has(v, value))
			return false;
	return true;
}

/* Writes the starred part of a set and takes it out: the text began with '*', so some step fits. */
static void add_star(struct buf *out, struct values *v, unsigned least, unsigned most, bool bare)
{
	unsigned step = 1;

	while (!has_steps(v, least, most, step))
		step++;
	buf_add_c(out, '*');
	if (step != 1 || !bare)
		buf_printf(out, "/%u", step);
	for (unsigned value = least; value <= most; value += step)
		v->words[0] &= ~((uint64_t)1 << (value - v->base));
}

static void add_field(struct buf *out, const struct cron *c, enum field_kind kind, uint64_t set)
{
	const struct field *f = &cron_fields[kind];
	struct values v = {.words = {set}};
	unsigned most = kind == FIELD_WEEKDAY ? WEEK - 1 : f->most;
	bool is_day = kind == FIELD_DAY || kind == FIELD_WEEKDAY;
	bool bare =
		!is_day || (c->traits & (kind == FIELD_DAY ? CRON_ANY_DAY : CRON_ANY_WEEKDAY)) != 0;
	size_t from = out->n;

	if ((c->traits & f->star) != 0)
		add_star(out, &v, f->least, most, bare);
	add_list(out, &v, f->least, most, from);
}

static void add_days(struct buf *out, const struct cron *c)
{
	size_t from = out->n;

	add_field(out, c, FIELD_DAY, c->days);
	for (uint64_t left = c->last_days; left != 0; left &= left - 1) {
		comma(out, from);
		buf_add_c(out, 'L');
		if (bits_first(left) != 0)
			buf_printf(out, "-%u", bits_first(left));
	}
	if (c->nearest == CRON_NEAREST_LAST)
		buf_add(out, STR("LW"));
	else if (c->nearest != 0)
		buf_printf(out, "%uW", c->nearest);
}

static void add_months(struct buf *out, const struct cron *c)
{
	if (bits_count(c->months) == cron_fields[FIELD_MONTH].most)
		buf_add_c(out, '*');
	else
		add_field(out, c, FIELD_MONTH, c->months);
}

static void add_weekdays(struct buf *out, const struct cron *c)
{
	size_t from;

	if ((c->traits & CRON_PLUS) != 0)
		buf_add_c(out, '+');
	from = out->n;
	add_field(out, c, FIELD_WEEKDAY, c->weekdays);
	for (uint64_t left = c->nth_weekdays; left != 0; left &= left - 1) {
		comma(out, from);
		buf_printf(out, "%u#%u", bits_first(left) % WEEK, bits_first(left) / WEEK + 1);
	}
	for (uint64_t left = c->last_weekdays; left != 0; left &= left - 1) {
		comma(out, from);
		buf_printf(out, "%uL", bits_first(left));
	}
}

static void add_years(struct buf *out, const struct cron *c)
{
	const struct field *f = &cron_fields[FIELD_YEAR];
	struct values v = {.base = CRON_YEAR_FIRST};

	memcpy(v.words, c->years, sizeof(v.words));
	if (has(&v, CRON_YEAR_FIRST))
		buf_add_c(out, '*');
	else
		add_list(out, &v, f->least, f->most, out->n);
}

void cron_format(const struct cron *c, struct buf *out)
{
	if (c->fields > 5) {
		add_field(out, c, FIELD_SECOND, c->seconds);
		buf_add_c(out, ' ');
	}
	add_field(out, c, FIELD_MINUTE, c->minutes);
	buf_add_c(out, ' ');
	add_field(out, c, FIELD_HOUR, c->hours);
	buf_add_c(out, ' ');
	add_days(out, c);
	buf_add_c(out, ' ');
	add_months(out, c);
	buf_add_c(out, ' ');
	add_weekdays(out, c);
	if (c->fields > 6) {
		buf_add_c(out, ' ');
		add_years(out, c);
	}
}
