#include "rrule_span.h"

#include "bits.h"
#include "date.h"
#include "interval.h"
#include "rrule_impl.h"
#include "rrule_times.h"
#include "wall.h"

enum { MINUTE = 60, HOUR = 3600 };

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

void rrule_tally_init(struct rrule_tally *out, const struct rrule *r)
{
	struct rrule_lattice l = rrule_lattice_of(r);

	out->r = r;
	out->phases = l.step / common_divisor(DATE_DAY, l.step);
	for (int64_t i = 0; i < out->phases && i < RRULE_PHASES_MOST; i++)
		out->known[i].n = -1;
}

static struct rrule_sum sum_picked(const struct rrule_picked *p, int64_t from, int64_t to)
{
	struct rrule_sum sum = RRULE_SUM_NONE;

	for (size_t i = 0; i < p->n; i++) {
		struct rrule_sum one = {1, p->at[i], p->at[i], INT64_MAX};

		if (p->at[i] >= from && p->at[i] < to)
			rrule_sum_add(&sum, &one);
	}
	return sum;
}

/* Seconds [from, to) of a day that belongs to the rule. */
static struct rrule_sum look_through(const struct rrule *r, int64_t from, int64_t to)
{
	struct rrule_picked picked;

	if (r->n_positions == 0)
		return rrule_times(r, from, to);
	rrule_setpos_pick(r, date_day_of(from), &picked);
	return sum_picked(&picked, from, to);
}

static struct rrule_phase phase_of(const struct rrule_sum *sum, int64_t midnight)
{
	return (struct rrule_phase){
		.n = (int32_t)sum->n,
		.first = (int32_t)(sum->first - midnight),
		.last = (int32_t)(sum->last - midnight),
		.gap = sum->gap < DATE_DAY ? (int32_t)sum->gap : DATE_DAY,
	};
}

static struct rrule_sum whole_day(struct rrule_tally *t, int64_t day)
{
	int64_t midnight = day * DATE_DAY;
	struct rrule_phase *known = &t->known[day % t->phases % RRULE_PHASES_MOST];
	struct rrule_sum sum;

	if (t->phases <= RRULE_PHASES_MOST && known->n >= 0)
		return (struct rrule_sum){known->n, midnight + known->first, midnight + known->last,
					  known->gap < DATE_DAY ? known->gap : INT64_MAX};
	sum = look_through(t->r, midnight, midnight + DATE_DAY);
	if (t->phases <= RRULE_PHASES_MOST)
		*known = sum.n != 0 ? phase_of(&sum, midnight) : (struct rrule_phase){0};
	return sum;
}

static struct rrule_sum part_of_day(struct rrule_tally *t, int64_t day, int64_t from, int64_t to)
{
	int64_t midnight = day * DATE_DAY, end = midnight + DATE_DAY;

	if (from <= midnight && to >= end)
		return whole_day(t, day);
	return look_through(t->r, from > midnight ? from : midnight, to < end ? to : end);
}

/* The rule's days of the month that holds `day`, from it on up to `last`. */
static uint64_t days_from(const struct rrule *r, const struct month *m, int64_t day, int64_t last)
{
	uint64_t days = rrule_days(r, m);

	if (day > m->first)
		days &= ~bits_below((unsigned)(day - m->first) + 1);
	if (last - m->first < m->length)
		days &= bits_below((unsigned)(last - m->first) + 2);
	return days;
}

static struct rrule_sum sum_days(struct rrule_tally *t, int64_t from, int64_t to, int64_t enough)
{
	struct rrule_sum sum = RRULE_SUM_NONE;
	int64_t day = date_day_of(from), last = date_day_of(to - 1);
	struct date date = date_from_days(day);
	struct month m = month_make(date.year, date.month);

	for (; m.first <= last && sum.gap > enough; m = month_after(&m)) {
		uint64_t left = days_from(t->r, &m, day, last);

		for (; left != 0 && sum.gap > enough; left &= left - 1) {
			struct rrule_sum next =
				part_of_day(t, m.first + bits_first(left) - 1, from, to);

			rrule_sum_add(&sum, &next);
		}
	}
	return sum;
}

/* BYSETPOS of weeks and longer, period by period. */
static struct rrule_sum sum_periods(const struct rrule *r, int64_t from, int64_t to, int64_t enough)
{
	struct rrule_sum sum = RRULE_SUM_NONE;
	int64_t day = date_day_of(from);

	while (day <= date_day_of(to - 1) && sum.gap > enough) {
		struct rrule_picked picked;
		struct rrule_sum next;

		rrule_setpos_pick(r, day, &picked);
		next = sum_picked(&picked, from, to);
		rrule_sum_add(&sum, &next);
		day = rrule_day_from(r, picked.end);
	}
	return sum;
}

struct rrule_sum rrule_tally_span(struct rrule_tally *t, int64_t from, int64_t to, int64_t enough)
{
	const struct rrule *r = t->r;

	if (from < r->start)
		from = r->start;
	if (to > r->until)
		to = r->until + 1;
	if (from >= to || !r->has_rule)
		return RRULE_SUM_NONE;
	if (r->n_positions != 0 && r->freq != RRULE_DAILY)
		return sum_periods(r, from, to, enough);
	return sum_days(t, from, to, enough);
}

/* The clock's times within one unit of the rule. */
static struct cron unit_times(const struct rrule *r)
{
	struct cron unit = r->clock;

	if (r->freq >= RRULE_HOURLY)
		unit.hours = 1;
	if (r->freq >= RRULE_MINUTELY)
		unit.minutes = 1;
	if (r->freq >= RRULE_SECONDLY)
		unit.seconds = 1;
	return unit;
}

int64_t rrule_gap_least(const struct rrule *r)
{
	static const int64_t sizes[] = {DATE_DAY, DATE_DAY, DATE_DAY, DATE_DAY, HOUR, MINUTE, 1};
	struct cron unit = unit_times(r);
	int64_t within = interval_times(&unit, &unit);
	int64_t step = sizes[r->freq] * (r->freq >= RRULE_DAILY ? r->interval : 1);
	int64_t beyond = step - (wall_day_last(&unit) - wall_day_first(&unit));

	return within < beyond ? within : beyond;
}
