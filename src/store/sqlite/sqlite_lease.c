/* Tasks that are held by a token, and what their holders say of them. */

#include "sqlite_queue_verbs.h"
#include "sqlite_stmt.h"

static void take_lease(struct query *c, struct arena *a, void *item)
{
	struct lease *l = item;

	(void)a;
	l->claim.task = take_i64(c);
	l->claim.token = (uint64_t)take_i64(c);
	l->claim.attempt = take_int(c);
	l->claim.retries = take_int(c);
	l->claim.due_at = take_i64(c);
	l->lane = take_i64(c);
	l->schedule = take_i64(c);
	l->is_message = take_bool(c);
	l->started_at = take_i64(c);
	l->until_at = take_at(c, MS_NEVER);
	l->namespace = take_i64(c);
	l->claim.notifies = take_bool(c);
	l->has_holder = !next_is_null(c);
	l->holder = take_uuid(c);
}

/* Nobody holds it: is it known at all? */
static enum rc not_held(struct sqlite_store *q, int64_t namespace, const struct uuid *task,
			struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_TASK_KEY_BY_ID, err) != RC_OK)
		return err->rc;
	put_uuid(&c, task);
	put_i64(&c, namespace);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such task");
	return err_set(err, RC_CONFLICT, "lease_lost", "nobody holds the task now");
}

enum rc sqlite_lease_find(struct store *s, int64_t namespace, struct uuid task, struct lease *out,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_LEASE_OF, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &task);
	put_i64(&c, namespace);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return not_held(self(s), namespace, &task, err);
	take_lease(&c, NULL, out);
	return RC_OK;
}

enum rc sqlite_lease_set(struct store *s, const struct claim *claim, ms_t until_at, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LEASE_SET, err) != RC_OK)
		return err->rc;
	put_at(&c, until_at);
	put_i64(&c, claim->task);
	put_i64(&c, (int64_t)claim->token);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_CONFLICT, "claim_over", "the claim of the task is over");
	return RC_OK;
}

enum rc sqlite_lease_hold(struct store *s, const struct claim *claim, struct uuid holder,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LEASE_HOLD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &holder);
	put_i64(&c, claim->task);
	put_i64(&c, (int64_t)claim->token);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_CONFLICT, "claim_over", "the claim of the task is over");
	return RC_OK;
}

enum rc sqlite_lapsed_list(struct store *s, struct arena *a, ms_t now, size_t most,
			   struct lease **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_LEASES_LAPSED, err) != RC_OK)
		return err->rc;
	put_i64(&c, now);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_lease, sizeof(struct lease), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

enum rc sqlite_progress_set(struct store *s, int64_t task, struct str body, ms_t now,
			    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_PROGRESS_SET, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_str(&c, body);
	put_i64(&c, now);
	return query_run(&c, err);
}

enum rc sqlite_progress_find(struct store *s, struct arena *a, int64_t task, struct progress *out,
			     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_PROGRESS_OF, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "the task has told of no progress");
	out->number = take_i64(&c);
	out->body = take_str(&c, a);
	out->at = take_i64(&c);
	return RC_OK;
}
