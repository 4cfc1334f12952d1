#include "events.h"

#include "base/limits.h"
#include "engine/notices.h"
#include "store/event.h"

enum {
	ROW_BYTES = 256 * 1024, /* a row that has grown over this is written, and another begun */
	BODY_MOST = 2 * 1024 * 1024,
	DETAIL_MOST = 4096,
	PRUNE_ROWS = 512,
	PRUNE_AGAIN_MS = MS_SECOND,
};

static enum rc find_next(struct engine *e, struct err *err)
{
	struct event_span kept;

	if (store_event_span(e->o.store, &kept, err))
		return err->rc;
	e->events.next = kept.last + 1;
	return RC_OK;
}

static enum rc write_row(struct engine *e, struct err *err)
{
	struct events *s = &e->events;
	struct event_row row;

	if (s->n == 0)
		return RC_OK;
	if (s->next == 0 && find_next(e, err))
		return err->rc;
	row = (struct event_row){
		.first = s->next, .n = s->n, .at = e->now, .body = buf_str(&s->body)};
	if (store_event_add(e->o.store, &row, err))
		return err->rc;
	s->next += s->n;
	s->n = 0;
	buf_reset(&s->body);
	return RC_OK;
}

enum rc event_say(struct engine *e, const struct event *ev, struct err *err)
{
	struct events *s = &e->events;

	s->body.cap = BODY_MOST;
	event_put(&s->body, ev);
	if (s->body.failed)
		return err_set(err, RC_IO, "out_of_memory", "no memory for the turn's events");
	s->n++;
	bell_add(&e->effects.touched, bell_topic(BELL_EVENTS, ev->namespace));
	return s->body.n > ROW_BYTES ? write_row(e, err) : RC_OK;
}

enum rc task_changed(struct engine *e, const struct task_change *c, struct err *err)
{
	struct event ev = {.kind = c->kind,
			   .namespace = c->namespace,
			   .subject = c->task,
			   .attempt = c->attempt,
			   .in_ms = c->due_at > e->now ? c->due_at - e->now : 0};

	task_touched(e, c->task);
	if (event_is_end(c->kind))
		awaits_note_end(&e->awaits, c->task);
	if (event_say(e, &ev, err) || (c->notifies && notice_of_task(e, c, err)) ||
	    hooks_tell_task(e, c, err))
		return err->rc;
	if (c->kind != EVENT_TASK_FAILED || !c->is_message)
		return RC_OK;
	ev.kind = EVENT_QUEUE_DEAD;
	return event_say(e, &ev, err);
}

enum rc task_moved(struct engine *e, enum event_kind kind, int64_t task,
		   const struct task_facts *facts, ms_t due_at, struct err *err)
{
	const struct task_change c = {.kind = kind,
				      .namespace = facts->namespace,
				      .task = task,
				      .attempt = facts->attempts,
				      .due_at = due_at,
				      .notifies = facts->notifies};

	return task_changed(e, &c, err);
}

enum rc task_made(struct engine *e, const struct task *t, struct err *err)
{
	const struct task_change c = {.kind = EVENT_TASK_QUEUED,
				      .namespace = t->namespace,
				      .task = t->key,
				      .due_at = t->due_at,
				      .is_message = t->is_message,
				      .notifies = t->template.notifications.p != NULL};

	return task_changed(e, &c, err);
}

/* What happens to a schedule without anybody's doing. */
static bool is_notified(enum event_kind kind)
{
	return kind == EVENT_SCHEDULE_MISSED || kind == EVENT_SCHEDULE_ERROR ||
	       kind == EVENT_SCHEDULE_RECOVERED;
}

enum rc schedule_changed(struct engine *e, enum event_kind kind, const struct schedule *s,
			 struct str detail, struct err *err)
{
	const struct event ev = {
		.kind = kind, .namespace = s->namespace, .subject = s->key, .detail = detail};

	if (event_say(e, &ev, err) || hooks_tell_schedule(e, kind, s, detail, err))
		return err->rc;
	return is_notified(kind) ? notice_of_schedule(e, event_name(kind), s, detail, err) : RC_OK;
}

struct str event_detail(struct engine *e, const char *name, const char *member, struct str text,
			const char *second, struct str second_text)
{
	struct buf json CLEANUP(buf_release) = BUF_INIT(DETAIL_MOST);
	struct json_writer w = json_writer_to(&json);

	json_begin_object(&w);
	json_add_object(&w, name);
	json_add_str(&w, member, text);
	if (second != NULL)
		json_add_str(&w, second, second_text);
	json_end_object(&w);
	json_end_object(&w);
	return json.failed ? (struct str){0} : str_dup(&e->turn, buf_str(&json));
}

enum rc target_changed(struct engine *e, int64_t namespace, struct str name, struct str reason,
		       struct err *err)
{
	const char *second = reason.p != NULL ? "reason" : NULL;
	const struct event ev = {.kind = reason.p != NULL ? EVENT_TARGET_DISABLED
							  : EVENT_TARGET_ENABLED,
				 .namespace = namespace,
				 .detail = event_detail(e, "target", "name", name, second, reason)};

	return event_say(e, &ev, err);
}

/* --- at the turn's end --- */

struct breaker_news {
	struct engine *e;
	struct err *err;
};

static void say_breaker(void *context, struct str origin, bool is_open)
{
	struct breaker_news *news = context;
	const struct event ev = {
		.kind = is_open ? EVENT_BREAKER_OPENED : EVENT_BREAKER_CLOSED,
		.detail = event_detail(news->e, "breaker", "origin", origin, NULL, origin)};

	if (news->err->rc == RC_OK)
		(void)event_say(news->e, &ev, news->err);
}

static enum rc prune(struct engine *e, struct err *err)
{
	ms_t oldest_at = e->now - LIMIT_EVENTS_AGE_S * (ms_t)MS_SECOND;

	if (e->now < e->events.prune_at && e->events.prune_at - e->now <= PRUNE_AGAIN_MS)
		return RC_OK;
	e->events.prune_at = e->now + PRUNE_AGAIN_MS;
	return store_event_prune(e->o.store, oldest_at, e->events.next - LIMIT_EVENTS, PRUNE_ROWS,
				 err);
}

enum rc events_apply(struct engine *e, struct err *err)
{
	struct breaker_news news = {e, err};

	breakers_take_news(&e->breakers, say_breaker, &news);
	if (err->rc != RC_OK || e->events.n == 0)
		return err->rc;
	return write_row(e, err) ? err->rc : prune(e, err);
}

void events_take_back(struct engine *e)
{
	e->events.n = 0;
	e->events.next = 0; /* what was written of this turn is not there, or nobody knows */
	buf_reset(&e->events.body);
}
