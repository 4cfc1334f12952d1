#include "rrule_impl.h"

#include "bits.h"
#include "date.h"
#include "wall.h"

enum {
	WEEKS_REPEATED = 0x10204081, /* times it, a week's mask repeats through a month */
	WEEKDAY_MASK = 0x7f,
	HALF_WEEK = 4, /* days of January that make a week the year's first */
};

static int64_t year_start(int year)
{
	return date_to_days(year, 1, 1);
}

static unsigned year_length(int year)
{
	return date_is_leap(year) ? 366 : 365;
}

/* The first day of the week that holds a day. */
static int64_t week_of(const struct rrule *r, int64_t day)
{
	return day - (date_weekday(day) + DATE_WEEK - r->week_start) % DATE_WEEK;
}

static bool is_nth(const uint64_t forth[7], const uint64_t back[7], unsigned weekday, unsigned n,
		   unsigned n_back)
{
	return (forth[weekday] >> n & 1) != 0 || (back[weekday] >> n_back & 1) != 0;
}

/* 2MO and -1FR, of the month or of the year. */
static bool is_nth_weekday(const struct rrule *r, const struct month *m, unsigned day)
{
	bool of_year = r->freq == RRULE_YEARLY && r->months == 0;
	int64_t at = m->first + day - 1;
	unsigned nth_day = of_year ? (unsigned)(at - year_start(m->year)) : day - 1;
	unsigned length = of_year ? year_length(m->year) : m->length;

	return is_nth(r->nth_weekdays, r->nth_weekdays_back, date_weekday(at),
		      nth_day / DATE_WEEK + 1, (length - 1 - nth_day) / DATE_WEEK + 1);
}

static bool has_nth_weekdays(const struct rrule *r)
{
	uint64_t any = 0;

	for (unsigned i = 0; i < DATE_WEEK; i++)
		any |= r->nth_weekdays[i] | r->nth_weekdays_back[i];
	return any != 0;
}

static bool has_year_days(const struct rrule *r)
{
	uint64_t any = 0;

	for (unsigned i = 0; i < RRULE_YEAR_WORDS; i++)
		any |= r->year_days[i] | r->year_days_back[i];
	return any != 0;
}

static bool is_year_day(const struct rrule *r, int64_t day, int year)
{
	unsigned n = (unsigned)(day - year_start(year)) + 1;
	unsigned back = year_length(year) + 1 - n;

	return (r->year_days[n / 64] >> n % 64 & 1) != 0 ||
	       (r->year_days_back[back / 64] >> back % 64 & 1) != 0;
}

/* The first day of a year's week 1: the first that has four days of the year. */
static int64_t first_week(const struct rrule *r, int year)
{
	return week_of(r, year_start(year) + HALF_WEEK - 1);
}

/* Whether the week that a day lies in is named; a week belongs to the year that holds most of it.
 */
static bool is_week(const struct rrule *r, int64_t day, int year)
{
	int64_t first = first_week(r, year), end = first_week(r, year + 1);
	unsigned week, weeks;

	if (day < first) {
		end = first;
		first = first_week(r, year - 1);
	} else if (day >= end) {
		first = end;
		end = first_week(r, year + 2);
	}
	week = (unsigned)(day - first) / DATE_WEEK + 1;
	weeks = (unsigned)(end - first) / DATE_WEEK;
	return (r->weeks >> week & 1) != 0 || (r->weeks_back >> (weeks + 1 - week) & 1) != 0;
}

/* BYMONTHDAY, both ways. */
static uint32_t month_days(const struct rrule *r, const struct month *m)
{
	uint32_t days = r->month_days;

	for (uint64_t left = r->month_days_back; left != 0; left &= left - 1)
		if (bits_first(left) <= m->length)
			days |= (uint32_t)1 << (m->length + 1 - bits_first(left));
	return days;
}

/* BYDAY, with and without numbers. */
static uint32_t weekdays(const struct rrule *r, const struct month *m)
{
	unsigned first = date_weekday(m->first), week = r->weekdays;
	uint32_t seen = (week << DATE_WEEK | week) >> first & WEEKDAY_MASK;
	uint32_t days = seen * (uint32_t)WEEKS_REPEATED << 1;

	for (unsigned day = 1; has_nth_weekdays(r) && day <= m->length; day++)
		if (is_nth_weekday(r, m, day))
			days |= (uint32_t)1 << day;
	return days;
}

