/* Schedules whose time has come: plans are made by sched/fire.h, and written here. */

#include "base/limits.h"
#include "base/log.h"
#include "engine/events.h"
#include "engine/pipelines.h"
#include "engine/rules.h"
#include "engine/targets.h"
#include "model/id.h"
#include "sched/unplace.h"

enum { TURN_FIRED = 4096 }; /* tasks made for schedules in one turn */

struct task task_of_slot(const struct engine *e, const struct schedule *s, ms_t slot, ms_t due_at)
{
	ms_t expires = s->template.expires_after_ms;

	return (struct task){
		.id = uuid_new(e->now),
		.namespace = s->namespace,
		.dialect = s->dialect,
		.trigger = TRIGGER_SCHEDULE,
		.schedule_key = s->key,
		.schedule_id = s->id,
		.scheduled_for = slot,
		.created_at = e->now,
		.due_at = due_at,
		.expires_at = expires > 0 ? due_at + expires : MS_NEVER,
		.finished_at = AT_NONE,
		.template_key = s->template_key,
		.template = s->template,
	};
}

static enum rc cancel_previous(struct engine *e, const struct schedule *s, struct err *err)
{
	int64_t *tasks;
	size_t n;

	if (store_active_tasks(e->o.store, &e->turn, s->key, &tasks, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (task_stop(e, tasks[i], TASK_CANCELLED, err))
			return err->rc;
	return RC_OK;
}

static enum rc write_tasks(struct engine *e, const struct schedule *s, const struct fire_plan *plan,
			   struct err *err)
{
	for (size_t i = 0; i < plan->n_tasks; i++) {
		const struct fire_task *f = &plan->tasks[i];
		struct task t = task_of_slot(e, s, f->slot, f->due_at);
		enum rc rc = task_place(e, &t, f->where, err);

		if (rc != RC_OK &&
		    rc != RC_CONFLICT) /* a slot that is taken has its task already */
			return rc;
	}
	return RC_OK;
}

/* Rest days and pauses were; every other slot that became no task is told. */
static bool was_asked_for(const struct gap *g)
{
	return g->reason == GAP_PAUSED || g->reason == GAP_CALENDAR;
}

static void tell_gap(struct engine *e, const struct schedule *s, const struct gap *g)
{
	struct id_text id = id_print(ID_SCHEDULE, s->id);

	if (was_asked_for(g))
		return;
	if (log_throttle_pass(&e->misses, "slots_missed", e->now))
		log_warn("slots_missed", "%s: %lld slots became no task: %s", id.z,
			 (long long)g->count, gap_reason_text(g->reason));
}

static enum rc say_missed(struct engine *e, const struct schedule *s, const struct gap *g,
			  struct err *err)
{
	struct buf json CLEANUP(buf_release) = BUF_INIT(LIMIT_QUERY_VALUE);
	struct json_writer w = json_writer_to(&json);

	json_begin_object(&w);
	json_add_z(&w, "reason", gap_reason_name(g->reason));
	json_add_i64(&w, "count", g->count);
	json_add_time(&w, "from", g->from_at);
	json_add_time(&w, "to", g->to_at);
	json_end_object(&w);
	return schedule_changed(e, EVENT_SCHEDULE_MISSED, s, buf_str(&json), err);
}

enum rc gap_record(struct engine *e, const struct schedule *s, const struct fire_gap *g,
		   struct err *err)
{
	tell_gap(e, s, &g->gap);
	atomic_fetch_add(&e->counters.slots_missed, g->gap.count);
	if (store_gap_add(e->o.store, s->key, &g->gap, g->after, err))
		return err->rc;
	return was_asked_for(&g->gap) ? RC_OK : say_missed(e, s, &g->gap, err);
}

/* A schedule whose max_runs are up has no slots any more: the ledger must know from when on. */
static enum rc write_end_of_runs(struct engine *e, const struct schedule *s, struct err *err)
{
	struct schedule ended = *s;

	ended.status = SCHEDULE_DELETED;
	return store_revision_add(e->o.store, &ended, s->decided_at + 1, err);
}

/* Whether the schedule's tasks can be placed; false where its target is not there any more. */
static enum rc has_target(struct engine *e, const struct schedule *s, bool *out, struct err *err)
{
	struct err why = {0};
	enum rc rc = target_check(e, s->namespace, &s->template, "", &why);

	*out = rc == RC_OK;
	if (rc == RC_OK || rc == RC_INVALID)
		return RC_OK;
	*err = why;
	return rc;
}

static enum rc unplace(struct engine *e, const struct schedule *s, const struct fire_rule *rule,
		       enum gap_reason why, struct fire_plan *plan, struct err *err)
{
	struct fire_gap gaps[FIRE_TASKS];
	size_t n = fire_unplace(s, &rule->recur, e->now, why, plan, gaps);

	for (size_t i = 0; i < n; i++)
		if (gap_record(e, s, &gaps[i], err))
			return err->rc;
	return RC_OK;
}

/* Slots that may become no tasks become gaps. */
static enum rc unplace_as_needed(struct engine *e, const struct schedule *s,
				 const struct fire_rule *rule, const struct pipeline_gate *gate,
				 struct fire_plan *plan, struct err *err)
{
	bool has;

	if (has_target(e, s, &has, err))
		return err->rc;
	if (!has)
		return unplace(e, s, rule, GAP_BAD_TARGET, plan, err);
	return pipeline_gate_is_shut(gate) ? unplace(e, s, rule, GAP_DEPENDENCY, plan, err) : RC_OK;
}

static enum rc write_plan(struct engine *e, struct schedule *s, const struct fire_plan *plan,
			  struct err *err)
{
	if (plan->cancel_previous && cancel_previous(e, s, err))
		return err->rc;
	for (size_t i = 0; i < plan->n_gaps; i++)
		if (gap_record(e, s, &plan->gaps[i], err))
			return err->rc;
	if (write_tasks(e, s, plan, err))
		return err->rc;
	fire_apply(s, plan);
	if (plan->runs_up && write_end_of_runs(e, s, err))
		return err->rc;
	return store_schedule_state(e->o.store, s, err);
}

enum rc rule_fire(struct engine *e, struct schedule *s, const struct fire_rule *rule,
		  size_t *made_out, bool *more_out, struct err *err)
{
	struct pipeline_gate gate;
	struct schedule_load load;
	struct fire_plan plan;
	bool fires, healed;

	if (store_load_of(e->o.store, s->key, &load, err) || pipeline_gate(e, s, &gate, err) ||
	    rule_heal(e, s, &healed, err))
		return err->rc;
	load.active = load.active || pipeline_gate_is_busy(&gate);
	fire_plan(s, rule, load, e->now, &plan);
	fires = plan.n_tasks != 0;
	if (fires && unplace_as_needed(e, s, rule, &gate, &plan, err))
		return err->rc;
	*made_out = plan.n_tasks;
	*more_out = plan.more;
	if (write_plan(e, s, &plan, err))
		return err->rc;
	return fires ? pipeline_gate_passed(e, &gate, plan.n_tasks != 0, err) : RC_OK;
}

enum rc schedule_fire(struct engine *e, struct schedule *s, size_t *made_out, bool *more_out,
		      struct err *err)
{
	struct fire_rule rule;
	struct err why = {0};

	*made_out = 0;
	*more_out = false;
	if (rule_load(e, s, &rule, &why, err))
		return err->rc;
	if (why.rc != RC_OK)
		return rule_break(e, s, &why, err);
	return rule_fire(e, s, &rule, made_out, more_out, err);
}

enum rc fires_apply(struct engine *e, struct err *err)
{
	struct schedule_list due;
	size_t fired = 0;

	if (store_schedules_due(e->o.store, &e->turn, e->now, TURN_SCHEDULES, &due, err))
		return err->rc;
	for (size_t i = 0; i < due.n && fired < TURN_FIRED; i++) {
		size_t made;
		bool more;

		if (schedule_fire(e, &due.items[i], &made, &more, err))
			return err->rc;
		fired += made;
		e->more = e->more || more;
	}
	if (fired >= TURN_FIRED || due.n == TURN_SCHEDULES)
		e->more = true;
	return RC_OK;
}
