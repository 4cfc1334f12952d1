/* Schedules as they are read. */

#include "sqlite_snapshot.h"
#include "sqlite_template.h"
#include "sqlite_verbs.h"
#include "store/digest.h"

enum { ALL_STATUSES = 15, ALL_DIALECTS = 31 }; /* a bit each */

static void take_policies(struct query *c, struct policies *p)
{
	p->overlap = (enum overlap)take_int(c);
	p->catch_up = (enum catch_up)take_int(c);
	p->catch_up_window_ms = take_at(c, MS_NEVER);
	p->create_ahead_ms = take_i64(c);
	p->dst = (enum cron_dst)take_int(c);
	p->jitter_ms = take_i64(c);
	p->max_runs = take_i64(c);
}

static void take_state(struct query *c, struct arena *a, struct schedule *sch)
{
	sch->status = (enum schedule_status)take_int(c);
	sch->next_at = take_at(c, MS_NEVER);
	sch->wake_at = take_at(c, MS_NEVER);
	sch->decided_at = take_at(c, AT_NONE);
	sch->ahead_at = take_at(c, AT_NONE);
	sch->last_at = take_at(c, AT_NONE);
	sch->n_runs = take_i64(c);
	sch->catch_up_to = take_at(c, AT_NONE);
	sch->error = take_str(c, a);
	sch->error_since = take_at(c, AT_NONE);
}

static void take_schedule(struct query *c, struct arena *a, void *item)
{
	struct schedule *sch = item;

	sch->key = take_i64(c);
	sch->id = take_uuid(c);
	sch->namespace = take_i64(c);
	sch->dialect = (enum dialect)take_int(c);
	sch->name = take_str(c, a);
	sch->labels = take_str(c, a);
	sch->rule = take_str(c, a);
	sch->timezone = take_str(c, a);
	sch->start_at = take_at(c, AT_NONE);
	sch->end_at = take_at(c, AT_NONE);
	take_policies(c, &sch->policies);
	sch->exclude_calendars = take_str(c, a);
	sch->created_at = take_i64(c);
	sch->updated_at = take_i64(c);
	take_state(c, a, sch);
	sch->notifications = take_str(c, a);
	sch->template_key = take_i64(c);
	take_template(c, a, &sch->template);
}

static enum rc take_one(struct query *c, struct arena *a, struct schedule *out, struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such schedule");
	take_schedule(c, a, out);
	return RC_OK;
}

enum rc sqlite_schedule_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			     struct schedule *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_SCHEDULE_BY_ID, err) != RC_OK)
		return err->rc;
	put_i64(&c, true);
	put_i64(&c, namespace);
	put_uuid(&c, &id);
	return take_one(&c, a, out, err);
}

enum rc sqlite_schedule_load(struct store *s, struct arena *a, int64_t key, struct schedule *out,
			     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_SCHEDULE_BY_KEY, err) != RC_OK)
		return err->rc;
	put_i64(&c, true);
	put_i64(&c, key);
	return take_one(&c, a, out, err);
}

enum rc sqlite_schedules_due(struct store *s, struct arena *a, ms_t now, size_t most,
			     struct schedule_list *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_SCHEDULES_DUE, err) != RC_OK)
		return err->rc;
	put_i64(&c, false);
	put_i64(&c, now);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_schedule, sizeof(struct schedule), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct schedule_list){.items = rows.items, .n = rows.n, .total = (int64_t)rows.n};
	return RC_OK;
}

enum rc sqlite_schedule_crowd(struct store *s, const struct schedule *sch, int64_t most,
			      int64_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, self(s), SQL_SCHEDULE_CROWD, err) != RC_OK)
		return err->rc;
	put_i64(&c, sch->namespace);
	put_at(&c, sch->wake_at);
	put_at(&c, sch->next_at);
	put_i64(&c, most);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = take_i64(&c);
	return RC_OK;
}

enum rc sqlite_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
				size_t most, struct schedule_list *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_SCHEDULES_ACTIVE, err) != RC_OK)
		return err->rc;
	put_i64(&c, false);
	if (namespace == NAMESPACE_ALL)
		put_null(&c);
	else
		put_i64(&c, namespace);
	put_i64(&c, after);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_schedule, sizeof(struct schedule), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct schedule_list){.items = rows.items, .n = rows.n, .total = TOTAL_UNKNOWN};
	return RC_OK;
}

static enum sql list_of(const struct schedule_filter *f)
{
	if (f->target.n != 0)
		return SQL_SCHEDULE_LIST_TARGET;
	return f->name.n != 0 ? SQL_SCHEDULE_LIST_NAMED : SQL_SCHEDULE_LIST;
}

static enum sql count_of(const struct schedule_filter *f)
{
	if (f->target.n != 0)
		return SQL_SCHEDULE_COUNT_TARGET;
	return f->name.n != 0 ? SQL_SCHEDULE_COUNT_NAMED : SQL_SCHEDULE_COUNT;
}

static void put_filter(struct query *c, const struct schedule_filter *f, int64_t before)
{
	put_i64(c, !f->no_payload);
	put_i64(c, f->namespace);
	put_i64(c, f->statuses != 0 ? f->statuses : ALL_STATUSES);
	put_i64(c, before != 0 ? before : INT64_MAX);
	put_str(c, f->name.n != 0 ? f->name : (struct str){0});
	put_i64(c, f->dialects != 0 ? f->dialects : ALL_DIALECTS);
	if (f->target.n != 0)
		put_i64(c, digest_of(f->target));
	else
		put_null(c);
}

static enum rc count(struct sqlite_store *q, const struct schedule_filter *f, int64_t *n_out,
		     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, count_of(f), err) != RC_OK)
		return err->rc;
	put_filter(&c, f, 0);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = take_i64(&c);
	return RC_OK;
}

static enum rc list(struct sqlite_store *q, struct arena *a, const struct schedule_filter *f,
		    struct array *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, list_of(f), err) != RC_OK)
		return err->rc;
	put_filter(&c, f, f->page.before);
	put_i64(&c, f->page.limit);
	put_i64(&c, f->page.offset);
	return query_list(&c, a, take_schedule, sizeof(struct schedule), out, err);
}

enum rc sqlite_schedule_list(struct store *s, struct arena *a, const struct schedule_filter *f,
			     struct schedule_list *out, struct err *err)
{
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if (snapshot_open(&snap, self(s), err) != RC_OK || list(self(s), a, f, &rows, err) != RC_OK)
		return err->rc;
	if (!f->page.no_total && count(self(s), f, &total, err) != RC_OK)
		return err->rc;
	*out = (struct schedule_list){.items = rows.items, .n = rows.n, .total = total};
	return RC_OK;
}
