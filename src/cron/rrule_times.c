#include "rrule_times.h"

#include "bits.h"
#include "date.h"
#include "wall.h"

enum { MINUTE = 60, HOUR = 3600 };
#define ALL_SECONDS (((uint64_t)1 << MINUTE) - 1)

struct rrule_lattice rrule_lattice_of(const struct rrule *r)
{
	int64_t size = r->freq == RRULE_HOURLY ? HOUR : r->freq == RRULE_MINUTELY ? MINUTE : 1;
	struct rrule_lattice l = {0, 1, 1, ALL_SECONDS};

	if (r->freq < RRULE_HOURLY || r->interval == 1)
		return l;
	l.size = size;
	l.step = size * r->interval;
	l.origin = r->start - (r->start - date_day_of(r->start) * DATE_DAY) % size;
	l.comb = 0;
	for (int64_t at = 0; at < MINUTE; at += l.step)
		l.comb |= (uint64_t)1 << at;
	return l;
}

/* How far the wall second lies behind the step before it. */
static int64_t behind(const struct rrule_lattice *l, int64_t wall)
{
	int64_t rest = (wall - l->origin) % l->step;

	return rest >= 0 ? rest : rest + l->step;
}

/* The seconds of a minute that the lattice allows. */
static uint64_t allowed(const struct rrule_lattice *l, int64_t minute)
{
	int64_t rest = behind(l, minute), first;

	if (l->size > 1 || l->step == 1)
		return rest < l->size ? ALL_SECONDS : 0;
	first = rest != 0 ? l->step - rest : 0;
	return first < MINUTE ? l->comb << first & ALL_SECONDS : 0;
}

/* The first minute from `minute` on that may have a time: not in an hour that the clock leaves out,
 * nor between two steps. */
static int64_t minute_from(const struct rrule *r, const struct rrule_lattice *l, int64_t minute)
{
	int64_t hour = (minute - date_day_of(minute) * DATE_DAY) / HOUR;
	int64_t rest = behind(l, minute);

	if ((r->clock.hours >> hour & 1) == 0)
		return minute - minute % HOUR + HOUR;
	if (rest == 0 || rest < l->size || l->step <= MINUTE)
		return minute;
	minute += l->step - rest;
	return minute - minute % MINUTE;
}

static uint64_t seconds_of(const struct rrule *r, const struct rrule_lattice *l, int64_t minute)
{
	int64_t of_day = (minute - date_day_of(minute) * DATE_DAY) / MINUTE;

	if ((r->clock.hours >> of_day / MINUTE & 1) == 0 ||
	    (r->clock.minutes >> of_day % MINUTE & 1) == 0)
		return 0;
	return r->clock.seconds & allowed(l, minute);
}

void rrule_sum_add(struct rrule_sum *sum, const struct rrule_sum *next)
{
	int64_t gap = next->gap;

	if (next->n == 0)
		return;
	if (sum->n != 0 && next->first - sum->last < gap)
		gap = next->first - sum->last;
	if (sum->n == 0)
		sum->first = next->first;
	if (gap < sum->gap)
		sum->gap = gap;
	sum->last = next->last;
	sum->n += next->n;
}

static int64_t closest(uint64_t seconds)
{
	unsigned distance = 1;

	if ((seconds & (seconds - 1)) == 0)
		return INT64_MAX;
	while ((seconds & seconds >> distance) == 0)
		distance++;
	return distance;
}

static void add_minute(struct rrule_sum *sum, int64_t minute, uint64_t seconds)
{
	struct rrule_sum next = {
		.n = bits_count(seconds),
		.first = minute + bits_first(seconds),
		.last = minute + bits_last(seconds),
		.gap = closest(seconds),
	};

	rrule_sum_add(sum, &next);
}

struct rrule_sum rrule_times(const struct rrule *r, int64_t from, int64_t to)
{
	struct rrule_lattice l = rrule_lattice_of(r);
	struct rrule_sum sum = RRULE_SUM_NONE;
	int64_t minute = minute_from(r, &l, from - from % MINUTE);

	for (; minute < to; minute = minute_from(r, &l, minute + MINUTE)) {
		uint64_t seconds = seconds_of(r, &l, minute);

		if (minute < from)
			seconds &= ~bits_below((unsigned)(from - minute));
		if (to - minute < MINUTE)
			seconds &= bits_below((unsigned)(to - minute));
		if (seconds != 0)
			add_minute(&sum, minute, seconds);
	}
	return sum;
}
