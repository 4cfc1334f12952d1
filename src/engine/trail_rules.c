/* What the audit log tells of each kind of command. */

#include "codec/iso8601.h"
#include "engine/commands.h"
#include "engine/trail.h"
#include "engine/trail_admin.h"
#include "engine/trail_pipeline.h"
#include "model/batch.h"
#include "model/id.h"
#include "model/schedule_json.h"
#include "model/target_order.h"
#include "model/times.h"
#include "store/batch.h"
#include "store/bundle.h"
#include "store/limiter.h"
#include "store/queue.h"
#include "store/target.h"

static struct str id_of(struct engine *e, const char *prefix, struct uuid id)
{
	struct id_text text = id_print(prefix, id);

	return str_dup(&e->turn, str_z(text.z));
}

/* --- schedules --- */

static void tell_schedule(struct engine *e, const struct schedule *s, struct trail_object *o,
			  struct json_writer *w)
{
	o->id = id_of(e, ID_SCHEDULE, s->id);
	o->name = s->name;
	schedule_write(w, s, NULL, e->now);
}

static enum rc schedule_before(struct engine *e, struct command *c, struct trail_object *o,
			       struct json_writer *w, struct err *err)
{
	struct schedule s;

	if (store_schedule_find(e->o.store, &e->turn, c->namespace, c->id, &s, err))
		return err->rc;
	tell_schedule(e, &s, o, w);
	return RC_OK;
}

static enum rc schedule_after(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	(void)err;
	tell_schedule(e, &c->schedule, o, w);
	return RC_OK;
}

static enum rc schedule_triggered(struct engine *e, struct command *c, struct trail_object *o,
				  struct json_writer *w, struct err *err)
{
	(void)err;
	o->id = id_of(e, ID_SCHEDULE, c->task.schedule_id);
	json_begin_object(w);
	json_add_z(w, "task_id", id_print(ID_TASK, c->task.id).z);
	json_end_object(w);
	return RC_OK;
}

static enum rc schedule_backfilled(struct engine *e, struct command *c, struct trail_object *o,
				   struct json_writer *w, struct err *err)
{
	(void)err;
	o->id = id_of(e, ID_SCHEDULE, c->schedule.id);
	o->name = c->schedule.name;
	json_begin_object(w);
	add_instant(w, "from", c->backfill->from);
	add_instant(w, "to", c->backfill->to);
	json_add_i64(w, "count", c->backfill->count);
	json_end_object(w);
	return RC_OK;
}

/* --- tasks: without their payloads, which are the clients' data --- */

static void add_raw_if(struct json_writer *w, const char *name, struct str exact)
{
	if (exact.n != 0)
		json_add_raw(w, name, exact);
}

static enum rc task_after(struct engine *e, struct command *c, struct trail_object *o,
			  struct json_writer *w, struct err *err)
{
	const struct task *t = &c->task;

	(void)err;
	o->id = id_of(e, ID_TASK, t->id);
	json_begin_object(w);
	json_add_raw(w, "target", t->template.target);
	add_instant(w, "execute_after", t->due_at);
	if (t->unique_id.n != 0)
		json_add_str(w, "unique_id", t->unique_id);
	add_raw_if(w, "retry", t->template.retry);
	add_raw_if(w, "tags", t->template.tags);
	json_add_i64(w, "payload_bytes", (int64_t)template_body(&t->template).n);
	json_end_object(w);
	return RC_OK;
}

static void tell_state(struct engine *e, const struct task *t, struct trail_object *o,
		       struct json_writer *w)
{
	o->id = id_of(e, ID_TASK, t->id);
	json_begin_object(w);
	json_add_z(w, "status", task_state_name(t->state));
	json_end_object(w);
}

static enum rc task_state_before(struct engine *e, struct command *c, struct trail_object *o,
				 struct json_writer *w, struct err *err)
{
	struct task t;

	if (store_task_find(e->o.store, &e->turn, c->namespace, c->id, e->now, &t, err))
		return err->rc;
	tell_state(e, &t, o, w);
	return RC_OK;
}

static enum rc task_state_after(struct engine *e, struct command *c, struct trail_object *o,
				struct json_writer *w, struct err *err)
{
	(void)err;
	tell_state(e, &c->task, o, w);
	return RC_OK;
}

