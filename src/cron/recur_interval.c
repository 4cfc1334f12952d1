/* recur_min_interval: exact for several expressions joined. Any two neighbours among their
 * occurrences belong to a pair of expressions (or to one twice), and lie either on one day, or at a
 * day's last time and a later day's first. */
#include "recur.h"

#include "date.h"
#include "interval.h"
#include "wall.h"

/* The expression without its calendar: its times of day, on every day. */
static struct cron daily(const struct cron *c)
{
	struct cron times = *c;

	times.traits |= CRON_EVERY_DATE;
	return times;
}

/* The smallest distance, above 0, between a time of day of one and one of the other. */
static int64_t between_times(const struct cron *a, const struct cron *b)
{
	struct cron x = daily(a), y = daily(b);
	int64_t at_x = wall_day_first(&x), at_y = wall_day_first(&y), least = WALL_NEVER;

	while (at_x < DATE_DAY && at_y < DATE_DAY && least != 1) {
		int64_t distance = at_x < at_y ? at_y - at_x : at_x - at_y;

		if (distance != 0 && distance < least)
			least = distance;
		if (at_x <= at_y)
			at_x = wall_next(&x, at_x + 1);
		else
			at_y = wall_next(&y, at_y + 1);
	}
	return least;
}

/* The smallest distance from an occurrence of `a` to one of `b`, on one day or from a day to a
 * later one. */
static int64_t between_crons(const struct cron *a, const struct cron *b)
{
	int64_t least = interval_share_a_day(a, b) ? between_times(a, b) : WALL_NEVER;
	int64_t days = interval_days(a, b);
	int64_t distance = days * DATE_DAY + wall_day_first(b) - wall_day_last(a);

	return days != 0 && distance < least ? distance : least;
}

ms_t recur_min_interval(const struct recur *r)
{
	ms_t least = MS_NEVER;

	if (r->kind == RECUR_EVERY)
		return r->every.step_ms;
	if (r->kind == RECUR_RRULE)
		return rrule_min_interval(&r->rrule, RECUR_RULE_LOOKED_AT);
	for (size_t i = 0; i < r->n_crons; i++) {
		ms_t own = cron_min_interval(&r->crons[i]);

		least = own < least ? own : least;
		for (size_t j = 0; j < r->n_crons; j++) {
			int64_t distance =
				i != j ? between_crons(&r->crons[i], &r->crons[j]) : WALL_NEVER;

			if (distance != WALL_NEVER && distance * MS_SECOND < least)
				least = distance * MS_SECOND;
		}
	}
	return least;
}
