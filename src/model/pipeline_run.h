#pragma once
/* A run of a pipeline, in RAT's words: a task whose target is the pipeline's. What every run of one
 * kind has in common is its template's payload, an object of static members: {"namespace","layer",
 * "pipeline","trigger"}; what tells the run itself is put beside it on delivery
 * (model/envelope.h). Pure. */

#include "model/pipeline.h"
#include "model/task.h"

/* "schedule:0 * * * *", "trigger:cron:0 * * * *": a kind and what it is about; in the arena. */
struct str pipeline_run_label(struct arena *a, const char *kind, struct str about);
/* "namespace/layer/name" of a pipeline, as labels name it. */
struct str pipeline_path(struct arena *a, const struct pipeline *p);
/* The template of the pipeline's runs that `trigger` starts. */
struct template pipeline_run_template(struct arena *a, const struct pipeline *p,
				      struct str trigger);
/* What started the run; "api" where the task was made by other means than RAT's. */
struct str pipeline_run_trigger(struct arena *a, const struct task *t);

/* RAT's five words. */
const char *pipeline_status_name(enum task_state s);
/* The states that a word stands for; 0: there is no such word. */
unsigned pipeline_status_states(struct str word);
