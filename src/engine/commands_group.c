/* Commands of URL groups. */

#include "engine/commands.h"
#include "engine/groups.h"
#include "model/id.h"
#include "store/bundle.h"

static enum rc check_number(struct engine *e, const struct command *c, struct err *err)
{
	const struct page none = {.limit = 0};
	struct url_group_list list;

	if (store_url_group_list(e->o.store, &e->turn, c->namespace, &none, &list, err))
		return err->rc;
	if (list.total < LIMIT_GROUPS)
		return RC_OK;
	return err_set(err, RC_LIMIT, "too_many_groups", "a namespace has at most %d groups",
		       LIMIT_GROUPS);
}

enum rc command_group_create(struct engine *e, struct command *c, struct err *err)
{
	struct url_group g = {.id = uuid_new(e->now),
			      .namespace = c->namespace,
			      .created_at = e->now,
			      .updated_at = e->now};

	url_group_apply(&g, &c->group->draft);
	if (check_number(e, c, err) || group_check_members(e, &g, err) ||
	    store_url_group_add(e->o.store, &g, err))
		return err->rc;
	c->group->group = g;
	return RC_OK;
}

enum rc command_group_update(struct engine *e, struct command *c, struct err *err)
{
	struct url_group g;

	if (store_url_group_of(e->o.store, c->arena, c->namespace, c->group->which, &g, err))
		return err->rc;
	url_group_apply(&g, &c->group->draft);
	g.updated_at = e->now;
	if (group_check_members(e, &g, err) || store_url_group_update(e->o.store, &g, err))
		return err->rc;
	c->group->group = g;
	return RC_OK;
}

enum rc command_group_delete(struct engine *e, struct command *c, struct err *err)
{
	struct url_group g;

	if (store_url_group_of(e->o.store, c->arena, c->namespace, c->group->which, &g, err))
		return err->rc;
	return store_url_group_delete(e->o.store, g.key, err);
}
