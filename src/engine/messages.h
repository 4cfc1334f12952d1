#pragma once
/* What the engine's other parts need of queues and leases. Engine's thread, within a turn. */

#include "engine/engine_impl.h"
#include "store/queue.h"

/* Writes a new message and has its line looked at; it expires with the queue's retention at the
 * latest. */
enum rc message_place(struct engine *e, struct task *t, const struct queue *q, enum placement where,
		      struct err *err);
/* The same for the queue of that name, which is made where it is new. */
enum rc message_place_named(struct engine *e, struct task *t, struct str name, enum placement where,
			    struct err *err);

/* "queue:NAME" as a target's JSON. */
struct str message_target(struct arena *a, struct str queue);
/* A message of the lane has died: the queue that its own names for dead letters gets a copy. */
enum rc message_bury(struct engine *e, int64_t task, int64_t lane, struct err *err);

/* A task of the lane, be it a queue's or not, is due at due_at. */
void lane_has_work(struct engine *e, int64_t lane, ms_t due_at);
/* A task of the lane is at its end: in a queue, its group may go on. */
void lane_freed(struct engine *e, int64_t lane);

/* A lease that ended without success: what becomes of the task, and all that follows. */
struct lease_end {
	enum attempt_status status; /* FAILED, TIMED_OUT, or INTERRUPTED: given back */
	ms_t delay_ms;		    /* until the next attempt, at least */
	struct str error;
};
enum rc lease_fail(struct engine *e, const struct lease *l, const struct lease_end *end,
		   struct err *err);
/* The lease of the claim's task, whose token must be the current one; RC_CONFLICT "lease_lost". */
enum rc lease_held(struct engine *e, int64_t namespace, const struct lease_claim *claim,
		   struct lease *out, struct err *err);
/* How long a lease lasts whose holder does not say. */
enum rc lease_usual(struct engine *e, const struct lease *l, ms_t *ms_out, struct err *err);
/* A lease that ended well. */
enum rc lease_complete(struct engine *e, const struct lease *l, struct err *err);

/* claims.c: sends up to `most` of the queue's messages to its target, as its lane's window allows.
 */
enum rc claims_push(struct engine *e, const struct queue *q, size_t most, size_t *n_out,
		    struct err *err);
