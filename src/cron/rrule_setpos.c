/* BYSETPOS: of the times of each period, those at some positions. */
#include "rrule_impl.h"

#include <string.h>

#include "bits.h"
#include "date.h"
#include "wall.h"

enum {
	/* The bound of one search: a position that so many periods lack never comes, since the
	 * calendar repeats itself by then. */
	PERIODS_MOST = 1000,
};

/* The days of one period, month by month. */
struct period {
	int64_t end; /* the day behind it */
	size_t n;
	struct {
		int64_t first; /* the month's 1st */
		uint64_t days;
	} months[DATE_MONTHS + 1];
	int64_t n_days;
};

static void fill_period(const struct rrule *r, int64_t day, struct period *p)
{
	int64_t first;
	struct date date;
	struct month m;

	rrule_period(r, day, &first, &p->end);
	date = date_from_days(first);
	m = month_make(date.year, date.month);
	p->n = 0;
	p->n_days = 0;
	for (; m.first < p->end; m = month_after(&m)) {
		uint64_t days = m.year <= CRON_YEAR_LAST ? rrule_days(r, &m) : 0;

		if (first > m.first)
			days &= ~bits_below((unsigned)(first - m.first) + 1);
		if (p->end - m.first < m.length)
			days &= bits_below((unsigned)(p->end - m.first) + 1);
		p->months[p->n].first = m.first;
		p->months[p->n++].days = days;
		p->n_days += bits_count(days);
	}
}

/* The n-th value of a set, from 0; it has so many. */
static unsigned nth_value(uint64_t set, int64_t n)
{
	for (; n > 0; n--)
		set &= set - 1;
	return bits_first(set);
}

/* The n-th day of a period, from 0; it has so many. */
static int64_t nth_day(const struct period *p, int64_t n)
{
	size_t i = 0;

	for (; n >= bits_count(p->months[i].days); i++)
		n -= bits_count(p->months[i].days);
	return p->months[i].first + nth_value(p->months[i].days, n) - 1;
}

static int64_t nth_time(const struct rrule *r, int64_t day, int64_t n)
{
	const struct cron *c = &r->clock;
	int64_t per_minute = bits_count(c->seconds);
	int64_t per_hour = per_minute * bits_count(c->minutes);
	int64_t hour = nth_value(c->hours, n / per_hour);
	int64_t minute = nth_value(c->minutes, n % per_hour / per_minute);

	return day * DATE_DAY + hour * 3600 + minute * 60 + nth_value(c->seconds, n % per_minute);
}

/* Keeps it in order, each time once: two positions may name the same. */
static void add_picked(struct rrule_picked *p, int64_t at)
{
	size_t i = p->n;

	while (i > 0 && p->at[i - 1] > at)
		i--;
	if (i > 0 && p->at[i - 1] == at)
		return;
	memmove(&p->at[i + 1], &p->at[i], (p->n - i) * sizeof(p->at[0]));
	p->at[i] = at;
	p->n++;
}

static void pick(const struct rrule *r, const struct period *p, struct rrule_picked *out)
{
	int64_t times = wall_day_count(&r->clock);
	int64_t n = p->n_days * times;

	out->n = 0;
	for (size_t i = 0; i < r->n_positions; i++) {
		int64_t position = r->positions[i];
		int64_t index = position > 0 ? position - 1 : n + position;

		if (index >= 0 && index < n)
			add_picked(out, nth_time(r, nth_day(p, index / times), index % times));
	}
}

void rrule_setpos_pick(const struct rrule *r, int64_t day, struct rrule_picked *out)
{
	struct period period;

	fill_period(r, day, &period);
	pick(r, &period, out);
	out->end = period.end;
}

static int64_t least_picked(const struct rrule_picked *p, int64_t wall)
{
	int64_t least = WALL_NEVER;

	for (size_t i = 0; i < p->n; i++)
		if (p->at[i] >= wall && p->at[i] < least)
			least = p->at[i];
	return least;
}

static int64_t most_picked(const struct rrule_picked *p, int64_t wall)
{
	int64_t most = WALL_NONE_BEFORE;

	for (size_t i = 0; i < p->n; i++)
		if (p->at[i] <= wall && p->at[i] > most)
			most = p->at[i];
	return most;
}

int64_t rrule_setpos_next(const struct rrule *r, int64_t wall)
{
	int64_t day = date_day_of(wall), found = WALL_NEVER;

	for (int i = 0; i < PERIODS_MOST && found == WALL_NEVER && day != INT64_MAX; i++) {
		struct period period;
		struct rrule_picked picked;

		fill_period(r, day, &period);
		pick(r, &period, &picked);
		found = least_picked(&picked, wall);
		day = rrule_day_from(r, period.end);
	}
	return found;
}

int64_t rrule_setpos_prev(const struct rrule *r, int64_t wall)
{
	int64_t day = date_day_of(wall), found = WALL_NONE_BEFORE;

	for (int i = 0; i < PERIODS_MOST && found == WALL_NONE_BEFORE && day != INT64_MIN; i++) {
		struct period period;
		struct rrule_picked picked;
		int64_t first;

		fill_period(r, day, &period);
		pick(r, &period, &picked);
		found = most_picked(&picked, wall);
		rrule_period(r, day, &first, &period.end);
		day = rrule_day_upto(r, first - 1);
	}
	return found;
}
