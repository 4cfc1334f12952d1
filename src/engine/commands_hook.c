/* Hooks: each has a named target of its own, which is made and deleted with it. */

#include "base/limits.h"
#include "engine/commands.h"
#include "model/target_order.h"
#include "store/hook.h"

static enum rc check_number(struct engine *e, const struct command *c, struct err *err)
{
	struct hook *items;
	size_t n;

	if (store_hook_list(e->o.store, &e->turn, c->namespace, &items, &n, err))
		return err->rc;
	if (n < LIMIT_HOOKS)
		return RC_OK;
	(void)err_set(err, RC_LIMIT, "too_many_webhooks", "a namespace has at most %d webhooks",
		      LIMIT_HOOKS);
	return err_hint(err, "delete one that is needed no more");
}

enum rc command_hook_put(struct engine *e, struct command *c, struct err *err)
{
	struct hook *h = c->hook;

	if (check_number(e, c, err))
		return err->rc;
	h->id = uuid_new(e->now);
	h->namespace = c->namespace;
	h->target = hook_target(c->arena, h->id);
	h->created_at = e->now;
	c->target->name = h->target;
	if (command_target_put(e, c, err))
		return err->rc;
	hooks_forget(&e->hooks);
	return store_hook_add(e->o.store, h, err);
}

/* What was on its way to it fails. */
enum rc command_hook_delete(struct engine *e, struct command *c, struct err *err)
{
	if (store_hook_drop(e->o.store, c->namespace, c->id, err))
		return err->rc;
	hooks_forget(&e->hooks);
	return command_target_delete(e, c, err);
}
