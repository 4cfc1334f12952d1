#pragma once
/* The store's verbs of those who watch: a task as it stands, for streams. store.h's contract holds.
 */

#include "store/store.h"

/* By its key, without its payload: cheap, however large that is. */
enum rc store_task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			struct err *err);

/* What a backend implements of these. */
struct event_ops {
	enum rc (*task_look)(struct store *s, struct arena *a, int64_t task, ms_t now,
			     struct task *out, struct err *err);
};
