/* Namespaces as they are listed, described and deleted. */

#include "sqlite_pipeline_verbs.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static void take_namespace(struct query *c, struct arena *a, void *item)
{
	struct namespace_row *row = item;

	row->key = take_i64(c);
	row->name = take_str(c, a);
	row->description = take_str(c, a);
	row->created_by = take_str(c, a);
	row->created_at = take_i64(c);
}

enum rc sqlite_namespace_list(struct store *s, struct arena *a, int64_t namespace,
			      struct namespace_row **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_NAMESPACE_LIST, err) != RC_OK)
		return err->rc;
	if (namespace == NAMESPACE_ALL)
		put_null(&c);
	else
		put_i64(&c, namespace);
	if (query_list(&c, a, take_namespace, sizeof(struct namespace_row), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

enum rc sqlite_namespace_note(struct store *s, const struct namespace_row *row, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_NAMESPACE_NOTE, err) != RC_OK)
		return err->rc;
	put_i64(&c, row->key);
	put_str(&c, row->description.n != 0 ? row->description : STR(""));
	put_str(&c, row->created_by);
	return query_run(&c, err);
}

static enum rc is_in_use(struct sqlite_store *q, int64_t namespace, bool *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_NAMESPACE_IN_USE, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*out = take_bool(&c);
	return RC_OK;
}

enum rc sqlite_namespace_drop(struct store *s, int64_t namespace, ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool in_use = false;

	if (is_in_use(self(s), namespace, &in_use, err) != RC_OK)
		return err->rc;
	if (in_use) {
		(void)err_set(err, RC_CONFLICT, "namespace_in_use", "the namespace is not empty");
		return err_hint(err, "delete its targets, schedules, queues, calendars and secrets "
				     "and revoke its tokens first");
	}
	if (query_open(&c, self(s), SQL_NAMESPACE_DROP, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, now);
	return query_run(&c, err);
}
