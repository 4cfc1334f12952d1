/* cron_explain: an expression as an English sentence without its stop. First the time of day, then
 * the days, then months and years. */
#include "cron.h"

#include "bits.h"
#include "date.h"
#include "fields.h"
#include "words.h"

enum {
	TIMES_MOST = 4, /* times of day that are listed one by one */
	MINUTES = 60,
	HOURS = 24,
};
#define ALL_OF(n) (((uint64_t)1 << (n)) - 1)

static bool is_all(uint64_t set, unsigned n)
{
	return set == ALL_OF(n);
}

/* The step of 0, n, 2n, … up to `size`, which it divides; 0 where the set is anything else. */
static unsigned even_step(uint64_t set, unsigned size)
{
	for (unsigned step = 2; step <= size / 2; step++) {
		uint64_t steps = 0;

		for (unsigned value = 0; value < size; value += step)
			steps |= (uint64_t)1 << value;
		if (size % step == 0 && steps == set)
			return step;
	}
	return 0;
}

static void numbers(struct buf *out, const char *noun, uint64_t set)
{
	struct words_set words = {.words = {set}, .most = MINUTES - 1};

	buf_printf(out, "%s%s ", noun, bits_count(set) == 1 ? "" : "s");
	words_set(out, &words, words_number);
}

static void clock_time(struct buf *out, unsigned hour, unsigned minute, unsigned second)
{
	buf_printf(out, "%02u:%02u", hour, minute);
	if (second != 0)
		buf_printf(out, ":%02u", second);
}

static unsigned count_times(const struct cron *c)
{
	return bits_count(c->hours) * bits_count(c->minutes) * bits_count(c->seconds);
}

static void listed_times(struct buf *out, const struct cron *c)
{
	struct words_list list = {.out = out};
	unsigned left = count_times(c);

	buf_add(out, STR("At "));
	for (uint64_t h = c->hours; h != 0; h &= h - 1)
		for (uint64_t m = c->minutes; m != 0; m &= m - 1)
			for (uint64_t s = c->seconds; s != 0; s &= s - 1) {
				words_next(&list, left--);
				clock_time(out, bits_first(h), bits_first(m), bits_first(s));
			}
}

/* "every second", "every 5 minutes", or false. */
static bool every(struct buf *out, const char *noun, uint64_t set, unsigned size)
{
	unsigned step = even_step(set, size);

	if (is_all(set, size))
		buf_printf(out, "Every %s", noun);
	else if (step != 0)
		buf_printf(out, "Every %u %ss", step, noun);
	else
		return false;
	return true;
}

/* The hours behind "Every 5 minutes": a span of the clock where they are neighbours. */
static void hours_as_span(struct buf *out, uint64_t hours)
{
	unsigned first = bits_first(hours), last = bits_last(hours);

	if (is_all(hours, HOURS))
		return;
	if (hours == bits_range(first, last)) {
		buf_printf(out, " from %02u:00 to %02u:59", first, last);
	} else if (even_step(hours, HOURS) != 0) {
		buf_add(out, STR(" of every "));
		words_ordinal(out, even_step(hours, HOURS));
		buf_add(out, STR(" hour"));
	} else {
		buf_add(out, STR(" of "));
		numbers(out, "hour", hours);
	}
}

/* The hours behind "At minute 5". */
static void hours_as_parts(struct buf *out, uint64_t hours)
{
	if (is_all(hours, HOURS)) {
		buf_add(out, STR(" of every hour"));
	} else if (even_step(hours, HOURS) != 0) {
		hours_as_span(out, hours);
	} else {
		buf_add(out, STR(" of "));
		numbers(out, "hour", hours);
	}
}

static void minutes(struct buf *out, const struct cron *c)
{
	unsigned first = bits_first(c->hours), last = bits_last(c->hours);

	if (c->minutes == 1 && every(out, "hour", c->hours, HOURS)) {
		buf_add(out, STR(", on the hour"));
	} else if (c->minutes == 1 && c->hours == bits_range(first, last)) {
		buf_printf(out, "Every hour from %02u:00 to %02u:00", first, last);
	} else if (every(out, "minute", c->minutes, MINUTES)) {
		hours_as_span(out, c->hours);
	} else {
		buf_add(out, STR("At "));
		numbers(out, "minute", c->minutes);
		hours_as_parts(out, c->hours);
	}
}

