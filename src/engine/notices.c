#include "notices.h"

#include "base/limits.h"
#include "base/log.h"
#include "engine/events.h"
#include "engine/targets.h"
#include "model/id.h"
#include "model/notification.h"
#include "model/task_json.h"
#include "store/event.h"

#define NOTICE_TAGS "[\"belfry:notification\"]"

static struct task task_of(const struct engine *e, const struct notice *n, const struct receiver *r)
{
	return (struct task){
		.id = uuid_new(e->now),
		.namespace = n->namespace,
		.dialect = n->dialect,
		.trigger = TRIGGER_NOTIFICATION,
		.scheduled_for = AT_NONE,
		.created_at = e->now,
		.due_at = e->now,
		.expires_at = MS_NEVER,
		.finished_at = AT_NONE,
		.template = {.target = r->target,
			     .lane = r->lane,
			     .payload = n->body,
			     .tags = STR(NOTICE_TAGS)},
		.state = TASK_QUEUED,
	};
}

enum rc notice_to(struct engine *e, const struct notice *n, const struct receiver *r,
		  struct err *err)
{
	struct task t = task_of(e, n, r);
	struct err why = {0};

	if (task_place(e, &t, PLACE_READY, &why) == RC_OK)
		return RC_OK;
	if (why.rc != RC_INVALID) {
		*err = why;
		return why.rc;
	}
	if (log_throttle_pass(&e->unsent, "notice_unsent", e->now))
		log_warn("notice_unsent", "%s: %s", n->event, why.text);
	return RC_OK;
}

enum rc notice_send(struct engine *e, int64_t namespace, struct str spec, const char *event,
		    struct str body, struct err *err)
{
	const struct notice n = {namespace, DIALECT_NATIVE, event, body};
	struct notifications all;

	if (spec.p == NULL)
		return RC_OK;
	if (notifications_parse(&e->turn, spec, &all, "notifications", err))
		return err->rc;
	for (size_t i = 0; i < all.n; i++)
		if (receiver_wants(&all.receivers[i], str_z(event)) &&
		    notice_to(e, &n, &all.receivers[i], err))
			return err->rc;
	return RC_OK;
}

enum rc notice_check(struct engine *e, int64_t namespace, struct str spec, const char *field,
		     struct err *err)
{
	struct notifications all;

	if (spec.p == NULL)
		return RC_OK;
	if (notifications_parse(&e->turn, spec, &all, field, err))
		return err->rc;
	for (size_t i = 0; i < all.n; i++) {
		const struct template t = {.target = all.receivers[i].target,
					   .lane = all.receivers[i].lane};

		if (target_check(e, namespace, &t, field, err))
			return err->rc;
	}
	return RC_OK;
}

/* --- what is told --- */

static void begin(struct json_writer *w, const struct engine *e, const char *event)
{
	json_begin_object(w);
	json_add_z(w, "event", event);
	json_add_time(w, "timestamp", e->now);
}

/* How the attempt went, as far as it has; its answer is not passed on to others. */
static void write_attempt(struct json_writer *w, const struct task_change *c)
{
	const struct attempt *t = c->outcome;

	json_add_object(w, "attempt");
	json_add_i64(w, "number", c->attempt);
	if (t != NULL) {
		json_add_z(w, "status", attempt_status_name(t->status));
		json_add_time(w, "started_at", t->started_at);
		json_add_time(w, "finished_at", t->finished_at);
		if (t->http_status != 0)
			json_add_i64(w, "http_status", t->http_status);
		if (t->error.n != 0)
			json_add_str(w, "error", t->error);
	}
	json_end_object(w);
}

/* Who else is told, and with which headers, is not the receiver's to know. */
void notice_put_task(struct json_writer *w, const struct task_change *c, const struct task *t)
{
	struct task shown = *t;

	shown.template.notifications = (struct str){0};
	json_key(w, "task");
	task_write(w, &shown);
	if (c->attempt != 0)
		write_attempt(w, c);
}

static struct str body_of(struct engine *e, const struct task_change *c, const struct task *t)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(LIMIT_PAYLOAD);
	struct json_writer w = json_writer_to(&body);

	begin(&w, e, event_name(c->kind));
	notice_put_task(&w, c, t);
	json_end_object(&w);
	return body.failed ? (struct str){0} : str_dup(&e->turn, buf_str(&body));
}

enum rc notice_of_task(struct engine *e, const struct task_change *c, struct err *err)
{
	struct task t;

	if (store_task_look(e->o.store, &e->turn, c->task, e->now, &t, err))
		return err->rc;
	return notice_send(e, c->namespace, t.template.notifications, event_name(c->kind),
			   body_of(e, c, &t), err);
}

void notice_put_schedule(struct json_writer *w, const struct schedule *s, struct str detail)
{
	json_add_object(w, "schedule");
	json_add_z(w, "id", id_print(ID_SCHEDULE, s->id).z);
	json_add_str(w, "name", s->name);
	json_end_object(w);
	if (detail.n != 0)
		json_put_members(w, detail);
}

enum rc notice_of_schedule(struct engine *e, const char *event, const struct schedule *s,
			   struct str detail, struct err *err)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(LIMIT_PAYLOAD);
	struct json_writer w = json_writer_to(&body);

	if (s->notifications.p == NULL)
		return RC_OK;
	begin(&w, e, event);
	notice_put_schedule(&w, s, detail);
	json_end_object(&w);
	return notice_send(e, s->namespace, s->notifications, event,
			   str_dup(&e->turn, buf_str(&body)), err);
}
