/* rrule_format and rrule_explain: a recurrence rule as text. */
#include "rrule_impl.h"

#include "bits.h"
#include "date.h"
#include "rrule_read.h"
#include "wall.h"
#include "words.h"

enum { HOURS = 24, TIMES_MOST = 4 };
#define ALL_OF(n) (((uint64_t)1 << (n)) - 1)

static const char *const freqs[] = {
	[RRULE_YEARLY] = "YEARLY",     [RRULE_MONTHLY] = "MONTHLY", [RRULE_WEEKLY] = "WEEKLY",
	[RRULE_DAILY] = "DAILY",       [RRULE_HOURLY] = "HOURLY",   [RRULE_MINUTELY] = "MINUTELY",
	[RRULE_SECONDLY] = "SECONDLY",
};
static const char weekday_names[][3] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

static void add_time(struct buf *out, int64_t wall)
{
	struct date date = date_from_days(date_day_of(wall));
	int64_t time = wall - date_day_of(wall) * DATE_DAY;

	buf_printf(out, "%04d%02u%02uT%02d%02d%02d", date.year, date.month, date.day,
		   (int)(time / 3600), (int)(time / 60 % 60), (int)(time % 60));
}

/* ";NAME=" before the first item of a part, "," before the others. */
static void add_item(struct buf *out, const char *name, bool *begun)
{
	if (*begun)
		buf_add_c(out, ',');
	else
		buf_printf(out, ";%s=", name);
	*begun = true;
}

/* A part whose values are bits; those of `back` are negative. */
static void add_bits(struct buf *out, const char *name, const uint64_t *words, const uint64_t *back,
		     size_t n_words)
{
	bool begun = false;

	for (unsigned i = 0; i < n_words * 64; i++)
		if ((words[i / 64] >> i % 64 & 1) != 0) {
			add_item(out, name, &begun);
			buf_printf(out, "%u", i);
		}
	for (unsigned i = 0; back != NULL && i < n_words * 64; i++)
		if ((back[i / 64] >> i % 64 & 1) != 0) {
			add_item(out, name, &begun);
			buf_printf(out, "-%u", i);
		}
}

static void add_numbered(struct buf *out, bool *begun, unsigned weekday, uint64_t set,
			 const char *sign)
{
	for (; set != 0; set &= set - 1) {
		add_item(out, "BYDAY", begun);
		buf_printf(out, "%s%u%s", sign, bits_first(set), weekday_names[weekday]);
	}
}

static void add_weekdays(struct buf *out, const struct rrule *r)
{
	bool begun = false;

	for (unsigned i = 0; i < DATE_WEEK; i++) {
		if ((r->weekdays >> i & 1) != 0) {
			add_item(out, "BYDAY", &begun);
			buf_add_z(out, weekday_names[i]);
		}
		add_numbered(out, &begun, i, r->nth_weekdays[i], "");
		add_numbered(out, &begun, i, r->nth_weekdays_back[i], "-");
	}
}

/* BYHOUR and its like, unless they are what FREQ alone would say. */
static void add_clock(struct buf *out, const struct rrule *r)
{
	const uint64_t hours = r->clock.hours;

	if (r->freq < RRULE_HOURLY || hours != ALL_OF(HOURS))
		add_bits(out, "BYHOUR", &hours, NULL, 1);
	if (r->freq < RRULE_MINUTELY || r->clock.minutes != ALL_OF(60))
		add_bits(out, "BYMINUTE", &r->clock.minutes, NULL, 1);
	if (r->freq < RRULE_SECONDLY || r->clock.seconds != ALL_OF(60))
		add_bits(out, "BYSECOND", &r->clock.seconds, NULL, 1);
}

static void add_rule(struct buf *out, const struct rrule *r)
{
	uint64_t months = r->months, days = r->month_days, back = r->month_days_back;

	buf_printf(out, "\nRRULE:FREQ=%s", freqs[r->freq]);
	if (r->interval != 1)
		buf_printf(out, ";INTERVAL=%lld", (long long)r->interval);
	if (r->until != RRULE_WALL_LAST) {
		buf_add(out, STR(";UNTIL="));
		add_time(out, r->until);
	}
	if (r->week_start != 1)
		buf_printf(out, ";WKST=%s", weekday_names[r->week_start]);
	add_bits(out, "BYMONTH", &months, NULL, 1);
	add_bits(out, "BYMONTHDAY", &days, &back, 1);
	add_bits(out, "BYYEARDAY", r->year_days, r->year_days_back, RRULE_YEAR_WORDS);
	add_bits(out, "BYWEEKNO", &r->weeks, &r->weeks_back, 1);
	add_weekdays(out, r);
	add_clock(out, r);
	for (size_t i = 0; i < r->n_positions; i++)
		buf_printf(out, "%s%d", i == 0 ? ";BYSETPOS=" : ",", r->positions[i]);
}

void rrule_format(const struct rrule *r, struct buf *out)
{
	buf_add(out, STR("DTSTART:"));
	add_time(out, r->start);
	if (r->has_rule)
		add_rule(out, r);
	for (size_t i = 0; i < r->n_dates; i++) {
		buf_add_z(out, i == 0 ? "\nRDATE:" : ",");
		add_time(out, r->dates[i]);
	}
	for (size_t i = 0; i < r->n_exceptions; i++) {
		const struct rrule_span *e = &r->exceptions[i];

		buf_add_z(out, e->to - e->from == DATE_DAY ? "\nEXDATE;VALUE=DATE:" : "\nEXDATE:");
		add_time(out, e->from);
		if (e->to - e->from == DATE_DAY)
			out->n -= sizeof("T000000") - 1;
	}
}

