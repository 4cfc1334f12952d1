/* The verbs of runs on their way to the backend. */

#include "store/ops.h"
#include "store/run.h"

enum rc store_run_course(struct store *s, struct arena *a, int64_t task, struct run_course *out,
			 struct err *err)
{
	return s->ops->runs->course(s, a, task, out, err);
}

enum rc store_run_streak(struct store *s, int64_t schedule, struct run_streak *out, struct err *err)
{
	return s->ops->runs->streak(s, schedule, out, err);
}

enum rc store_run_between(struct store *s, struct arena *a, int64_t namespace, struct uuid from,
			  struct uuid to, size_t most, struct uuid **items_out, size_t *n_out,
			  struct err *err)
{
	return s->ops->runs->between(s, a, namespace, from, to, most, items_out, n_out, err);
}
