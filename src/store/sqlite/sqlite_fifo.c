/* Groups: of a queue's messages with the same group, only the first one that is not at its end can
 * be received. */

#include "sqlite_place.h"

enum rc fifo_enter(struct sqlite_store *q, const struct place *p, bool *first_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_FIFO_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, p->task);
	put_i64(&c, p->attempts);
	put_at(&c, p->expires_at);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*first_out = !take_bool(&c);
	return RC_OK;
}

/* 0: the group is empty. */
static enum rc first_of_group(struct sqlite_store *q, const struct place *of, int64_t *task_out,
			      struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_FIFO_FIRST, err) != RC_OK)
		return err->rc;
	put_i64(&c, of->lane);
	put_i64(&c, of->task);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*task_out = found ? take_i64(&c) : 0;
	return RC_OK;
}

static enum rc place_first(struct sqlite_store *q, int64_t lane, int64_t task, ms_t now,
			   struct err *err)
{
	const int64_t row[] = {lane, task};
	struct place p;

	if (place_of(q, task, &p, err) != RC_OK || place_leave(q, &p, err) != RC_OK ||
	    run_numbers(q, SQL_FIFO_PLACED, row, COUNTOF(row), err) != RC_OK)
		return err->rc;
	return place_put(q, &p, now, err);
}

enum rc fifo_leave(struct sqlite_store *q, const struct place *p, ms_t now, struct err *err)
{
	const int64_t row[] = {p->lane, p->task};
	int64_t next = 0;

	if (run_numbers(q, SQL_FIFO_REMOVE, row, COUNTOF(row), err) != RC_OK)
		return err->rc;
	if (p->stand == STAND_WAITING)
		return RC_OK;
	if (first_of_group(q, p, &next, err) != RC_OK)
		return err->rc;
	return next != 0 ? place_first(q, p->lane, next, now, err) : RC_OK;
}
