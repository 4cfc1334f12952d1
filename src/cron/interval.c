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

/* The smallest distance between two values of a set; 0 where it has fewer than two. */
static int64_t closest(uint64_t set)
{
	if ((set & (set - 1)) == 0)
		return 0;
	for (unsigned distance = 1;; distance++)
		if ((set & set >> distance) != 0)
			return distance;
}

static int64_t spread(uint64_t set)
{
	return (int64_t)bits_last(set) - (int64_t)bits_first(set);
}

static void shorten(int64_t *least, int64_t distance)
{
	if (distance < *least)
		*least = distance;
}

/* The smallest distance of two times of one day. */
static int64_t within_a_day(const struct cron *c)
{
	int64_t least = WALL_NEVER;
	int64_t seconds = closest(c->seconds), minutes = closest(c->minutes),
		hours = closest(c->hours);

	if (seconds != 0)
		shorten(&least, seconds);
	if (minutes != 0)
		shorten(&least, minutes * MINUTE - spread(c->seconds));
	if (hours != 0)
		shorten(&least, hours * HOUR - spread(c->minutes) * MINUTE - spread(c->seconds));
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

bool interval_share_a_day(const struct cron *a, const struct cron *b)
{
	struct month month = month_make(CRON_YEAR_FIRST, 1);

	for (; month.year <= CRON_YEAR_LAST; month = month_after(&month))
		if ((days_of_month(a, &month) & days_of_month(b, &month)) != 0)
			return true;
	return false;
}

ms_t cron_min_interval(const struct cron *c)
{
	int64_t least, days;

	if (cron_never_fires(c))
		return MS_NEVER;
	least = within_a_day(c);
	days = interval_days(c, c);
	if (days != 0)
		shorten(&least, days * DATE_DAY - (wall_day_last(c) - wall_day_first(c)));
	return least != WALL_NEVER ? least * MS_SECOND : MS_NEVER;
}

bool cron_never_fires(const struct cron *c)
{
	return wall_next(c, (int64_t)WALL_FIRST_DAY * DATE_DAY) == WALL_NEVER;
}
