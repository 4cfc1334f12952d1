/* cron_min_interval and cron_never_fires: what the calendar says of an expression as a whole.
 *
 * A day's times are a product of three sets, hours, minutes and seconds. So two neighbours in time
 * differ either in the second alone, or pass from a minute's last second to the next minute's
 * first, or likewise from an hour to an hour, or from a day to a day: the smallest of these four
 * distances is exact. */
#include "cron.h"

#include "bits.h"
#include "date.h"
#include "days.h"
#include "interval.h"
#include "wall.h"

enum { MINUTE = 60, HOUR = 3600 };
#define NO_DAY (-((int64_t)1 << 40)) /* so long ago that no distance to it is the smallest */

/* The smallest distance from a value of one set to a larger one of the other; 0 where there is
 * none.
 */
static int64_t closest(uint64_t from, uint64_t to)
{
	for (unsigned distance = 1; to >> distance != 0; distance++)
		if ((from & to >> distance) != 0)
			return distance;
	return 0;
}

/* From the last value of one set on to the first of the other, most often below 0. */
static int64_t turn(uint64_t from, uint64_t to)
{
	return (int64_t)bits_first(to) - (int64_t)bits_last(from);
}

static void shorten(int64_t *least, int64_t distance)
{
	if (distance < *least)
		*least = distance;
}

int64_t interval_times(const struct cron *from, const struct cron *to)
{
	int64_t least = WALL_NEVER;
	int64_t seconds = closest(from->seconds, to->seconds);
	int64_t minutes = closest(from->minutes, to->minutes);
	int64_t hours = closest(from->hours, to->hours);
	bool share_hours = (from->hours & to->hours) != 0;
	bool share_minutes = share_hours && (from->minutes & to->minutes) != 0;
	int64_t by_second = turn(from->seconds, to->seconds);
	int64_t by_minute = turn(from->minutes, to->minutes) * MINUTE + by_second;

	if (seconds != 0 && share_minutes)
		shorten(&least, seconds);
	if (minutes != 0 && share_hours)
		shorten(&least, minutes * MINUTE + by_second);
	if (hours != 0)
		shorten(&least, hours * HOUR + by_minute);
	return least;
}

int64_t interval_days(const struct cron *from, const struct cron *to)
{
	struct month month = month_make(CRON_YEAR_FIRST, 1);
	int64_t least = INT64_MAX, last = NO_DAY;

	for (; month.year <= CRON_YEAR_LAST && least != 1; month = month_after(&month)) {
		uint64_t starts = days_of_month(from, &month);

		for (uint64_t left = days_of_month(to, &month); left != 0; left &= left - 1) {
			unsigned day = bits_first(left);
			uint64_t before = starts & bits_below(day);
			int64_t start = before != 0 ? month.first + bits_last(before) : last;

			shorten(&least, month.first + day - start);
		}
		if (starts != 0)
			last = month.first + bits_last(starts);
	}
	return least < -NO_DAY / 2 ? least : 0;
}

ms_t cron_min_interval(const struct cron *c)
{
	int64_t least, days;

	if (cron_never_fires(c))
		return MS_NEVER;
	least = interval_times(c, c);
	days = interval_days(c, c);
	if (days != 0)
		shorten(&least, days * DATE_DAY - (wall_day_last(c) - wall_day_first(c)));
	return least != WALL_NEVER ? least * MS_SECOND : MS_NEVER;
}

bool cron_never_fires(const struct cron *c)
{
	return wall_next(c, (int64_t)WALL_FIRST_DAY * DATE_DAY) == WALL_NEVER;
}
