#pragma once
/* Distances of days in the calendar, for the smallest interval of one expression or of several
 * joined. Pure; for this folder. */

#include <stdbool.h>
#include <stdint.h>

#include "cron/cron.h"

/* The smallest distance, in days, from a day on which `from` fires to a later one on which `to`
 * does; 0 where there is none. */
int64_t interval_days(const struct cron *from, const struct cron *to);
/* The smallest distance, above 0, in seconds, from a time of day of one to a later one of the
 * other; WALL_NEVER where there is none. */
int64_t interval_times(const struct cron *from, const struct cron *to);
