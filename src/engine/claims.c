/* Due tasks leave the store for their targets: claimed in the turn's transaction, handed to deliver
 * after its commit. Lanes are served in the order of their earliest task, each at most once a turn.
 */

#include "engine/messages.h"

enum { CLAIMS_A_LANE = 256 }; /* at once: the others come first before it gets more */

static struct delivery *delivery_for(const struct claim *claim, const struct task *task,
				     int64_t lane, ms_t now)
{
	struct delivery *v = delivery_new();

	v->task = claim->task;
	v->token = claim->token;
	v->attempt = claim->attempt;
	v->retries = claim->retries;
	v->due_at = claim->due_at;
	v->lane = lane;
	v->schedule = task->schedule_key;
	v->dialect = task->dialect;
	v->is_message = task->is_message;
	v->task_id = task->id;
	v->schedule_id = task->schedule_id;
	v->scheduled_for = task->scheduled_for;
	/* What is claimed after its end was revived by hand: that end is over. */
	v->expires_at = task->expires_at > now ? task->expires_at : MS_NEVER;
	v->body = task->template.payload;
	return v;
}

/* Reads the task's own words for its target and its retries, or its queue's. They were checked when
 * they came in. */
static enum rc read_template(struct delivery *v, struct arena *a, const struct template *t,
			     const struct queue *queue, struct err *err)
{
	struct str target = queue != NULL ? str_dup(a, queue->push) : t->target;

	v->retry = retry_default(v->dialect);
	if (t->retry.p != NULL && retry_parse(t->retry, v->dialect, &v->retry, "retry", err))
		return err->rc;
	if (queue != NULL)
		v->retry.max_retries = (int)queue->max_receives - 1;
	return target_parse(a, target, &v->target, "target", err);
}

/* A task that cannot be sent at all ends as failed, and says why. */
static enum rc fail_at_once(struct engine *e, const struct claim *claim, int64_t schedule,
			    const struct err *why, struct err *err)
{
	struct settlement st = {.claim = *claim, .next = TASK_FAILED, .due_at = AT_NONE};

	st.retries = claim->retries;
	st.attempt = (struct attempt){.number = claim->attempt,
				      .status = ATTEMPT_FAILED,
				      .started_at = e->now,
				      .finished_at = e->now,
				      .error = str_z(why->text)};
	if (store_settle(e->o.store, &st, err))
		return err->rc;
	return schedule != 0 ? schedule_after_end(e, schedule, err) : RC_OK;
}

/* `queue`: that the task is a message of, and pushed from; or NULL. */
static enum rc send_claim(struct engine *e, struct lane_room *room, const struct claim *claim,
			  const struct queue *queue, struct err *err)
{
	struct arena arena = {0};
	struct err why = {0};
	struct task task;
	struct delivery *v;

	if (store_task_work(e->o.store, &arena, claim->task, &task, err)) {
		arena_release(&arena);
		return err->rc;
	}
	v = delivery_for(claim, &task, room->lane, e->now);
	if (read_template(v, &arena, &task.template, queue, &why)) {
		v->arena = arena;
		delivery_free(v);
		return fail_at_once(e, claim, task.schedule_key, &why, err);
	}
	v->arena = arena;
	lanes_claimed(&e->lanes, room, 1);
	letters_add(&e->effects.deliveries, &v->letter);
	return keyring_secrets(&e->keyring, e->o.store, task.namespace, e->now, v->secrets,
			       &v->n_secrets, err);
}

static enum rc serve_lane(struct engine *e, struct served *served, size_t most, size_t *n_out,
			  struct err *err)
{
	struct lane_room *room = served->room;
	size_t n = 0, room_for = lanes_room(&e->lanes, room);
	struct claim *claims;

	if (most > room_for)
		most = room_for;
	if (store_claim(e->o.store, &e->turn, room->lane, e->now, most, &claims, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (send_claim(e, room, &claims[i], NULL, err))
			return err->rc;
	*n_out = n;
	served->after = served->before;
	return n < most ? store_lane_first(e->o.store, room->lane, &served->after, err) : RC_OK;
}

enum rc claims_push(struct engine *e, const struct queue *q, size_t most, size_t *n_out,
		    struct err *err)
{
	struct lane_room *room = lanes_get(&e->lanes, q->lane);
	size_t room_for = lanes_room(&e->lanes, room);
	struct claim *claims;

	if (most > room_for)
		most = room_for;
	if (store_receive(e->o.store, &e->turn, q->lane, e->now, MS_NEVER, most, &claims, n_out,
			  err))
		return err->rc;
	for (size_t i = 0; i < *n_out; i++)
		if (send_claim(e, room, &claims[i], q, err))
			return err->rc;
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
		if (serve_lane(e, served, left < CLAIMS_A_LANE ? left : CLAIMS_A_LANE, &n, err))
			return err->rc;
		left -= n;
	}
	return RC_OK;
}

void claims_put_back(struct engine *e, bool committed)
{
	for (size_t i = 0; i < e->n_served; i++) {
		struct served *served = &e->served[i];

		lanes_set_first(&e->lanes, served->room,
				committed ? served->after : served->before);
	}
	e->n_served = 0;
}
