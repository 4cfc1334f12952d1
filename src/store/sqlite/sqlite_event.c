/* What those who watch read. */

#include "sqlite_task.h"
#include "sqlite_verbs.h"
#include "store/event.h"

static enum rc task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			 struct err *err)
{
	const struct task_view view = {.now = now};

	return task_read(self(s), a, &view, task, out, err);
}

const struct event_ops sqlite_events = {
	.task_look = task_look,
};
