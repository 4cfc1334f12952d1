#pragma once
/* A span of a schedule's ledger, made to fit an answer: at most so many rows, and gaps cut at the
 * span's ends, so that what is counted is what lies within. Pure but for the zones that are looked
 * up. */

#include "base/err.h"
#include "cron/recur.h"
#include "store/rows.h"

struct ledger_span {
	ms_t from, to;	    /* both included */
	struct slot *slots; /* tasks, ascending */
	size_t n_slots;
	struct gap *gaps; /* ascending, those that touch the span */
	size_t n_gaps;
	ms_t next_from; /* where the next answer goes on; MS_NEVER: this is all */
};

/* With more than `limit` tasks or gaps, the span ends before the first that has no room. */
void ledger_shorten(struct ledger_span *l, size_t limit);
/* What a schedule's slots were over time. */
struct history {
	struct uuid schedule;
	struct revision *revisions; /* oldest first */
	size_t n;
	struct zones *zones;
};

/* The recurrence of one of its revisions. */
enum rc history_recur(const struct history *h, size_t revision, struct recur *out, struct err *err);
/* Gaps that reach over an end of the span keep the slots within it, as the history has them; one
 * that keeps none is dropped. */
enum rc ledger_cut(struct ledger_span *l, const struct history *h, struct err *err);
/* Occurrences that became no task. */
int64_t ledger_missed(const struct ledger_span *l);