/* The object of a target_order, and nothing else. */
static enum rc name_alone(struct engine *e, struct command *c, struct trail_object *o,
			  struct json_writer *w, struct err *err)
{
	(void)e, (void)w, (void)err;
	o->name = c->target->name;
	return RC_OK;
}

/* --- targets --- */

static void tell_target(struct engine *e, const struct target_row *row, struct trail_object *o,
			struct json_writer *w)
{
	o->name = row->name;
	json_begin_object(w);
	target_row_write(w, &e->turn, row);
	json_end_object(w);
}

static enum rc target_before(struct engine *e, struct command *c, struct trail_object *o,
			     struct json_writer *w, struct err *err)
{
	struct target_row row;

	if (store_target_find(e->o.store, &e->turn, c->namespace, c->target->name, &row, err))
		return err->rc;
	tell_target(e, &row, o, w);
	return RC_OK;
}

static enum rc target_after(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	(void)err;
	tell_target(e, &c->target->row, o, w);
	return RC_OK;
}

static enum rc target_rotated(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	(void)err;
	o->name = c->target->name;
	json_begin_object(w);
	json_add_str(w, "secret_id", id_of(e, ID_SECRET, c->target->secret.id));
	json_add_seconds(w, "overlap_seconds", c->target->overlap_ms);
	json_end_object(w);
	return RC_OK;
}

static enum rc breakers_after(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	(void)e, (void)err;
	o->name = c->target->text;
	json_begin_object(w);
	json_add_i64(w, "reset", (int64_t)c->target->n_reset);
	json_end_object(w);
	return RC_OK;
}

/* --- calendars --- */

static enum rc calendar_before(struct engine *e, struct command *c, struct trail_object *o,
			       struct json_writer *w, struct err *err)
{
	struct calendar was;

	if (store_calendar_find(e->o.store, &e->turn, c->namespace, c->calendar.name, &was, err))
		return err->rc;
	o->name = was.name;
	calendar_write(w, &was);
	return RC_OK;
}

static enum rc calendar_after(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	(void)e, (void)err;
	o->name = c->calendar.name;
	calendar_write(w, &c->calendar);
	return RC_OK;
}

/* --- queues --- */

static void tell_queue(const struct queue *q, struct trail_object *o, struct json_writer *w)
{
	o->name = q->name;
	json_begin_object(w);
	queue_write(w, q);
	json_end_object(w);
}

static enum rc queue_before(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	struct queue q;

	if (store_queue_find(e->o.store, &e->turn, c->namespace, c->queue->name, &q, err))
		return err->rc;
	tell_queue(&q, o, w);
	return RC_OK;
}

static enum rc queue_after(struct engine *e, struct command *c, struct trail_object *o,
			   struct json_writer *w, struct err *err)
{
	(void)e, (void)err;
	tell_queue(&c->queue->queue, o, w);
	return RC_OK;
}

static enum rc queue_counted(struct engine *e, struct command *c, struct trail_object *o,
			     struct json_writer *w, struct err *err)
{
	(void)e, (void)err;
	o->name = c->queue->name;
	json_begin_object(w);
	json_add_i64(w, "messages", c->queue->n_done);
	json_end_object(w);
	return RC_OK;
}

/* One row a request, however many messages it brings. */
static enum rc published(struct engine *e, struct command *c, struct trail_object *o,
			 struct json_writer *w, struct err *err)
{
	const struct publish_order *p = c->publish;

	(void)e, (void)err;
	o->name = p->queue;
	json_begin_object(w);
	json_add_i64(w, "messages", (int64_t)p->n);
	json_add_z(w, "first_id", id_print(ID_TASK, p->ids[0]).z);
	json_end_object(w);
	return RC_OK;
}

/* --- groups --- */

static void tell_group(struct engine *e, const struct url_group *g, struct trail_object *o,
		       struct json_writer *w)
{
	o->id = id_of(e, ID_GROUP, g->id);
	o->name = g->name;
	url_group_write(w, g);
}

static enum rc group_before(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	struct url_group g;

	if (store_url_group_of(e->o.store, &e->turn, c->namespace, c->group->which, &g, err))
		return err->rc;
	tell_group(e, &g, o, w);
	return RC_OK;
}

