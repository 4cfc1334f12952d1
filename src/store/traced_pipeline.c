/* The traced verbs of pipelines, runs, triggers and namespaces. */

#include "store/pipeline_ops.h"
#include "traced_impl.h"

static enum rc pipeline_put(struct store *s, struct pipeline *p, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_PUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_put(c.inner, p, err));
}

static enum rc pipeline_find(struct store *s, struct arena *a, int64_t namespace, struct str target,
			     struct pipeline *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_find(c.inner, a, namespace, target, out, err));
}

static enum rc pipeline_load(struct store *s, struct arena *a, int64_t key, struct pipeline *out,
			     struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_LOAD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_load(c.inner, a, key, out, err));
}

static enum rc pipeline_list(struct store *s, struct arena *a, const struct pipeline_filter *f,
			     struct pipeline_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_list(c.inner, a, f, out, err));
}

static enum rc pipeline_drop(struct store *s, int64_t key, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_DROP, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_drop(c.inner, key, err));
}

static enum rc pipeline_schedule_add(struct store *s, const struct pipeline_schedule *l,
				     struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_SCHEDULE_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_schedule_add(c.inner, l, err));
}

static enum rc pipeline_schedule_list(struct store *s, struct arena *a,
				      const struct pipeline_schedule_filter *f,
				      struct pipeline_schedule_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_SCHEDULE_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_schedule_list(c.inner, a, f, out, err));
}

static enum rc pipeline_gate(struct store *s, int64_t schedule, struct pipeline_gate *out,
			     struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_GATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_gate(c.inner, schedule, out, err));
}

static enum rc pipeline_waiting(struct store *s, int64_t pipeline, int64_t *schedule_out,
				struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_WAITING, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_waiting(c.inner, pipeline, schedule_out, err));
}

static enum rc pipeline_run_add(struct store *s, const struct pipeline *p, int64_t task,
				struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_RUN_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_run_add(c.inner, p, task, err));
}

static enum rc pipeline_run_set(struct store *s, int64_t task, bool open, int64_t *pipeline_out,
				struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_RUN_SET, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_run_set(c.inner, task, open, pipeline_out, err));
}

static enum rc pipeline_run_list(struct store *s, struct arena *a,
				 const struct pipeline_run_filter *f, struct pipeline_run_list *out,
				 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PIPELINE_RUN_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_pipeline_run_list(c.inner, a, f, out, err));
}

static enum rc trigger_put(struct store *s, struct pipeline_trigger *t, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRIGGER_PUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trigger_put(c.inner, t, err));
}

static enum rc trigger_list(struct store *s, struct arena *a, const struct trigger_filter *f,
			    struct pipeline_trigger **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRIGGER_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trigger_list(c.inner, a, f, items_out, n_out, err));
}

static enum rc trigger_drop(struct store *s, int64_t key, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRIGGER_DROP, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trigger_drop(c.inner, key, err));
}

static enum rc trigger_upstreams(struct store *s, int64_t key, const struct upstream *items,
				 size_t n, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRIGGER_UPSTREAMS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trigger_upstreams(c.inner, key, items, n, err));
}

static enum rc namespace_list(struct store *s, struct arena *a, int64_t namespace,
			      struct namespace_row **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMESPACE_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_namespace_list(c.inner, a, namespace, items_out, n_out, err));
}

static enum rc namespace_note(struct store *s, const struct namespace_row *row, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMESPACE_NOTE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_namespace_note(c.inner, row, err));
}

static enum rc namespace_drop(struct store *s, int64_t namespace, ms_t now, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NAMESPACE_DROP, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_namespace_drop(c.inner, namespace, now, err));
}

const struct pipeline_ops traced_pipelines = {
	.pipeline_put = pipeline_put,
	.pipeline_find = pipeline_find,
	.pipeline_load = pipeline_load,
	.pipeline_list = pipeline_list,
	.pipeline_drop = pipeline_drop,
	.pipeline_schedule_add = pipeline_schedule_add,
	.pipeline_schedule_list = pipeline_schedule_list,
	.pipeline_gate = pipeline_gate,
	.pipeline_waiting = pipeline_waiting,
	.pipeline_run_add = pipeline_run_add,
	.pipeline_run_set = pipeline_run_set,
	.pipeline_run_list = pipeline_run_list,
	.trigger_put = trigger_put,
	.trigger_list = trigger_list,
	.trigger_drop = trigger_drop,
	.trigger_upstreams = trigger_upstreams,
	.namespace_list = namespace_list,
	.namespace_note = namespace_note,
	.namespace_drop = namespace_drop,
};
