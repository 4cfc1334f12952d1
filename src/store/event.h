#pragma once
/* The store's verbs of those who watch: the events, and tasks without what makes them large.
 * store.h's contract holds. Events are numbered from 1, without holes and over restarts: the newest
 * row stays when old ones are pruned. */

#include "store/store.h"

/* Events that one turn (or a part of it) made: `n` from the number `first` on. */
struct event_row {
	int64_t first, n;
	ms_t at;
	struct str body; /* as model/event.h puts them, one behind the other */
};

/* What is kept: from the number `first` to `last`; both 0: nothing yet. */
struct event_span {
	int64_t first, last;
};

/* `first` is the successor of the last one. */
enum rc store_event_add(struct store *s, const struct event_row *row, struct err *err);
enum rc store_event_span(struct store *s, struct event_span *out, struct err *err);
/* Rows from the one on that holds the event behind `after`, or the first that is kept; up to `most`
 * of them. */
enum rc store_event_list(struct store *s, struct arena *a, int64_t after, size_t most,
			 struct event_row **items_out, size_t *n_out, struct err *err);
/* Of the `most` oldest rows deletes those from before `before_at`, and those whose events have all
 * a smaller number than `before`; never the newest. */
enum rc store_event_prune(struct store *s, ms_t before_at, int64_t before, size_t most,
			  struct err *err);

/* A task by its key, without its payload: as it stands; and what never changes of it. */
enum rc store_task_look(struct store *s, struct arena *a, int64_t task, ms_t now, struct task *out,
			struct err *err);
enum rc store_task_brief(struct store *s, struct arena *a, int64_t task, struct task *out,
			 struct err *err);

/* What a backend implements of these. */
struct event_ops {
	enum rc (*event_add)(struct store *s, const struct event_row *row, struct err *err);
	enum rc (*event_span)(struct store *s, struct event_span *out, struct err *err);
	enum rc (*event_list)(struct store *s, struct arena *a, int64_t after, size_t most,
			      struct event_row **items_out, size_t *n_out, struct err *err);
	enum rc (*event_prune)(struct store *s, ms_t before_at, int64_t before, size_t most,
			       struct err *err);
	enum rc (*task_look)(struct store *s, struct arena *a, int64_t task, ms_t now,
			     struct task *out, struct err *err);
	enum rc (*task_brief)(struct store *s, struct arena *a, int64_t task, struct task *out,
			      struct err *err);
};
