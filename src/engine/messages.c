/* Messages: how they come into a queue, and how they go out of it, to the consumers that wait or to
 * the target that the queue is pushed to. */

#include <string.h>

#include "engine/events.h"
#include "engine/messages.h"
#include "engine/turn.h"

enum {
	MESSAGES_A_TURN = 4096,		 /* handed out or promoted */
	RECEIVE_CHUNK = 10,		 /* claimed at once for one consumer */
	RECEIVE_BYTES = 8 * 1024 * 1024, /* an answer that has grown over this takes no more */
};

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

void lane_has_work(struct engine *e, int64_t lane, ms_t due_at)
{
	struct line *line = queues_find(&e->queues, lane);

	if (line != NULL)
		queues_look(&e->queues, line, due_at);
	else
		lanes_add(&e->lanes, lane, due_at);
}

void lane_freed(struct engine *e, int64_t lane)
{
	struct line *line = queues_find(&e->queues, lane);

	if (line != NULL)
		queues_look(&e->queues, line, e->now);
}

/* --- in --- */

enum rc message_place(struct engine *e, struct task *t, const struct queue *q, enum placement where,
		      struct err *err)
{
	struct line *line = queues_line(&e->queues, q->lane);

	t->lane = q->lane;
	t->is_message = true;
	if (q->fifo && t->group.n == 0 && t->schedule_key == 0)
		t->group = STR(QUEUE_GROUP);
	t->expires_at = earlier(t->expires_at, t->due_at + q->retention_ms);
	if (store_task_add(e->o.store, t, where, err))
		return err->rc;
	if (where != PLACE_WAITING)
		queues_look(&e->queues, line, t->due_at);
	meter_add(&line->published, e->now, 1);
	atomic_fetch_add(&e->counters.tasks_created, 1);
	return task_made(e, t, err);
}

struct str message_target(struct arena *a, struct str queue)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_URL);
	struct json_writer w = json_writer_to(&text);

	json_put_str(&w, queue_lane(a, queue));
	return str_dup(a, buf_str(&text));
}

enum rc message_place_named(struct engine *e, struct task *t, struct str name, enum placement where,
			    struct err *err)
{
	struct queue q;

	if (store_queue_ensure(e->o.store, &e->turn, t->namespace, name, e->now, &q, err))
		return err->rc;
	return message_place(e, t, &q, where, err);
}

/* Under an id of its own: the dead message stays where it is, to be looked at and driven again. */
static struct task copy_of(const struct engine *e, const struct task *t, struct str target)
{
	return (struct task){
		.id = uuid_new(e->now),
		.namespace = t->namespace,
		.dialect = t->dialect,
		.trigger = TRIGGER_API,
		.scheduled_for = AT_NONE,
		.created_at = e->now,
		.due_at = e->now,
		.expires_at = MS_NEVER,
		.finished_at = AT_NONE,
		.template = {.target = target,
			     .payload = t->template.payload,
			     .bytes = t->template.bytes,
			     .payload_type = t->template.payload_type},
		.priority = t->priority,
	};
}

enum rc message_bury(struct engine *e, int64_t task, int64_t lane, struct err *err)
{
	struct err why = {0};
	struct task dead, copy;
	struct queue q, to;

	if (store_queue_load(e->o.store, &e->turn, lane, &q, &why)) {
		if (why.rc == RC_NOT_FOUND) /* no queue, or one that was deleted */
			return RC_OK;
		*err = why;
		return why.rc;
	}
	if (q.dead_letters.n == 0)
		return RC_OK;
	if (store_task_work(e->o.store, &e->turn, task, &dead, err) ||
	    store_queue_ensure(e->o.store, &e->turn, q.namespace, q.dead_letters, e->now, &to, err))
		return err->rc;
	copy = copy_of(e, &dead, message_target(&e->turn, to.name));
	return message_place(e, &copy, &to, PLACE_READY, err);
}

/* --- out --- */

static void answer(struct engine *e, struct waiter *w)
{
	letters_add(&e->effects.replies, &queues_leave(&e->queues, w)->letter);
}

static enum rc read_checkpoint(struct engine *e, struct arena *a, const struct claim *claim,
			       struct str *out, struct err *err)
{
	struct err why = {0};
	struct progress p;

	if (claim->attempt == 1)
		return RC_OK;
	if (store_progress_find(e->o.store, a, claim->task, &p, &why) == RC_OK)
		*out = p.body;
	else if (why.rc != RC_NOT_FOUND)
		return err_set(err, why.rc, why.code, "%s", why.text);
	return RC_OK;
}

static enum rc fill(struct engine *e, struct arena *a, const struct claim *claim,
		    ms_t lease_until_at, struct received *out, struct err *err)
{
	out->attempt = claim->attempt;
	out->token = claim->token;
	out->lease_until_at = lease_until_at;
	if (store_task_work(e->o.store, a, claim->task, &out->task, err) ||
	    task_changed(e,
			 &(struct task_change){.kind = EVENT_TASK_PROCESSING,
					       .namespace = out->task.namespace,
					       .task = claim->task,
					       .attempt = claim->attempt,
					       .notifies = claim->notifies},
			 err))
		return err->rc;
	return read_checkpoint(e, a, claim, &out->checkpoint, err);
}

static enum rc note_holder(struct engine *e, const struct receive_order *o,
			   const struct claim *claim, struct err *err)
{
	return o->has_holder ? store_lease_hold(e->o.store, claim, o->holder, err) : RC_OK;
}

