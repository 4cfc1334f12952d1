#include "wall.h"

#include "bits.h"
#include "date.h"
#include "days.h"

enum { MINUTE = 60, HOUR = 3600 };

/* A second of the day, split. */
struct clock {
	unsigned hour, minute, second;
};

static struct clock clock_split(unsigned second_of_day)
{
	unsigned minute = second_of_day / MINUTE;

	return (struct clock){minute / MINUTE, minute % MINUTE, second_of_day % MINUTE};
}

static int64_t clock_join(unsigned hour, unsigned minute, unsigned second)
{
	return (int64_t)hour * HOUR + (int64_t)minute * MINUTE + second;
}

int64_t wall_day_first(const struct cron *c)
{
	return clock_join(bits_first(c->hours), bits_first(c->minutes), bits_first(c->seconds));
}

int64_t wall_day_last(const struct cron *c)
{
	return clock_join(bits_last(c->hours), bits_last(c->minutes), bits_last(c->seconds));
}

int64_t wall_day_count(const struct cron *c)
{
	return (int64_t)bits_count(c->hours) * bits_count(c->minutes) * bits_count(c->seconds);
}

/* The first match of a day at a second of it or later; -1 where the day has none left. */
static int64_t time_from(const struct cron *c, unsigned second_of_day)
{
	struct clock now = clock_split(second_of_day);
	uint64_t hours = c->hours & bits_above(now.hour);
	uint64_t minutes = c->minutes & bits_above(now.minute);
	uint64_t seconds = c->seconds & ~bits_below(now.second);

	if ((c->hours >> now.hour & 1) != 0) {
		if ((c->minutes >> now.minute & 1) != 0 && seconds != 0)
			return clock_join(now.hour, now.minute, bits_first(seconds));
		if (minutes != 0)
			return clock_join(now.hour, bits_first(minutes), bits_first(c->seconds));
	}
	if (hours == 0)
		return -1;
	return clock_join(bits_first(hours), bits_first(c->minutes), bits_first(c->seconds));
}

/* The last match of a day at a second of it or earlier; -1 where there was none. */
static int64_t time_upto(const struct cron *c, unsigned second_of_day)
{
	struct clock now = clock_split(second_of_day);
	uint64_t hours = c->hours & bits_below(now.hour);
	uint64_t minutes = c->minutes & bits_below(now.minute);
	uint64_t seconds = c->seconds & ~bits_above(now.second);

	if ((c->hours >> now.hour & 1) != 0) {
		if ((c->minutes >> now.minute & 1) != 0 && seconds != 0)
			return clock_join(now.hour, now.minute, bits_last(seconds));
		if (minutes != 0)
			return clock_join(now.hour, bits_last(minutes), bits_last(c->seconds));
	}
	if (hours == 0)
		return -1;
	return clock_join(bits_last(hours), bits_last(c->minutes), bits_last(c->seconds));
}

/* How many matches of a day come before a second of it. */
static int64_t times_below(const struct cron *c, unsigned second_of_day)
{
	struct clock now = clock_split(second_of_day);
	int64_t per_minute = bits_count(c->seconds);
	int64_t count = (int64_t)bits_count(c->hours & bits_below(now.hour)) *
			bits_count(c->minutes) * per_minute;

	if ((c->hours >> now.hour & 1) == 0)
		return count;
	count += bits_count(c->minutes & bits_below(now.minute)) * per_minute;
	if ((c->minutes >> now.minute & 1) == 0)
		return count;
	return count + bits_count(c->seconds & bits_below(now.second));
}

static struct month month_of(int64_t day, unsigned *day_of_month_out)
{
	struct date date = date_from_days(day);

	*day_of_month_out = date.day;
	return (struct month){
		.first = day - date.day + 1,
		.year = date.year,
		.month = date.month,
		.length = date_month_length(date.year, date.month),
	};
}

