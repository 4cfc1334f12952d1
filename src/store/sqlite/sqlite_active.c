/* Tasks that are not at their end: those of a schedule, and those that expire. */

#include "sqlite_place.h"
#include "sqlite_verbs.h"

enum rc sqlite_load_of(struct store *s, int64_t schedule, struct schedule_load *out,
		       struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row, free, chained;

	if (query_open(&c, self(s), SQL_ACTIVE_LOAD, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	free = take_bool(&c);
	chained = take_bool(&c);
	*out = (struct schedule_load){
		.active = free || chained, .chained = chained, .waiting = take_bool(&c)};
	return RC_OK;
}

/* 0: nothing waits. */
static enum rc first_waiting(struct sqlite_store *q, int64_t schedule, int64_t *task_out,
			     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_ACTIVE_WAITING, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*task_out = found ? take_i64(&c) : 0;
	return RC_OK;
}

static enum rc release(struct sqlite_store *q, int64_t task, ms_t due_at, int64_t *lane_out,
		       struct err *err)
{
	struct place p;

	if (place_of(q, task, &p, err) != RC_OK || place_leave(q, &p, err) != RC_OK ||
	    active_remove(q, &p, PLACE_WAITING, err) != RC_OK)
		return err->rc;
	if (p.due_at < due_at) /* else its time has not come again: the clock was set back */
		p.due_at = due_at;
	p.chained = true;
	if (place_put_again(q, &p, due_at, err) != RC_OK ||
	    active_add(q, &p, PLACE_CHAINED, err) != RC_OK)
		return err->rc;
	*lane_out = p.lane;
	return RC_OK;
}

enum rc sqlite_release(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
		       int64_t *lane_out, struct err *err)
{
	int64_t task = 0;

	if (first_waiting(self(s), schedule, &task, err) != RC_OK ||
	    (task != 0 && release(self(s), task, due_at, lane_out, err) != RC_OK))
		return err->rc;
	*released_out = task != 0;
	return RC_OK;
}

static void take_task_key(struct query *c, struct arena *a, void *item)
{
	int64_t *key = item;

	(void)a;
	*key = take_i64(c);
}

enum rc sqlite_active_tasks(struct store *s, struct arena *a, int64_t schedule, int64_t **keys_out,
			    size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array keys = {0};

	if (query_open(&c, self(s), SQL_ACTIVE_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, schedule);
	if (query_list(&c, a, take_task_key, sizeof(int64_t), &keys, err) != RC_OK)
		return err->rc;
	*keys_out = keys.items;
	*n_out = keys.n;
	return RC_OK;
}

enum rc sqlite_expired_list(struct store *s, struct arena *a, ms_t now, size_t most,
			    int64_t **keys_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array keys = {0};

	if (query_open(&c, self(s), SQL_EXPIRY_DUE, err) != RC_OK)
		return err->rc;
	put_i64(&c, now);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_task_key, sizeof(int64_t), &keys, err) != RC_OK)
		return err->rc;
	*keys_out = keys.items;
	*n_out = keys.n;
	return RC_OK;
}
