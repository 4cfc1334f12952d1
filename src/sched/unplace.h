#pragma once
/* A plan of a schedule whose tasks may not be made after all (its target cannot be used, say): the
 * slots that would have become tasks become gaps. Pure. */

#include "sched/fire.h"

/* Moves the plan's tasks into `gaps`, and its state with them: what became no task does not count
 * as a run. Returns how many. */
size_t fire_unplace(const struct schedule *s, const struct recur *r, ms_t now, enum gap_reason why,
		    struct fire_plan *plan, struct fire_gap gaps[static FIRE_TASKS]);
