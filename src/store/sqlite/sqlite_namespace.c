#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static enum rc add(struct sqlite_store *q, struct str name, ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_NAMESPACE_ADD, err) != RC_OK)
		return err->rc;
	put_str(&c, name);
	put_i64(&c, now);
	return query_run(&c, err);
}

enum rc sqlite_namespace_find(struct store *s, struct str name, int64_t *key_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_NAMESPACE_KEY, err) != RC_OK)
		return err->rc;
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such namespace");
	*key_out = take_i64(&c);
	return RC_OK;
}

enum rc sqlite_namespace_ensure(struct store *s, struct str name, ms_t now, int64_t *key_out,
				struct err *err)
{
	if (add(self(s), name, now, err) != RC_OK)
		return err->rc;
	return sqlite_namespace_find(s, name, key_out, err);
}
