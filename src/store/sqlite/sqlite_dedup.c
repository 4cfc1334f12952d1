/* Names under which messages were published, until their windows end. */

#include "sqlite_queue_verbs.h"
#include "sqlite_stmt.h"

enum rc sqlite_dedup_find(struct store *s, int64_t lane, struct str name, ms_t now,
			  struct uuid *id_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_DEDUP_FIND, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	put_str(&c, name);
	put_i64(&c, now);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "no message has that dedup_id");
	*id_out = take_uuid(&c);
	return RC_OK;
}

enum rc sqlite_dedup_add(struct store *s, int64_t lane, struct str name, struct uuid id,
			 ms_t expires_at, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_DEDUP_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	put_str(&c, name);
	put_uuid(&c, &id);
	put_i64(&c, expires_at);
	return query_run(&c, err);
}

enum rc sqlite_dedup_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_DEDUP_PRUNE, err) != RC_OK)
		return err->rc;
	put_i64(&c, now);
	put_i64(&c, (int64_t)most);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	*n_out = (size_t)query_changes(&c);
	return RC_OK;
}
