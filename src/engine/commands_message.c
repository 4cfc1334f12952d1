/* Publishing, receiving, and what the holder of a task says of it. */

#include "base/buf.h"
#include "base/limits.h"
#include "codec/json_write.h"
#include "engine/commands.h"
#include "engine/messages.h"

static struct task task_of_draft(const struct engine *e, const struct command *c,
				 const struct queue *q, const struct message_draft *d,
				 struct str target)
{
	ms_t due_at = e->now + d->delay_ms;

	return (struct task){
		.id = uuid_new(e->now),
		.namespace = c->namespace,
		.dialect = c->dialect,
		.trigger = TRIGGER_API,
		.scheduled_for = AT_NONE,
		.created_at = e->now,
		.due_at = due_at,
		.expires_at = d->expires_after_ms != 0 ? due_at + d->expires_after_ms : MS_NEVER,
		.finished_at = AT_NONE,
		.lane = q->lane,
		.template = {.target = target, .payload = d->payload},
		.priority = d->priority,
		.group = d->group_id,
	};
}

/* The first message of a repeated dedup_id is the answer to all of them. */
static enum rc find_first(struct engine *e, const struct queue *q, const struct message_draft *d,
			  struct uuid *id_out, bool *found_out, struct err *err)
{
	struct err why = {0};

	*found_out = false;
	if (d->dedup_id.n == 0)
		return RC_OK;
	if (store_dedup_find(e->o.store, q->lane, d->dedup_id, e->now, id_out, &why) == RC_OK) {
		*found_out = true;
		return RC_OK;
	}
	if (why.rc == RC_NOT_FOUND)
		return RC_OK;
	*err = why;
	return why.rc;
}

static enum rc publish_one(struct engine *e, const struct command *c, const struct queue *q,
			   struct str target, size_t i, struct err *err)
{
	const struct message_draft *d = &c->publish->drafts[i];
	struct task t = task_of_draft(e, c, q, d, target);
	bool found;

	if (find_first(e, q, d, &c->publish->ids[i], &found, err))
		return err->rc;
	if (found)
		return RC_OK;
	c->publish->ids[i] = t.id;
	c->publish->existed = false;
	if (message_place(e, &t, q, PLACE_READY, err))
		return err->rc;
	if (d->dedup_id.n == 0)
		return RC_OK;
	return store_dedup_add(e->o.store, q->lane, d->dedup_id, t.id, e->now + q->dedup_window_ms,
			       err);
}

enum rc command_publish(struct engine *e, struct command *c, struct err *err)
{
	struct queue q;
	struct str target;

	if (store_queue_ensure(e->o.store, &e->turn, c->namespace, c->publish->queue, e->now, &q,
			       err))
		return err->rc;
	target = message_target(&e->turn, q.name);
	c->publish->existed = true;
	for (size_t i = 0; i < c->publish->n; i++)
		if (publish_one(e, c, &q, target, i, err))
			return err->rc;
	return RC_OK;
}

/* Who comes waits; the turn's last part serves all that wait (messages.c). */
enum rc command_receive(struct engine *e, struct command *c, struct err *err)
{
	struct line *line;
	int64_t lane;

	if (store_lane_ensure(e->o.store, c->namespace, queue_lane(&e->turn, c->receive->queue),
			      &lane, err))
		return err->rc;
	line = queues_line(&e->queues, lane);
	c->stays = true;
	queues_wait(&e->queues, line, c, e->now + c->receive->wait_ms);
	queues_look(&e->queues, line, e->now);
	return RC_OK;
}

/* --- leases --- */

static enum rc lost(struct err *err)
{
	(void)err_set(err, RC_CONFLICT, "lease_lost", "the lease is over");
	return err_hint(err, "somebody else may hold the task by now; drop what was done, or make "
			     "sure that doing it twice does no harm");
}

/* That the task is one of the queue's. */
static enum rc check_queue(struct engine *e, const struct command *c, int64_t lane, struct err *err)
{
	struct err why = {0};
	struct queue q;

