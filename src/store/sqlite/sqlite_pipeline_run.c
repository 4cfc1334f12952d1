/* Runs: the tasks whose target is a pipeline. */

#include "sqlite_pipeline_verbs.h"
#include "sqlite_snapshot.h"
#include "sqlite_stmt.h"
#include "sqlite_task.h"
#include "sqlite_verbs.h"

enum { ALL_STATES = 255 }; /* a bit each */

enum rc sqlite_pipeline_run_add(struct store *s, const struct pipeline *p, int64_t task,
				struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_PIPELINE_RUN_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_i64(&c, p->key);
	put_i64(&c, p->namespace);
	return query_run(&c, err);
}

static enum rc pipeline_of(struct sqlite_store *q, int64_t task, int64_t *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_PIPELINE_RUN_PIPELINE, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*out = found ? take_i64(&c) : 0;
	return RC_OK;
}

enum rc sqlite_pipeline_run_set(struct store *s, int64_t task, bool open, int64_t *pipeline_out,
				struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	int64_t pipeline = 0;

	/* Most tasks are no runs, and cost a look alone. */
	if (pipeline_of(self(s), task, &pipeline, err) != RC_OK)
		return err->rc;
	*pipeline_out = pipeline;
	if (pipeline == 0)
		return RC_OK;
	if (query_open(&c, self(s), SQL_PIPELINE_RUN_SET, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_i64(&c, open);
	return query_run(&c, err);
}

/* --- lists --- */

struct plan {
	enum sql pick, count;
	int64_t pipeline; /* the key; 0: of several */
};

static enum rc find_pipeline(struct sqlite_store *q, const struct pipeline_run_filter *f,
			     int64_t *out, struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct pipeline p = {0};
	struct err why = {0};

	if (f->namespace == NAMESPACE_ALL || f->layer.n == 0 || f->name.n == 0)
		return RC_OK;
	if (sqlite_pipeline_find(&q->base, &scratch, f->namespace,
				 pipeline_target(&scratch, f->layer, f->name), &p, &why) == RC_OK)
		*out = p.key;
	return why.rc == RC_OK || why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

static enum rc plan_of(struct sqlite_store *q, const struct pipeline_run_filter *f,
		       struct plan *out, struct err *err)
{
	bool sorted = f->sort != RUNS_BY_CREATION || f->upwards;

	*out = (struct plan){sorted ? SQL_PIPELINE_RUN_SORT : SQL_PIPELINE_RUN_PICK,
			     SQL_PIPELINE_RUN_COUNT, 0};
	if (find_pipeline(q, f, &out->pipeline, err) != RC_OK)
		return err->rc;
	if (out->pipeline != 0) {
		out->pick =
			sorted ? SQL_PIPELINE_RUN_SORT_PIPELINE : SQL_PIPELINE_RUN_PICK_PIPELINE;
		out->count = SQL_PIPELINE_RUN_COUNT_PIPELINE;
	} else if (f->namespace == NAMESPACE_ALL) {
		out->pick = sorted ? SQL_PIPELINE_RUN_SORT_ALL : SQL_PIPELINE_RUN_PICK_ALL;
		out->count = SQL_PIPELINE_RUN_COUNT_ALL;
	}
	return RC_OK;
}

static void put_namespace(struct query *c, int64_t namespace)
{
	if (namespace == NAMESPACE_ALL)
		put_null(c);
	else
		put_i64(c, namespace);
}

static void put_filter(struct query *c, const struct pipeline_run_filter *f, const struct plan *p)
{
	put_namespace(c, f->namespace);
	put_i64(c, f->now);
	put_i64(c, f->states != 0 ? f->states : ALL_STATES);
	put_key(c, p->pipeline);
	put_str(c, f->layer.n != 0 ? f->layer : (struct str){0});
	put_str(c, f->name.n != 0 ? f->name : (struct str){0});
	put_at(c, f->started_after);
	put_at(c, f->started_before);
}

static void take_key(struct query *c, struct arena *a, void *item)
{
	int64_t *key = item;

	(void)a;
	*key = take_i64(c);
}

static enum rc pick_one(struct sqlite_store *q, struct arena *a,
			const struct pipeline_run_filter *f, struct array *keys, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_PIPELINE_RUN_BY_ID, err) != RC_OK)
		return err->rc;
	put_namespace(&c, f->namespace);
	put_uuid(&c, &f->id);
	return query_list(&c, a, take_key, sizeof(int64_t), keys, err);
}

static enum rc pick(struct sqlite_store *q, struct arena *a, const struct pipeline_run_filter *f,
		    const struct plan *p, struct array *keys, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool sorted = f->sort != RUNS_BY_CREATION || f->upwards;

	if (query_open(&c, q, p->pick, err) != RC_OK)
		return err->rc;
	put_filter(&c, f, p);
	put_i64(&c, f->page.limit);
	put_i64(&c, f->page.offset);
	if (sorted) {
		put_i64(&c, f->sort);
		put_i64(&c, f->upwards);
	}
	return query_list(&c, a, take_key, sizeof(int64_t), keys, err);
}

static enum rc count(struct sqlite_store *q, const struct pipeline_run_filter *f,
		     const struct plan *p, int64_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, p->count, err) != RC_OK)
		return err->rc;
	put_filter(&c, f, p);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = take_i64(&c);
	return RC_OK;
}

static enum rc read_facts(struct sqlite_store *q, struct arena *a, struct pipeline_run *r,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_PIPELINE_RUN_FACTS, err) != RC_OK)
		return err->rc;
	put_i64(&c, r->task.key);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	assert(found);
	r->pipeline_id = take_uuid(&c);
	r->started_at = take_at(&c, AT_NONE);
	r->error = take_str(&c, a);
	return RC_OK;
}

static enum rc read_all(struct sqlite_store *q, struct arena *a,
			const struct pipeline_run_filter *f, const struct array *keys,
			struct pipeline_run *out, struct err *err)
{
	const struct task_view v = {.now = f->now, .payload = true};
	const int64_t *key = keys->items;

	for (size_t i = 0; i < keys->n; i++)
		if (task_read(q, a, &v, key[i], &out[i].task, err) != RC_OK ||
		    read_facts(q, a, &out[i], err) != RC_OK)
			return err->rc;
	return RC_OK;
}

static enum rc pick_and_count(struct sqlite_store *q, struct arena *a,
			      const struct pipeline_run_filter *f, struct array *keys,
			      int64_t *total, struct err *err)
{
	struct plan p;

	if (!uuid_is_nil(f->id)) {
		if (pick_one(q, a, f, keys, err) != RC_OK)
			return err->rc;
		*total = (int64_t)keys->n;
		return RC_OK;
	}
	if (plan_of(q, f, &p, err) != RC_OK || pick(q, a, f, &p, keys, err) != RC_OK)
		return err->rc;
	return count(q, f, &p, total, err);
}

enum rc sqlite_pipeline_run_list(struct store *s, struct arena *a,
				 const struct pipeline_run_filter *f, struct pipeline_run_list *out,
				 struct err *err)
{
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array keys = {0};
	struct pipeline_run *items;
	int64_t total = 0;

	if (snapshot_open(&snap, self(s), err) != RC_OK ||
	    pick_and_count(self(s), a, f, &keys, &total, err) != RC_OK)
		return err->rc;
	items = NEW_N(a, struct pipeline_run, keys.n + 1);
	if (read_all(self(s), a, f, &keys, items, err) != RC_OK)
		return err->rc;
	*out = (struct pipeline_run_list){.items = items, .n = keys.n, .total = total};
	return RC_OK;
}
