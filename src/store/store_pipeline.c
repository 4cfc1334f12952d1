/* The verbs of pipelines, runs, triggers and namespaces on their way to the backend. */

#include "store/pipeline_ops.h"

enum rc store_pipeline_put(struct store *s, struct pipeline *p, struct err *err)
{
	return s->ops->pipelines->pipeline_put(writing(s), p, err);
}

enum rc store_pipeline_find(struct store *s, struct arena *a, int64_t namespace, struct str target,
			    struct pipeline *out, struct err *err)
{
	return s->ops->pipelines->pipeline_find(s, a, namespace, target, out, err);
}

enum rc store_pipeline_load(struct store *s, struct arena *a, int64_t key, struct pipeline *out,
			    struct err *err)
{
	return s->ops->pipelines->pipeline_load(s, a, key, out, err);
}

enum rc store_pipeline_list(struct store *s, struct arena *a, const struct pipeline_filter *f,
			    struct pipeline_list *out, struct err *err)
{
	return s->ops->pipelines->pipeline_list(s, a, f, out, err);
}

enum rc store_pipeline_drop(struct store *s, int64_t key, struct err *err)
{
	return s->ops->pipelines->pipeline_drop(writing(s), key, err);
}

enum rc store_pipeline_schedule_add(struct store *s, const struct pipeline_schedule *l,
				    struct err *err)
{
	return s->ops->pipelines->pipeline_schedule_add(writing(s), l, err);
}

enum rc store_pipeline_schedule_list(struct store *s, struct arena *a,
				     const struct pipeline_schedule_filter *f,
				     struct pipeline_schedule_list *out, struct err *err)
{
	return s->ops->pipelines->pipeline_schedule_list(s, a, f, out, err);
}

enum rc store_pipeline_gate(struct store *s, int64_t schedule, struct pipeline_gate *out,
			    struct err *err)
{
	return s->ops->pipelines->pipeline_gate(s, schedule, out, err);
}

enum rc store_pipeline_waiting(struct store *s, int64_t pipeline, int64_t *schedule_out,
			       struct err *err)
{
	return s->ops->pipelines->pipeline_waiting(s, pipeline, schedule_out, err);
}

enum rc store_pipeline_run_add(struct store *s, const struct pipeline *p, int64_t task,
			       struct err *err)
{
	return s->ops->pipelines->pipeline_run_add(writing(s), p, task, err);
}

enum rc store_pipeline_run_set(struct store *s, int64_t task, bool open, int64_t *pipeline_out,
			       struct err *err)
{
	return s->ops->pipelines->pipeline_run_set(writing(s), task, open, pipeline_out, err);
}

enum rc store_pipeline_run_list(struct store *s, struct arena *a,
				const struct pipeline_run_filter *f, struct pipeline_run_list *out,
				struct err *err)
{
	return s->ops->pipelines->pipeline_run_list(s, a, f, out, err);
}

enum rc store_trigger_put(struct store *s, struct pipeline_trigger *t, struct err *err)
{
	return s->ops->pipelines->trigger_put(writing(s), t, err);
}

enum rc store_trigger_list(struct store *s, struct arena *a, const struct trigger_filter *f,
			   struct pipeline_trigger **items_out, size_t *n_out, struct err *err)
{
	return s->ops->pipelines->trigger_list(s, a, f, items_out, n_out, err);
}

enum rc store_trigger_drop(struct store *s, int64_t key, struct err *err)
{
	return s->ops->pipelines->trigger_drop(writing(s), key, err);
}

enum rc store_trigger_upstreams(struct store *s, int64_t key, const struct upstream *items,
				size_t n, struct err *err)
{
	return s->ops->pipelines->trigger_upstreams(writing(s), key, items, n, err);
}

enum rc store_namespace_list(struct store *s, struct arena *a, int64_t namespace,
			     struct namespace_row **items_out, size_t *n_out, struct err *err)
{
	return s->ops->pipelines->namespace_list(s, a, namespace, items_out, n_out, err);
}

enum rc store_namespace_note(struct store *s, const struct namespace_row *row, struct err *err)
{
	return s->ops->pipelines->namespace_note(writing(s), row, err);
}

enum rc store_namespace_drop(struct store *s, int64_t namespace, ms_t now, struct err *err)
{
	return s->ops->pipelines->namespace_drop(writing(s), namespace, now, err);
}