static enum rc group_after(struct engine *e, struct command *c, struct trail_object *o,
			   struct json_writer *w, struct err *err)
{
	(void)err;
	tell_group(e, &c->group->group, o, w);
	return RC_OK;
}

/* --- rate limiters --- */

static void tell_limiter(struct engine *e, const struct rate_limiter *l, struct trail_object *o,
			 struct json_writer *w)
{
	o->id = id_of(e, ID_LIMITER, l->id);
	o->name = l->name;
	rate_limiter_write(w, l, &(struct limiter_use){0});
}

static enum rc limiter_before(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	struct rate_limiter l;

	if (store_limiter_of(e->o.store, &e->turn, c->namespace, c->limiter->which, &l, err))
		return err->rc;
	tell_limiter(e, &l, o, w);
	return RC_OK;
}

static enum rc limiter_after(struct engine *e, struct command *c, struct trail_object *o,
			     struct json_writer *w, struct err *err)
{
	(void)err;
	tell_limiter(e, &c->limiter->limiter, o, w);
	return RC_OK;
}

/* --- batches: one row each, however many tasks they have --- */

static void tell_batch(struct engine *e, const struct batch *b, struct trail_object *o,
		       struct json_writer *w)
{
	o->id = id_of(e, ID_BATCH, b->id);
	json_begin_object(w);
	batch_write(w, b);
	json_end_object(w);
}

static enum rc batch_before(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	struct batch b;

	if (store_batch_find(e->o.store, &e->turn, c->namespace, c->id, &b, err))
		return err->rc;
	tell_batch(e, &b, o, w);
	return RC_OK;
}

static enum rc batch_after(struct engine *e, struct command *c, struct trail_object *o,
			   struct json_writer *w, struct err *err)
{
	(void)err;
	tell_batch(e, &c->batch->batch, o, w);
	return RC_OK;
}

static const char looks[] = "it changes nothing";
static const char is_called[] = "its run says which trigger it was; nobody is known who called";
static const char holds[] = "leases are the work itself, not a change of what is to be done";

#define ROW(action, kind, before, after)          \
	{                                         \
		action, kind, before, after, NULL \
	}
#define NO_ROW(because)                         \
	{                                       \
		NULL, NULL, NULL, NULL, because \
	}

