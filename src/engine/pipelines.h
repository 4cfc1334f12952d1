#pragma once
/* RAT's pipelines on the engine's side. A pipeline comes and goes with its named target; a task
 * that goes to one is its run. A schedule of RAT's is held up by any run of its pipeline, whoever
 * made it; a success starts what follows from it in the same turn. docs/dialects/rat.md tells it in
 * prose. Engine's thread, within a turn. */

#include "engine/engine_impl.h"
#include "store/pipeline.h"

/* The target was put: where its name is that of a pipeline, there is one. */
enum rc pipeline_keep(struct engine *e, int64_t namespace, struct str name, struct err *err);
/* The target is about to go: so do its pipeline, the triggers, and the schedules that were made for
 * it. */
enum rc pipeline_forget(struct engine *e, int64_t namespace, struct str name, struct err *err);

/* The task was placed: is it a run? */
enum rc pipeline_run_begun(struct engine *e, const struct task *t, struct err *err);
/* It is at its end, or was revived. */
enum rc pipeline_run_ended(struct engine *e, int64_t task, enum task_state final, struct err *err);
enum rc pipeline_run_revived(struct engine *e, int64_t task, struct err *err);

/* Whether the schedule may fire; a zeroed gate for one that is none of RAT's. */
enum rc pipeline_gate(struct engine *e, const struct schedule *s, struct pipeline_gate *out,
		      struct err *err);
/* A run that somebody else started holds the schedule's new slots up. */
bool pipeline_gate_is_busy(const struct pipeline_gate *gate);
/* Nothing that the schedule's trigger depends on is new: its slots become gaps. */
bool pipeline_gate_is_shut(const struct pipeline_gate *gate);
/* The schedule was changed or deleted, on whatever surface: the trigger that it stands behind says
 * so, or goes with it. */
enum rc pipeline_schedule_changed(struct engine *e, const struct schedule *s, struct err *err);
/* The schedule's trigger has fired, or its time has passed in vain. */
enum rc pipeline_gate_passed(struct engine *e, const struct pipeline_gate *gate, bool fired,
			     struct err *err);

/* A run of the trigger's pipeline now, and the trigger's state after it; *t_out is the task. */
enum rc trigger_fire(struct engine *e, struct pipeline_trigger *trigger, struct str label,
		     struct task *t_out, struct err *err);
