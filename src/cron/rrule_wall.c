/* The matches of a recurrence rule on the wall: rrule_wall_next and rrule_wall_prev. */
#include "rrule_impl.h"

#include "date.h"
#include "wall.h"

enum {
	/* The bound of one search: what hours or less have not found in so many steps, 27 years of
	 * days, never comes; */
	STEPS_MOST = 10000,
	/* but an INTERVAL that falls on another second each day may take all days to come round. */
	STEPS_RARE = 100000,
	INTERVAL_RARE = 1440,
};

static int steps_most(const struct rrule *r)
{
	return r->freq > RRULE_HOURLY && r->interval >= INTERVAL_RARE ? STEPS_RARE : STEPS_MOST;
}

static int64_t not_beyond(const struct rrule *r, int64_t wall)
{
	return wall <= r->until ? wall : WALL_NEVER;
}

static int64_t not_before(const struct rrule *r, int64_t wall)
{
	return wall >= r->start ? wall : WALL_NONE_BEFORE;
}

/* Days or longer: the first day that belongs to the rule, at its first time from there on. */
static int64_t next_by_day(const struct rrule *r, int64_t wall)
{
	int64_t day = date_day_of(wall);
	int64_t time = wall_next(&r->clock, wall);
	int64_t found = rrule_day_from(r, day);

	if (found == day && date_day_of(time) == day)
		return time;
	if (found == day)
		found = rrule_day_from(r, day + 1);
	return found != INT64_MAX ? found * DATE_DAY + wall_day_first(&r->clock) : WALL_NEVER;
}

static int64_t prev_by_day(const struct rrule *r, int64_t wall)
{
	int64_t day = date_day_of(wall);
	int64_t time = wall_prev(&r->clock, wall);
	int64_t found = rrule_day_upto(r, day);

	if (found == day && date_day_of(time) == day)
		return time;
	if (found == day)
		found = rrule_day_upto(r, day - 1);
	return found != INT64_MIN ? found * DATE_DAY + wall_day_last(&r->clock) : WALL_NONE_BEFORE;
}

/* Seconds of a period of hours or less. */
static int64_t unit_of(const struct rrule *r)
{
	return r->freq == RRULE_HOURLY ? 3600 : r->freq == RRULE_MINUTELY ? 60 : 1;
}

/* Walls here are from DTSTART on. The start of the first period at `unit` or later that INTERVAL
 * takes; units count from DTSTART's own. */
static int64_t period_from(const struct rrule *r, int64_t unit)
{
	return (unit + r->interval - 1) / r->interval * r->interval;
}

static int64_t next_by_unit(const struct rrule *r, int64_t wall)
{
	int64_t size = unit_of(r);
	int64_t origin = r->start - (r->start - date_day_of(r->start) * DATE_DAY) % size;
	int64_t unit = period_from(r, (wall - origin) / size);

	for (int left = steps_most(r); left > 0; left--) {
		int64_t begin = origin + unit * size;
		int64_t from = begin > wall ? begin : wall;
		int64_t day = rrule_day_from(r, date_day_of(from));
		int64_t time;

		if (day == INT64_MAX || from > r->until)
			break;
		if (day * DATE_DAY > from)
			from = day * DATE_DAY;
		time = wall_next(&r->clock, from);
		if (time < begin + size && date_day_of(time) == day)
			return time;
		unit = period_from(r, (time - origin) / size > unit ? (time - origin) / size
								    : unit + 1);
	}
	return WALL_NEVER;
}

/* The last time of the clock, up to a wall second, on a day that belongs to the rule; INT64_MIN
 * where no such day is left. */
static int64_t time_upto(const struct rrule *r, int64_t upto)
{
	int64_t day = rrule_day_upto(r, date_day_of(upto));

	if (day == INT64_MIN)
		return INT64_MIN;
	if ((day + 1) * DATE_DAY <= upto)
		upto = (day + 1) * DATE_DAY - 1;
	return wall_prev(&r->clock, upto);
}

static int64_t prev_by_unit(const struct rrule *r, int64_t wall)
{
	int64_t size = unit_of(r);
	int64_t origin = r->start - (r->start - date_day_of(r->start) * DATE_DAY) % size;
	int64_t unit = (wall - origin) / size / r->interval * r->interval;

	for (int left = steps_most(r); left > 0 && unit >= 0; left--) {
		int64_t begin = origin + unit * size;
		int64_t upto = begin + size - 1 < wall ? begin + size - 1 : wall;
		int64_t time = time_upto(r, upto);

		if (time < origin || upto < r->start)
			break;
		if (time >= begin)
			return time;
		unit = (time - origin) / size / r->interval * r->interval;
	}
	return WALL_NONE_BEFORE;
}

int64_t rrule_alone_next(const struct rrule *r, int64_t wall)
{
	if (wall < r->start)
		wall = r->start;
	if (!r->has_rule || wall > r->until)
		return WALL_NEVER;
	if (r->n_positions != 0)
		return not_beyond(r, rrule_setpos_next(r, wall));
	if (r->freq >= RRULE_HOURLY)
		return not_beyond(r, next_by_unit(r, wall));
	return not_beyond(r, next_by_day(r, wall));
}

int64_t rrule_alone_prev(const struct rrule *r, int64_t wall)
{
	if (wall > r->until)
		wall = r->until;
	if (!r->has_rule || wall < r->start)
		return WALL_NONE_BEFORE;
	if (r->n_positions != 0)
		return not_before(r, rrule_setpos_prev(r, wall));
	if (r->freq >= RRULE_HOURLY)
		return not_before(r, prev_by_unit(r, wall));
	return not_before(r, prev_by_day(r, wall));
}

/* The exception that a wall second lies in, or NULL. */
const struct rrule_span *rrule_exception_at(const struct rrule *r, int64_t wall)
{
	for (size_t i = 0; i < r->n_exceptions; i++)
		if (wall >= r->exceptions[i].from && wall < r->exceptions[i].to)
			return &r->exceptions[i];
	return NULL;
}

static int64_t date_from(const struct rrule *r, int64_t wall)
{
	for (size_t i = 0; i < r->n_dates; i++)
		if (r->dates[i] >= wall)
			return r->dates[i];
	return WALL_NEVER;
}

static int64_t date_upto(const struct rrule *r, int64_t wall)
{
	for (size_t i = r->n_dates; i > 0; i--)
		if (r->dates[i - 1] <= wall)
			return r->dates[i - 1];
	return WALL_NONE_BEFORE;
}

int64_t rrule_wall_next(const struct rrule *r, int64_t wall)
{
	int64_t by_rule = rrule_alone_next(r, wall);

	for (;;) {
		int64_t by_date = date_from(r, wall);
		int64_t found = by_rule < by_date ? by_rule : by_date;
		const struct rrule_span *exception =
			found != WALL_NEVER ? rrule_exception_at(r, found) : NULL;

		if (exception == NULL)
			return found;
		wall = exception->to;
		if (by_rule < wall)
			by_rule = rrule_alone_next(r, wall);
	}
}

int64_t rrule_wall_prev(const struct rrule *r, int64_t wall)
{
	int64_t by_rule = rrule_alone_prev(r, wall);

	for (;;) {
		int64_t by_date = date_upto(r, wall);
		int64_t found = by_rule > by_date ? by_rule : by_date;
		const struct rrule_span *exception =
			found != WALL_NONE_BEFORE ? rrule_exception_at(r, found) : NULL;

		if (exception == NULL)
			return found;
		wall = exception->from - 1;
		if (by_rule > wall)
			by_rule = rrule_alone_prev(r, wall);
	}
}
