#pragma once
/* The part of a backend's table that is about RAT's pipelines, runs and triggers, and about the
 * list of namespaces: a verb of pipeline.h, run.h, trigger.h or namespace.h each, which say what it
 * promises. */

#include "store/namespace.h"
#include "store/ops.h"
#include "store/pipeline.h"
#include "store/pipeline_run.h"
#include "store/trigger.h"

struct pipeline_ops {
	enum rc (*pipeline_put)(struct store *s, struct pipeline *p, struct err *err);
	enum rc (*pipeline_find)(struct store *s, struct arena *a, int64_t namespace,
				 struct str target, struct pipeline *out, struct err *err);
	enum rc (*pipeline_load)(struct store *s, struct arena *a, int64_t key,
				 struct pipeline *out, struct err *err);
	enum rc (*pipeline_list)(struct store *s, struct arena *a, const struct pipeline_filter *f,
				 struct pipeline_list *out, struct err *err);
	enum rc (*pipeline_drop)(struct store *s, int64_t key, struct err *err);
	enum rc (*pipeline_schedule_add)(struct store *s, const struct pipeline_schedule *l,
					 struct err *err);
	enum rc (*pipeline_schedule_list)(struct store *s, struct arena *a,
					  const struct pipeline_schedule_filter *f,
					  struct pipeline_schedule_list *out, struct err *err);
	enum rc (*pipeline_gate)(struct store *s, int64_t schedule, struct pipeline_gate *out,
				 struct err *err);
	enum rc (*pipeline_waiting)(struct store *s, int64_t pipeline, int64_t *schedule_out,
				    struct err *err);

	enum rc (*pipeline_run_add)(struct store *s, const struct pipeline *p, int64_t task,
				    struct err *err);
	enum rc (*pipeline_run_set)(struct store *s, int64_t task, bool open, int64_t *pipeline_out,
				    struct err *err);
	enum rc (*pipeline_run_list)(struct store *s, struct arena *a,
				     const struct pipeline_run_filter *f,
				     struct pipeline_run_list *out, struct err *err);

	enum rc (*trigger_put)(struct store *s, struct pipeline_trigger *t, struct err *err);
	enum rc (*trigger_list)(struct store *s, struct arena *a, const struct trigger_filter *f,
				struct pipeline_trigger **items_out, size_t *n_out,
				struct err *err);
	enum rc (*trigger_drop)(struct store *s, int64_t key, struct err *err);
	enum rc (*trigger_upstreams)(struct store *s, int64_t key, const struct upstream *items,
				     size_t n, struct err *err);

	enum rc (*namespace_list)(struct store *s, struct arena *a, int64_t namespace,
				  struct namespace_row **items_out, size_t *n_out, struct err *err);
	enum rc (*namespace_note)(struct store *s, const struct namespace_row *row,
				  struct err *err);
	enum rc (*namespace_drop)(struct store *s, int64_t namespace, ms_t now, struct err *err);
};
