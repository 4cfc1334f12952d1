/* Pipelines. */

#include "sqlite_pipeline_verbs.h"
#include "sqlite_snapshot.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static enum rc not_found(struct err *err)
{
	return err_set(err, RC_NOT_FOUND, "not_found", "there is no such pipeline");
}

static void take_pipeline(struct query *c, struct arena *a, void *item)
{
	struct pipeline *p = item;

	p->key = take_i64(c);
	p->id = take_uuid(c);
	p->namespace = take_i64(c);
	p->namespace_name = take_str(c, a);
	p->target = take_str(c, a);
	p->type = take_str(c, a);
	p->source = take_str(c, a);
	p->unique_key = take_str(c, a);
	p->owner = take_str(c, a);
	p->description = take_str(c, a);
	p->created_at = take_i64(c);
	p->updated_at = take_i64(c);
	p->succeeded_at = take_at(c, AT_NONE);
}

/* A text that must be there: an empty view may have no bytes to point at. */
static void put_text(struct query *c, struct str s)
{
	put_str(c, s.n != 0 ? s : STR(""));
}

static enum rc add(struct sqlite_store *q, struct pipeline *p, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	enum rc rc;

	if (query_open(&c, q, SQL_PIPELINE_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &p->id);
	put_i64(&c, p->namespace);
	put_text(&c, p->target);
	put_text(&c, p->type);
	put_str(&c, p->source);
	put_str(&c, p->unique_key);
	put_str(&c, p->owner);
	put_text(&c, p->description);
	put_i64(&c, p->created_at);
	put_i64(&c, p->updated_at);
	put_at(&c, p->succeeded_at);
	rc = query_insert(&c, err);
	if (rc == RC_CONFLICT)
		return err_set(err, RC_CONFLICT, "pipeline_exists",
			       "the target has its pipeline already");
	if (rc == RC_OK)
		p->key = query_key(&c);
	return rc;
}

static enum rc update(struct sqlite_store *q, const struct pipeline *p, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_PIPELINE_UPDATE, err) != RC_OK)
		return err->rc;
	put_i64(&c, p->key);
	put_text(&c, p->type);
	put_str(&c, p->source);
	put_str(&c, p->unique_key);
	put_str(&c, p->owner);
	put_text(&c, p->description);
	put_i64(&c, p->updated_at);
	put_at(&c, p->succeeded_at);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	return query_changes(&c) != 0 ? RC_OK : not_found(err);
}

enum rc sqlite_pipeline_put(struct store *s, struct pipeline *p, struct err *err)
{
	return p->key == 0 ? add(self(s), p, err) : update(self(s), p, err);
}

static enum rc take_one(struct query *c, struct arena *a, struct pipeline *out, struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return not_found(err);
	take_pipeline(c, a, out);
	return RC_OK;
}

enum rc sqlite_pipeline_find(struct store *s, struct arena *a, int64_t namespace, struct str target,
			     struct pipeline *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_PIPELINE_FIND, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_text(&c, target);
	return take_one(&c, a, out, err);
}

enum rc sqlite_pipeline_load(struct store *s, struct arena *a, int64_t key, struct pipeline *out,
			     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_PIPELINE_LOAD, err) != RC_OK)
		return err->rc;
	put_i64(&c, key);
	return take_one(&c, a, out, err);
}

static void put_filter(struct query *c, const struct pipeline_filter *f)
{
	if (f->namespace == NAMESPACE_ALL)
		put_null(c);
	else
		put_i64(c, f->namespace);
	put_str(c, f->layer.n != 0 ? f->layer : (struct str){0});
	put_str(c, f->search.n != 0 ? f->search : (struct str){0});
}

static enum rc count(struct sqlite_store *q, const struct pipeline_filter *f, int64_t *n_out,
		     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_PIPELINE_COUNT, err) != RC_OK)
		return err->rc;
	put_filter(&c, f);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = take_i64(&c);
	return RC_OK;
}

static enum rc list(struct sqlite_store *q, struct arena *a, const struct pipeline_filter *f,
		    struct array *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_PIPELINE_LIST, err) != RC_OK)
		return err->rc;
	put_filter(&c, f);
	put_i64(&c, f->sort);
	put_i64(&c, f->upwards);
	put_i64(&c, f->page.limit);
	put_i64(&c, f->page.offset);
	return query_list(&c, a, take_pipeline, sizeof(struct pipeline), out, err);
}

enum rc sqlite_pipeline_list(struct store *s, struct arena *a, const struct pipeline_filter *f,
			     struct pipeline_list *out, struct err *err)
{
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if (snapshot_open(&snap, self(s), err) != RC_OK ||
	    list(self(s), a, f, &rows, err) != RC_OK || count(self(s), f, &total, err) != RC_OK)
		return err->rc;
	*out = (struct pipeline_list){.items = rows.items, .n = rows.n, .total = total};
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

enum rc sqlite_pipeline_drop(struct store *s, int64_t key, struct err *err)
{
	struct sqlite_store *q = self(s);

	if (drop(q, SQL_PIPELINE_LINKS_DROP, key, err) != RC_OK ||
	    drop(q, SQL_PIPELINE_UPSTREAMS_DROP, key, err) != RC_OK ||
	    drop(q, SQL_PIPELINE_TRIGGERS_DROP, key, err) != RC_OK)
		return err->rc;
	return drop(q, SQL_PIPELINE_DROP, key, err);
}
