/* What every part of a turn does to tasks: place a new one, end one, and what follows from an end.
 */

#include <string.h>

#include "engine/events.h"
#include "engine/groups.h"
#include "engine/messages.h"
#include "engine/pipelines.h"
#include "engine/targets.h"
#include "sched/fire.h"
#include "store/batch.h"
#include "store/once.h"

enum rc task_place(struct engine *e, struct task *t, enum placement where, struct err *err)
{
	struct str lane, queue;

	if (target_lane_name(e, &e->turn, t->namespace, &t->template, "target", &lane, err))
		return err->rc;
	queue = queue_of_lane(lane);
	if (queue.n != 0)
		return message_place_named(e, t, queue, where, err) ? err->rc
								    : pipeline_run_begun(e, t, err);
	if (store_lane_ensure(e->o.store, t->namespace, lane, &t->lane, err) ||
	    store_task_add(e->o.store, t, where, err))
		return err->rc;
	if (where != PLACE_WAITING)
		lanes_add(&e->lanes, t->lane, t->due_at);
	atomic_fetch_add(&e->counters.tasks_created, 1);
	return task_made(e, t, err) ? err->rc : pipeline_run_begun(e, t, err);
}

static void note(struct arena *a, int64_t **keys, size_t *n, size_t *size, int64_t key)
{
	if (*n == *size) {
		size_t larger = *size != 0 ? 2 * *size : 16;
		int64_t *grown = NEW_N(a, int64_t, larger);

		if (*n != 0)
			memcpy(grown, *keys, *n * sizeof(*grown));
		*keys = grown;
		*size = larger;
	}
	(*keys)[(*n)++] = key;
}

/* The attempt in flight, if there is one, is to be given up after the commit. */
static void note_cancelled(struct engine *e, int64_t task)
{
	struct effects *f = &e->effects;

	note(&e->turn, &f->cancelled, &f->n_cancelled, &f->size_cancelled, task);
}

void effects_recall(struct engine *e, int64_t lane)
{
	struct effects *f = &e->effects;

	note(&e->turn, &f->recalled, &f->n_recalled, &f->size_recalled, lane);
}

static enum rc stop(struct engine *e, int64_t task, enum task_state final, struct task_facts *out,
		    struct err *err)
{
	if (store_task_stop(e->o.store, task, final, e->now, out, err))
		return err->rc;
	lane_freed(e, out->lane);
	note_cancelled(e, task);
	if (task_moved(e, event_of_state(final), task, out, 0, err))
		return err->rc;
	return group_stopped(e, task, out->lane, err);
}

enum rc task_stop(struct engine *e, int64_t task, enum task_state final, struct err *err)
{
	struct task_facts facts;

	return stop(e, task, final, &facts, err);
}

enum rc task_end(struct engine *e, int64_t task, enum task_state final, struct err *err)
{
	struct task_facts facts;

	if (stop(e, task, final, &facts, err))
		return err->rc;
	return task_after_end(e, task, facts.schedule, final, err);
}

enum rc task_after_end(struct engine *e, int64_t task, int64_t schedule, enum task_state final,
		       struct err *err)
{
	if (schedule != 0 && schedule_after_end(e, schedule, err))
		return err->rc;
	return pipeline_run_ended(e, task, final, err);
}

/* Another's run of the schedule's pipeline goes on. */
static enum rc is_held_up(struct engine *e, const struct schedule *s, bool *out, struct err *err)
{
	struct pipeline_gate gate;

	if (pipeline_gate(e, s, &gate, err))
		return err->rc;
	*out = gate.trigger == 0 && gate.running;
	return RC_OK;
}

static enum rc release_waiting(struct engine *e, const struct schedule *s, struct err *err)
{
	struct schedule_load load;
	bool released, is_held = false;
	int64_t lane;

	if (store_load_of(e->o.store, s->key, &load, err))
		return err->rc;
	if (!load.waiting || (s->policies.overlap == OVERLAP_ALLOW ? load.chained : load.active))
		return RC_OK;
	if (is_held_up(e, s, &is_held, err) || is_held)
		return err->rc;
	if (store_release(e->o.store, s->key, e->now, &released, &lane, err))
		return err->rc;
	if (released)
		lane_has_work(e, lane, e->now);
	return RC_OK;
}

enum rc schedule_after_end(struct engine *e, int64_t schedule, struct err *err)
{
	struct schedule s;
	ms_t wake;

	if (store_schedule_load(e->o.store, &e->turn, schedule, &s, err) ||
	    release_waiting(e, &s, err))
		return err->rc;
	if (s.status != SCHEDULE_ACTIVE || s.policies.create_ahead_ms == 0)
		return RC_OK;
	wake = fire_wake_after_end(&s, e->now);
	if (wake == s.wake_at)
		return RC_OK;
	s.wake_at = wake;
	return store_schedule_state(e->o.store, &s, err);
}

enum rc expiries_apply(struct engine *e, struct err *err)
{
	int64_t *tasks;
	size_t n;

	if (store_expired_list(e->o.store, &e->turn, e->now, TURN_EXPIRIES, &tasks, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (task_end(e, tasks[i], TASK_EXPIRED, err))
			return err->rc;
	if (n == TURN_EXPIRIES)
		e->more = true;
	return RC_OK;
}

static enum rc prune_tasks(struct engine *e, bool *more_out, struct err *err)
{
	size_t n;

	if (e->o.retention_ms == MS_NEVER)
		return RC_OK;
	return store_prune(e->o.store, e->now - e->o.retention_ms, TURN_PRUNED, &n, more_out, err);
}

enum rc prune_apply(struct engine *e, struct err *err)
{
	bool more = false;
	size_t names = 0, answers = 0, batches = 0, rows = 0;

	if (e->now < e->prune_at)
		return RC_OK;
	if (prune_tasks(e, &more, err) ||
	    store_dedup_prune(e->o.store, e->now, TURN_PRUNED, &names, err) ||
	    store_once_prune(e->o.store, e->now, TURN_PRUNED, &answers, err) ||
	    store_batch_prune(e->o.store, e->now - e->o.retention_ms, TURN_PRUNED, &batches, err) ||
	    trail_prune(e, &rows, err))
		return err->rc;
	more = more || names == TURN_PRUNED || answers == TURN_PRUNED || batches == TURN_PRUNED ||
	       rows == TURN_PRUNED;
	e->prune_at = e->now + (more ? PRUNE_EVERY_MS / 10 : PRUNE_EVERY_MS * 60);
	return RC_OK;
}
