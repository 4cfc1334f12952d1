/* Deliveries that came back: the attempt goes on record and the task goes on its way. */

#include "base/log.h"
#include "base/rand.h"
#include "engine/events.h"
#include "engine/messages.h"
#include "engine/targets.h"
#include "engine/turn.h"
#include "model/id.h"
#include "sched/settle.h"

static void count(struct engine *e, const struct delivery *v)
{
	static const ms_t bounds[] = ENGINE_LATENESS_BOUNDS;
	ms_t late = v->outcome.started_at - v->due_at;
	size_t bucket = 0;

	if (v->unbegun)
		return;
	if (!v->is_async) /* its end is counted when it comes */
		atomic_fetch_add(&e->counters.attempts[v->outcome.status], 1);
	if (v->outcome.status == ATTEMPT_INTERRUPTED)
		return;
	while (bucket < COUNTOF(bounds) && late > bounds[bucket])
		bucket++;
	atomic_fetch_add(&e->counters.lateness[bucket], 1);
	atomic_fetch_add(&e->counters.lateness_sum_ms, late);
}

static struct verdict judge(const struct engine *e, const struct delivery *v)
{
	struct verdict verdict = settle(&(struct settle_input){
		.retry = &v->retry,
		.retries = v->retries,
		.status = v->outcome.status,
		.hopeless = v->gone || v->hopeless,
		.finished_at = v->outcome.finished_at,
		.retry_after_ms = v->retry_after_ms,
		.random = rand_u64(),
	});

	if (v->attempt >= LIMIT_ATTEMPTS && !task_state_is_final(verdict.next))
		verdict.next = TASK_FAILED;
	if (v->outcome.status == ATTEMPT_INTERRUPTED)
		verdict.due_at = v->unbegun ? v->due_at : e->now;
	return verdict;
}

/* The target has taken the task over: from now on it holds it, for as long as an attempt may take.
 */
static enum rc hand_over(struct engine *e, const struct delivery *v, struct err *err)
{
	const struct claim claim = {.task = v->task, .token = v->token};
	struct err why = {0};

	if (store_lease_set(e->o.store, &claim, e->now + v->retry.timeout_ms, &why) == RC_OK ||
	    why.rc == RC_CONFLICT) /* it has ended the task before its answer was here */
		return RC_OK;
	*err = why;
	return why.rc;
}

/* An operator finds the dead letters in the log, too. */
static void tell_failure(struct engine *e, const struct delivery *v)
{
	struct id_text id = id_print(ID_TASK, v->task_id);

	if (log_throttle_pass(&e->failures, "task_failed", e->now))
		log_warn("task_failed", "%s after %d attempts: " STR_FMT, id.z, v->attempt,
			 STR_ARG(v->outcome.error));
}

/* An attempt that was given up has changed nothing that others wait for. */
static enum rc say(struct engine *e, const struct delivery *v, const struct verdict *verdict,
		   struct err *err)
{
	if (v->outcome.status == ATTEMPT_INTERRUPTED) {
		task_touched(e, v->task);
		return RC_OK;
	}
	return task_changed(e,
			    &(struct task_change){.kind = event_of_state(verdict->next),
						  .namespace = v->namespace,
						  .task = v->task,
						  .attempt = v->attempt,
						  .due_at = verdict->due_at,
						  .is_message = v->is_message,
						  .notifies = v->notifies,
						  .outcome = &v->outcome},
			    err);
}

static enum rc apply(struct engine *e, struct delivery *v, struct err *err)
{
	struct verdict verdict = judge(e, v);
	struct settlement st = {
		.claim = {.task = v->task,
			  .token = v->token,
			  .attempt = v->attempt,
			  .due_at = v->due_at},
		.attempt = v->outcome,
		.next = verdict.next,
		.due_at = verdict.due_at,
		.retries = verdict.retries,
		.unbegun = v->unbegun && v->outcome.status == ATTEMPT_INTERRUPTED,
	};
	struct err why = {0};

	if (v->gone && target_gone(e, v->lane, err))
		return err->rc;
	lane_freed(e, v->from); /* whatever comes of it, its lane has room again */
	if (v->is_async)
		return hand_over(e, v, err);
	st.attempt.number = v->attempt;
	if (store_settle(e->o.store, &st, &why)) {
		if (why.rc ==
		    RC_CONFLICT) /* cancelled or expired meanwhile: its end is on record already */
			return RC_OK;
		*err = why;
		return why.rc;
	}
	if (verdict.next == TASK_FAILED)
		tell_failure(e, v);
	if ((verdict.next == TASK_FAILED && message_bury(e, v->task, v->from, err)) ||
	    say(e, v, &verdict, err))
		return err->rc;
	if (!task_state_is_final(verdict.next)) {
		lane_has_work(e, v->from, verdict.due_at);
		return RC_OK;
	}
	return task_after_end(e, v->task, v->schedule, verdict.next, err);
}

enum rc outcomes_apply(struct engine *e, struct err *err)
{
	for (struct letter *l = e->outcomes.first; l != NULL; l = l->next)
		if (apply(e, delivery_of(l), err))
			return err->rc;
	for (struct letter *l = e->outcomes.first; l != NULL; l = l->next)
		count(e, delivery_of(l));
	return RC_OK;
}
