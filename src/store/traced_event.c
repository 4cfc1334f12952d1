/* The traced verbs of those who watch. */

#include "store/event.h"
#include "traced_impl.h"

static enum rc task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_LOOK, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_look(c.inner, a, task, now, out, err));
}

const struct event_ops traced_events = {
	.task_look = task_look,
};
