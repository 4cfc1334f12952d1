/* Tasks in the hands of others: what becomes of them when they are done, given back, or their lease
 * lapses. */

#include "base/rand.h"
#include "engine/events.h"
#include "engine/messages.h"
#include "model/retry.h"
#include "sched/settle.h"

enum { TURN_LAPSES = 1024 };

static enum rc message_verdict(struct engine *e, const struct lease *l, const struct lease_end *end,
			       struct verdict *out, struct err *err)
{
	struct err why = {0};
	struct queue q;

	if (store_queue_load(e->o.store, &e->turn, l->lane, &q, &why)) {
		if (why.rc != RC_NOT_FOUND) {
			*err = why;
			return why.rc;
		}
		q.max_receives = 0; /* its queue was deleted: nobody can receive it again */
	}
	*out = settle_message(l->claim.retries, q.max_receives, end->status, e->now, end->delay_ms);
	return RC_OK;
}

static enum rc retry_of(struct engine *e, int64_t task, struct retry *out, struct err *err)
{
	struct task t;

	if (store_task_work(e->o.store, &e->turn, task, &t, err))
		return err->rc;
	*out = retry_default(t.dialect);
	if (t.template.retry.p == NULL)
		return RC_OK;
	return retry_parse(t.template.retry, t.dialect, out, "retry", err);
}

/* A task that was pushed, and whose target finishes later: the task's own retries count. */
static enum rc pushed_verdict(struct engine *e, const struct lease *l, const struct lease_end *end,
			      struct verdict *out, struct err *err)
{
	struct retry retry;

	if (retry_of(e, l->claim.task, &retry, err))
		return err->rc;
	*out = settle(&(struct settle_input){.retry = &retry,
					     .retries = l->claim.retries,
					     .status = end->status,
					     .finished_at = e->now,
					     .retry_after_ms = end->delay_ms,
					     .random = rand_u64()});
	return RC_OK;
}

static struct settlement settlement_of(const struct engine *e, const struct lease *l,
				       enum attempt_status status, struct str error)
{
	return (struct settlement){
		.claim = l->claim,
		.attempt = {.number = l->claim.attempt,
			    .status = status,
			    .started_at = l->started_at,
			    .finished_at = e->now,
			    .duration_us =
				    e->now > l->started_at ? 1000 * (e->now - l->started_at) : 0,
			    .error = error},
		.next = TASK_COMPLETED,
		.due_at = AT_NONE,
		.retries = l->claim.retries,
	};
}

static enum rc write(struct engine *e, const struct lease *l, const struct settlement *st,
		     struct err *err)
{
	const struct task_change change = {.kind = event_of_state(st->next),
					   .namespace = l->namespace,
					   .task = l->claim.task,
					   .attempt = l->claim.attempt,
					   .due_at = st->due_at,
					   .is_message = l->is_message,
					   .notifies = l->claim.notifies,
					   .outcome = &st->attempt};

	if (store_settle(e->o.store, st, err) || task_changed(e, &change, err))
		return err->rc;
	if (!task_state_is_final(st->next)) {
		lane_has_work(e, l->lane, st->due_at);
		return RC_OK;
	}
	lane_freed(e, l->lane);
	return task_after_end(e, l->claim.task, l->schedule, st->next, err);
}

enum rc lease_fail(struct engine *e, const struct lease *l, const struct lease_end *end,
		   struct err *err)
{
	struct settlement st = settlement_of(e, l, end->status, end->error);
	struct verdict v = {0};
	enum rc rc = l->is_message ? message_verdict(e, l, end, &v, err)
				   : pushed_verdict(e, l, end, &v, err);

	if (rc != RC_OK)
		return rc;
	if (l->claim.attempt >= LIMIT_ATTEMPTS)
		v.next = TASK_FAILED;
	st.next = v.next;
	st.due_at = v.due_at;
	st.retries = v.retries;
	atomic_fetch_add(&e->counters.attempts[end->status], 1);
	if (write(e, l, &st, err))
		return err->rc;
	return st.next == TASK_FAILED ? message_bury(e, l->claim.task, l->lane, err) : RC_OK;
}

enum rc lease_complete(struct engine *e, const struct lease *l, struct err *err)
{
	struct settlement st = settlement_of(e, l, ATTEMPT_SUCCEEDED, (struct str){0});
	struct line *line = queues_find(&e->queues, l->lane);

	if (line != NULL)
		meter_add(&line->acked, e->now, 1);
	atomic_fetch_add(&e->counters.attempts[ATTEMPT_SUCCEEDED], 1);
	return write(e, l, &st, err);
}

enum rc lease_usual(struct engine *e, const struct lease *l, ms_t *ms_out, struct err *err)
{
	struct retry retry = {0};
	struct queue q = {0};

	if (l->is_message) {
		if (store_queue_load(e->o.store, &e->turn, l->lane, &q, err))
			return err->rc;
		*ms_out = q.lease_ms;
		return RC_OK;
	}
	if (retry_of(e, l->claim.task, &retry, err))
		return err->rc;
	*ms_out = retry.timeout_ms;
	return RC_OK;
}

enum rc lapses_apply(struct engine *e, struct err *err)
{
	const struct lease_end lapsed = {.status = ATTEMPT_TIMED_OUT,
					 .error = STR("the lease lapsed")};
	struct lease *leases;
	size_t n;

	if (store_lapsed_list(e->o.store, &e->turn, e->now, TURN_LAPSES, &leases, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (lease_fail(e, &leases[i], &lapsed, err))
			return err->rc;
	if (n == TURN_LAPSES)
		e->more = true;
	return RC_OK;
}
