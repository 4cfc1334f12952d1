/* Revisions, gaps and slots: what the ledger is proved from. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

enum rc sqlite_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_REVISION_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, sch->key);
	put_i64(&c, since_at);
	put_i64(&c, sch->status);
	put_str(&c, sch->rule);
	put_str(&c, sch->timezone);
	put_at(&c, sch->start_at);
	put_at(&c, sch->end_at);
	put_i64(&c, sch->policies.dst);
	return query_run(&c, err);
}

static void take_revision(struct query *c, struct arena *a, void *item)
{
	struct revision *r = item;

	r->since_at = take_i64(c);
	r->status = (enum schedule_status)take_int(c);
	r->rule = take_str(c, a);
	r->timezone = take_str(c, a);
	r->start_at = take_at(c, AT_NONE);
	r->end_at = take_at(c, AT_NONE);
	r->dst = (enum cron_dst)take_int(c);
}

enum rc sqlite_revision_list(struct store *s, struct arena *a, int64_t schedule,
			     struct revision **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_REVISION_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_list(&c, a, take_revision, sizeof(struct revision), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

/* Whether the newest gap ends at `after` with the same reason. */
static enum rc continues(struct sqlite_store *q, int64_t schedule, const struct gap *g, ms_t after,
			 bool *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_GAP_LAST, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*out = found && take_i64(&c) == after && take_int(&c) == (int)g->reason;
	return RC_OK;
}

/* Whether a task or another definition came between the gap that ends at `after` and `next`. */
static enum rc ended(struct sqlite_store *q, int64_t schedule, ms_t after, ms_t next, bool *out,
		     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_GAP_ENDED, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, after);
	put_i64(&c, next);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*out = take_bool(&c);
	return RC_OK;
}

static enum rc extend(struct sqlite_store *q, int64_t schedule, const struct gap *g, ms_t after,
		      struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_GAP_EXTEND, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, after);
	put_i64(&c, g->to_at);
	put_i64(&c, g->count);
	put_i64(&c, g->decided_at);
	return query_run(&c, err);
}

static enum rc add(struct sqlite_store *q, int64_t schedule, const struct gap *g, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_GAP_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, g->from_at);
	put_i64(&c, g->to_at);
	put_i64(&c, g->count);
	put_i64(&c, g->reason);
	put_i64(&c, g->decided_at);
	return query_run(&c, err);
}

enum rc sqlite_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		       struct err *err)
{
	struct sqlite_store *q = self(s);
	bool goes_on = false, is_over = false;

	if (continues(q, schedule, g, after, &goes_on, err) != RC_OK ||
	    (goes_on && ended(q, schedule, after, g->from_at, &is_over, err) != RC_OK))
		return err->rc;
	return goes_on && !is_over ? extend(q, schedule, g, after, err) : add(q, schedule, g, err);
}

static enum rc drop(struct sqlite_store *q, int64_t schedule, const struct gap *g, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_GAP_DELETE, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, g->to_at);
	put_i64(&c, g->from_at);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_CONFLICT, "gap_changed", "no such gap is on record");
	return RC_OK;
}

enum rc sqlite_gap_cut(struct store *s, int64_t schedule, const struct gap *g,
		       const struct gap *rests, size_t n, struct err *err)
{
	if (drop(self(s), schedule, g, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (add(self(s), schedule, &rests[i], err) != RC_OK)
			return err->rc;
	return RC_OK;
}

static void take_gap(struct query *c, struct gap *g)
{
	g->from_at = take_i64(c);
	g->to_at = take_i64(c);
	g->count = take_i64(c);
	g->reason = (enum gap_reason)take_int(c);
	g->decided_at = take_i64(c);
}

/* The rows come in the order of both ends: the first that begins behind the span is the end. */
static enum rc gaps_up_to(struct query *c, struct arena *a, struct slot_span span,
			  struct array *out, struct err *err)
{
	enum rc rc = RC_OK;
	bool more = true;

	while (out->n < span.most && (rc = query_row(c, &more, err)) == RC_OK && more) {
		struct gap g;

		take_gap(c, &g);
		if (g.from_at > span.to)
			break;
		*(struct gap *)array_add(a, out, sizeof(g)) = g;
	}
	return rc;
}

enum rc sqlite_gap_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			struct gap **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_GAP_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, span.from);
	if (gaps_up_to(&c, a, span, &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

static void take_slot(struct query *c, struct arena *a, void *item)
{
	struct slot *slot = item;
	ms_t due_at;

	(void)a;
	slot->scheduled_for = take_i64(c);
	slot->task = take_uuid(c);
	slot->state = (enum task_state)take_int(c);
	due_at = take_i64(c);
	slot->due_at = task_state_is_final(slot->state) ? AT_NONE : due_at;
}

enum rc sqlite_slot_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			 struct slot **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_SLOT_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, INT64_MAX); /* a now behind all due times: nothing is told from queued */
	put_i64(&c, span.from);
	put_i64(&c, span.to);
	put_i64(&c, (int64_t)span.most);
	if (query_list(&c, a, take_slot, sizeof(struct slot), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}
