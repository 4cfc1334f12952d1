/* The way of a task: claim, settle, stop, revive. */

#include <assert.h>

#include "base/rand.h"
#include "sqlite_place.h"
#include "sqlite_queue_verbs.h"
#include "sqlite_verbs.h"

/* How tasks are claimed: from which place, and until when they are held. */
struct claiming {
	ms_t now, lease_until;
	enum sql remove_to; /* removes a lane's first rows, up to one */
};

static enum rc start(struct query *running, struct place *p, const struct claiming *how,
		     uint64_t token, struct err *err)
{
	p->attempts++;
	query_again(running);
	put_place(running, p);
	put_i64(running, (int64_t)token);
	put_i64(running, how->now);
	put_at(running, how->lease_until);
	if (query_run(running, err) != RC_OK)
		return err->rc;
	return expiry_remove(running->store, p, err);
}

static void hand_out(struct arena *a, struct array *claims, const struct place *p, uint64_t token)
{
	struct claim *c = array_add(a, claims, sizeof(*c));

	*c = (struct claim){.task = p->task,
			    .token = token,
			    .attempt = p->attempts,
			    .retries = p->retries,
			    .due_at = p->due_at,
			    .notifies = p->notifies};
}

/* What was read are the lane's first rows, up to the last one: they go at one stroke. */
static enum rc remove_to(struct sqlite_store *q, enum sql which, const struct place *last, size_t n,
			 struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, last->lane);
	put_i64(&c, which == SQL_AVAILABLE_REMOVE_TO ? last->rank : last->due_at);
	put_i64(&c, last->task);
	if (query_run(&c, err) != RC_OK)
		return err->rc;
	assert(query_changes(&c) == (int64_t)n);
	return RC_OK;
}

static enum rc start_due(struct query *due, struct arena *a, const struct claiming *how,
			 struct array *claims, struct err *err)
{
	struct query running CLEANUP(query_close) = {0};
	struct place p = {0};
	enum rc rc;
	bool more;

	if (query_open(&running, due->store, SQL_RUNNING_ADD, err) != RC_OK)
		return err->rc;
	while ((rc = query_row(due, &more, err)) == RC_OK && more) {
		uint64_t token = rand_u64();

		take_place(due, &p);
		if (start(&running, &p, how, token, err) != RC_OK)
			return err->rc;
		hand_out(a, claims, &p, token);
	}
	if (rc != RC_OK || claims->n == 0)
		return rc;
	return remove_to(due->store, how->remove_to, &p, claims->n, err);
}

enum rc sqlite_claim(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		     struct claim **items_out, size_t *n_out, struct err *err)
{
	const struct claiming how = {now, MS_NEVER, SQL_READY_REMOVE_TO};
	struct query due CLEANUP(query_close) = {0};
	struct array claims = {0};

	if (query_open(&due, self(s), SQL_READY_DUE, err) != RC_OK)
		return err->rc;
	put_i64(&due, lane);
	put_i64(&due, now);
	put_i64(&due, (int64_t)most);
	if (start_due(&due, a, &how, &claims, err) != RC_OK)
		return err->rc;
	*items_out = claims.items;
	*n_out = claims.n;
	return RC_OK;
}

enum rc sqlite_receive(struct store *s, struct arena *a, int64_t lane, ms_t now, ms_t lease_until,
		       size_t most, struct claim **items_out, size_t *n_out, struct err *err)
{
	const struct claiming how = {now, lease_until, SQL_AVAILABLE_REMOVE_TO};
	struct query next CLEANUP(query_close) = {0};
	struct array claims = {0};

	if (query_open(&next, self(s), SQL_AVAILABLE_NEXT, err) != RC_OK)
		return err->rc;
	put_i64(&next, lane);
	put_i64(&next, (int64_t)most);
	if (start_due(&next, a, &how, &claims, err) != RC_OK)
		return err->rc;
	*items_out = claims.items;
	*n_out = claims.n;
	return RC_OK;
}

static enum rc promote_due(struct query *due, ms_t now, size_t *n_out, struct err *err)
{
	struct place p = {0};
	enum rc rc;
	bool more;

	*n_out = 0;
	while ((rc = query_row(due, &more, err)) == RC_OK && more) {
		struct query to CLEANUP(query_close) = {0};

		take_place(due, &p);
		assert(p.is_message && p.due_at <= now);
		if (query_open(&to, due->store, SQL_AVAILABLE_ADD, err) != RC_OK)
			return err->rc;
		put_place(&to, &p);
		if (query_run(&to, err) != RC_OK)
			return err->rc;
		++*n_out;
	}
	if (rc != RC_OK || *n_out == 0)
		return rc;
	return remove_to(due->store, SQL_READY_REMOVE_TO, &p, *n_out, err);
}

enum rc sqlite_promote(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
		       struct err *err)
{
	struct query due CLEANUP(query_close) = {0};
	size_t n;

