/* The traced verbs of runs. */

#include "store/run.h"
#include "traced_impl.h"

static enum rc course(struct store *s, struct arena *a, int64_t task, struct run_course *out,
		      struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_RUN_COURSE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_run_course(c.inner, a, task, out, err));
}

static enum rc streak(struct store *s, int64_t schedule, struct run_streak *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_RUN_STREAK, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_run_streak(c.inner, schedule, out, err));
}

static enum rc between(struct store *s, struct arena *a, int64_t namespace, struct uuid from,
		       struct uuid to, size_t most, struct uuid **items_out, size_t *n_out,
		       struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_RUN_BETWEEN, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_run_between(c.inner, a, namespace, from, to, most, items_out,
					      n_out, err));
}

const struct run_ops traced_runs = {.course = course, .streak = streak, .between = between};
