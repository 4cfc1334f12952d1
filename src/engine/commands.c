#include "commands.h"

typedef enum rc command_handler(struct engine *e, struct command *c, struct err *err);

static command_handler *const handlers[COMMAND_KINDS] = {
	[COMMAND_SCHEDULE_CREATE] = command_schedule_create,
	[COMMAND_SCHEDULE_UPDATE] = command_schedule_update,
	[COMMAND_SCHEDULE_DELETE] = command_schedule_delete,
	[COMMAND_SCHEDULE_TRIGGER] = command_schedule_trigger,
	[COMMAND_TASK_CREATE] = command_task_create,
	[COMMAND_TASK_CANCEL] = command_task_cancel,
	[COMMAND_TASK_RETRY] = command_task_retry,
	[COMMAND_TOKEN_CREATE] = command_token_create,
	[COMMAND_TOKEN_REVOKE] = command_token_revoke,
	[COMMAND_SECRET_ROTATE] = command_secret_rotate,
};

/* The store's or the world's trouble, not the caller's. */
static bool is_the_turns(enum rc rc)
{
	return rc == RC_IO || rc == RC_BUSY || rc == RC_UNCERTAIN;
}

enum rc commands_apply(struct engine *e, struct err *err)
{
	struct letter *l;

	for (int n = 0; n < TURN_COMMANDS && (l = letters_take(&e->commands)) != NULL; n++) {
		struct command *c = command_of(l);
		enum rc rc;

		letters_add(&e->effects.replies, l); /* first: a turn that fails answers it too */
		c->err = (struct err){0};
		rc = handlers[c->kind](e, c, &c->err);
		if (is_the_turns(rc)) {
			*err = c->err;
			return rc;
		}
		atomic_fetch_add(&e->counters.commands, 1);
	}
	if (e->commands.first != NULL)
		e->more = true;
	return RC_OK;
}
