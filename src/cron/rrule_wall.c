/* The matches of a recurrence rule on the wall: rrule_wall_next and rrule_wall_prev. */
#include "rrule_impl.h"

#include "bits.h"
#include "date.h"
#include "wall.h"

enum {
	/* Bounds of one search. What a search through hours or less has not found in so many steps,
	 * 27 years of days, never comes; nor does a position that so many periods lack: the
	 * calendar repeats itself by then. */
	STEPS_MOST = 10000,
	PERIODS_MOST = 1000,
};

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

/* The n-th day of a period, from 0; it has so many. */
static int64_t nth_day(const struct period *p, int64_t n)
{
	size_t i = 0;
	uint64_t days;

	for (; n >= bits_count(p->months[i].days); i++)
		n -= bits_count(p->months[i].days);
	for (days = p->months[i].days; n > 0; n--)
		days &= days - 1;
	return p->months[i].first + bits_first(days) - 1;
}

static int64_t nth_time(const struct rrule *r, int64_t day, int64_t n)
{
	int64_t wall = wall_next(&r->clock, day * DATE_DAY);

	for (; n > 0; n--)
		wall = wall_next(&r->clock, wall + 1);
	return wall;
}

/* What BYSETPOS takes of one period. */
struct picked {
	size_t n;
	int64_t at[RRULE_POSITIONS_MOST];
};

static void pick(const struct rrule *r, const struct period *p, struct picked *out)
{
	int64_t times = wall_day_count(&r->clock);
	int64_t n = p->n_days * times;

	out->n = 0;
	for (size_t i = 0; i < r->n_positions; i++) {
		int64_t position = r->positions[i];
		int64_t index = position > 0 ? position - 1 : n + position;

		if (index >= 0 && index < n)
			out->at[out->n++] = nth_time(r, nth_day(p, index / times), index % times);
	}
}

static int64_t least_picked(const struct picked *p, int64_t wall)
{
	int64_t least = WALL_NEVER;

	for (size_t i = 0; i < p->n; i++)
		if (p->at[i] >= wall && p->at[i] < least)
			least = p->at[i];
	return least;
}

static int64_t most_picked(const struct picked *p, int64_t wall)
{
	int64_t most = WALL_NONE_BEFORE;

	for (size_t i = 0; i < p->n; i++)
		if (p->at[i] <= wall && p->at[i] > most)
			most = p->at[i];
	return most;
}

static int64_t next_by_position(const struct rrule *r, int64_t wall)
{
	int64_t day = date_day_of(wall), found = WALL_NEVER;

	for (int i = 0; i < PERIODS_MOST && found == WALL_NEVER && day != INT64_MAX; i++) {
		struct period period;
		struct picked picked;

		fill_period(r, day, &period);
		pick(r, &period, &picked);
		found = least_picked(&picked, wall);
		day = rrule_day_from(r, period.end);
	}
	return found;
}

static int64_t prev_by_position(const struct rrule *r, int64_t wall)
{
	int64_t day = date_day_of(wall), found = WALL_NONE_BEFORE;

	for (int i = 0; i < PERIODS_MOST && found == WALL_NONE_BEFORE && day != INT64_MIN; i++) {
		struct period period;
		struct picked picked;
		int64_t first;

		fill_period(r, day, &period);
		pick(r, &period, &picked);
		found = most_picked(&picked, wall);
		rrule_period(r, day, &first, &period.end);
		day = rrule_day_upto(r, first - 1);
	}
	return found;
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

	for (int steps = 0; steps < STEPS_MOST; steps++) {
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

	for (int steps = 0; steps < STEPS_MOST && unit >= 0; steps++) {
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

static int64_t rule_next(const struct rrule *r, int64_t wall)
{
	if (wall < r->start)
		wall = r->start;
	if (!r->has_rule || wall > r->until)
		return WALL_NEVER;
	if (r->n_positions != 0)
		return not_beyond(r, next_by_position(r, wall));
	if (r->freq >= RRULE_HOURLY)
		return not_beyond(r, next_by_unit(r, wall));
	return not_beyond(r, next_by_day(r, wall));
}

static int64_t rule_prev(const struct rrule *r, int64_t wall)
{
	if (wall > r->until)
		wall = r->until;
	if (!r->has_rule || wall < r->start)
		return WALL_NONE_BEFORE;
	if (r->n_positions != 0)
		return not_before(r, prev_by_position(r, wall));
	if (r->freq >= RRULE_HOURLY)
		return not_before(r, prev_by_unit(r, wall));
	return not_before(r, prev_by_day(r, wall));
}

/* The exception that a wall second lies in, or NULL. */
static const struct rrule_span *exception_at(const struct rrule *r, int64_t wall)
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
	for (;;) {
		int64_t by_rule = rule_next(r, wall), by_date = date_from(r, wall);
		int64_t found = by_rule < by_date ? by_rule : by_date;
		const struct rrule_span *exception =
			found != WALL_NEVER ? exception_at(r, found) : NULL;

		if (exception == NULL)
			return found;
		wall = exception->to;
	}
}

int64_t rrule_wall_prev(const struct rrule *r, int64_t wall)
{
	for (;;) {
		int64_t by_rule = rule_prev(r, wall), by_date = date_upto(r, wall);
		int64_t found = by_rule > by_date ? by_rule : by_date;
		const struct rrule_span *exception =
			found != WALL_NONE_BEFORE ? exception_at(r, found) : NULL;

		if (exception == NULL)
			return found;
		wall = exception->from - 1;
	}
}
