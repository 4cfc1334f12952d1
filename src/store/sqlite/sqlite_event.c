/* Events, and what those who watch read beside them. */

#include "sqlite_task.h"
#include "sqlite_verbs.h"
#include "store/event.h"

static enum rc event_add(struct store *s, const struct event_row *row, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_EVENT_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, row->first);
	put_i64(&c, row->n);
	put_i64(&c, row->at);
	put_blob(&c, row->body.p, row->body.n);
	return query_run(&c, err);
}

static enum rc event_span(struct store *s, struct event_span *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, self(s), SQL_EVENT_SPAN, err) != RC_OK ||
	    query_row(&c, &row, err) != RC_OK)
		return err->rc;
	out->first = take_i64(&c);
	out->last = take_i64(&c);
	return RC_OK;
}

static void take_event_row(struct query *c, struct arena *a, void *item)
{
	struct event_row *row = item;

	row->first = take_i64(c);
	row->n = take_i64(c);
	row->at = take_i64(c);
	row->body = take_str(c, a);
}

static enum rc event_list(struct store *s, struct arena *a, int64_t after, size_t most,
			  struct event_row **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_EVENT_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, after);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_event_row, sizeof(struct event_row), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

static enum rc event_prune(struct store *s, ms_t before_at, int64_t before, size_t most,
			   struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_EVENT_PRUNE, err) != RC_OK)
		return err->rc;
	put_i64(&c, before_at);
	put_i64(&c, before);
	put_i64(&c, (int64_t)most);
	return query_run(&c, err);
}

static enum rc task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			 struct err *err)
{
	const struct task_view view = {.now = now};

	return task_read(self(s), a, &view, task, out, err);
}

static enum rc task_brief(struct store *s, struct arena *a, int64_t task, struct task *out,
			  struct err *err)
{
	return task_read_fixed(self(s), a, task, false, out, err);
}

const struct event_ops sqlite_events = {
	.event_add = event_add,
	.event_span = event_span,
	.event_list = event_list,
	.event_prune = event_prune,
	.task_look = task_look,
	.task_brief = task_brief,
};
