/* What is asked of a queue as a whole. What touches many messages is done a slice a turn, so that
 * nobody waits for it. */

#include "engine/commands.h"
#include "engine/events.h"
#include "engine/messages.h"
#include "engine/pipelines.h"
#include "engine/targets.h"

enum { SLICE = 500 };

static enum rc find(struct engine *e, struct command *c, struct err *err)
{
	return store_queue_find(e->o.store, c->arena, c->namespace, c->queue->name,
				&c->queue->queue, err);
}

/* The queue for dead letters must be there, and another one. */
static enum rc check_dead_letters(struct engine *e, const struct command *c, struct err *err)
{
	struct str name = c->queue->draft.values.dead_letters;
	struct queue other;
	enum rc rc;

	if (name.n == 0)
		return RC_OK;
	if (str_eq(name, c->queue->name)) {
		(void)err_at(err, RC_INVALID, "invalid_value", "dead_letter_queue",
			     "a queue cannot take its own dead letters");
		return err_hint(err, "leave it out: each queue shows its own dead letters anyway");
	}
	rc = store_queue_find(e->o.store, &e->turn, c->namespace, name, &other, err);
	if (rc != RC_NOT_FOUND)
		return rc;
	(void)err_at(err, RC_INVALID, "unknown_queue", "dead_letter_queue",
		     "there is no such queue");
	return err_hint(err, "make it first");
}

/* A URL, or the name of a target that is called. */
static enum rc check_push(struct engine *e, const struct command *c, struct err *err)
{
	const struct template t = {.target = c->queue->draft.values.push};
	struct target target;
	struct str lane;

	if (t.target.p == NULL)
		return RC_OK;
	if (target_parse(&e->turn, t.target, &target, "push", err))
		return err->rc;
	if (target.kind != TARGET_NAME)
		return RC_OK;
	if (target_lane_name(e, &e->turn, c->namespace, &t, "push", &lane, err))
		return err->rc;
	if (queue_of_lane(lane).n == 0)
		return RC_OK;
	(void)err_at(err, RC_INVALID, "invalid_value", "push", "the target is a queue itself");
	return err_hint(err, "name a target of kind http, or give a URL");
}

enum rc command_queue_put(struct engine *e, struct command *c, struct err *err)
{
	struct queue_order *o = c->queue;
	struct err why = {0};

	o->existed = find(e, c, &why) == RC_OK;
	if (!o->existed && o->is_of_known) {
		*err = why;
		return why.rc;
	}
	if (check_dead_letters(e, c, err) || check_push(e, c, err) ||
	    store_queue_ensure(e->o.store, c->arena, c->namespace, o->name, e->now, &o->queue, err))
		return err->rc;
	if (o->is_partial)
		queue_merge(&o->queue, &o->draft);
	else
		queue_apply(&o->queue, &o->draft);
	o->queue.updated_at = e->now;
	queues_look(&e->queues, queues_line(&e->queues, o->queue.lane), e->now);
	return store_queue_update(e->o.store, &o->queue, err);
}

static enum rc set_paused(struct engine *e, struct command *c, bool paused, struct err *err)
{
	struct queue *q = &c->queue->queue;

	if (find(e, c, err))
		return err->rc;
	if ((q->paused_at != AT_NONE) == paused)
		return RC_OK;
	q->paused_at = paused ? e->now : AT_NONE;
	q->updated_at = e->now;
	queues_look(&e->queues, queues_line(&e->queues, q->lane), e->now);
	return store_queue_update(e->o.store, q, err);
}

enum rc command_queue_pause(struct engine *e, struct command *c, struct err *err)
{
	return set_paused(e, c, true, err);
}

enum rc command_queue_resume(struct engine *e, struct command *c, struct err *err)
{
	return set_paused(e, c, false, err);
}

enum rc command_queue_look(struct engine *e, struct command *c, struct err *err)
{
	struct line *line;

	if (find(e, c, err))
		return err->rc;
	line = queues_line(&e->queues, c->queue->queue.lane);
	c->queue->rates = (struct queue_rates){
		.published_permille = meter_permille(&line->published, e->now),
		.received_permille = meter_permille(&line->received, e->now),
		.acked_permille = meter_permille(&line->acked, e->now),
	};
	return RC_OK;
}

/* --- a slice a turn --- */

static size_t slice(const struct queue_order *o)
{
	return o->n_left < SLICE ? (size_t)o->n_left : SLICE;
}

/* False: the order goes on in the next turn. */
static bool note_slice(struct engine *e, struct command *c, size_t n)
{
	struct queue_order *o = c->queue;
	bool is_last = n < slice(o) || n == 0;

	o->n_left -= (int64_t)n;
	if (!is_last && o->n_left != 0) {
		command_go_on(e, c);
		return false;
	}
	return true;
}

/* What somebody holds, or is being sent, is taken from them. */
static enum rc end_message(struct engine *e, int64_t task, bool leased, struct err *err)
{
	struct task_facts facts;