const struct trail_rule trail_rules[COMMAND_KINDS] = {
	[COMMAND_SCHEDULE_CREATE] = ROW("schedule.create", "schedule", NULL, schedule_after),
	[COMMAND_SCHEDULE_UPDATE] =
		ROW("schedule.update", "schedule", schedule_before, schedule_after),
	[COMMAND_SCHEDULE_DELETE] = ROW("schedule.delete", "schedule", schedule_before, NULL),
	[COMMAND_SCHEDULE_TRIGGER] = ROW("schedule.trigger", "schedule", NULL, schedule_triggered),
	[COMMAND_SCHEDULE_BACKFILL] =
		ROW("schedule.backfill", "schedule", NULL, schedule_backfilled),
	[COMMAND_TASK_CREATE] = ROW("task.create", "task", NULL, task_after),
	[COMMAND_TASK_CANCEL] = ROW("task.cancel", "task", task_state_before, task_state_after),
	[COMMAND_TASK_RETRY] = ROW("task.retry", "task", task_state_before, task_state_after),
	[COMMAND_TASK_AWAIT] = NO_ROW(looks),
	[COMMAND_TOKEN_CREATE] = ROW("token.create", "token", NULL, trail_token_after),
	[COMMAND_TOKEN_REVOKE] = ROW("token.revoke", "token", trail_token_before, NULL),
	[COMMAND_TOKEN_USED] = NO_ROW(looks),
	[COMMAND_SECRET_ROTATE] = ROW("secret.rotate", "signing_secret", NULL, trail_signing_after),
	[COMMAND_TARGET_PUT] = ROW("target.put", "target", target_before, target_after),
	[COMMAND_TARGET_DELETE] = ROW("target.delete", "target", target_before, NULL),
	[COMMAND_HOOK_PUT] = ROW("webhook.register", "target", NULL, target_after),
	[COMMAND_HOOK_DELETE] = ROW("webhook.delete", "target", target_before, NULL),
	[COMMAND_TARGET_ENABLE] = ROW("target.enable", "target", target_before, target_after),
	[COMMAND_TARGET_DISABLE] = ROW("target.disable", "target", target_before, target_after),
	[COMMAND_TARGET_ROTATE] = ROW("target.rotate", "target", NULL, target_rotated),
	[COMMAND_NAMED_SECRET_PUT] = ROW("secret.put", "secret", NULL, name_alone),
	[COMMAND_NAMED_SECRET_DELETE] = ROW("secret.delete", "secret", NULL, name_alone),
	[COMMAND_BREAKER_RESET] = ROW("breaker.reset", "breaker", NULL, breakers_after),
	[COMMAND_CALENDAR_PUT] = ROW("calendar.put", "calendar", calendar_before, calendar_after),
	[COMMAND_CALENDAR_DELETE] = ROW("calendar.delete", "calendar", calendar_before, NULL),
	[COMMAND_PUBLISH] = ROW("queue.publish", "queue", NULL, published),
	[COMMAND_RECEIVE] = NO_ROW(holds),
	[COMMAND_LEASE] = NO_ROW(holds),
	[COMMAND_LOG] = NO_ROW(holds),
	[COMMAND_OUTPUT_PUT] = NO_ROW(holds),
	[COMMAND_QUEUE_PUT] = ROW("queue.put", "queue", queue_before, queue_after),
	[COMMAND_QUEUE_DELETE] = ROW("queue.delete", "queue", queue_before, queue_counted),
	[COMMAND_QUEUE_PURGE] = ROW("queue.purge", "queue", NULL, queue_counted),
	[COMMAND_QUEUE_REDRIVE] = ROW("queue.redrive", "queue", NULL, queue_counted),
	[COMMAND_QUEUE_PAUSE] = ROW("queue.pause", "queue", queue_before, queue_after),
	[COMMAND_QUEUE_RESUME] = ROW("queue.resume", "queue", queue_before, queue_after),
	[COMMAND_QUEUE_LOOK] = NO_ROW(looks),
	[COMMAND_GROUP_CREATE] = ROW("group.create", "url_group", NULL, group_after),
	[COMMAND_GROUP_UPDATE] = ROW("group.update", "url_group", group_before, group_after),
	[COMMAND_BATCH_CREATE] = ROW("batch.create", "batch", NULL, batch_after),
	[COMMAND_BATCH_ADD] = ROW("batch.add", "batch", batch_before, batch_after),
	[COMMAND_BATCH_CANCEL] = ROW("batch.cancel", "batch", batch_before, batch_after),
	[COMMAND_GROUP_DELETE] = ROW("group.delete", "url_group", group_before, NULL),
	[COMMAND_PIPELINE_CREATE] = ROW("pipeline.create", "pipeline", NULL, trail_pipeline_after),
	[COMMAND_PIPELINE_UPDATE] =
		ROW("pipeline.update", "pipeline", trail_pipeline_before, trail_pipeline_after),
	[COMMAND_PIPELINE_SCHEDULE] = ROW("schedule.create", "schedule", NULL, schedule_after),
	[COMMAND_TRIGGER_CREATE] = ROW("trigger.create", "trigger", NULL, trail_trigger_after),
	[COMMAND_TRIGGER_UPDATE] =
		ROW("trigger.update", "trigger", trail_trigger_before, trail_trigger_after),
	[COMMAND_TRIGGER_DELETE] = ROW("trigger.delete", "trigger", trail_trigger_before, NULL),
	[COMMAND_TRIGGER_WEBHOOK] = NO_ROW(is_called),
	[COMMAND_NAMESPACE_CREATE] =
		ROW("namespace.create", "namespace", NULL, trail_namespace_after),
	[COMMAND_NAMESPACE_UPDATE] =
		ROW("namespace.update", "namespace", trail_namespace_before, trail_namespace_after),
	[COMMAND_NAMESPACE_DELETE] =
		ROW("namespace.delete", "namespace", trail_namespace_before, NULL),
	[COMMAND_LIMITER_CREATE] = ROW("rate_limiter.create", "rate_limiter", NULL, limiter_after),
	[COMMAND_LIMITER_UPDATE] =
		ROW("rate_limiter.update", "rate_limiter", limiter_before, limiter_after),
	[COMMAND_LIMITER_DELETE] = ROW("rate_limiter.delete", "rate_limiter", limiter_before, NULL),
};
