#include "sqlite_queue_verbs.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static void take_queue(struct query *c, struct arena *a, void *item)
{
	struct queue *q = item;

	q->lane = take_i64(c);
	q->namespace = take_i64(c);
	q->name = take_str(c, a);
	q->lease_ms = take_i64(c);
	q->max_receives = take_i64(c);
	q->dedup_window_ms = take_i64(c);
	q->retention_ms = take_i64(c);
	q->paused_at = take_at(c, AT_NONE);
	q->push = take_str(c, a);
	q->fifo = take_bool(c);
	q->dead_letters = take_str(c, a);
	q->created_at = take_i64(c);
	q->updated_at = take_i64(c);
}

static enum rc take_one(struct query *c, struct arena *a, struct queue *out, struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such queue");
	take_queue(c, a, out);
	return RC_OK;
}

enum rc sqlite_queue_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			  struct queue *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_QUEUE_BY_NAME, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	return take_one(&c, a, out, err);
}

enum rc sqlite_queue_load(struct store *s, struct arena *a, int64_t lane, struct queue *out,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_QUEUE_BY_LANE, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	return take_one(&c, a, out, err);
}

static enum rc add(struct store *s, struct arena *a, struct queue *q, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (sqlite_lane_ensure(s, q->namespace, queue_lane(a, q->name), &q->lane, err) != RC_OK ||
	    query_open(&c, self(s), SQL_QUEUE_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, q->lane);
	put_i64(&c, q->namespace);
	put_str(&c, q->name);
	put_i64(&c, q->lease_ms);
	put_i64(&c, q->max_receives);
	put_i64(&c, q->dedup_window_ms);
	put_i64(&c, q->retention_ms);
	put_i64(&c, q->created_at);
	put_i64(&c, q->updated_at);
	return query_run(&c, err);
}

enum rc sqlite_queue_ensure(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    ms_t now, struct queue *out, struct err *err)
{
	struct err why = {0};
	enum rc rc = sqlite_queue_find(s, a, namespace, name, out, &why);

	if (rc == RC_OK)
		return RC_OK;
	if (rc != RC_NOT_FOUND) {
		*err = why;
		return rc;
	}
	*out = queue_new(namespace, str_dup(a, name), now);
	return add(s, a, out, err);
}

enum rc sqlite_queue_update(struct store *s, const struct queue *q, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_QUEUE_UPDATE, err) != RC_OK)
		return err->rc;
	put_i64(&c, q->lease_ms);
	put_i64(&c, q->max_receives);
	put_i64(&c, q->dedup_window_ms);
	put_i64(&c, q->retention_ms);
	put_at(&c, q->paused_at);
	put_str(&c, q->push);
	put_i64(&c, q->fifo);
	put_str(&c, q->dead_letters);
	put_i64(&c, q->updated_at);
	put_i64(&c, q->lane);
	return query_run(&c, err);
}

enum rc sqlite_queue_delete(struct store *s, int64_t lane, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_QUEUE_DELETE, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	return query_run(&c, err);
}

enum rc sqlite_queue_list(struct store *s, struct arena *a, int64_t namespace,
			  struct queue **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_QUEUE_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_list(&c, a, take_queue, sizeof(struct queue), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}