static void explain_freq(struct buf *out, const struct rrule *r)
{
	static const char *const nouns[] = {"year", "month",  "week",  "day",
					    "hour", "minute", "second"};

	if (r->interval == 1)
		buf_printf(out, "Every %s", nouns[r->freq]);
	else
		buf_printf(out, "Every %lld %ss", (long long)r->interval, nouns[r->freq]);
}

static void explain_numbers(struct buf *out, const char *before, uint64_t set, const char *after)
{
	struct words_set words = {.words = {set}, .most = 63};

	if (set == 0)
		return;
	buf_add_z(out, before);
	words_set(out, &words, words_number);
	buf_add_z(out, after);
}

static void explain_nth(struct buf *out, unsigned n, bool back)
{
	if (back && n == 1) {
		buf_add(out, STR("last "));
		return;
	}
	words_ordinal(out, n);
	buf_add_z(out, back ? " last " : " ");
}

static void explain_numbered(struct buf *out, struct words_list *list, unsigned *left,
			     unsigned weekday, uint64_t set, bool back)
{
	for (; set != 0; set &= set - 1) {
		words_next(list, (*left)--);
		buf_add(out, STR("the "));
		explain_nth(out, bits_first(set), back);
		words_weekday(out, weekday);
	}
}

static unsigned count_weekdays(const struct rrule *r)
{
	unsigned n = r->weekdays != 0;

	for (unsigned i = 0; i < DATE_WEEK; i++)
		n += bits_count(r->nth_weekdays[i]) + bits_count(r->nth_weekdays_back[i]);
	return n;
}

static void explain_weekdays(struct buf *out, const struct rrule *r)
{
	uint64_t week =
		(r->weekdays | (unsigned)r->weekdays << DATE_WEEK) & 0xfe; /* Monday first */
	struct words_set words = {.words = {week}, .least = 1, .most = DATE_WEEK};
	struct words_list list = {.out = out};
	unsigned left = count_weekdays(r);

	if (left == 0)
		return;
	buf_add(out, STR(" on "));
	if (week != 0) {
		words_next(&list, left--);
		words_set(out, &words, words_weekday);
	}
	for (unsigned i = 0; i < DATE_WEEK; i++) {
		explain_numbered(out, &list, &left, i, r->nth_weekdays[i], false);
		explain_numbered(out, &list, &left, i, r->nth_weekdays_back[i], true);
	}
}

static void explain_times(struct buf *out, const struct cron *c)
{
	struct words_list list = {.out = out};
	int64_t left = wall_day_count(c), at = wall_day_first(c);

	if (left > TIMES_MOST) {
		explain_numbers(out, " at minutes ", c->minutes, "");
		explain_numbers(out, " of hours ", c->hours, "");
		return;
	}
	buf_add(out, STR(" at "));
	for (; left > 0; left--, at = wall_next(c, at + 1)) {
		words_next(&list, (unsigned)left);
		buf_printf(out, "%02d:%02d", (int)(at / 3600), (int)(at / 60 % 60));
		if (at % 60 != 0)
			buf_printf(out, ":%02d", (int)(at % 60));
	}
}

static void explain_rule(struct buf *out, const struct rrule *r)
{
	struct words_set months = {.words = {r->months}, .least = 1, .most = DATE_MONTHS};

	explain_freq(out, r);
	explain_numbers(out, " on day ", r->month_days, "");
	explain_numbers(out, " on day ", r->month_days_back, " from the month's end");
	explain_numbers(out, " in week ", r->weeks, "");
	explain_weekdays(out, r);
	if (r->months != 0) {
		buf_add(out, STR(" in "));
		words_set(out, &months, words_month);
	}
	if (r->freq < RRULE_HOURLY)
		explain_times(out, &r->clock);
	for (size_t i = 0; i < r->n_positions; i++) {
		buf_add_z(out, i == 0 ? ", of these the " : ", ");
		explain_nth(out,
			    (unsigned)(r->positions[i] < 0 ? -r->positions[i] : r->positions[i]),
			    r->positions[i] < 0);
		out->n -= out->p[out->n - 1] == ' ';
	}
}

static void explain_date(struct buf *out, int64_t wall)
{
	struct date date = date_from_days(date_day_of(wall));

	buf_printf(out, "%04d-%02u-%02u", date.year, date.month, date.day);
}

void rrule_explain(const struct rrule *r, struct buf *out)
{
	if (r->has_rule) {
		explain_rule(out, r);
		buf_add(out, STR(", from "));
		explain_date(out, r->start);
		if (r->until != RRULE_WALL_LAST) {
			buf_add(out, STR(" to "));
			explain_date(out, r->until);
		}
	}
	if (r->n_dates != 0)
		buf_printf(out, "%s %zu single date%s", r->has_rule ? ", and on" : "On", r->n_dates,
			   r->n_dates > 1 ? "s" : "");
	if (r->n_exceptions != 0)
		buf_printf(out, ", but not on %zu date%s", r->n_exceptions,
			   r->n_exceptions > 1 ? "s" : "");
}
