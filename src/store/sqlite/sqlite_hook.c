/* Hooks: few rows, read whole. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/hook.h"

static enum rc add(struct store *s, const struct hook *h, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_HOOK_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &h->id);
	put_i64(&c, h->namespace);
	put_str(&c, h->target);
	put_str(&c, h->events);
	put_str(&c, h->description);
	put_i64(&c, h->created_at);
	return query_run(&c, err);
}

static enum rc drop(struct store *s, int64_t namespace, struct uuid id, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_HOOK_DROP, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &id);
	put_i64(&c, namespace);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such webhook");
	return RC_OK;
}

static void take_hook(struct query *c, struct arena *a, void *item)
{
	struct hook *h = item;

	h->id = take_uuid(c);
	h->namespace = take_i64(c);
	h->target = take_str(c, a);
	h->events = take_str(c, a);
	h->description = take_str(c, a);
	h->created_at = take_i64(c);
}

static enum rc list(struct store *s, struct arena *a, int64_t namespace, struct hook **items_out,
		    size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_HOOK_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_list(&c, a, take_hook, sizeof(struct hook), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

const struct hook_ops sqlite_hooks = {.add = add, .drop = drop, .list = list};