static void seconds(struct buf *out, const struct cron *c)
{
	bool parts = !every(out, "second", c->seconds, MINUTES);

	if (parts) {
		buf_add(out, STR("At "));
		numbers(out, "second", c->seconds);
	}
	if (!is_all(c->minutes, MINUTES)) {
		buf_add(out, STR(" of "));
		numbers(out, "minute", c->minutes);
		hours_as_parts(out, c->hours);
		return;
	}
	if (parts)
		buf_add(out, STR(" of every minute"));
	hours_as_span(out, c->hours);
}

static void month_days(struct buf *out, const struct cron *c)
{
	struct words_set words = {.words = {c->days}, .least = 1, .most = 31};
	struct words_list list = {.out = out};
	unsigned left = bits_count(c->last_days) + (c->days != 0);

	if (c->days != 0) {
		words_next(&list, left--);
		buf_add_z(out, bits_count(c->days) == 1 ? "day " : "days ");
		words_set(out, &words, words_number);
	}
	for (uint64_t set = c->last_days; set != 0; set &= set - 1) {
		words_next(&list, left--);
		if (bits_first(set) != 0) {
			buf_add(out, STR("the "));
			words_ordinal(out, bits_first(set));
			buf_add(out, STR(" day before "));
		}
		buf_add(out, STR("the last day"));
	}
	if (c->nearest == CRON_NEAREST_LAST)
		buf_add(out, STR("the last Monday-to-Friday day"));
	else if (c->nearest != 0)
		buf_printf(out, "the Monday-to-Friday day nearest day %u", c->nearest);
	buf_add(out, STR(" of the month"));
}

static void weekdays(struct buf *out, const struct cron *c)
{
	uint64_t week =
		(c->weekdays | (unsigned)c->weekdays << DATE_WEEK) & 0xfe; /* Monday first */
	struct words_set words = {.words = {week}, .least = 1, .most = DATE_WEEK};
	struct words_list list = {.out = out};
	unsigned left = (week != 0) + bits_count(c->nth_weekdays) + bits_count(c->last_weekdays);

	if (week != 0) {
		words_next(&list, left--);
		words_set(out, &words, words_weekday);
	}
	for (uint64_t set = c->nth_weekdays; set != 0; set &= set - 1) {
		words_next(&list, left--);
		buf_add(out, STR("the "));
		words_ordinal(out, bits_first(set) / DATE_WEEK + 1);
		buf_add_c(out, ' ');
		words_weekday(out, bits_first(set) % DATE_WEEK);
	}
	for (uint64_t set = c->last_weekdays; set != 0; set &= set - 1) {
		words_next(&list, left--);
		buf_add(out, STR("the last "));
		words_weekday(out, bits_first(set));
	}
	if ((c->nth_weekdays | c->last_weekdays) != 0)
		buf_add(out, STR(" of the month"));
}

static void dates(struct buf *out, const struct cron *c)
{
	bool any_day = (c->traits & CRON_ANY_DAY) != 0;
	bool any_weekday = (c->traits & CRON_ANY_WEEKDAY) != 0;

	if (any_day && any_weekday && cron_is_fixed_time(c) && c->months == 0x1ffe)
		buf_add(out, STR(" every day"));
	if (!any_day) {
		buf_add(out, STR(" on "));
		month_days(out, c);
	}
	if (!any_day && !any_weekday)
		buf_add_z(out, (c->traits & CRON_DAYS_OR) != 0 ? " or" : ", but only");
	if (!any_weekday) {
		buf_add(out, STR(" on "));
		weekdays(out, c);
	}
}

static void months(struct buf *out, const struct cron *c)
{
	struct words_set words = {.words = {c->months}, .least = 1, .most = DATE_MONTHS};

	if (bits_count(c->months) == DATE_MONTHS)
		return;
	buf_add(out, STR(" in "));
	words_set(out, &words, words_month);
}

static void years(struct buf *out, const struct cron *c)
{
	const struct field *f = &cron_fields[FIELD_YEAR];
	struct words_set words = {.base = CRON_YEAR_FIRST, .least = f->least, .most = f->most};

	if ((c->years[0] & 1) != 0) /* CRON_YEAR_FIRST itself: any year */
		return;
	memcpy(words.words, c->years, sizeof(words.words));
	buf_add(out, STR(", in "));
	words_set(out, &words, words_number);
}

void cron_explain(const struct cron *c, struct buf *out)
{
	if (count_times(c) <= TIMES_MOST)
		listed_times(out, c);
	else if (c->seconds == 1)
		minutes(out, c);
	else
		seconds(out, c);
	dates(out, c);
	months(out, c);
	years(out, c);
}
