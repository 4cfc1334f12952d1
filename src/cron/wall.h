#pragma once
/* Searches on the wall: a clock without zone or transition, as seconds since 1970-01-01T00:00:00 on
 * that clock. cron/next.c lays them over a zone. Pure; for this folder. */

#include <stdbool.h>
#include <stdint.h>

#include "cron/cron.h"

#define WALL_NEVER INT64_MAX
#define WALL_NONE_BEFORE INT64_MIN

enum {
	WALL_FIRST_DAY = -365,	   /* 1969-01-01: where CRON_YEAR_FIRST begins */
	WALL_LAST_DAY = 84371 - 1, /* 2200-12-31 */
};

/* The first match at `wall` or later; WALL_NEVER up to the end of CRON_YEAR_LAST. */
int64_t wall_next(const struct cron *cron, int64_t wall);
/* The last match at `wall` or earlier; WALL_NONE_BEFORE back to CRON_YEAR_FIRST. */
int64_t wall_prev(const struct cron *cron, int64_t wall);
/* How many matches lie in [from, to). */
int64_t wall_count(const struct cron *cron, int64_t from, int64_t to);
bool wall_matches(const struct cron *cron, int64_t wall);

/* The expression's first and last second of a day on which it fires, and how many there are. */
int64_t wall_day_first(const struct cron *cron);
int64_t wall_day_last(const struct cron *cron);
int64_t wall_day_count(const struct cron *cron);
