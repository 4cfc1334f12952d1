/* The verbs of those who watch on their way to the backend. */

#include "store/event.h"
#include "store/ops.h"

enum rc store_event_add(struct store *s, const struct event_row *row, struct err *err)
{
	return s->ops->events->event_add(writing(s), row, err);
}

enum rc store_event_span(struct store *s, struct event_span *out, struct err *err)
{
	return s->ops->events->event_span(s, out, err);
}

enum rc store_event_list(struct store *s, struct arena *a, int64_t after, size_t most,
			 struct event_row **items_out, size_t *n_out, struct err *err)
{
	return s->ops->events->event_list(s, a, after, most, items_out, n_out, err);
}

enum rc store_event_prune(struct store *s, ms_t before_at, int64_t before, size_t most,
			  struct err *err)
{
	return s->ops->events->event_prune(writing(s), before_at, before, most, err);
}

enum rc store_task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			struct err *err)
{
	return s->ops->events->task_look(s, a, task, now, out, err);
}

enum rc store_task_brief(struct store *s, struct arena *a, int64_t task, struct task *out,
			 struct err *err)
{
	return s->ops->events->task_brief(s, a, task, out, err);
}
