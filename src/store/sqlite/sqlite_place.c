#include "sqlite_place.h"

/* The numbers of `kind` in active are those of enum placement. */
_Static_assert(PLACE_READY == 0 && PLACE_CHAINED == 1 && PLACE_WAITING == 2, "stored numbers");

/* What a key of the table attempt has room for: the last one stands for all that come after. */
enum { MOST_ATTEMPTS = (1 << 20) - 1 };

void put_place(struct query *c, const struct place *p)
{
	put_i64(c, p->lane);
	put_i64(c, p->due_at);
	put_i64(c, p->task);
	put_i64(c, p->namespace);
	put_i64(c, p->attempts);
	put_i64(c, p->retries);
	put_key(c, p->schedule);
	put_i64(c, p->chained);
	put_at(c, p->expires_at);
	if (p->is_message)
		put_i64(c, p->rank);
	else
		put_null(c);
	put_i64(c, p->grouped);
	put_key(c, p->bundle);
	put_i64(c, p->notifies);
}

void take_place(struct query *c, struct place *out)
{
	out->lane = take_i64(c);
	out->due_at = take_i64(c);
	out->task = take_i64(c);
	out->namespace = take_i64(c);
	out->attempts = take_int(c);
	out->retries = take_int(c);
	out->schedule = take_i64(c);
	out->chained = take_bool(c);
	out->expires_at = take_at(c, MS_NEVER);
	out->is_message = !next_is_null(c);
	out->rank = take_i64(c);
	out->grouped = take_bool(c);
	out->bundle = take_i64(c);
	out->notifies = take_bool(c);
}

enum rc place_of(struct sqlite_store *q, int64_t task, struct place *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_TASK_PLACE, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such task");
	take_place(&c, out);
	out->stand = (enum stand)take_int(&c);
	out->started_at = take_at(&c, AT_NONE);
	return RC_OK;
}

enum rc run_numbers(struct sqlite_store *q, enum sql which, const int64_t *values, size_t n,
		    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < n; i++)
		put_i64(&c, values[i]);
	return query_run(&c, err);
}

enum rc active_add(struct sqlite_store *q, const struct place *p, enum placement kind,
		   struct err *err)
{
	const int64_t row[] = {p->schedule, kind, p->task};

	return p->schedule == 0 ? RC_OK : run_numbers(q, SQL_ACTIVE_ADD, row, COUNTOF(row), err);
}

enum rc active_remove(struct sqlite_store *q, const struct place *p, enum placement kind,
		      struct err *err)
{
	const int64_t row[] = {p->schedule, kind, p->task};

	return p->schedule == 0 ? RC_OK : run_numbers(q, SQL_ACTIVE_REMOVE, row, COUNTOF(row), err);
}

enum rc expiry_add(struct sqlite_store *q, const struct place *p, struct err *err)
{
	const int64_t row[] = {p->expires_at, p->task};

	return p->expires_at == MS_NEVER ? RC_OK
					 : run_numbers(q, SQL_EXPIRY_ADD, row, COUNTOF(row), err);
}

enum rc expiry_remove(struct sqlite_store *q, const struct place *p, struct err *err)
{
	const int64_t row[] = {p->expires_at, p->task};

	return p->expires_at == MS_NEVER
		       ? RC_OK
		       : run_numbers(q, SQL_EXPIRY_REMOVE, row, COUNTOF(row), err);
}

enum rc place_put(struct sqlite_store *q, const struct place *p, ms_t now, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool is_available = p->is_message && p->due_at <= now;

	if (query_open(&c, q, is_available ? SQL_AVAILABLE_ADD : SQL_READY_ADD, err) != RC_OK)
		return err->rc;
	put_place(&c, p);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	return expiry_add(q, p, err);
}

enum rc place_put_again(struct sqlite_store *q, const struct place *p, ms_t now, struct err *err)
{
	const int64_t row[] = {p->due_at, p->task};

	if (run_numbers(q, SQL_TASK_MOVE, row, COUNTOF(row), err) != RC_OK)
		return err->rc;
	return place_put(q, p, now, err);
}

enum rc place_leave(struct sqlite_store *q, const struct place *p, struct err *err)
{
	const int64_t ready[] = {p->lane, p->due_at, p->task};
	const int64_t available[] = {p->lane, p->rank, p->task};

	switch (p->stand) {
	case STAND_READY:
		if (run_numbers(q, SQL_READY_REMOVE, ready, COUNTOF(ready), err) != RC_OK)
			return err->rc;
		return expiry_remove(q, p, err);
	case STAND_AVAILABLE:
		if (run_numbers(q, SQL_AVAILABLE_REMOVE, available, COUNTOF(available), err) !=
		    RC_OK)
			return err->rc;
		return expiry_remove(q, p, err);
	case STAND_RUNNING:
		return run_numbers(q, SQL_RUNNING_REMOVE, &p->task, 1, err);
	case STAND_FINISHED:
		return run_numbers(q, SQL_FINISHED_REMOVE, &p->task, 1, err);
	case STAND_WAITING:
		return expiry_remove(q, p, err);
	}
	return RC_OK;
}

/* A message that failed is a dead letter; whatever its end, its group goes on. */
static enum rc finish_message(struct sqlite_store *q, const struct place *p, enum task_state final,
			      ms_t at, struct err *err)
{
	const int64_t dead[] = {p->lane, p->task};

	if (final == TASK_FAILED && run_numbers(q, SQL_DEAD_ADD, dead, COUNTOF(dead), err) != RC_OK)
		return err->rc;
	return p->grouped ? fifo_leave(q, p, at, err) : RC_OK;
}

enum rc place_finish(struct sqlite_store *q, const struct place *p, enum task_state final, ms_t at,
		     struct err *err)
{
	const int64_t row[] = {p->task, p->namespace, final, at, p->attempts, p->retries};
	enum placement kind = p->chained ? PLACE_CHAINED : PLACE_READY;

	if (run_numbers(q, SQL_FINISHED_ADD, row, COUNTOF(row), err) != RC_OK ||
	    active_remove(q, p, p->stand == STAND_WAITING ? PLACE_WAITING : kind, err) != RC_OK ||
	    bundle_end_member(q, p, final, err) != RC_OK)
		return err->rc;
	return p->is_message ? finish_message(q, p, final, at, err) : RC_OK;
}

enum rc attempt_add(struct sqlite_store *q, const struct place *p, const struct attempt *a,
		    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_ATTEMPT_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, p->task);
	put_i64(&c, p->attempts < MOST_ATTEMPTS ? p->attempts : MOST_ATTEMPTS);
	put_i64(&c, a->status);
	put_i64(&c, a->started_at);
	put_i64(&c, a->finished_at);
	put_i64(&c, a->duration_us);
	put_i64(&c, a->http_status);
	put_str(&c, a->error);
	put_blob(&c, a->response_head.p, a->response_head.n);
	put_blob(&c, a->response_body.p, a->response_body.n);
	return query_run(&c, err);
}
