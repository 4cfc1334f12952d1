/* The verbs of pipelines, runs, triggers and namespaces as one table. */

#include "sqlite_pipeline_verbs.h"
#include "sqlite_verbs.h"

const struct pipeline_ops sqlite_pipeline_ops = {
	.pipeline_put = sqlite_pipeline_put,
	.pipeline_find = sqlite_pipeline_find,
	.pipeline_load = sqlite_pipeline_load,
	.pipeline_list = sqlite_pipeline_list,
	.pipeline_drop = sqlite_pipeline_drop,
	.pipeline_schedule_add = sqlite_pipeline_schedule_add,
	.pipeline_schedule_list = sqlite_pipeline_schedule_list,
	.pipeline_gate = sqlite_pipeline_gate,
	.pipeline_waiting = sqlite_pipeline_waiting,
	.pipeline_run_add = sqlite_pipeline_run_add,
	.pipeline_run_set = sqlite_pipeline_run_set,
	.pipeline_run_list = sqlite_pipeline_run_list,
	.trigger_put = sqlite_trigger_put,
	.trigger_list = sqlite_trigger_list,
	.trigger_drop = sqlite_trigger_drop,
	.trigger_upstreams = sqlite_trigger_upstreams,
	.namespace_list = sqlite_namespace_list,
	.namespace_note = sqlite_namespace_note,
	.namespace_drop = sqlite_namespace_drop,
};