	if (leased)
		return task_end(e, task, TASK_CANCELLED, err);
	if (store_task_stop(e->o.store, task, TASK_CANCELLED, e->now, &facts, err) ||
	    task_moved(e, EVENT_TASK_CANCELLED, task, &facts, 0, err))
		return err->rc;
	return task_after_end(e, task, facts.schedule, TASK_CANCELLED, err);
}

static enum rc end_slice(struct engine *e, struct command *c, bool leased, size_t *n_out,
			 struct err *err)
{
	const struct message_filter f = {.lane = c->queue->queue.lane,
					 .leased = leased,
					 .last = c->queue->last,
					 .most = slice(c->queue)};
	int64_t *keys;

	if (store_message_keys(e->o.store, &e->turn, &f, &keys, n_out, err))
		return err->rc;
	for (size_t i = 0; i < *n_out; i++)
		if (end_message(e, keys[i], leased, err))
			return err->rc;
	c->queue->n_done += (int64_t)*n_out;
	return RC_OK;
}

/* What is published meanwhile is not purged. */
static enum rc begin_purge(struct engine *e, struct command *c, struct err *err)
{
	struct queue_counts n;

	if (find(e, c, err))
		return err->rc;
	if (c->queue->n_left >= 0)
		return RC_OK;
	if (store_queue_counts(e->o.store, c->queue->queue.lane, &n, err))
		return err->rc;
	c->queue->n_left = INT64_MAX;
	c->queue->last = n.newest;
	return RC_OK;
}

enum rc command_queue_purge(struct engine *e, struct command *c, struct err *err)
{
	size_t n;

	if (begin_purge(e, c, err) || end_slice(e, c, false, &n, err))
		return err->rc;
	(void)note_slice(e, c, n);
	return RC_OK;
}

/* Consumers that hold its messages lose them. */
enum rc command_queue_delete(struct engine *e, struct command *c, struct err *err)
{
	size_t n;

	c->queue->n_left = c->queue->last = INT64_MAX;
	if (find(e, c, err) || end_slice(e, c, true, &n, err))
		return err->rc;
	if (!note_slice(e, c, n))
		return RC_OK;
	return store_queue_delete(e->o.store, c->queue->queue.lane, err);
}

/* --- redrive --- */

static enum rc revive(struct engine *e, struct queue_order *o, int64_t task, struct err *err)
{
	ms_t due_at = redrive_due(&o->redrive, o->begun_at, o->n_done);
	struct task_facts facts;

	if (store_task_revive(e->o.store, task, due_at, e->now, &facts, err) ||
	    task_moved(e, EVENT_TASK_QUEUED, task, &facts, due_at, err) ||
	    pipeline_run_revived(e, task, err))
		return err->rc;
	lane_has_work(e, o->queue.lane, due_at);
	o->n_done++;
	return RC_OK;
}

/* Ids that are not of dead messages of this queue are passed over. */
static enum rc redrive_ids(struct engine *e, struct command *c, struct err *err)
{
	struct queue_order *o = c->queue;

	for (size_t i = 0; i < o->redrive.n_ids && o->n_done < o->redrive.most; i++) {
		struct err why = {0};
		struct task t;

		if (store_task_find(e->o.store, &e->turn, c->namespace, o->redrive.ids[i], e->now,
				    &t, &why)) {
			if (why.rc == RC_NOT_FOUND)
				continue;
			*err = why;
			return why.rc;
		}
		if (t.lane != o->queue.lane || t.state != TASK_FAILED)
			continue;
		if (revive(e, o, t.key, err))
			return err->rc;
	}
	return RC_OK;
}

static enum rc redrive_slice(struct engine *e, struct queue_order *o, size_t *n_out,
			     struct err *err)
{
	const struct dead_filter f = {.lane = o->queue.lane,
				      .after = o->after,
				      .upto = o->last,
				      .wanted = o->redrive.wanted,
				      .most = slice(o)};
	struct dead_key *keys;

	if (store_dead_keys(e->o.store, &e->turn, &f, &keys, n_out, err))
		return err->rc;
	for (size_t i = 0; i < *n_out && o->n_done < o->redrive.most; i++) {
		o->after = keys[i].task;
		if (keys[i].is_wanted && revive(e, o, keys[i].task, err))
			return err->rc;
	}
	return RC_OK;
}

/* What is published meanwhile is left alone. */
static enum rc begin_redrive(struct engine *e, struct command *c, struct err *err)
{
	struct queue_order *o = c->queue;
	struct queue_counts n;

	if (find(e, c, err))
		return err->rc;
	if (o->n_left >= 0)
		return RC_OK;
	if (store_queue_counts(e->o.store, o->queue.lane, &n, err))
		return err->rc;
	o->n_left = INT64_MAX;
	o->last = n.newest;
	o->begun_at = e->now;
	return RC_OK;
}

enum rc command_queue_redrive(struct engine *e, struct command *c, struct err *err)
{
	struct queue_order *o = c->queue;
	size_t n;

	if (begin_redrive(e, c, err))
		return err->rc;
	if (o->redrive.ids != NULL)
		return redrive_ids(e, c, err);
	if (redrive_slice(e, o, &n, err))
		return err->rc;
	if (o->n_done < o->redrive.most)
		(void)note_slice(e, c, n);
	return RC_OK;
}