	if (query_open(&due, self(s), SQL_READY_DUE, err) != RC_OK)
		return err->rc;
	put_i64(&due, lane);
	put_i64(&due, now);
	put_i64(&due, (int64_t)most);
	if (promote_due(&due, now, &n, err) != RC_OK)
		return err->rc;
	*n_out = n;
	return RC_OK;
}

/* The place of a claim that is not over. */
static enum rc claimed(struct sqlite_store *q, const struct claim *claim, struct place *out,
		       struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_RUNNING_OF, err) != RC_OK)
		return err->rc;
	put_i64(&c, claim->task);
	put_i64(&c, (int64_t)claim->token);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_CONFLICT, "claim_over", "the claim of the task is over");
	take_place(&c, out);
	out->stand = STAND_RUNNING;
	return RC_OK;
}

enum rc sqlite_settle(struct store *s, const struct settlement *st, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct place p = {0};

	if (claimed(q, &st->claim, &p, err) != RC_OK || place_leave(q, &p, err) != RC_OK ||
	    (!st->unbegun && attempt_add(q, &p, &st->attempt, err) != RC_OK))
		return err->rc;
	if (st->unbegun)
		p.attempts--;
	p.retries = st->retries;
	if (task_state_is_final(st->next))
		return place_finish(q, &p, st->next, st->attempt.finished_at, err);
	p.due_at = st->due_at;
	return place_put_again(q, &p, st->attempt.finished_at, err);
}

static enum rc record_cancelled(struct sqlite_store *q, const struct place *p, ms_t now,
				struct err *err)
{
	const struct attempt a = {.status = ATTEMPT_CANCELLED,
				  .started_at = p->started_at,
				  .finished_at = now,
				  .duration_us = 1000 * (now - p->started_at)};

	return attempt_add(q, p, &a, err);
}

static void tell(const struct place *p, struct task_facts *out)
{
	if (out == NULL)
		return;
	*out = (struct task_facts){.namespace = p->namespace,
				   .lane = p->lane,
				   .schedule = p->schedule,
				   .attempts = p->attempts,
				   .notifies = p->notifies};
}

enum rc sqlite_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			 struct task_facts *out, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct place p;

	if (place_of(q, task, &p, err) != RC_OK)
		return err->rc;
	if (p.stand == STAND_FINISHED)
		return err_set(err, RC_CONFLICT, "task_final", "the task is at its end already");
	if (p.stand == STAND_RUNNING && record_cancelled(q, &p, now, err) != RC_OK)
		return err->rc;
	if (place_leave(q, &p, err) != RC_OK || place_finish(q, &p, final, now, err) != RC_OK)
		return err->rc;
	tell(&p, out);
	return RC_OK;
}

/* A message of a group is its head, or waits again for its turn. */
static enum rc place_revived(struct sqlite_store *q, const struct place *p, ms_t now,
			     struct err *err)
{
	const int64_t dead[] = {p->lane, p->task}, row[] = {p->due_at, p->task};
	bool first = true;

	if (p->is_message && run_numbers(q, SQL_DEAD_REMOVE, dead, COUNTOF(dead), err) != RC_OK)
		return err->rc;
	if (p->grouped && fifo_enter(q, p, &first, err) != RC_OK)
		return err->rc;
	if (first)
		return place_put_again(q, p, now, err);
	if (run_numbers(q, SQL_TASK_MOVE, row, COUNTOF(row), err) != RC_OK)
		return err->rc;
	return expiry_add(q, p, err);
}

enum rc sqlite_task_revive(struct store *s, int64_t task, ms_t due_at, ms_t now,
			   struct task_facts *out, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct place p;

	if (place_of(q, task, &p, err) != RC_OK)
		return err->rc;
	if (p.stand != STAND_FINISHED)
		return err_set(err, RC_CONFLICT, "task_not_final", "the task is not at its end");
	if (bundle_resume(q, &p, err) != RC_OK || place_leave(q, &p, err) != RC_OK)
		return err->rc;
	p.due_at = due_at;
	p.retries = 0;
	if (p.expires_at <= due_at)
		p.expires_at = MS_NEVER;
	if (place_revived(q, &p, now, err) != RC_OK)
		return err->rc;
	if (active_add(q, &p, PLACE_READY, err) != RC_OK)
		return err->rc;
	tell(&p, out);
	return RC_OK;
}

static void take_running(struct query *c, struct arena *a, void *item)
{
	struct running *r = item;

	(void)a;
	r->claim.task = take_i64(c);
	r->claim.token = (uint64_t)take_i64(c);
	r->claim.attempt = take_int(c);
	r->claim.retries = take_int(c);
	r->claim.due_at = take_i64(c);
	r->lane = take_i64(c);
	r->started_at = take_i64(c);
}

enum rc sqlite_running_list(struct store *s, struct arena *a, size_t most,
			    struct running **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_RUNNING_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_running, sizeof(struct running), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}