	if (c->lease->queue.n == 0)
		return RC_OK;
	if (store_queue_find(e->o.store, &e->turn, c->namespace, c->lease->queue, &q, &why) ==
		    RC_OK &&
	    q.lane == lane)
		return RC_OK;
	if (why.rc != RC_OK && why.rc != RC_NOT_FOUND) {
		*err = why;
		return why.rc;
	}
	return err_set(err, RC_NOT_FOUND, "not_found", "the queue has no such message");
}

/* By the lease's own token, or by the caller that has received it. A lease that was received
 * otherwise has no holder, and is nobody's without its token. */
static bool is_of(const struct lease *l, const struct lease_claim *claim)
{
	if (!claim->by_holder)
		return l->claim.token == claim->token;
	return l->has_holder && uuid_eq(l->holder, claim->holder);
}

enum rc lease_held(struct engine *e, int64_t namespace, const struct lease_claim *claim,
		   struct lease *out, struct err *err)
{
	struct err why = {0};

	if (store_lease_find(e->o.store, namespace, claim->task, out, &why)) {
		if (why.rc == RC_CONFLICT)
			return lost(err);
		*err = why;
		return why.rc;
	}
	if (!is_of(out, claim) || out->until_at <= e->now)
		return lost(err);
	return RC_OK;
}

static enum rc fail_lease(struct engine *e, const struct lease_order *o, const struct lease *l,
			  struct err *err)
{
	const struct lease_end end = {
		.status = o->verb == LEASE_RELEASE ? ATTEMPT_INTERRUPTED : ATTEMPT_FAILED,
		.delay_ms = o->delay_ms,
		.error = o->error.n != 0	    ? o->error
			 : o->verb == LEASE_RELEASE ? STR("given back by its consumer")
						    : STR("refused by its consumer"),
	};

	return lease_fail(e, l, &end, err);
}

static enum rc extend(struct engine *e, struct lease_order *o, const struct lease *l,
		      struct err *err)
{
	ms_t lease_ms = o->lease_ms;

	if (l->until_at == MS_NEVER) {
		(void)err_set(err, RC_CONFLICT, "not_leased", "the attempt has not been answered");
		return err_hint(err, "answer it with 202 and \"Belfry-Async: 1\" first");
	}
	if (lease_ms == 0 && lease_usual(e, l, &lease_ms, err))
		return err->rc;
	o->lease_until_at = e->now + lease_ms;
	return store_lease_set(e->o.store, &l->claim, o->lease_until_at, err);
}

static enum rc keep_progress(struct engine *e, struct lease_order *o, const struct lease *l,
			     struct err *err)
{
	struct progress p;

	if (store_progress_set(e->o.store, l->claim.task, o->progress, e->now, err) ||
	    store_progress_find(e->o.store, &e->turn, l->claim.task, &p, err))
		return err->rc;
	o->number = p.number;
	return RC_OK;
}

static enum rc apply(struct engine *e, const struct command *c, const struct lease_claim *claim,
		     struct err *err)
{
	struct lease_order *o = c->lease;
	struct lease l;

	if (lease_held(e, c->namespace, claim, &l, err) || check_queue(e, c, l.lane, err))
		return err->rc;
	switch (o->verb) {
	case LEASE_ACK:
		return lease_complete(e, &l, err);
	case LEASE_NACK:
	case LEASE_RELEASE:
		return fail_lease(e, o, &l, err);
	case LEASE_EXTEND:
		return extend(e, o, &l, err);
	case LEASE_CHECKPOINT:
		return keep_progress(e, o, &l, err);
	}
	return RC_OK;
}

/* Of a batch each is done or refused by itself. */
enum rc command_lease(struct engine *e, struct command *c, struct err *err)
{
	struct lease_order *o = c->lease;

	for (size_t i = 0; i < o->n; i++) {
		struct lease_claim *claim = &o->claims[i];

		claim->err = (struct err){0};
		if (apply(e, c, claim, &claim->err) == RC_OK)
			continue;
		if (!o->is_batch || command_is_the_turns(claim->err.rc)) {
			*err = claim->err;
			return err->rc;
		}
	}
	return RC_OK;
}
