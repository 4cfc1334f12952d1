/* Batches: rows about bundles. */

#include "store/batch.h"
#include "store/bundle.h"

#include "sqlite_bundle.h"
#include "sqlite_place.h"
#include "sqlite_verbs.h"

static enum rc add_row(struct sqlite_store *q, const struct batch *b, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_BATCH_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, b->bundle);
	put_i64(&c, b->namespace);
	put_str(&c, b->description);
	put_str(&c, b->notifications);
	put_str(&c, b->options);
	put_i64(&c, b->created_at);
	put_at(&c, b->expires_at);
	put_at(&c, b->cancelled_at);
	put_at(&c, b->finished_at);
	return query_run(&c, err);
}

static enum rc batch_add(struct store *s, struct batch *b, struct err *err)
{
	struct bundle bundle = {.id = b->id, .namespace = b->namespace};

	if (sqlite_bundles.bundle_add(s, &bundle, err) != RC_OK)
		return err->rc;
	b->bundle = bundle.key;
	return add_row(self(s), b, err);
}

static void take_batch(struct query *c, struct arena *a, void *item)
{
	struct batch *b = item;

	b->bundle = take_i64(c);
	b->id = take_uuid(c);
	b->namespace = take_i64(c);
	b->description = take_str(c, a);
	b->notifications = take_str(c, a);
	b->options = take_str(c, a);
	b->created_at = take_i64(c);
	b->expires_at = take_at(c, MS_NEVER);
	b->cancelled_at = take_at(c, AT_NONE);
	b->finished_at = take_at(c, AT_NONE);
	take_counts(c, &b->counts);
}

static enum rc take_found(struct query *c, struct arena *a, struct batch *out, struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such batch");
	take_batch(c, a, out);
	return RC_OK;
}

static enum rc batch_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			  struct batch *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_BATCH_BY_ID, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_uuid(&c, &id);
	return take_found(&c, a, out, err);
}

static enum rc batch_load(struct store *s, struct arena *a, int64_t bundle, struct batch *out,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_BATCH_BY_BUNDLE, err) != RC_OK)
		return err->rc;
	put_i64(&c, bundle);
	return take_found(&c, a, out, err);
}

static enum rc count(struct sqlite_store *q, int64_t namespace, int64_t *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_BATCH_COUNT, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*out = take_i64(&c);
	return RC_OK;
}

static enum rc batch_list(struct store *s, struct arena *a, int64_t namespace,
			  const struct page *page, struct batch_list *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if ((!page->no_total && count(self(s), namespace, &total, err) != RC_OK) ||
	    query_open(&c, self(s), SQL_BATCH_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, page->before != 0 ? page->before : INT64_MAX);
	put_i64(&c, page->limit);
	put_i64(&c, page->offset);
	if (query_list(&c, a, take_batch, sizeof(struct batch), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct batch_list){.items = rows.items, .n = rows.n, .total = total};
	return RC_OK;
}

static enum rc batch_state(struct store *s, const struct batch *b, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_BATCH_STATE, err) != RC_OK)
		return err->rc;
	put_at(&c, b->cancelled_at);
	put_at(&c, b->finished_at);
	put_i64(&c, b->bundle);
	return query_run(&c, err);
}

static void take_key(struct query *c, struct arena *a, void *item)
{
	int64_t *key = item;

	(void)a;
	*key = take_i64(c);
}

static enum rc pick(struct sqlite_store *q, struct arena *a, ms_t before, size_t most,
		    struct array *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_BATCH_PRUNE_PICK, err) != RC_OK)
		return err->rc;
	put_i64(&c, before);
	put_i64(&c, (int64_t)most);
	return query_list(&c, a, take_key, sizeof(int64_t), out, err);
}

/* The bundle stays until its last task goes. */
static enum rc batch_prune(struct store *s, ms_t before, size_t most, size_t *n_out,
			   struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct array old = {0};

	if (pick(self(s), &a, before, most, &old, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < old.n; i++) {
		const int64_t *key = (const int64_t *)old.items + i;

		if (run_numbers(self(s), SQL_BATCH_DROP, key, 1, err) != RC_OK ||
		    run_numbers(self(s), SQL_BUNDLE_DROP, key, 1, err) != RC_OK)
			return err->rc;
	}
	*n_out = old.n;
	return RC_OK;
}

const struct batch_ops sqlite_batches = {
	.add = batch_add,
	.find = batch_find,
	.load = batch_load,
	.list = batch_list,
	.state = batch_state,
	.prune = batch_prune,
};
