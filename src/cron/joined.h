#pragma once
/* Cron expressions joined in one recurrence: which of them fire on which day, as masks of
 * expressions (bit i is the i-th), and how many times those have in common. Pure; for this folder.
 */

#include "cron/days.h"
#include "cron/recur.h"

#define JOINED_SETS (1 << RECUR_CRONS_MOST)

/* A month's days by expression. */
struct joined_month {
	struct month month;
	uint32_t days[RECUR_CRONS_MOST];
	uint32_t any;
};

void joined_fill(const struct recur *r, const struct month *month, struct joined_month *out);
/* Those that fire on a day of the month, 1 to 31. */
unsigned joined_on(const struct recur *r, const struct joined_month *m, unsigned day);

/* recur_count of several expressions. */
int64_t joined_count(const struct recur *r, ms_t from, ms_t to);
