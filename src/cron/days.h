#pragma once
/* Which days of which months a cron expression matches, as one mask a month. Pure; for the searches
 * of this folder. */

#include <stdbool.h>
#include <stdint.h>

#include "cron/cron.h"

struct month {
	int64_t first; /* day number of the 1st (cron/date.h) */
	int year;
	unsigned month;	 /* 1..12 */
	unsigned length; /* days */
};

struct month month_make(int year, unsigned month);
/* The calendar's next month, whatever any expression says. */
struct month month_after(const struct month *month);
/* Bits 1..31; empty where the month or its year is excluded. The year lies in
 * CRON_YEAR_FIRST..CRON_YEAR_LAST. */
uint32_t days_of_month(const struct cron *cron, const struct month *month);
/* Moves to the next (previous) month that has any matching day, and returns its days; empty where
 * there is none up to the end of `last` (back to the start of CRON_YEAR_FIRST). */
uint32_t days_advance(const struct cron *cron, struct month *month, int last);
uint32_t days_retreat(const struct cron *cron, struct month *month);