/* Claims up to `most` more for the order, and reads them. */
static enum rc take_some(struct engine *e, const struct queue *q, struct command *c, size_t most,
			 size_t *n_out, struct err *err)
{
	struct receive_order *o = c->receive;
	ms_t until_at = e->now + (o->lease_ms != 0 ? o->lease_ms : q->lease_ms);
	struct claim *claims;

	if (store_receive(e->o.store, &e->turn, q->lane, e->now, until_at, most, &claims, n_out,
			  err))
		return err->rc;
	for (size_t i = 0; i < *n_out; i++)
		if (fill(e, c->arena, &claims[i], until_at, &o->items[o->n + i], err) ||
		    note_holder(e, o, &claims[i], err))
			return err->rc;
	o->n += *n_out;
	return RC_OK;
}

static size_t bytes_of(const struct receive_order *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->n; i++)
		n += template_body(&o->items[i].task.template).n + o->items[i].checkpoint.n;
	return n;
}

/* As many as the consumer wants and there are, while the answer does not grow too large. */
static enum rc hand_out(struct engine *e, const struct queue *q, struct command *c, size_t most,
			struct err *err)
{
	struct receive_order *o = c->receive;
	size_t n = 1;

	if (most > o->most)
		most = o->most;
	o->items = NEW_N(c->arena, struct received, most);
	while (o->n < most && n != 0 && bytes_of(o) < RECEIVE_BYTES) {
		size_t want = most - o->n < RECEIVE_CHUNK ? most - o->n : RECEIVE_CHUNK;

		if (take_some(e, q, c, want, &n, err))
			return err->rc;
		if (n < want)
			break;
	}
	return RC_OK;
}

static bool is_gone(const struct waiter *w)
{
	return atomic_load(&w->command->receive->gone);
}

/* First come, first served, while there are messages. One whose client is gone gets none. */
static enum rc serve_waiters(struct engine *e, const struct queue *q, struct line *line,
			     size_t *left, struct err *err)
{
	struct waiter *w;

	while ((w = line->first) != NULL && *left != 0) {
		bool gone = is_gone(w);
		size_t n;

		if (!gone && hand_out(e, q, w->command, *left, err))
			return err->rc;
		n = w->command->receive->n;
		if (n == 0 && !gone)
			break;
		answer(e, w);
		meter_add(&line->received, e->now, n);
		*left -= n;
	}
	return RC_OK;
}

static enum rc push(struct engine *e, const struct queue *q, struct line *line, size_t *left,
		    struct err *err)
{
	size_t n = 0;

	if (claims_push(e, q, *left, &n, err))
		return err->rc;
	meter_add(&line->received, e->now, n);
	*left -= n;
	return RC_OK;
}

/* *first_out: when the first delayed one is due. */
static enum rc promote(struct engine *e, int64_t lane, size_t *left, ms_t *first_out,
		       struct err *err)
{
	size_t n;

	if (store_lane_first(e->o.store, lane, first_out, err))
		return err->rc;
	if (*first_out > e->now)
		return RC_OK;
	if (store_promote(e->o.store, lane, e->now, *left, &n, err))
		return err->rc;
	*left -= n;
	return store_lane_first(e->o.store, lane, first_out, err);
}

static enum rc serve(struct engine *e, const struct queue *q, struct line *line, size_t *left,
		     struct err *err)
{
	ms_t first = MS_NEVER;

	if (promote(e, q->lane, left, &first, err))
		return err->rc;
	queues_look(&e->queues, line, first);
	if (q->paused_at != AT_NONE)
		return RC_OK;
	if (serve_waiters(e, q, line, left, err))
		return err->rc;
	if (*left != 0 && q->push.p != NULL && push(e, q, line, left, err))
		return err->rc;
	if (*left == 0)
		queues_look(&e->queues, line, e->now);
	return RC_OK;
}

/* A line without a queue is one that somebody waits in, and nobody has published to yet. */
static enum rc look(struct engine *e, struct line *line, size_t *left, struct err *err)
{
	struct err why = {0};
	struct queue q;

	if (store_queue_load(e->o.store, &e->turn, line->lane, &q, &why) == RC_OK)
		return serve(e, &q, line, left, err);
	if (why.rc == RC_NOT_FOUND)
		return RC_OK;
	*err = why;
	return why.rc;
}

static bool is_closing(const struct engine *e)
{
	return atomic_load(&e->draining) || atomic_load(&e->dismissing);
}

enum rc queues_apply(struct engine *e, struct err *err)
{
	size_t left = atomic_load(&e->draining) ? 0 : MESSAGES_A_TURN;
	ms_t late = is_closing(e) ? MS_NEVER : e->now;
	struct line *line;
	struct waiter *w;

	while (left != 0 && (line = queues_take_due(&e->queues)) != NULL)
		if (look(e, line, &left, err))
			return err->rc;
	if (left == 0 && !is_closing(e)) {
		e->more = true; /* those whose time is up have not been looked after yet */
		return RC_OK;
	}
	while ((w = queues_late(&e->queues, late)) != NULL)
		answer(e, w);
	return RC_OK;
}

void queues_take_back(struct engine *e)
{
	struct waiter *w;

	while ((w = queues_newcomer(&e->queues)) != NULL)
		answer(e, w);
	queues_look_again(&e->queues);
}

ms_t turn_queues_due(const struct engine *e)
{
	if (is_closing(e) && e->queues.n_waiters != 0)
		return 0;
	return atomic_load(&e->draining) ? MS_NEVER : queues_next(&e->queues);
}