/* Keeps the days that a slow question is answered with yes for. */
static uint32_t keep(const struct rrule *r, const struct month *m, uint32_t days,
		     bool (*is_kept)(const struct rrule *r, int64_t day, int year))
{
	for (uint64_t left = days; left != 0; left &= left - 1)
		if (!is_kept(r, m->first + bits_first(left) - 1, m->year))
			days &= ~((uint32_t)1 << bits_first(left));
	return days;
}

/* The days that all BY parts allow. */
static uint32_t allowed_days(const struct rrule *r, const struct month *m)
{
	uint32_t days = (uint32_t)bits_range(1, m->length);

	if (r->months != 0 && (r->months >> m->month & 1) == 0)
		return 0;
	if ((r->month_days | r->month_days_back) != 0)
		days &= month_days(r, m);
	if (r->weekdays != 0 || has_nth_weekdays(r))
		days &= weekdays(r, m);
	if (has_year_days(r))
		days = keep(r, m, days, is_year_day);
	if ((r->weeks | r->weeks_back) != 0)
		days = keep(r, m, days, is_week);
	return days;
}

static bool is_every(int64_t distance, int64_t interval)
{
	return distance >= 0 && distance % interval == 0;
}

/* Whether INTERVAL takes the period that a day lies in. Periods of hours and less are sorted out by
 * the search. */
static bool is_active(const struct rrule *r, int64_t day, int year)
{
	int64_t start = date_day_of(r->start);

	(void)year;
	switch (r->freq) {
	case RRULE_WEEKLY:
		return is_every((week_of(r, day) - week_of(r, start)) / DATE_WEEK, r->interval);
	case RRULE_DAILY:
		return is_every(day - start, r->interval);
	case RRULE_YEARLY:
	case RRULE_MONTHLY:
	case RRULE_HOURLY:
	case RRULE_MINUTELY:
	case RRULE_SECONDLY:
		return day >= start;
	}
	return false;
}

/* The same for a whole month. */
static bool is_active_month(const struct rrule *r, const struct month *m)
{
	struct date start = date_from_days(date_day_of(r->start));
	int64_t years = m->year - start.year;

	if (r->freq == RRULE_YEARLY)
		return is_every(years, r->interval);
	if (r->freq == RRULE_MONTHLY)
		return is_every(years * DATE_MONTHS + m->month - start.month, r->interval);
	return true;
}

uint32_t rrule_days(const struct rrule *r, const struct month *m)
{
	uint32_t days = is_active_month(r, m) ? allowed_days(r, m) : 0;

	if (r->freq == RRULE_WEEKLY || r->freq == RRULE_DAILY)
		days = keep(r, m, days, is_active);
	return days;
}

static struct month month_of(int64_t day)
{
	struct date date = date_from_days(day);

	return month_make(date.year, date.month);
}

int64_t rrule_day_from(const struct rrule *r, int64_t day)
{
	struct month m;
	uint64_t days;

	if (day > WALL_LAST_DAY)
		return INT64_MAX;
	m = month_of(day);
	days = rrule_days(r, &m) & ~bits_below((unsigned)(day - m.first) + 1);
	while (days == 0) {
		m = month_after(&m);
		if (m.year > CRON_YEAR_LAST)
			return INT64_MAX;
		days = rrule_days(r, &m);
	}
	return m.first + bits_first(days) - 1;
}

int64_t rrule_day_upto(const struct rrule *r, int64_t day)
{
	struct month m;
	uint64_t days;

	if (day < WALL_FIRST_DAY)
		return INT64_MIN;
	m = month_of(day);
	days = rrule_days(r, &m) & ~bits_above((unsigned)(day - m.first) + 1);
	while (days == 0) {
		if (m.first <= WALL_FIRST_DAY || m.first < date_day_of(r->start))
			return INT64_MIN;
		m = month_of(m.first - 1);
		days = rrule_days(r, &m);
	}
	return m.first + bits_last(days) - 1;
}

void rrule_period(const struct rrule *r, int64_t day, int64_t *first_out, int64_t *end_out)
{
	struct month m = month_of(day);

	switch (r->freq) {
	case RRULE_YEARLY:
		*first_out = year_start(m.year);
		*end_out = year_start(m.year + 1);
		return;
	case RRULE_MONTHLY:
		*first_out = m.first;
		*end_out = m.first + m.length;
		return;
	case RRULE_WEEKLY:
		*first_out = week_of(r, day);
		*end_out = *first_out + DATE_WEEK;
		return;
	case RRULE_DAILY:
	case RRULE_HOURLY:
	case RRULE_MINUTELY:
	case RRULE_SECONDLY:
		*first_out = day;
		*end_out = day + 1;
		return;
	}
}
