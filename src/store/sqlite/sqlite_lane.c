#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

/* 0: there is none. */
static enum rc find(struct sqlite_store *q, int64_t namespace, struct str name, int64_t *key_out,
		    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_LANE_KEY, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*key_out = found ? take_i64(&c) : 0;
	return RC_OK;
}

static enum rc add(struct sqlite_store *q, int64_t namespace, struct str name, int64_t *key_out,
		   struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_LANE_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	*key_out = query_key(&c);
	return RC_OK;
}

enum rc sqlite_lane_ensure(struct store *s, int64_t namespace, struct str name, int64_t *key_out,
			   struct err *err)
{
	int64_t key = 0;

	if (find(self(s), namespace, name, &key, err) != RC_OK ||
	    (key == 0 && add(self(s), namespace, name, &key, err) != RC_OK))
		return err->rc;
	*key_out = key;
	return RC_OK;
}

static void take_lane(struct query *c, struct arena *a, void *item)
{
	struct lane *l = item;

	l->key = take_i64(c);
	l->namespace = take_i64(c);
	l->name = take_str(c, a);
	l->first_due_at = take_i64(c);
}

enum rc sqlite_lanes_ready(struct store *s, struct arena *a, struct lane **items_out, size_t *n_out,
			   struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_LANES_READY, err) != RC_OK ||
	    query_list(&c, a, take_lane, sizeof(struct lane), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

enum rc sqlite_lane_first(struct store *s, int64_t lane, ms_t *due_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, self(s), SQL_LANE_FIRST, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*due_out = take_at(&c, MS_NEVER);
	return RC_OK;
}

enum rc sqlite_lane_load(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			 struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_LANE_LOAD, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such lane");
	out->key = take_i64(&c);
	out->namespace = take_i64(&c);
	out->name = take_str(&c, a);
	out->first_due_at = take_at(&c, MS_NEVER);
	return RC_OK;
}
