#pragma once
/* Named targets on the engine's side: which lane a task's words lead to when it is placed, and what
 * all tasks of a lane have in common when they are claimed. A target is read anew each time its
 * lane is served, so that an edit applies to the tasks that wait. */

#include "engine/engine_impl.h"
#include "model/queue.h"

/* What the tasks of a lane have in common, for as long as the lane is served. */
struct lane_order {
	const struct named_target *named; /* NULL: each task has a URL of its own */
	struct lane_limits limits;
	size_t most;	   /* how many may be claimed now; 0: none at present */
	struct err broken; /* why its tasks cannot be sent at all */
	struct signing_secret
		secrets[SECRETS_AT_ONCE]; /* of the target's own; none: the namespace's */
	size_t n_secrets;
};

/* The lane of a template, in the arena; RC_INVALID "unknown_target" with `field` where it names a
 * target that is not there. */
enum rc target_lane_name(struct engine *e, struct arena *a, int64_t namespace,
			 const struct template *t, const char *field, struct str *out,
			 struct err *err);
/* Reads the lane's name, and whose it is; for one that is not known yet. */
enum rc target_know(struct engine *e, struct lane_room *room, struct err *err);
/* Reads what the lane's tasks need, and sets the lane's bounds by it. */
enum rc target_order(struct engine *e, struct lane_room *room, size_t most, struct lane_order *out,
		     struct err *err);
/* The same for the messages of a queue that is pushed to a target. */
enum rc target_order_push(struct engine *e, struct lane_room *room, const struct queue *q,
			  size_t most, struct lane_order *out, struct err *err);
/* Puts the order's part of a delivery in; the rest is the task's own. */
enum rc target_fill(struct delivery *v, const struct lane_order *order, const struct template *t,
		    struct err *err);
/* So many tasks of the lane were claimed. */
void target_claimed(struct engine *e, struct lane_room *room, const struct lane_order *order,
		    size_t n);
/* After a change of the named target: its lane is looked at again. */
enum rc target_touch(struct engine *e, int64_t namespace, struct str name, struct err *err);
/* The same where it takes nothing any more: what waits for its turn comes back. */
enum rc target_recall(struct engine *e, int64_t namespace, struct str name, struct err *err);
/* Refuses a template that names a target which is not there: "unknown_target", with `field`. */
enum rc target_check(struct engine *e, int64_t namespace, const struct template *t,
		     const char *field, struct err *err);
/* Refuses what is still needed, by name: RC_CONFLICT "target_in_use". */
enum rc target_check_unneeded(struct engine *e, int64_t namespace, struct str name,
			      struct err *err);
/* What a named secret's seal is bound to. */
struct str named_secret_about(struct arena *a, int64_t namespace, struct str name);
/* The target of the lane answered 410: it gets no more, until somebody enables it. */
enum rc target_gone(struct engine *e, int64_t lane, struct err *err);
