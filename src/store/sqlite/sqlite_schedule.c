/* Schedules as they are written; sqlite_schedule_read.c reads them. */

#include "sqlite_template.h"
#include "sqlite_verbs.h"

static void put_policies(struct query *c, const struct policies *p)
{
	put_i64(c, p->overlap);
	put_i64(c, p->catch_up);
	put_at(c, p->catch_up_window_ms);
	put_i64(c, p->create_ahead_ms);
	put_i64(c, p->dst);
	put_i64(c, p->jitter_ms);
	put_i64(c, p->max_runs);
}

static void put_definition(struct query *c, const struct schedule *sch)
{
	put_uuid(c, &sch->id);
	put_i64(c, sch->namespace);
	put_i64(c, sch->dialect);
	put_str(c, sch->name);
	put_str(c, sch->labels);
	put_str(c, sch->rule);
	put_str(c, sch->timezone);
	put_at(c, sch->start_at);
	put_at(c, sch->end_at);
	put_policies(c, &sch->policies);
	put_str(c, sch->exclude_calendars);
	put_str(c, sch->notifications);
	put_i64(c, sch->template_key);
	put_i64(c, sch->created_at);
	put_i64(c, sch->updated_at);
}

static void put_state(struct query *c, const struct schedule *sch)
{
	put_at(c, sch->next_at);
	put_at(c, sch->wake_at);
	put_at(c, sch->decided_at);
	put_at(c, sch->ahead_at);
	put_at(c, sch->last_at);
	put_i64(c, sch->n_runs);
	put_at(c, sch->catch_up_to);
	put_str(c, sch->error);
	put_at(c, sch->error_since);
}

static enum rc write_state(struct sqlite_store *q, enum sql which, const struct schedule *sch,
			   int64_t key, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_state(&c, sch);
	if (which != SQL_STATE_MOVE)
		put_i64(&c, sch->status);
	put_i64(&c, key);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	if (query_changes(&c) == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such schedule");
	return RC_OK;
}

static enum rc add_definition(struct sqlite_store *q, const struct schedule *sch, int64_t *key_out,
			      struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_SCHEDULE_ADD, err) != RC_OK)
		return err->rc;
	put_definition(&c, sch);
	if (query_insert(&c, err) != RC_OK)
		return err->rc;
	*key_out = query_key(&c);
	return RC_OK;
}

enum rc sqlite_schedule_add(struct store *s, struct schedule *sch, struct err *err)
{
	int64_t key = 0;

	if (add_definition(self(s), sch, &key, err) != RC_OK ||
	    write_state(self(s), SQL_STATE_ADD, sch, key, err) != RC_OK)
		return err->rc;
	sch->key = key;
	return RC_OK;
}

static enum rc update_definition(struct sqlite_store *q, const struct schedule *sch,
				 struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_SCHEDULE_UPDATE, err) != RC_OK)
		return err->rc;
	put_definition(&c, sch);
	put_i64(&c, sch->key);
	return query_run(&c, err);
}

static enum rc template_of(struct sqlite_store *q, int64_t schedule, int64_t *key_out,
			   struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_SCHEDULE_TEMPLATE, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such schedule");
	*key_out = take_i64(&c);
	return RC_OK;
}

enum rc sqlite_schedule_update(struct store *s, const struct schedule *sch, struct err *err)
{
	struct sqlite_store *q = self(s);
	int64_t before = 0;

	if (template_of(q, sch->key, &before, err) != RC_OK ||
	    update_definition(q, sch, err) != RC_OK ||
	    write_state(q, SQL_STATE_UPDATE, sch, sch->key, err) != RC_OK)
		return err->rc;
	return before == sch->template_key ? RC_OK : template_drop(q, before, err);
}

enum rc sqlite_schedule_state(struct store *s, const struct schedule *sch, struct err *err)
{
	return write_state(self(s), SQL_STATE_MOVE, sch, sch->key, err);
}
