#include "days.h"

#include "bits.h"
#include "date.h"

enum {
	SUNDAY = 0,
	SATURDAY = 6,
	WEEKS = 0x10204081, /* bits 0, 7, 14, 21, 28: times it, a week repeats through a month */
	WEEKDAY_MASK = 0x7f,
	NTH_MOST = 5,
};

struct month month_make(int year, unsigned month)
{
	return (struct month){
		.first = date_to_days(year, month, 1),
		.year = year,
		.month = month,
		.length = date_month_length(year, month),
	};
}

struct month month_after(const struct month *m)
{
	bool wraps = m->month == DATE_MONTHS;
	int year = m->year + wraps;
	unsigned month = wraps ? 1 : m->month + 1;

	return (struct month){
		.first = m->first + m->length,
		.year = year,
		.month = month,
		.length = date_month_length(year, month),
	};
}

static bool year_matches(const struct cron *cron, int year)
{
	unsigned bit = (unsigned)(year - CRON_YEAR_FIRST);

	return cron->years[bit / 64] >> bit % 64 & 1;
}

/* A set of weekdays as seen from a day whose weekday is `first`: bit 0 is that day. */
static uint32_t week_from(unsigned weekdays, unsigned first)
{
	return (weekdays << DATE_WEEK | weekdays) >> first & WEEKDAY_MASK;
}

/* The days that D#N and DL name. */
static uint32_t special_weekdays(const struct cron *cron, unsigned first, unsigned length)
{
	unsigned last_week = length - DATE_WEEK; /* days before the month's last seven */
	uint32_t days = week_from(cron->last_weekdays, (first + last_week) % DATE_WEEK)
			<< last_week;

	for (unsigned n = 0; n < NTH_MOST; n++) {
		uint32_t weekdays = cron->nth_weekdays >> DATE_WEEK * n & WEEKDAY_MASK;

		if (weekdays != 0)
			days |= week_from(weekdays, first) << DATE_WEEK * n;
	}
	return days << 1;
}

/* The day nearest to `day` that is Monday to Friday and in the same month. */
static unsigned nearest_workday(unsigned day, unsigned first, unsigned length)
{
	unsigned weekday = (first + day - 1) % DATE_WEEK;

	if (weekday == SATURDAY)
		return day > 1 ? day - 1 : day + 2;
	if (weekday == SUNDAY)
		return day < length ? day + 1 : day - 2;
	return day;
}

/* The days that L, L-n, nW and LW name. */
static uint32_t special_days(const struct cron *cron, unsigned first, unsigned length)
{
	uint32_t days = 0;

	for (uint64_t left = cron->last_days; left != 0; left &= left - 1)
		if (bits_first(left) < length)
			days |= (uint32_t)1 << (length - bits_first(left));
	if (cron->nearest == CRON_NEAREST_LAST)
		days |= (uint32_t)1 << nearest_workday(length, first, length);
	else if (cron->nearest != 0 && cron->nearest <= length)
		days |= (uint32_t)1 << nearest_workday(cron->nearest, first, length);
	return days;
}

/* Most months of a search for a rare date have too few days: that is seen before anything else is
 * computed. */
static bool is_too_short(const struct cron *cron, unsigned length)
{
	return (cron->days & bits_range(1, length)) == 0 &&
	       (cron->traits & (CRON_SPECIAL | CRON_DAYS_OR)) == 0;
}

/* The days of a month that is not excluded. */
static uint32_t days_of(const struct cron *cron, const struct month *m)
{
	unsigned first = date_weekday(m->first);
	uint32_t weekdays = week_from(cron->weekdays, first) * (uint32_t)WEEKS << 1;
	uint32_t days = cron->days;
	uint32_t exist = (uint32_t)bits_range(1, m->length);

	if ((cron->traits & CRON_SPECIAL) != 0) {
		weekdays |= special_weekdays(cron, first, m->length);
		days |= special_days(cron, first, m->length);
	}
	return exist & ((cron->traits & CRON_DAYS_OR) != 0 ? days | weekdays : days & weekdays);
}

uint32_t days_of_month(const struct cron *cron, const struct month *m)
{
	if ((cron->months >> m->month & 1) == 0 || !year_matches(cron, m->year))
		return 0;
	return days_of(cron, m);
}

/* The first year from `year` on that matches; CRON_YEAR_LAST + 1 where none is left. */
static int year_from(const struct cron *cron, int year)
{
	unsigned bit = (unsigned)(year - CRON_YEAR_FIRST);

	while (bit / 64 < CRON_YEAR_WORDS) {
		uint64_t word = cron->years[bit / 64] >> bit % 64;

		if (word != 0)
			return CRON_YEAR_FIRST + (int)(bit + bits_first(word));
		bit = (bit / 64 + 1) * 64;
	}
	return CRON_YEAR_LAST + 1;
}

/* The last year up to `year` that matches; CRON_YEAR_FIRST - 1 where there is none. */
static int year_upto(const struct cron *cron, int year)
{
	for (int bit = year - CRON_YEAR_FIRST; bit >= 0; bit = bit / 64 * 64 - 1) {
		uint64_t word = cron->years[bit / 64] << (63 - bit % 64);

		if (word != 0)
			return CRON_YEAR_FIRST + bit - (int)(63 - bits_last(word));
	}
	return CRON_YEAR_FIRST - 1;
}

uint32_t days_advance(const struct cron *cron, struct month *m, int last)
{
	uint64_t months = year_matches(cron, m->year) ? cron->months & bits_above(m->month) : 0;
	int year = m->year;

	for (;; months &= months - 1) {
		unsigned month;
		uint32_t days;

		if (months == 0) {
			year = year_from(cron, year + 1);
			months = cron->months;
		}
		if (year > last)
			return 0;
		month = bits_first(months);
		if (is_too_short(cron, date_month_length(year, month)))
			continue;
		*m = month_make(year, month);
		days = days_of(cron, m);
		if (days != 0)
			return days;
	}
}

uint32_t days_retreat(const struct cron *cron, struct month *m)
{
	uint64_t months = year_matches(cron, m->year) ? cron->months & bits_below(m->month) : 0;
	int year = m->year;

	for (;;) {
		unsigned month;
		uint32_t days;

		if (months == 0) {
			year = year_upto(cron, year - 1);
			months = cron->months;
		}
		if (year < CRON_YEAR_FIRST)
			return 0;
		month = bits_last(months);
		months &= bits_below(month);
		if (is_too_short(cron, date_month_length(year, month)))
			continue;
		*m = month_make(year, month);
		days = days_of(cron, m);
		if (days != 0)
			return days;
	}
}
