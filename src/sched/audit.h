#pragma once
/* The proof of the ledger: every occurrence of a schedule in a span is a task or lies within a gap,
 * once, and nothing else is on record. Pure: the caller reads revisions, slots and gaps;
 * docs/semantics.md, "The ledger". */

#include "cron/recur.h"
#include "model/gap.h"
#include "model/schedule.h"

/* From `from_at` up to (not including) `to_at`, the schedule's slots were those of `recur` within
 * its window. Where `fires` is false it had none (it was deleted, or its runs were up). */
struct audit_span {
	ms_t from_at, to_at;
	bool fires;
	struct recur recur;
	ms_t start_at, end_at; /* inclusive; AT_NONE: open */
};

enum audit_fault {
	AUDIT_OK = 0,
	AUDIT_HOLE,    /* an occurrence without task or gap */
	AUDIT_DOUBLE,  /* an instant on record twice */
	AUDIT_SURPLUS, /* a task or gap at an instant that is no occurrence */
	AUDIT_COUNT,   /* a gap whose count is not that of its slots */
};

struct audit_result {
	enum audit_fault fault;
	ms_t at; /* where the first fault lies */
	int64_t occurrences, tasks, missed;
};

/* `slots` (of tasks) and `gaps` are those of the spans' whole extent, ascending. Spans ascend
 * without overlap. */
struct audit_result audit_ledger(const struct audit_span *spans, size_t n_spans, const ms_t *slots,
				 size_t n_slots, const struct gap *gaps, size_t n_gaps);
/* "hole", "double", "surplus", "count"; and a sentence. */
const char *audit_fault_name(enum audit_fault f);
const char *audit_fault_text(enum audit_fault f);
