/* The audit log. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/trail.h"

static enum rc find_end(struct sqlite_store *q, enum sql which, struct trail_end *out,
			bool *found_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	*out = (struct trail_end){0};
	if (query_open(&c, q, which, err) != RC_OK || query_row(&c, found_out, err) != RC_OK)
		return err->rc;
	if (!*found_out)
		return RC_OK;
	out->seq = take_i64(&c);
	take_bytes(&c, out->hash, TRAIL_HASH);
	return RC_OK;
}

static enum rc anchor(struct store *s, struct trail_end *out, struct err *err)
{
	bool found = false;

	return find_end(self(s), SQL_TRAIL_ANCHOR, out, &found, err);
}

static enum rc end(struct store *s, struct trail_end *out, struct err *err)
{
	bool found = false;

	if (find_end(self(s), SQL_TRAIL_END, out, &found, err) != RC_OK)
		return err->rc;
	return found ? RC_OK : anchor(s, out, err);
}

static enum rc add(struct store *s, const struct trail_row *row, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_TRAIL_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, row->seq);
	put_i64(&c, row->at);
	put_key(&c, row->namespace);
	put_str(&c, row->head);
	put_str(&c, row->change);
	put_blob(&c, row->hash, TRAIL_HASH);
	return query_run(&c, err);
}

static void take_row(struct query *c, struct arena *a, void *item)
{
	struct trail_row *row = item;

	row->seq = take_i64(c);
	row->at = take_i64(c);
	row->namespace = take_i64(c);
	row->head = take_str(c, a);
	row->change = take_str(c, a);
	take_bytes(c, row->previous, TRAIL_HASH);
	take_bytes(c, row->hash, TRAIL_HASH);
}

static enum rc list(struct store *s, struct arena *a, const struct trail_ask *ask,
		    struct trail_row **items_out, size_t *n_out, struct err *err)
{
	enum sql which = ask->newest_first ? SQL_TRAIL_NEWEST : SQL_TRAIL_OLDEST;
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), which, err) != RC_OK)
		return err->rc;
	put_i64(&c, ask->after);
	put_i64(&c, ask->before);
	put_i64(&c, (int64_t)ask->most);
	if (query_list(&c, a, take_row, sizeof(struct trail_row), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

/* --- pruning --- */

static enum rc find_number(struct sqlite_store *q, enum sql which, const int64_t *values, size_t n,
			   int64_t *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < n; i++)
		put_i64(&c, values[i]);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*out = found && !next_is_null(&c) ? take_i64(&c) : 0;
	return RC_OK;
}

static enum rc run_with(struct sqlite_store *q, enum sql which, int64_t seq, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, seq);
	return query_run(&c, err);
}

/* The last row stays, or its number would be given twice. */
static enum rc prune(struct store *s, ms_t before_at, size_t most, size_t *n_out, struct err *err)
{
	struct sqlite_store *q = self(s);
	const int64_t values[] = {before_at, (int64_t)most};
	struct trail_end last = {0};
	int64_t first = 0, keep = 0;
	bool found = false;

	*n_out = 0;
	if (find_end(q, SQL_TRAIL_END, &last, &found, err) != RC_OK ||
	    find_number(q, SQL_TRAIL_FIRST, NULL, 0, &first, err) != RC_OK ||
	    find_number(q, SQL_TRAIL_KEEP, values, 2, &keep, err) != RC_OK)
		return err->rc;
	if (keep == 0)
		keep = last.seq < first + (int64_t)most ? last.seq : first + (int64_t)most;
	if (!found || keep <= first)
		return RC_OK;
	*n_out = (size_t)(keep - first);
	if (run_with(q, SQL_TRAIL_SET_ANCHOR, keep - 1, err) != RC_OK)
		return err->rc;
	return run_with(q, SQL_TRAIL_DROP, keep - 1, err);
}

const struct trail_ops sqlite_trail = {
	.end = end,
	.anchor = anchor,
	.add = add,
	.list = list,
	.prune = prune,
};
