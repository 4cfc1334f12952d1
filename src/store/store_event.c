/* The verbs of those who watch on their way to the backend. */

#include "store/event.h"
#include "store/ops.h"

enum rc store_task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			struct err *err)
{
	return s->ops->events->task_look(s, a, task, now, out, err);
}
