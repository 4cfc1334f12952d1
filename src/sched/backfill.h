#pragma once
/* Which slots of a span lie in gaps, and what is left of those gaps once the slots are tasks. Pure;
 * docs/semantics.md, "Backfill".
 *
 * What must always hold: the slots taken and the rests together are the gaps' slots, none twice;
 * a rest keeps its gap's reason and moment of decision. */

#include "base/arena.h"
#include "sched/audit.h"

/* A gap that loses slots, and what stays of it: nothing, one side of the span, or both. */
struct backfill_cut {
	struct gap gap, rests[2];
	size_t n_rests;
};

struct backfill_plan {
	int64_t count; /* slots of the span that lie in gaps, however many */
	ms_t *slots;   /* the first of them, ascending */
	size_t n_slots;
	struct backfill_cut *cuts;
	size_t n_cuts;
};

/* The schedule's recurrences over time cover the gaps; both ascend. The span is from..to, both
 * included; at most `most` slots are listed. */
void backfill_plan(struct arena *a, const struct audit_span *spans, size_t n_spans,
		   const struct gap *gaps, size_t n_gaps, ms_t from, ms_t to, size_t most,
		   struct backfill_plan *out);
