/* Waiting for the end of a task: a command that stays until then, or until its time is up. */

#include "engine/commands.h"
#include "engine/turn.h"

static bool is_closing(const struct engine *e)
{
	return atomic_load(&e->draining) || atomic_load(&e->dismissing);
}

static enum rc find(struct engine *e, struct command *c, struct err *err)
{
	return store_task_find(e->o.store, c->arena, c->namespace, c->id, e->now, &c->task, err);
}

enum rc command_task_await(struct engine *e, struct command *c, struct err *err)
{
	if (find(e, c, err))
		return err->rc;
	if (!task_state_is_final(c->task.state) && c->await->wait_ms > 0)
		c->stays = awaits_add(&e->awaits, c, c->task.key, e->now + c->await->wait_ms);
	return RC_OK;
}

/* The turn's last part: what ends in this turn has ended by now. When the server goes down, all who
 * wait are answered at once. */
enum rc awaits_apply(struct engine *e, struct err *err)
{
	ms_t late_at = is_closing(e) ? MS_NEVER : e->now;
	struct command *c;

	while ((c = awaits_take(&e->awaits, late_at)) != NULL) {
		letters_add(&e->effects.replies, &c->letter);
		if (find(e, c, &c->err) && command_is_the_turns(c->err.rc)) {
			*err = c->err;
			return err->rc;
		}
	}
	return RC_OK;
}

ms_t turn_awaits_due(const struct engine *e)
{
	return is_closing(e) && e->awaits.n != 0 ? 0 : awaits_next(&e->awaits);
}