/* The first match of a later day, of the month's days in `left` or of a later month. */
static int64_t next_day(const struct cron *c, struct month month, uint64_t left)
{
	if (left == 0)
		left = days_advance(c, &month, CRON_YEAR_LAST);
	if (left == 0)
		return WALL_NEVER;
	return (month.first + bits_first(left) - 1) * DATE_DAY + wall_day_first(c);
}

int64_t wall_next(const struct cron *c, int64_t wall)
{
	int64_t day = date_day_of(wall);
	int64_t midnight = day * DATE_DAY;
	int64_t time = time_from(c, (unsigned)(wall - midnight));
	struct month month;
	unsigned today;
	uint64_t days;

	if (day < WALL_FIRST_DAY)
		return wall_next(c, (int64_t)WALL_FIRST_DAY * DATE_DAY);
	if (day > WALL_LAST_DAY)
		return WALL_NEVER;
	if ((c->traits & CRON_EVERY_DATE) != 0)
		return time >= 0 ? midnight + time : midnight + DATE_DAY + wall_day_first(c);
	month = month_of(day, &today);
	days = days_of_month(c, &month);
	if (time >= 0 && (days >> today & 1) != 0)
		return midnight + time;
	return next_day(c, month, days & bits_above(today));
}

/* The last match of an earlier day, of the month's days in `left` or of an earlier month. */
static int64_t prev_day(const struct cron *c, struct month month, uint64_t left)
{
	if (left == 0)
		left = days_retreat(c, &month);
	if (left == 0)
		return WALL_NONE_BEFORE;
	return (month.first + bits_last(left) - 1) * DATE_DAY + wall_day_last(c);
}

int64_t wall_prev(const struct cron *c, int64_t wall)
{
	int64_t day = date_day_of(wall);
	int64_t midnight = day * DATE_DAY;
	int64_t time = time_upto(c, (unsigned)(wall - midnight));
	struct month month;
	unsigned today;
	uint64_t days;

	if (day < WALL_FIRST_DAY)
		return WALL_NONE_BEFORE;
	if (day > WALL_LAST_DAY)
		return wall_prev(c, ((int64_t)WALL_LAST_DAY + 1) * DATE_DAY - 1);
	if ((c->traits & CRON_EVERY_DATE) != 0)
		return time >= 0 ? midnight + time : midnight - DATE_DAY + wall_day_last(c);
	month = month_of(day, &today);
	days = days_of_month(c, &month);
	if (time >= 0 && (days >> today & 1) != 0)
		return midnight + time;
	return prev_day(c, month, days & bits_below(today));
}

bool wall_matches(const struct cron *c, int64_t wall)
{
	return wall_next(c, wall) == wall;
}

/* How many matching days lie in [from, to). */
static int64_t count_days(const struct cron *c, int64_t from, int64_t to)
{
	int64_t count = 0;
	struct month month;
	unsigned today;
	uint64_t days;
	int last;

	if (from >= to)
		return 0;
	if ((c->traits & CRON_EVERY_DATE) != 0)
		return to - from;
	last = date_from_days(to).year;
	month = month_of(from, &today);
	days = days_of_month(c, &month) & ~bits_below(today);
	if (days == 0)
		days = days_advance(c, &month, last);
	while (days != 0 && month.first + month.length <= to) {
		count += bits_count(days);
		days = days_advance(c, &month, last);
	}
	if (days != 0 && month.first < to)
		count += bits_count(days & ~bits_above((unsigned)(to - month.first)));
	return count;
}

/* How many matches of the day come before the second `wall`. */
static int64_t count_of_day_below(const struct cron *c, int64_t wall)
{
	int64_t day = date_day_of(wall);

	if (count_days(c, day, day + 1) == 0)
		return 0;
	return times_below(c, (unsigned)(wall - day * DATE_DAY));
}

int64_t wall_count(const struct cron *c, int64_t from, int64_t to)
{
	int64_t days = count_days(c, date_day_of(from), date_day_of(to));

	if (from >= to)
		return 0;
	return days * wall_day_count(c) + count_of_day_below(c, to) - count_of_day_below(c, from);
}
