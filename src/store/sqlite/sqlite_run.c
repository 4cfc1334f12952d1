/* Runs: how far a task's attempts have come, and how a schedule's tasks went of late. */

#include <assert.h>

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/run.h"

static enum rc course(struct store *s, struct arena *a, int64_t task, struct run_course *out,
		      struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_RUN_COURSE, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	assert(found);
	out->started_at = take_at(&c, AT_NONE);
	out->was_tried = !next_is_null(&c);
	out->last = (enum attempt_status)take_int(&c);
	out->error = take_str(&c, a);
	return RC_OK;
}

/* The newest task is the last one; the look back ends at the first that was completed, or that is
 * older than the schedule's new life. */
static enum rc streak(struct store *s, int64_t schedule, struct run_streak *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct run_streak seen = {0};
	enum task_state state = TASK_SCHEDULED;
	bool found, counts = true;

	if (query_open(&c, self(s), SQL_RUN_STREAK, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	put_i64(&c, RUN_STREAK_MOST);
	while (counts && state != TASK_COMPLETED) {
		struct uuid id;

		if (query_row(&c, &found, err) != RC_OK)
			return err->rc;
		if (!found)
			break;
		id = take_uuid(&c);
		state = (enum task_state)take_int(&c);
		counts = take_int(&c) != 0;
		if (uuid_is_nil(seen.last))
			seen.last = id;
		seen.failures += counts && (state == TASK_FAILED || state == TASK_EXPIRED);
	}
	*out = seen;
	return RC_OK;
}

static void take_id(struct query *c, struct arena *a, void *item)
{
	struct uuid *id = item;

	(void)a;
	*id = take_uuid(c);
}

static enum rc between(struct store *s, struct arena *a, int64_t namespace, struct uuid from,
		       struct uuid to, size_t most, struct uuid **items_out, size_t *n_out,
		       struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_RUN_BETWEEN, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_uuid(&c, &from);
	put_uuid(&c, &to);
	put_i64(&c, RUN_PREFIX_MOST);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_id, sizeof(struct uuid), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

const struct run_ops sqlite_runs = {.course = course, .streak = streak, .between = between};
