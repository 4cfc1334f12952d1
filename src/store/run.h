#pragma once
/* The store's verbs of runs: what the dialects show of a task beside its row. store.h's contract
 * holds. */

#include "store/store.h"

/* How far the attempts of a task have come. */
struct run_course {
	ms_t started_at; /* of the first attempt, one in flight included; AT_NONE: none has begun */
	bool was_tried;	 /* an attempt has ended: the rest is about the last one */
	enum attempt_status last;
	struct str error;
};

/* How a schedule's runs went of late. */
struct run_streak {
	struct uuid last; /* the newest task; nil: none yet */
	int64_t failures; /* runs in a row that ended badly (failed, expired), up to the newest that
			   * has ended; cancelled ones count for nothing, nor do those from
			   * before the schedule was enabled again */
};

enum { RUN_STREAK_MOST = 1000 };  /* tasks that a streak looks back on */
enum { RUN_PREFIX_MOST = 10000 }; /* tasks of any namespace that a look for a prefix passes */

enum rc store_run_course(struct store *s, struct arena *a, int64_t task, struct run_course *out,
			 struct err *err);
enum rc store_run_streak(struct store *s, int64_t schedule, struct run_streak *out,
			 struct err *err);
/* Ids of tasks of the namespace from `from` to `to`, both included: at most `most` of them. */
enum rc store_run_between(struct store *s, struct arena *a, int64_t namespace, struct uuid from,
			  struct uuid to, size_t most, struct uuid **items_out, size_t *n_out,
			  struct err *err);

/* What a backend implements of these. */
struct run_ops {
	enum rc (*course)(struct store *s, struct arena *a, int64_t task, struct run_course *out,
			  struct err *err);
	enum rc (*streak)(struct store *s, int64_t schedule, struct run_streak *out,
			  struct err *err);
	enum rc (*between)(struct store *s, struct arena *a, int64_t namespace, struct uuid from,
			   struct uuid to, size_t most, struct uuid **items_out, size_t *n_out,
			   struct err *err);
};
