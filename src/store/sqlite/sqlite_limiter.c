/* Rate limiters. */

#include "store/limiter.h"

#include "sqlite_place.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static void put_limiter(struct query *c, const struct rate_limiter *l)
{
	put_uuid(c, &l->id);
	put_i64(c, l->namespace);
	put_str(c, l->name);
	put_i64(c, l->type);
	put_str(c, l->config);
	put_str(c, l->description);
	put_str(c, l->timeouts);
	put_i64(c, l->created_at);
	put_i64(c, l->updated_at);
}

static enum rc insert(struct query *c, struct err *err)
{
	enum rc rc = query_insert(c, err);

	if (rc == RC_CONFLICT)
		return err_set(err, RC_CONFLICT, "name_taken",
			       "there is a rate limiter of that name");
	return rc;
}

static enum rc limiter_add(struct store *s, struct rate_limiter *l, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LIMITER_ADD, err) != RC_OK)
		return err->rc;
	put_limiter(&c, l);
	if (insert(&c, err) != RC_OK)
		return err->rc;
	l->key = query_key(&c);
	return RC_OK;
}

static enum rc limiter_update(struct store *s, const struct rate_limiter *l, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LIMITER_UPDATE, err) != RC_OK)
		return err->rc;
	put_limiter(&c, l);
	put_i64(&c, l->key);
	return insert(&c, err);
}

static enum rc limiter_drop(struct store *s, int64_t key, struct err *err)
{
	return run_numbers(self(s), SQL_LIMITER_DELETE, &key, 1, err);
}

static void take_limiter(struct query *c, struct arena *a, void *item)
{
	struct rate_limiter *l = item;

	l->key = take_i64(c);
	l->id = take_uuid(c);
	l->namespace = take_i64(c);
	l->name = take_str(c, a);
	l->type = (enum limiter_type)take_int(c);
	l->config = take_str(c, a);
	l->description = take_str(c, a);
	l->timeouts = take_str(c, a);
	l->created_at = take_i64(c);
	l->updated_at = take_i64(c);
}

static enum rc take_found(struct query *c, struct arena *a, struct rate_limiter *out,
			  struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such rate limiter");
	take_limiter(c, a, out);
	return RC_OK;
}

static enum rc limiter_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    struct rate_limiter *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LIMITER_BY_NAME, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	return take_found(&c, a, out, err);
}

static enum rc limiter_find_id(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			       struct rate_limiter *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LIMITER_BY_ID, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_uuid(&c, &id);
	return take_found(&c, a, out, err);
}

static enum rc count(struct sqlite_store *q, int64_t namespace, int64_t *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_LIMITER_COUNT, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*out = take_i64(&c);
	return RC_OK;
}

static enum rc limiter_list(struct store *s, struct arena *a, int64_t namespace,
			    const struct page *page, struct rate_limiter_list *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if ((!page->no_total && count(self(s), namespace, &total, err) != RC_OK) ||
	    query_open(&c, self(s), SQL_LIMITER_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, page->limit);
	put_i64(&c, page->offset);
	if (query_list(&c, a, take_limiter, sizeof(struct rate_limiter), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct rate_limiter_list){.items = rows.items, .n = rows.n, .total = total};
	return RC_OK;
}

const struct limiter_ops sqlite_limiters = {
	.add = limiter_add,
	.update = limiter_update,
	.drop = limiter_drop,
	.find = limiter_find,
	.find_id = limiter_find_id,
	.list = limiter_list,
};
