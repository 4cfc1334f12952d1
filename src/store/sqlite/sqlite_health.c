/* What the server asks about the store as a whole. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"

static ms_t earlier(ms_t a, ms_t b)
{
	return a < b ? a : b;
}

enum rc sqlite_next_wake(struct store *s, ms_t *at_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	ms_t schedule_at, expiry_at, lapse_at;
	bool row;

	if (query_open(&c, self(s), SQL_NEXT_WAKE, err) != RC_OK ||
	    query_row(&c, &row, err) != RC_OK)
		return err->rc;
	schedule_at = take_at(&c, MS_NEVER);
	expiry_at = take_at(&c, MS_NEVER);
	lapse_at = take_at(&c, MS_NEVER);
	*at_out = earlier(earlier(schedule_at, expiry_at), lapse_at);
	return RC_OK;
}

enum rc sqlite_stats(struct store *s, struct store_stats *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, self(s), SQL_STATS, err) != RC_OK || query_row(&c, &row, err) != RC_OK)
		return err->rc;
	out->schedules_active = take_i64(&c);
	out->schedules_in_error = take_i64(&c);
	out->tasks_ready = take_i64(&c);
	out->tasks_running = take_i64(&c);
	out->tasks_waiting = take_i64(&c);
	out->tasks_failed = take_i64(&c);
	out->gaps = take_i64(&c);
	out->oldest_due_at = take_at(&c, MS_NEVER);
	return RC_OK;
}

enum rc sqlite_check(struct store *s, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_PULSE, err) != RC_OK)
		return err->rc;
	return query_run(&c, err);
}
