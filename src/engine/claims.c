/* Due tasks leave the store for their targets: claimed in the turn's transaction, handed to deliver
 * after its commit. Each lane is served at most once a turn.
 */

#include "engine/events.h"
#include "engine/groups.h"
#include "engine/messages.h"
#include "engine/targets.h"
#include "model/envelope.h"

enum {
	CLAIMS_A_LANE = 256, /* at once: the others come first before it gets more */
	FULL_AGAIN_MS = 100, /* a queue that is pushed, while the house is full of others */
};

/* `arena` holds the task, and is the delivery's from now on. */
static struct delivery *delivery_for(struct arena arena, const struct claim *claim,
				     const struct task *task, const struct lane_room *room,
				     ms_t now)
{
	struct delivery *v = delivery_new();

	v->arena = arena;
	v->task = claim->task;
	v->token = claim->token;
	v->attempt = claim->attempt;
	v->retries = claim->retries;
	v->due_at = claim->due_at;
	v->from = room->lane;
	v->lane = lane_sends_in(room);
	v->namespace = task->namespace;
	v->schedule = task->schedule_key;
	v->dialect = task->dialect;
	v->is_message = task->is_message;
	v->notifies = claim->notifies;
	v->task_id = task->id;
	v->schedule_id = task->schedule_id;
	v->scheduled_for = task->scheduled_for;
	/* What is claimed after its end was revived by hand: that end is over. */
	v->expires_at = task->expires_at > now ? task->expires_at : MS_NEVER;
	v->body = envelope_body(&v->arena, task);
	v->body_type = task->template.payload_type;
	return v;
}

/* Reads the task's own words for its target and its retries, or its queue's. They were checked when
 * they came in. */
static enum rc read_own(struct delivery *v, const struct template *t, const struct queue *queue,
			struct err *err)
{
	struct str target = queue != NULL ? str_dup(&v->arena, queue->push) : t->target;

	v->retry = retry_default(v->dialect);
	if (t->retry.p != NULL && retry_parse(t->retry, v->dialect, &v->retry, "retry", err))
		return err->rc;
	return target_parse(&v->arena, target, &v->target, "target", err);
}

static enum rc read_template(struct delivery *v, const struct lane_order *order,
			     const struct template *t, const struct queue *queue, struct err *err)
{
	bool is_named = order->named != NULL || order->broken.rc != RC_OK;

	if (is_named ? target_fill(v, order, t, err) : read_own(v, t, queue, err))
		return err->rc;
	v->limits = order->limits;
	if (v->limits.limiter.validity_ms != 0 &&
	    v->limits.limiter.validity_ms < v->retry.timeout_ms)
		v->retry.timeout_ms = v->limits.limiter.validity_ms;
	if (queue != NULL)
		v->retry.max_retries = (int)queue->max_receives - 1;
	return RC_OK;
}

enum rc claim_fail(struct engine *e, const struct claim *claim, const struct task *task,
		   const struct err *why, struct err *err)
{
	struct settlement st = {.claim = *claim, .next = TASK_FAILED, .due_at = AT_NONE};
	const struct task_change change = {.kind = EVENT_TASK_FAILED,
					   .namespace = task->namespace,
					   .task = claim->task,
					   .attempt = claim->attempt,
					   .is_message = task->is_message,
					   .notifies = claim->notifies,
					   .outcome = &st.attempt};

	st.retries = claim->retries;
	st.attempt = (struct attempt){.number = claim->attempt,
				      .status = ATTEMPT_FAILED,
				      .started_at = e->now,
				      .finished_at = e->now,
				      .error = str_z(why->text)};
	if (store_settle(e->o.store, &st, err) || task_changed(e, &change, err))
		return err->rc;
	return task_after_end(e, claim->task, task->schedule_key, TASK_FAILED, err);
}

/* A first attempt has nobody before it. */
static enum rc read_checkpoint(struct engine *e, struct delivery *v, struct err *err)
{
	struct err why = {0};
	struct progress p;

	if (v->attempt == 1)
		return RC_OK;
	if (store_progress_find(e->o.store, &v->arena, v->task, &p, &why) == RC_OK)
		v->checkpoint = p.number;
	else if (why.rc != RC_NOT_FOUND)
		return err_set(err, why.rc, why.code, "%s", why.text);
	return RC_OK;
}

