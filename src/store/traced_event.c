/* The traced verbs of those who watch. */

#include "store/event.h"
#include "traced_impl.h"

static enum rc event_add(struct store *s, const struct event_row *row, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_EVENT_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_event_add(c.inner, row, err));
}

static enum rc event_span(struct store *s, struct event_span *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_EVENT_SPAN, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_event_span(c.inner, out, err));
}

static enum rc event_list(struct store *s, struct arena *a, int64_t after, size_t most,
			  struct event_row **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_EVENT_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_event_list(c.inner, a, after, most, items_out, n_out, err));
}

static enum rc event_prune(struct store *s, ms_t before_at, int64_t before, size_t most,
			   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_EVENT_PRUNE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_event_prune(c.inner, before_at, before, most, err));
}

static enum rc task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_LOOK, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_look(c.inner, a, task, now, out, err));
}

static enum rc task_brief(struct store *s, struct arena *a, int64_t task, struct task *out,
			  struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_BRIEF, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_brief(c.inner, a, task, out, err));
}

const struct event_ops traced_events = {
	.event_add = event_add,
	.event_span = event_span,
	.event_list = event_list,
	.event_prune = event_prune,
	.task_look = task_look,
	.task_brief = task_brief,
};
