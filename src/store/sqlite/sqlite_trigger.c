/* The triggers of pipelines. */

#include "sqlite_pipeline_verbs.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static enum rc add(struct sqlite_store *q, struct pipeline_trigger *t, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_TRIGGER_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &t->id);
	put_i64(&c, t->pipeline);
	put_i64(&c, t->namespace);
	put_i64(&c, t->type);
	put_str(&c, t->config);
	put_i64(&c, t->enabled);
	put_i64(&c, t->cooldown_seconds);
	if (t->has_token)
		put_blob(&c, t->token_hash, TOKEN_HASH);
	else
		put_null(&c);
	put_i64(&c, t->created_at);
	put_i64(&c, t->updated_at);
	if (query_insert(&c, err) != RC_OK)
		return err->rc;
	t->key = query_key(&c);
	return RC_OK;
}

static enum rc update(struct sqlite_store *q, const struct pipeline_trigger *t, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_TRIGGER_UPDATE, err) != RC_OK)
		return err->rc;
	put_i64(&c, t->key);
	put_str(&c, t->config);
	put_i64(&c, t->enabled);
	put_i64(&c, t->cooldown_seconds);
	put_at(&c, t->triggered_at);
	put_at(&c, t->missed_at);
	if (trigger_type_is_timed(t->type) || uuid_is_nil(t->run)) /* its schedule knows */
		put_null(&c);
	else
		put_uuid(&c, &t->run);
	put_i64(&c, t->updated_at);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such trigger");
	return RC_OK;
}

enum rc sqlite_trigger_put(struct store *s, struct pipeline_trigger *t, struct err *err)
{
	return t->key == 0 ? add(self(s), t, err) : update(self(s), t, err);
}

static void take_token(struct query *c, struct pipeline_trigger *t)
{
	t->has_token = !next_is_null(c);
	if (t->has_token)
		take_bytes(c, t->token_hash, TOKEN_HASH);
	else
		(void)take_i64(c);
}

/* NULL is the nil one. */
static struct uuid take_id(struct query *c)
{
	if (!next_is_null(c))
		return take_uuid(c);
	(void)take_i64(c);
	return (struct uuid){{0}};
}

static void take_trigger(struct query *c, struct arena *a, void *item)
{
	struct pipeline_trigger *t = item;

	t->key = take_i64(c);
	t->id = take_uuid(c);
	t->pipeline = take_i64(c);
	t->pipeline_id = take_uuid(c);
	t->namespace = take_i64(c);
	t->type = (enum trigger_type)take_int(c);
	t->config = take_str(c, a);
	t->enabled = take_bool(c);
	t->cooldown_seconds = take_i64(c);
	take_token(c, t);
	t->triggered_at = take_at(c, AT_NONE);
	t->missed_at = take_at(c, AT_NONE);
	t->run = take_id(c);
	t->schedule = take_i64(c);
	t->schedule_id = take_id(c);
	t->created_at = take_i64(c);
	t->updated_at = take_i64(c);
}

static const enum sql asks[] = {
	[TRIGGERS_OF_PIPELINE] = SQL_TRIGGER_OF_PIPELINE,
	[TRIGGERS_OF_TOKEN] = SQL_TRIGGER_OF_TOKEN,
	[TRIGGERS_OF_UPSTREAM] = SQL_TRIGGER_OF_UPSTREAM,
	[TRIGGERS_OF_KEY] = SQL_TRIGGER_OF_KEY,
};

enum rc sqlite_trigger_list(struct store *s, struct arena *a, const struct trigger_filter *f,
			    struct pipeline_trigger **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), asks[f->ask], err) != RC_OK)
		return err->rc;
	if (f->ask == TRIGGERS_OF_TOKEN) {
		put_blob(&c, f->token_hash, TOKEN_HASH);
	} else if (f->ask == TRIGGERS_OF_UPSTREAM) {
		put_i64(&c, f->upstream.namespace);
		put_str(&c, f->upstream.target);
	} else {
		put_i64(&c, f->key);
	}
	if (query_list(&c, a, take_trigger, sizeof(struct pipeline_trigger), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

static enum rc drop(struct sqlite_store *q, enum sql which, int64_t key, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, key);
	return query_run(&c, err);
}

enum rc sqlite_trigger_drop(struct store *s, int64_t key, struct err *err)
{
	struct sqlite_store *q = self(s);

	if (drop(q, SQL_TRIGGER_LINK_DROP, key, err) != RC_OK ||
	    drop(q, SQL_UPSTREAMS_DROP, key, err) != RC_OK)
		return err->rc;
	return drop(q, SQL_TRIGGER_DROP, key, err);
}

enum rc sqlite_trigger_upstreams(struct store *s, int64_t key, const struct upstream *items,
				 size_t n, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (drop(self(s), SQL_UPSTREAMS_DROP, key, err) != RC_OK ||
	    query_open(&c, self(s), SQL_UPSTREAM_ADD, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < n; i++) {
		put_i64(&c, key);
		put_i64(&c, items[i].namespace);
		put_str(&c, items[i].target);
		if (query_run(&c, err) != RC_OK)
			return err->rc;
		query_again(&c);
	}
	return RC_OK;
}
