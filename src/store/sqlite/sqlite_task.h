#pragma once
/* Reading one task by its key, whole or without its payload. */

#include "sqlite_stmt.h"

struct task_view {
	ms_t now; /* tells scheduled from queued */
	bool payload;
};

/* What never changes of it. */
enum rc task_read_fixed(struct sqlite_store *q, struct arena *a, int64_t key, bool payload,
			struct task *out, struct err *err);
enum rc task_read(struct sqlite_store *q, struct arena *a, const struct task_view *v, int64_t key,
		  struct task *out, struct err *err);
