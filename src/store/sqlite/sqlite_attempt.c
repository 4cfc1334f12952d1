#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static void take_attempt(struct query *c, struct arena *a, void *item)
{
	struct attempt *t = item;

	t->number = take_int(c);
	t->status = (enum attempt_status)take_int(c);
	t->started_at = take_i64(c);
	t->finished_at = take_i64(c);
	t->duration_us = take_i64(c);
	t->http_status = take_int(c);
	t->error = take_str(c, a);
	t->response_head = take_str(c, a);
	t->response_body = take_str(c, a);
}

enum rc sqlite_attempt_list(struct store *s, struct arena *a, int64_t task,
			    struct attempt **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_ATTEMPT_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_list(&c, a, take_attempt, sizeof(struct attempt), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}
