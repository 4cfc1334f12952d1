#include "engine/commands.h"
#include "engine/events.h"
#include "engine/messages.h"
#include "engine/notices.h"
#include "engine/pipelines.h"
#include "engine/targets.h"

struct task task_from_draft(const struct engine *e, int64_t namespace, enum dialect dialect,
			    const struct task_draft *d)
{
	ms_t due = d->execute_at != AT_NONE ? d->execute_at : e->now;

	return (struct task){
		.id = uuid_new(e->now),
		.namespace = namespace,
		.dialect = dialect,
		.trigger = TRIGGER_API,
		.scheduled_for = AT_NONE,
		.created_at = e->now,
		.due_at = due,
		.expires_at = d->expires_at,
		.finished_at = AT_NONE,
		.unique_id = d->unique_id,
		.template = d->template,
		.state = due > e->now ? TASK_SCHEDULED : TASK_QUEUED,
	};
}

enum rc task_find_first(struct engine *e, struct arena *a, int64_t namespace,
			const struct task_draft *d, struct task *out, bool *existed_out,
			struct err *err)
{
	struct err none = {0};
	enum rc rc;

	*existed_out = false;
	if (d->unique_id.n == 0)
		return RC_OK;
	rc = store_task_find_unique(e->o.store, a, namespace, d->unique_id, e->now, out, &none);
	*existed_out = rc == RC_OK;
	if (rc == RC_OK || rc == RC_NOT_FOUND)
		return RC_OK;
	*err = none;
	return rc;
}

enum rc command_task_create(struct engine *e, struct command *c, struct err *err)
{
	if (task_find_first(e, c->arena, c->namespace, &c->task_draft, &c->task, &c->existed, err))
		return err->rc;
	if (c->existed)
		return RC_OK;
	c->task = task_from_draft(e, c->namespace, c->dialect, &c->task_draft);
	if (notice_check(e, c->namespace, c->task.template.notifications, "notifications", err))
		return err->rc;
	if (c->dry_run)
		return target_check(e, c->namespace, &c->task.template, "target", err);
	return task_place(e, &c->task, PLACE_READY, err);
}

static enum rc find(struct engine *e, struct command *c, struct err *err)
{
	return store_task_find(e->o.store, c->arena, c->namespace, c->id, e->now, &c->task, err);
}

enum rc command_task_cancel(struct engine *e, struct command *c, struct err *err)
{
	if (find(e, c, err))
		return err->rc;
	if (task_state_is_final(c->task.state)) {
		(void)err_set(err, RC_CONFLICT, "task_is_final", "the task is %s already",
			      task_state_name(c->task.state));
		return err_hint(
			err, "only tasks that are scheduled, queued, processing or retrying can be "
			     "cancelled");
	}
	if (c->dry_run)
		return RC_OK;
	if (task_end(e, c->task.key, TASK_CANCELLED, err))
		return err->rc;
	return find(e, c, err);
}

enum rc command_task_retry(struct engine *e, struct command *c, struct err *err)
{
	struct task_facts facts;

	if (find(e, c, err))
		return err->rc;
	if (!task_state_is_final(c->task.state) || c->task.state == TASK_COMPLETED) {
		(void)err_set(err, RC_CONFLICT, "task_not_retryable", "the task is %s",
			      task_state_name(c->task.state));
		return err_hint(err, "failed, cancelled and expired tasks can be retried");
	}
	if (c->task.attempts >= LIMIT_ATTEMPTS)
		return err_set(err, RC_CONFLICT, "too_many_attempts", "the task had %d attempts",
			       c->task.attempts);
	if (c->dry_run)
		return RC_OK;
	if (store_task_revive(e->o.store, c->task.key, e->now, e->now, &facts, err) ||
	    task_moved(e, EVENT_TASK_QUEUED, c->task.key, &facts, e->now, err) ||
	    pipeline_run_revived(e, c->task.key, err))
		return err->rc;
	lane_has_work(e, c->task.lane, e->now);
	return find(e, c, err);
}
