#pragma once
/* What a rate limiter that several lanes share lets begin: so many at once, so many in any span as
 * their targets see it (pace.h), or as many as a bucket has tokens. Lanes that could begin but for
 * the gate wait at it, first come, first served.
 *
 * Pure: instants are monotonic and passed in. Owned by the rota. Zeroed it has no bound. */

#include "base/heap.h"
#include "deliver/delivery.h"
#include "deliver/index.h"
#include "deliver/jobs.h"
#include "deliver/pace.h"

struct gate {
	struct index_node by_key;
	struct heap_node rest; /* when it may let through again, or has forgotten */
	struct limiter_rule rule;
	size_t n_lanes;	  /* that go through it */
	size_t in_flight; /* jobs that went through it and have not ended */
	size_t waiting;	  /* jobs in its lanes */
	struct pace pace;
	struct job *first, *last; /* begun, and not yet known to have been seen */
	int64_t millionths;	  /* of a token, as of filled_mono */
	ms_t filled_mono;
	struct lane *first_lane, *last_lane; /* that wait at it */
	struct gate *next, *prev;	     /* of all gates */
};

/* Begins with a full bucket. */
void gate_init(struct gate *g, const struct limiter_rule *rule, ms_t now_mono);
/* What was begun before goes on counting; a rule that is older than the gate's changes nothing. */
void gate_set(struct gate *g, const struct limiter_rule *rule, ms_t now_mono);
void gate_release(struct gate *g);

bool gate_may_begin(struct gate *g, ms_t now_mono);
/* A job has begun; then either it ends, or nothing of it ever left. */
void gate_begun(struct gate *g, struct job *job, ms_t now_mono);
void gate_ended(struct gate *g, struct job *job, ms_t now_mono);
void gate_undone(struct gate *g, struct job *job, ms_t now_mono);
/* When it may say something else than now, by time alone; MS_NEVER. */
ms_t gate_next_mono(struct gate *g, ms_t now_mono);
