#include "commands.h"

#include "model/etag.h"

typedef enum rc command_handler(struct engine *e, struct command *c, struct err *err);

static command_handler *const handlers[COMMAND_KINDS] = {
	[COMMAND_SCHEDULE_CREATE] = command_schedule_create,
	[COMMAND_SCHEDULE_UPDATE] = command_schedule_update,
	[COMMAND_SCHEDULE_DELETE] = command_schedule_delete,
	[COMMAND_SCHEDULE_TRIGGER] = command_schedule_trigger,
	[COMMAND_SCHEDULE_BACKFILL] = command_schedule_backfill,
	[COMMAND_TASK_CREATE] = command_task_create,
	[COMMAND_TASK_CANCEL] = command_task_cancel,
	[COMMAND_TASK_RETRY] = command_task_retry,
	[COMMAND_TASK_AWAIT] = command_task_await,
	[COMMAND_TOKEN_CREATE] = command_token_create,
	[COMMAND_TOKEN_REVOKE] = command_token_revoke,
	[COMMAND_TOKEN_USED] = command_token_used,
	[COMMAND_SECRET_ROTATE] = command_secret_rotate,
	[COMMAND_TARGET_PUT] = command_target_put,
	[COMMAND_HOOK_PUT] = command_hook_put,
	[COMMAND_HOOK_DELETE] = command_hook_delete,
	[COMMAND_TARGET_DELETE] = command_target_delete,
	[COMMAND_TARGET_ENABLE] = command_target_enable,
	[COMMAND_TARGET_DISABLE] = command_target_disable,
	[COMMAND_TARGET_ROTATE] = command_target_rotate,
	[COMMAND_NAMED_SECRET_PUT] = command_named_secret_put,
	[COMMAND_NAMED_SECRET_DELETE] = command_named_secret_delete,
	[COMMAND_BREAKER_RESET] = command_breaker_reset,
	[COMMAND_PUBLISH] = command_publish,
	[COMMAND_RECEIVE] = command_receive,
	[COMMAND_LEASE] = command_lease,
	[COMMAND_LOG] = command_log,
	[COMMAND_OUTPUT_PUT] = command_output_put,
	[COMMAND_QUEUE_PUT] = command_queue_put,
	[COMMAND_QUEUE_DELETE] = command_queue_delete,
	[COMMAND_QUEUE_PURGE] = command_queue_purge,
	[COMMAND_QUEUE_REDRIVE] = command_queue_redrive,
	[COMMAND_QUEUE_PAUSE] = command_queue_pause,
	[COMMAND_QUEUE_RESUME] = command_queue_resume,
	[COMMAND_QUEUE_LOOK] = command_queue_look,
	[COMMAND_GROUP_CREATE] = command_group_create,
	[COMMAND_GROUP_UPDATE] = command_group_update,
	[COMMAND_GROUP_DELETE] = command_group_delete,
	[COMMAND_BATCH_CREATE] = command_batch_create,
	[COMMAND_BATCH_ADD] = command_batch_add,
	[COMMAND_BATCH_CANCEL] = command_batch_cancel,
	[COMMAND_LIMITER_CREATE] = command_limiter_create,
	[COMMAND_LIMITER_UPDATE] = command_limiter_update,
	[COMMAND_LIMITER_DELETE] = command_limiter_delete,
	[COMMAND_CALENDAR_PUT] = command_calendar_put,
	[COMMAND_CALENDAR_DELETE] = command_calendar_delete,
	[COMMAND_PIPELINE_CREATE] = command_pipeline_create,
	[COMMAND_PIPELINE_UPDATE] = command_pipeline_update,
	[COMMAND_PIPELINE_SCHEDULE] = command_pipeline_schedule,
	[COMMAND_TRIGGER_CREATE] = command_trigger_create,
	[COMMAND_TRIGGER_UPDATE] = command_trigger_update,
	[COMMAND_TRIGGER_DELETE] = command_trigger_delete,
	[COMMAND_TRIGGER_WEBHOOK] = command_trigger_webhook,
	[COMMAND_NAMESPACE_CREATE] = command_namespace_create,
	[COMMAND_NAMESPACE_UPDATE] = command_namespace_update,
	[COMMAND_NAMESPACE_DELETE] = command_namespace_delete,
};

bool command_is_the_turns(enum rc rc)
{
	return rc == RC_IO || rc == RC_BUSY || rc == RC_UNCERTAIN;
}

enum rc command_check_version(const struct command *c, ms_t version, struct err *err)
{
	if (c->if_match.n == 0 || etag_fits(c->if_match, version))
		return RC_OK;
	return err_at(err, RC_PRECONDITION, "changed_meanwhile", "If-Match",
		      "the object is another one than If-Match names");
}

/* Later than the one before, whatever the clock says. */
ms_t command_next_version(const struct engine *e, ms_t before)
{
	return e->now > before ? e->now : before + 1;
}

void command_go_on(struct engine *e, struct command *c)
{
	c->stays = true;
	letters_add(&e->effects.again, &c->letter);
}

/* Into the namespace that the command makes, where it makes one. */
static enum rc enter(struct engine *e, struct command *c, struct err *err)
{
	if (c->new_namespace.n == 0)
		return RC_OK;
	return namespace_open(e, c->new_namespace, &c->namespace, err);
}

static enum rc apply(struct engine *e, struct command *c, struct err *err)
{
	if (once_look(e, c, err))
		return err->rc;
	if (c->once != NULL && c->once->is_replayed)
		return RC_OK;
	if (limits_check(e, c, err) || enter(e, c, err) || trail_before(e, c, err) ||
	    handlers[c->kind](e, c, err) || limits_note(e, c, err) || trail_after(e, c, err))
		return err->rc;
	return once_keep(e, c, err);
}

enum rc commands_apply(struct engine *e, struct err *err)
{
	struct letter *l;

	for (int n = 0; n < TURN_COMMANDS && (l = letters_take(&e->commands)) != NULL; n++) {
		struct command *c = command_of(l);
		enum rc rc;

		c->err = (struct err){0};
		c->stays = false;
		rc = apply(e, c, &c->err);
		if (!c->stays || rc != RC_OK)
			letters_add(&e->effects.replies, l); /* a turn that fails answers it too */
		if (command_is_the_turns(rc)) {
			*err = c->err;
			return rc;
		}
		atomic_fetch_add(&e->counters.commands, 1);
	}
	if (e->commands.first != NULL)
		e->more = true;
	return RC_OK;
}
