#include "pipelines.h"

#include <assert.h>

#include "engine/commands.h"
#include "engine/messages.h"
#include "model/pipeline_run.h"
#include "model/target.h"
#include "store/pipeline_run.h"
#include "store/trigger.h"

enum { FORGOTTEN_AT_ONCE = 256 };

/* RC_NOT_FOUND is no failure: *found_out says. */
static enum rc find(struct engine *e, int64_t namespace, struct str name, struct pipeline *out,
		    bool *found_out, struct err *err)
{
	struct err why = {0};

	*found_out = false;
	if (!pipeline_is_target(name))
		return RC_OK;
	if (store_pipeline_find(e->o.store, &e->turn, namespace, name, out, &why) == RC_OK) {
		*found_out = true;
		return RC_OK;
	}
	return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

enum rc pipeline_keep(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	struct pipeline p = {.id = uuid_new(e->now),
			     .namespace = namespace,
			     .target = name,
			     .type = STR("sql"),
			     .created_at = e->now,
			     .updated_at = e->now,
			     .succeeded_at = AT_NONE};
	struct pipeline known;
	bool found;

	if (find(e, namespace, name, &known, &found, err))
		return err->rc;
	return found || !pipeline_is_target(name) ? RC_OK : store_pipeline_put(e->o.store, &p, err);
}

static enum rc release(struct engine *e, int64_t schedule, struct err *err)
{
	bool released;
	int64_t lane;

	if (store_release(e->o.store, schedule, e->now, &released, &lane, err))
		return err->rc;
	if (released)
		lane_has_work(e, lane, e->now);
	return RC_OK;
}

/* A task of it that waits for another's run would wait for ever: there will be no pipeline that
 * knows of that run's end. */
static enum rc let_go(struct engine *e, int64_t schedule, struct err *err)
{
	struct schedule_load load;

	if (store_load_of(e->o.store, schedule, &load, err))
		return err->rc;
	return load.waiting && !load.active ? release(e, schedule, err) : RC_OK;
}

static enum rc retire(struct engine *e, int64_t schedule, struct err *err)
{
	struct schedule s;

	if (store_schedule_load(e->o.store, &e->turn, schedule, &s, err) ||
	    schedule_delete(e, &s, err))
		return err->rc;
	return let_go(e, schedule, err);
}

/* Retired ones are not listed again. */
static enum rc retire_all(struct engine *e, int64_t pipeline, struct err *err)
{
	const struct pipeline_schedule_filter f = {
		.pipeline = pipeline, .page = {.limit = FORGOTTEN_AT_ONCE, .no_total = true}};
	struct pipeline_schedule_list list;

	do {
		if (store_pipeline_schedule_list(e->o.store, &e->turn, &f, &list, err))
			return err->rc;
		for (size_t i = 0; i < list.n; i++)
			if (retire(e, list.items[i].schedule, err))
				return err->rc;
	} while (list.n == FORGOTTEN_AT_ONCE);
	return RC_OK;
}

enum rc pipeline_forget(struct engine *e, int64_t namespace, struct str name, struct err *err)
{
	struct pipeline p;
	bool found;

	if (find(e, namespace, name, &p, &found, err))
		return err->rc;
	if (!found)
		return RC_OK;
	if (retire_all(e, p.key, err))
		return err->rc;
	return store_pipeline_drop(e->o.store, p.key, err);
}

/* --- runs --- */

enum rc pipeline_run_begun(struct engine *e, const struct task *t, struct err *err)
{
	struct target target;
	struct pipeline p;
	bool found;

	if (t->template.lane.p != NULL) /* of a URL or a queue */
		return RC_OK;
	if (target_parse(&e->turn, t->template.target, &target, "target", err) ||
	    find(e, t->namespace, target.name, &p, &found, err))
		return err->rc;
	return found ? store_pipeline_run_add(e->o.store, &p, t->key, err) : RC_OK;
}

enum rc pipeline_run_revived(struct engine *e, int64_t task, struct err *err)
{
	int64_t pipeline;

	return store_pipeline_run_set(e->o.store, task, true, &pipeline, err);
}

/* A task that a catch-up made waits for whatever run goes on. */
static enum rc release_next(struct engine *e, int64_t pipeline, struct err *err)
{
	int64_t schedule;

	if (store_pipeline_waiting(e->o.store, pipeline, &schedule, err))
		return err->rc;
	return schedule != 0 ? release(e, schedule, err) : RC_OK;
}

/* The schedule's own task, beside its times: its template, and with it its label, is the trigger's.
 */
static enum rc fire_late(struct engine *e, struct pipeline_trigger *trigger, struct err *err)
{
	struct schedule s;
	struct task t;

	if (store_schedule_load(e->o.store, &e->turn, trigger->schedule, &s, err))
		return err->rc;
	t = task_of_slot(e, &s, AT_NONE, e->now);
	t.trigger = TRIGGER_MANUAL;
	trigger->triggered_at = e->now;
	trigger->missed_at = AT_NONE;
	if (task_place(e, &t, PLACE_READY, err))
		return err->rc;
	return store_trigger_put(e->o.store, trigger, err);
}

static enum rc follow(struct engine *e, const struct pipeline *p, struct pipeline_trigger *trigger,
		      struct err *err)
{
	struct task t;

	if (trigger->type == TRIGGER_TYPE_CRON_DEPENDENCY)
		return trigger->missed_at != AT_NONE ? fire_late(e, trigger, err) : RC_OK;
	if (trigger_is_cooling(trigger, e->now))
		return RC_OK;
	return trigger_fire(e, trigger,
			    pipeline_run_label(&e->turn, "trigger:pipeline_success",
					       pipeline_path(&e->turn, p)),
			    &t, err);
}

static enum rc succeeded(struct engine *e, int64_t pipeline, struct err *err)
{
	struct trigger_filter f = {.ask = TRIGGERS_OF_UPSTREAM};
	struct pipeline_trigger *items;
	struct pipeline p;
	size_t n;

	if (store_pipeline_load(e->o.store, &e->turn, pipeline, &p, err))
		return err->rc;
	p.succeeded_at = e->now;
	f.upstream = (struct upstream){p.namespace, p.target};
	if (store_pipeline_put(e->o.store, &p, err) ||
	    store_trigger_list(e->o.store, &e->turn, &f, &items, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (follow(e, &p, &items[i], err))
			return err->rc;
	return RC_OK;
}

enum rc pipeline_run_ended(struct engine *e, int64_t task, enum task_state final, struct err *err)
{
	int64_t pipeline;

	if (store_pipeline_run_set(e->o.store, task, false, &pipeline, err))
		return err->rc;
	if (pipeline == 0)
		return RC_OK;
	if (final == TASK_COMPLETED && succeeded(e, pipeline, err))
		return err->rc;
	return release_next(e, pipeline, err);
}

/* --- schedules --- */

enum rc pipeline_gate(struct engine *e, const struct schedule *s, struct pipeline_gate *out,
		      struct err *err)
{
	*out = (struct pipeline_gate){0};
	return s->dialect == DIALECT_RAT ? store_pipeline_gate(e->o.store, s->key, out, err)
					 : RC_OK;
}

bool pipeline_gate_is_busy(const struct pipeline_gate *gate)
{
	return gate->pipeline != 0 && gate->trigger == 0 && gate->open;
}

bool pipeline_gate_is_shut(const struct pipeline_gate *gate)
{
	return gate->trigger != 0 && gate->type == TRIGGER_TYPE_CRON_DEPENDENCY && !gate->fresh;
}

static enum rc load(struct engine *e, int64_t key, struct pipeline_trigger *out, struct err *err)
{
	const struct trigger_filter f = {.ask = TRIGGERS_OF_KEY, .key = key};
	struct pipeline_trigger *items;
	size_t n;

	if (store_trigger_list(e->o.store, &e->turn, &f, &items, &n, err))
		return err->rc;
	assert(n == 1);
	*out = items[0];
	return RC_OK;
}

enum rc pipeline_gate_passed(struct engine *e, const struct pipeline_gate *gate, bool fired,
			     struct err *err)
{
	struct pipeline_trigger trigger;

	if (gate->trigger == 0)
		return RC_OK;
	if (load(e, gate->trigger, &trigger, err))
		return err->rc;
	if (fired)
		trigger.triggered_at = e->now;
	trigger.missed_at = fired ? AT_NONE : e->now;
	return store_trigger_put(e->o.store, &trigger, err);
}

enum rc pipeline_schedule_changed(struct engine *e, const struct schedule *s, struct err *err)
{
	struct pipeline_trigger trigger = {0};
	struct pipeline_gate gate;

	if (pipeline_gate(e, s, &gate, err))
		return err->rc;
	if (gate.trigger == 0)
		return RC_OK;
	if (s->status == SCHEDULE_DELETED)
		return store_trigger_drop(e->o.store, gate.trigger, err);
	if (load(e, gate.trigger, &trigger, err) ||
	    trigger_config_recron(&e->turn, trigger.config, s->rule, &trigger.config, err))
		return err->rc;
	trigger.enabled = s->status == SCHEDULE_ACTIVE;
	trigger.updated_at = e->now;
	return store_trigger_put(e->o.store, &trigger, err);
}

/* --- triggers --- */

enum rc trigger_fire(struct engine *e, struct pipeline_trigger *trigger, struct str label,
		     struct task *t_out, struct err *err)
{
	struct pipeline p;
	struct task t = {
		.id = uuid_new(e->now),
		.namespace = trigger->namespace,
		.dialect = DIALECT_RAT,
		.trigger = TRIGGER_API,
		.scheduled_for = AT_NONE,
		.created_at = e->now,
		.due_at = e->now,
		.expires_at = MS_NEVER,
		.finished_at = AT_NONE,
		.state = TASK_QUEUED,
	};

	if (store_pipeline_load(e->o.store, &e->turn, trigger->pipeline, &p, err))
		return err->rc;
	t.template = pipeline_run_template(&e->turn, &p, label);
	trigger->triggered_at = e->now;
	trigger->run = t.id;
	if (task_place(e, &t, PLACE_READY, err))
		return err->rc;
	*t_out = t;
	return store_trigger_put(e->o.store, trigger, err);
}
