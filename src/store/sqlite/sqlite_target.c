/* Named targets with their signing secrets, and named secrets. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static enum rc not_found(const char *what, struct err *err)
{
	return err_set(err, RC_NOT_FOUND, "not_found", "there is no such %s", what);
}

static void take_target(struct query *c, struct arena *a, void *item)
{
	struct target_row *row = item;

	row->key = take_i64(c);
	row->namespace = take_i64(c);
	row->name = take_str(c, a);
	row->spec = take_str(c, a);
	row->disabled_reason = take_str(c, a);
	row->disabled_at = take_at(c, AT_NONE);
	row->created_at = take_i64(c);
	row->updated_at = take_i64(c);
}

enum rc sqlite_target_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   struct target_row *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_TARGET_FIND, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return not_found("target", err);
	take_target(&c, a, out);
	return RC_OK;
}

enum rc sqlite_target_put(struct store *s, struct target_row *row, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct query c CLEANUP(query_close) = {0};
	struct target_row stored = {0};

	if (query_open(&c, self(s), SQL_TARGET_PUT, err) != RC_OK)
		return err->rc;
	put_i64(&c, row->namespace);
	put_str(&c, row->name);
	put_str(&c, row->spec);
	put_i64(&c, row->created_at);
	put_i64(&c, row->updated_at);
	if (query_run(&c, err) != RC_OK ||
	    sqlite_target_find(s, &scratch, row->namespace, row->name, &stored, err) != RC_OK)
		return err->rc;
	row->key = stored.key;
	return RC_OK;
}

static enum rc count(struct sqlite_store *q, int64_t namespace, int64_t *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_TARGET_COUNT, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*out = take_i64(&c);
	return RC_OK;
}

enum rc sqlite_target_list(struct store *s, struct arena *a, int64_t namespace,
			   const struct page *page, struct target_list *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if ((!page->no_total && count(self(s), namespace, &total, err) != RC_OK) ||
	    query_open(&c, self(s), SQL_TARGET_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, page->limit);
	put_i64(&c, page->offset);
	if (query_list(&c, a, take_target, sizeof(struct target_row), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct target_list){.items = rows.items, .n = rows.n, .total = total};
	return RC_OK;
}

enum rc sqlite_target_disable(struct store *s, int64_t target, struct str reason, ms_t at,
			      struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TARGET_DISABLE, err) != RC_OK)
		return err->rc;
	put_str(&c, reason);
	put_at(&c, at);
	put_i64(&c, target);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	return query_changes(&c) != 0 ? RC_OK : not_found("target", err);
}

static enum rc drop(struct sqlite_store *q, enum sql which, int64_t target, int64_t *n_out,
		    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, target);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	*n_out = query_changes(&c);
	return RC_OK;
}

enum rc sqlite_target_delete(struct store *s, int64_t target, struct err *err)
{
	int64_t n = 0;

	if (drop(self(s), SQL_TARGET_SECRETS_DROP, target, &n, err) != RC_OK ||
	    drop(self(s), SQL_TARGET_DELETE, target, &n, err) != RC_OK)
		return err->rc;
	return n != 0 ? RC_OK : not_found("target", err);
}

enum rc sqlite_target_secret_add(struct store *s, int64_t target, struct uuid id, struct str sealed,
				 ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TARGET_SECRET_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, target);
	put_uuid(&c, &id);
	put_blob(&c, sealed.p, sealed.n);
	put_i64(&c, now);
	return query_insert(&c, err);
}

enum rc sqlite_target_secrets_expire(struct store *s, int64_t target, ms_t at, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TARGET_SECRETS_EXPIRE, err) != RC_OK)
		return err->rc;
	put_i64(&c, target);
	put_i64(&c, at);
	return query_run(&c, err);
}

static void take_sealed(struct query *c, struct arena *a, void *item)
{
	struct sealed_secret *secret = item;

	secret->id = take_uuid(c);
	secret->sealed = take_str(c, a);
	secret->created_at = take_i64(c);
	secret->expires_at = take_at(c, MS_NEVER);
}

enum rc sqlite_target_secret_list(struct store *s, struct arena *a, int64_t target, ms_t now,
				  struct sealed_secret **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_TARGET_SECRET_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, target);
	put_i64(&c, now);
	if (query_list(&c, a, take_sealed, sizeof(struct sealed_secret), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

enum rc sqlite_named_secret_put(struct store *s, int64_t namespace, struct str name,
				struct str sealed, ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_NAMED_SECRET_PUT, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	put_blob(&c, sealed.p, sealed.n);
	put_i64(&c, now);
	return query_run(&c, err);
}

enum rc sqlite_named_secret_find(struct store *s, struct arena *a, int64_t namespace,
				 struct str name, struct str *sealed_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_NAMED_SECRET_FIND, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return not_found("secret", err);
	*sealed_out = take_str(&c, a);
	return RC_OK;
}

enum rc sqlite_named_secret_delete(struct store *s, int64_t namespace, struct str name,
				   struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_NAMED_SECRET_DELETE, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	return query_changes(&c) != 0 ? RC_OK : not_found("secret", err);
}

static void take_named(struct query *c, struct arena *a, void *item)
{
	struct named_secret *secret = item;

	secret->name = take_str(c, a);
	secret->updated_at = take_i64(c);
}

enum rc sqlite_named_secret_list(struct store *s, struct arena *a, int64_t namespace,
				 struct named_secret **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_NAMED_SECRET_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_list(&c, a, take_named, sizeof(struct named_secret), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}
