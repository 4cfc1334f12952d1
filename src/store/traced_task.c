/* The traced verbs of lanes, tasks and the store as a whole. */

#include "traced_impl.h"

enum rc traced_release(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
		       int64_t *lane_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_RELEASE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_release(c.inner, schedule, due_at, released_out, lane_out, err));
}

enum rc traced_active_tasks(struct store *s, struct arena *a, int64_t schedule, int64_t **keys_out,
			    size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_ACTIVE_TASKS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_active_tasks(c.inner, a, schedule, keys_out, n_out, err));
}

enum rc traced_lane_ensure(struct store *s, int64_t namespace, struct str name, int64_t *key_out,
			   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LANE_ENSURE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lane_ensure(c.inner, namespace, name, key_out, err));
}

enum rc traced_lanes_ready(struct store *s, struct arena *a, struct lane **items_out, size_t *n_out,
			   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LANES_READY, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lanes_ready(c.inner, a, items_out, n_out, err));
}

enum rc traced_lane_first(struct store *s, int64_t lane, ms_t *due_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LANE_FIRST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lane_first(c.inner, lane, due_out, err));
}

enum rc traced_task_add(struct store *s, struct task *t, enum placement where, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_add(c.inner, t, where, err));
}

enum rc traced_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			 ms_t now, struct task *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_find(c.inner, a, namespace, id, now, out, err));
}

enum rc traced_task_find_unique(struct store *s, struct arena *a, int64_t namespace,
				struct str unique_id, ms_t now, struct task *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_FIND_UNIQUE, err) != RC_OK)
		return err->rc;
	return call_end(&c,
			store_task_find_unique(c.inner, a, namespace, unique_id, now, out, err));
}

enum rc traced_task_list(struct store *s, struct arena *a, const struct task_filter *f,
			 struct task_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_list(c.inner, a, f, out, err));
}

enum rc traced_attempt_list(struct store *s, struct arena *a, int64_t task,
			    struct attempt **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_ATTEMPT_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_attempt_list(c.inner, a, task, items_out, n_out, err));
}

enum rc traced_slot_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			 struct slot **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SLOT_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_slot_list(c.inner, a, schedule, span, items_out, n_out, err));
}

enum rc traced_claim(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		     struct claim **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CLAIM, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_claim(c.inner, a, lane, now, most, items_out, n_out, err));
}

enum rc traced_task_work(struct store *s, struct arena *a, int64_t task, struct task *out,
			 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_WORK, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_work(c.inner, a, task, out, err));
}

enum rc traced_settle(struct store *s, const struct settlement *st, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_SETTLE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_settle(c.inner, st, err));
}

enum rc traced_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			 struct task_facts *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_STOP, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_stop(c.inner, task, final, now, out, err));
}

enum rc traced_task_revive(struct store *s, int64_t task, ms_t due_at, ms_t now,
			   struct task_facts *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TASK_REVIVE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_task_revive(c.inner, task, due_at, now, out, err));
}

enum rc traced_running_list(struct store *s, struct arena *a, size_t most,
			    struct running **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_RUNNING_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_running_list(c.inner, a, most, items_out, n_out, err));
}

enum rc traced_expired_list(struct store *s, struct arena *a, ms_t now, size_t most,
			    int64_t **keys_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_EXPIRED_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_expired_list(c.inner, a, now, most, keys_out, n_out, err));
}

enum rc traced_next_wake(struct store *s, ms_t *at_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_NEXT_WAKE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_next_wake(c.inner, at_out, err));
}

enum rc traced_prune(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
		     struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PRUNE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_prune(c.inner, before, most, n_out, more_out, err));
}

enum rc traced_stats(struct store *s, struct store_stats *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_STATS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_stats(c.inner, out, err));
}

enum rc traced_check(struct store *s, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CHECK, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_check(c.inner, err));
}