static enum rc post(struct engine *e, struct lane_room *room, struct delivery *v, int64_t namespace,
		    struct err *err)
{
	lanes_claimed(&e->lanes, room, 1);
	letters_add(&e->effects.deliveries, &v->letter);
	if (read_checkpoint(e, v, err) ||
	    task_changed(e,
			 &(struct task_change){.kind = EVENT_TASK_PROCESSING,
					       .namespace = v->namespace,
					       .task = v->task,
					       .attempt = v->attempt,
					       .notifies = v->notifies},
			 err))
		return err->rc;
	if (v->n_secrets != 0)
		return RC_OK;
	return keyring_secrets(&e->keyring, e->o.store, namespace, e->now, v->secrets,
			       &v->n_secrets, err);
}

/* `queue`: that the task is a message of, and pushed from; or NULL. */
static enum rc send_claim(struct engine *e, struct lane_room *room, const struct lane_order *order,
			  const struct claim *claim, const struct queue *queue, struct err *err)
{
	struct arena arena = {0};
	struct err why = {0};
	struct task task;
	struct delivery *v;

	if (store_task_work(e->o.store, &arena, claim->task, &task, err)) {
		arena_release(&arena);
		return err->rc;
	}
	v = delivery_for(arena, claim, &task, room, e->now);
	if (queue != NULL)
		v->body = envelope_pushed(&v->arena, &task);
	if (read_template(v, order, &task.template, queue, &why) == RC_OK)
		return post(e, room, v, task.namespace, err);
	delivery_free(v);
	return claim_fail(e, claim, &task, &why, err);
}

static enum rc serve_lane(struct engine *e, struct served *served, size_t most, size_t *n_out,
			  struct err *err)
{
	struct lane_room *room = served->room;
	struct lane_order order;
	struct claim *claims;
	size_t n = 0;

	served->after = served->before;
	if (!lane_is_known(room) && target_know(e, room, err))
		return err->rc;
	if (group_of_lane(room->name).n != 0)
		return group_serve(e, room, most, n_out, &served->after, err);
	if (target_order(e, room, most, &order, err))
		return err->rc;
	if (order.most == 0)
		return RC_OK;
	if (store_claim(e->o.store, &e->turn, room->lane, e->now, order.most, &claims, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (send_claim(e, room, &order, &claims[i], NULL, err))
			return err->rc;
	*n_out = n;
	if (order.broken.rc == RC_OK)
		target_claimed(e, room, &order, n);
	return n < order.most ? store_lane_first(e->o.store, room->lane, &served->after, err)
			      : RC_OK;
}

/* The house is full of other lanes' attempts: none of this one will come back to have its queue
 * looked at. */
static void look_again(struct engine *e, const struct lane_room *room)
{
	if (room->claimed == 0)
		lane_has_work(e, room->lane, e->now + FULL_AGAIN_MS);
}

enum rc claims_push(struct engine *e, const struct queue *q, size_t most, size_t *n_out,
		    struct err *err)
{
	struct lane_room *room = lanes_get(&e->lanes, q->lane);
	struct lane_order order;
	struct claim *claims;

	*n_out = 0;
	if (target_order_push(e, room, q, most, &order, err))
		return err->rc;
	if (order.most == 0) {
		look_again(e, room);
		return RC_OK;
	}
	if (store_receive(e->o.store, &e->turn, q->lane, e->now, MS_NEVER, order.most, &claims,
			  n_out, err))
		return err->rc;
	for (size_t i = 0; i < *n_out; i++)
		if (send_claim(e, room, &order, &claims[i], q, err))
			return err->rc;
	if (order.broken.rc == RC_OK)
		target_claimed(e, room, &order, *n_out);
	return RC_OK;
}

enum rc claims_apply(struct engine *e, struct err *err)
{
	size_t left = TURN_CLAIMS;
	struct lane_room *room;

	e->served = NEW_N(&e->turn, struct served, TURN_CLAIMS);
	if (atomic_load(&e->draining))
		return RC_OK;
	while (left != 0 && e->n_served < TURN_CLAIMS &&
	       (room = lanes_take_due(&e->lanes, e->now)) != NULL) {
		struct served *served = &e->served[e->n_served++];
		size_t n = 0;

		*served = (struct served){room, room->first_due_at, room->first_due_at};
		room->first_due_at = MS_NEVER; /* what comes while it is served shows */
		if (serve_lane(e, served, left < CLAIMS_A_LANE ? left : CLAIMS_A_LANE, &n, err))
			return err->rc;
		left -= n < left ? n : left;
	}
	return RC_OK;
}

void claims_put_back(struct engine *e, bool committed)
{
	for (size_t i = 0; i < e->n_served; i++) {
		struct served *served = &e->served[i];
		ms_t first = committed ? served->after : served->before;
		ms_t since = served->room->first_due_at;

		lanes_set_first(&e->lanes, served->room, since < first ? since : first);
	}
	e->n_served = 0;
}
