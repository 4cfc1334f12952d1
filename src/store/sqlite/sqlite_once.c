/* Answers that are kept under idempotency keys. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/once.h"

static enum rc find(struct store *s, struct arena *a, const unsigned char name[static ONCE_DIGEST],
		    ms_t now, struct once_row *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_ONCE_FIND, err) != RC_OK)
		return err->rc;
	put_blob(&c, name, ONCE_DIGEST);
	put_i64(&c, now);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "no answer is kept under that key");
	take_bytes(&c, out->name, ONCE_DIGEST);
	take_bytes(&c, out->fingerprint, ONCE_DIGEST);
	out->expires_at = take_i64(&c);
	out->sealed = take_str(&c, a);
	return RC_OK;
}

static enum rc drop_old(struct sqlite_store *q, const struct once_row *row, ms_t now,
			struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_ONCE_DROP, err) != RC_OK)
		return err->rc;
	put_blob(&c, row->name, ONCE_DIGEST);
	put_i64(&c, now);
	return query_run(&c, err);
}

static enum rc add(struct store *s, const struct once_row *row, ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	enum rc rc;

	if (drop_old(self(s), row, now, err) != RC_OK ||
	    query_open(&c, self(s), SQL_ONCE_ADD, err) != RC_OK)
		return err->rc;
	put_blob(&c, row->name, ONCE_DIGEST);
	put_blob(&c, row->fingerprint, ONCE_DIGEST);
	put_i64(&c, row->expires_at);
	if (row->sealed.n != 0)
		put_blob(&c, row->sealed.p, row->sealed.n);
	else
		put_null(&c);
	rc = query_insert(&c, err);
	if (rc == RC_CONFLICT)
		return err_set(err, RC_CONFLICT, "once_known", "an answer is kept already");
	return rc;
}

static enum rc prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_ONCE_PRUNE, err) != RC_OK)
		return err->rc;
	put_i64(&c, now);
	put_i64(&c, (int64_t)most);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	*n_out = (size_t)query_changes(&c);
	return RC_OK;
}

const struct once_ops sqlite_onces = {.find = find, .add = add, .prune = prune};
