/* Commands of namespaces. */

#include <assert.h>

#include "engine/commands.h"
#include "model/pipeline_order.h"
#include "store/namespace.h"

static enum rc find(struct engine *e, struct command *c, struct err *err)
{
	struct namespace_row *row = &c->namespace_order->row;

	if (store_namespace_find(e->o.store, row->name, &row->key, err))
		return err_set(err, err->rc, err->code, "namespace not found");
	return RC_OK;
}

static enum rc refuse_twin(struct engine *e, const struct command *c, struct err *err)
{
	struct err why = {0};
	int64_t key;

	if (store_namespace_find(e->o.store, c->namespace_order->row.name, &key, &why) == RC_OK)
		return err_set(err, RC_CONFLICT, "namespace_exists",
			       "a namespace with this name already exists");
	return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

enum rc command_namespace_create(struct engine *e, struct command *c, struct err *err)
{
	struct namespace_row *row = &c->namespace_order->row;

	if (refuse_twin(e, c, err) || namespace_open(e, row->name, &row->key, err))
		return err->rc;
	return store_namespace_note(e->o.store, row, err);
}

enum rc command_namespace_update(struct engine *e, struct command *c, struct err *err)
{
	struct namespace_row *row = &c->namespace_order->row;
	struct namespace_row *before;
	size_t n;

	if (find(e, c, err) ||
	    store_namespace_list(e->o.store, c->arena, row->key, &before, &n, err))
		return err->rc;
	assert(n == 1);
	row->created_by = before->created_by;
	return store_namespace_note(e->o.store, row, err);
}

enum rc command_namespace_delete(struct engine *e, struct command *c, struct err *err)
{
	if (find(e, c, err))
		return err->rc;
	return store_namespace_drop(e->o.store, c->namespace_order->row.key, e->now, err);
}
