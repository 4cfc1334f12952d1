/* The schedules of pipelines, and what decides whether they may fire. */

#include "sqlite_pipeline_verbs.h"
#include "sqlite_snapshot.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

enum rc sqlite_pipeline_schedule_add(struct store *s, const struct pipeline_schedule *l,
				     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_LINK_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, l->schedule);
	put_i64(&c, l->pipeline);
	put_i64(&c, l->namespace);
	put_key(&c, l->trigger);
	return query_insert(&c, err);
}

static void take_link(struct query *c, struct arena *a, void *item)
{
	struct pipeline_schedule *l = item;

	l->schedule = take_i64(c);
	l->pipeline = take_i64(c);
	l->namespace = take_i64(c);
	l->trigger = take_i64(c);
	l->pipeline_id = take_uuid(c);
	l->namespace_name = take_str(c, a);
	l->target = take_str(c, a);
	if (!next_is_null(c))
		l->run = take_uuid(c);
}

static void put_namespace(struct query *c, int64_t namespace)
{
	if (namespace == NAMESPACE_ALL)
		put_null(c);
	else
		put_i64(c, namespace);
}

static enum sql list_of(const struct pipeline_schedule_filter *f)
{
	if (!uuid_is_nil(f->id))
		return SQL_LINK_BY_ID;
	if (f->pipeline != 0)
		return SQL_LINK_OF_PIPELINE;
	return f->namespace == NAMESPACE_ALL ? SQL_LINK_LIST_ALL : SQL_LINK_LIST;
}

static enum rc list(struct sqlite_store *q, struct arena *a,
		    const struct pipeline_schedule_filter *f, struct array *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	enum sql which = list_of(f);

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	if (which == SQL_LINK_OF_PIPELINE)
		put_i64(&c, f->pipeline);
	else
		put_namespace(&c, f->namespace);
	if (which == SQL_LINK_BY_ID) {
		put_uuid(&c, &f->id);
	} else {
		put_i64(&c, f->page.limit);
		put_i64(&c, f->page.offset);
	}
	return query_list(&c, a, take_link, sizeof(struct pipeline_schedule), out, err);
}

static enum rc count(struct sqlite_store *q, int64_t namespace, int64_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	enum sql which = namespace == NAMESPACE_ALL ? SQL_LINK_COUNT_ALL : SQL_LINK_COUNT;
	bool row;

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_namespace(&c, namespace);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = take_i64(&c);
	return RC_OK;
}

enum rc sqlite_pipeline_schedule_list(struct store *s, struct arena *a,
				      const struct pipeline_schedule_filter *f,
				      struct pipeline_schedule_list *out, struct err *err)
{
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if (snapshot_open(&snap, self(s), err) != RC_OK || list(self(s), a, f, &rows, err) != RC_OK)
		return err->rc;
	if (!f->page.no_total && count(self(s), f->namespace, &total, err) != RC_OK)
		return err->rc;
	*out = (struct pipeline_schedule_list){.items = rows.items, .n = rows.n, .total = total};
	return RC_OK;
}

enum rc sqlite_pipeline_gate(struct store *s, int64_t schedule, struct pipeline_gate *out,
			     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_PIPELINE_GATE, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*out = (struct pipeline_gate){0};
	if (!found)
		return RC_OK;
	out->pipeline = take_i64(&c);
	out->trigger = take_i64(&c);
	out->type = (enum trigger_type)take_int(&c);
	out->open = take_bool(&c);
	out->running = take_bool(&c);
	out->fresh = take_bool(&c);
	return RC_OK;
}

enum rc sqlite_pipeline_waiting(struct store *s, int64_t pipeline, int64_t *schedule_out,
				struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_PIPELINE_WAITING, err) != RC_OK)
		return err->rc;
	put_i64(&c, pipeline);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*schedule_out = found ? take_i64(&c) : 0;
	return RC_OK;
}
