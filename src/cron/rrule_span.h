#pragma once
/* What a stretch of the wall holds of a rule, added up day by day and never match by match: how
 * many, the first, the last, and the smallest distance of two. A day is looked through by minutes,
 * each a mask of 60 seconds. A value on the caller's stack; for this folder. */

#include "cron/rrule.h"

/* Wall seconds; `gap` is WALL_NEVER where n is below 2. */
struct rrule_sum {
	int64_t n, first, last, gap;
};

enum { RRULE_PHASES_MOST = 2048 };

/* INTERVAL of hours or less falls on other times each day, and on the same again after so many days
 * as there are phases: a phase is looked through once. */
struct rrule_tally {
	const struct rrule *r;
	int64_t phases;
	struct rrule_phase {
		int32_t n, first, last, gap; /* of the day; -1: not yet looked through */
	} known[RRULE_PHASES_MOST];
};

void rrule_tally_init(struct rrule_tally *out, const struct rrule *r);
/* The rule alone in [from, to), without RDATE and EXDATE. Ends early with what it has once the gap
 * is at most `enough`; 0: goes on to the end. */
struct rrule_sum rrule_tally_span(struct rrule_tally *t, int64_t from, int64_t to, int64_t enough);
/* No two matches lie closer than so many seconds. */
int64_t rrule_gap_least(const struct rrule *r);
