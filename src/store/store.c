#include "store.h"

#include <assert.h>

#include "store/ops.h"

void store_close(struct store *s)
{
	store_rollback(s);
	s->ops->close(s);
}

enum rc store_begin(struct store *s, struct err *err)
{
	assert(!s->in_turn);
	if (s->ops->begin(s, err) != RC_OK)
		return err->rc;
	s->in_turn = true;
	return RC_OK;
}

enum rc store_commit(struct store *s, struct err *err)
{
	assert(s->in_turn);
	s->in_turn = false;
	return s->ops->commit(s, err);
}

void store_rollback(struct store *s)
{
	if (!s->in_turn)
		return;
	s->in_turn = false;
	s->ops->rollback(s);
}

enum rc store_checkpoint(struct store *s, struct err *err)
{
	assert(s->mode == STORE_WRITE && !s->in_turn);
	return s->ops->checkpoint(s, err);
}

enum rc store_namespace_ensure(struct store *s, struct str name, ms_t now, int64_t *key_out,
			       struct err *err)
{
	return s->ops->namespace_ensure(writing(s), name, now, key_out, err);
}

enum rc store_namespace_find(struct store *s, struct str name, int64_t *key_out, struct err *err)
{
	return s->ops->namespace_find(s, name, key_out, err);
}

enum rc store_token_add(struct store *s, const struct token *t, struct err *err)
{
	return s->ops->token_add(writing(s), t, err);
}

enum rc store_token_find(struct store *s, struct arena *a,
			 const unsigned char hash[static TOKEN_HASH], struct token *out,
			 struct err *err)
{
	return s->ops->token_find(s, a, hash, out, err);
}

enum rc store_token_revoke(struct store *s, int64_t namespace, struct uuid id, ms_t now,
			   struct err *err)
{
	return s->ops->token_revoke(writing(s), namespace, id, now, err);
}

enum rc store_token_list(struct store *s, struct arena *a, int64_t namespace,
			 struct token **items_out, size_t *n_out, struct err *err)
{
	return s->ops->token_list(s, a, namespace, items_out, n_out, err);
}

enum rc store_secret_add(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			 ms_t now, struct err *err)
{
	return s->ops->secret_add(writing(s), namespace, id, sealed, now, err);
}

enum rc store_secrets_expire(struct store *s, int64_t namespace, ms_t at, struct err *err)
{
	return s->ops->secrets_expire(writing(s), namespace, at, err);
}

enum rc store_secret_list(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			  struct sealed_secret **items_out, size_t *n_out, struct err *err)
{
	return s->ops->secret_list(s, a, namespace, now, items_out, n_out, err);
}

enum rc store_template_add(struct store *s, const struct template *t, int64_t *key_out,
			   struct err *err)
{
	return s->ops->template_add(writing(s), t, key_out, err);
}

enum rc store_schedule_add(struct store *s, struct schedule *sch, struct err *err)
{
	return s->ops->schedule_add(writing(s), sch, err);
}

enum rc store_schedule_update(struct store *s, const struct schedule *sch, struct err *err)
{
	return s->ops->schedule_update(writing(s), sch, err);
}

enum rc store_schedule_state(struct store *s, const struct schedule *sch, struct err *err)
{
	return s->ops->schedule_state(writing(s), sch, err);
}

enum rc store_schedule_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			    struct schedule *out, struct err *err)
{
	return s->ops->schedule_find(s, a, namespace, id, out, err);
}

enum rc store_schedule_load(struct store *s, struct arena *a, int64_t key, struct schedule *out,
			    struct err *err)
{
	return s->ops->schedule_load(s, a, key, out, err);
}

enum rc store_schedule_list(struct store *s, struct arena *a, const struct schedule_filter *f,
			    struct schedule_list *out, struct err *err)
{
	return s->ops->schedule_list(s, a, f, out, err);
}

enum rc store_schedules_due(struct store *s, struct arena *a, ms_t now, size_t most,
			    struct schedule_list *out, struct err *err)
{
	return s->ops->schedules_due(s, a, now, most, out, err);
}

enum rc store_schedule_crowd(struct store *s, const struct schedule *sch, int64_t most,
			     int64_t *n_out, struct err *err)
{
	return s->ops->schedule_crowd(s, sch, most, n_out, err);
}

enum rc store_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
			       size_t most, struct schedule_list *out, struct err *err)
{
	return s->ops->schedules_active(s, a, namespace, after, most, out, err);
}

enum rc store_calendar_put(struct store *s, int64_t namespace, const struct calendar *c,
			   struct err *err)
{
	return s->ops->calendar_put(writing(s), namespace, c, err);
}

enum rc store_calendar_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    struct calendar *out, struct err *err)
{
	return s->ops->calendar_find(s, a, namespace, name, out, err);
}

enum rc store_calendar_list(struct store *s, struct arena *a, int64_t namespace,
			    struct calendar **items_out, size_t *n_out, struct err *err)
{
	return s->ops->calendar_list(s, a, namespace, items_out, n_out, err);
}

enum rc store_calendar_delete(struct store *s, int64_t namespace, struct str name, struct err *err)
{
	return s->ops->calendar_delete(writing(s), namespace, name, err);
}

enum rc store_calendar_days(struct store *s, struct arena *a, int64_t namespace, struct str names,
			    struct day_set *out, struct err *err)
{
	return s->ops->calendar_days(s, a, namespace, names, out, err);
}

enum rc store_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			   struct err *err)
{
	return s->ops->revision_add(writing(s), sch, since_at, err);
}

enum rc store_revision_list(struct store *s, struct arena *a, int64_t schedule,
			    struct revision **items_out, size_t *n_out, struct err *err)
{
	return s->ops->revision_list(s, a, schedule, items_out, n_out, err);
}

enum rc store_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		      struct err *err)
{
	return s->ops->gap_add(writing(s), schedule, g, after, err);
}

enum rc store_gap_cut(struct store *s, int64_t schedule, const struct gap *g,
		      const struct gap *rests, size_t n, struct err *err)
{
	return s->ops->gap_cut(writing(s), schedule, g, rests, n, err);
}

enum rc store_gap_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
		       struct gap **items_out, size_t *n_out, struct err *err)
{
	return s->ops->gap_list(s, a, schedule, span, items_out, n_out, err);
}

enum rc store_load_of(struct store *s, int64_t schedule, struct schedule_load *out, struct err *err)
{
	return s->ops->load_of(s, schedule, out, err);
}

enum rc store_release(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
		      int64_t *lane_out, struct err *err)
{
	return s->ops->release(writing(s), schedule, due_at, released_out, lane_out, err);
}

enum rc store_active_tasks(struct store *s, struct arena *a, int64_t schedule, int64_t **keys_out,
			   size_t *n_out, struct err *err)
{
	return s->ops->active_tasks(s, a, schedule, keys_out, n_out, err);
}

enum rc store_lane_ensure(struct store *s, int64_t namespace, struct str name, int64_t *key_out,
			  struct err *err)
{
	return s->ops->lane_ensure(writing(s), namespace, name, key_out, err);
}

enum rc store_lanes_ready(struct store *s, struct arena *a, struct lane **items_out, size_t *n_out,
			  struct err *err)
{
	return s->ops->lanes_ready(s, a, items_out, n_out, err);
}

enum rc store_lane_first(struct store *s, int64_t lane, ms_t *due_out, struct err *err)
{
	return s->ops->lane_first(s, lane, due_out, err);
}

enum rc store_task_add(struct store *s, struct task *t, enum placement where, struct err *err)
{
	return s->ops->task_add(writing(s), t, where, err);
}

enum rc store_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			ms_t now, struct task *out, struct err *err)
{
	return s->ops->task_find(s, a, namespace, id, now, out, err);
}

enum rc store_task_find_unique(struct store *s, struct arena *a, int64_t namespace,
			       struct str unique_id, ms_t now, struct task *out, struct err *err)
{
	return s->ops->task_find_unique(s, a, namespace, unique_id, now, out, err);
}

enum rc store_task_list(struct store *s, struct arena *a, const struct task_filter *f,
			struct task_list *out, struct err *err)
{
	return s->ops->task_list(s, a, f, out, err);
}

enum rc store_attempt_list(struct store *s, struct arena *a, int64_t task,
			   struct attempt **items_out, size_t *n_out, struct err *err)
{
	return s->ops->attempt_list(s, a, task, items_out, n_out, err);
}

enum rc store_slot_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			struct slot **items_out, size_t *n_out, struct err *err)
{
	return s->ops->slot_list(s, a, schedule, span, items_out, n_out, err);
}

enum rc store_claim(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		    struct claim **items_out, size_t *n_out, struct err *err)
{
	return s->ops->claim(writing(s), a, lane, now, most, items_out, n_out, err);
}

enum rc store_task_work(struct store *s, struct arena *a, int64_t task, struct task *out,
			struct err *err)
{
	return s->ops->task_work(s, a, task, out, err);
}

enum rc store_settle(struct store *s, const struct settlement *st, struct err *err)
{
	return s->ops->settle(writing(s), st, err);
}

enum rc store_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			struct task_facts *out, struct err *err)
{
	return s->ops->task_stop(writing(s), task, final, now, out, err);
}

enum rc store_task_revive(struct store *s, int64_t task, ms_t due_at, ms_t now,
			  struct task_facts *out, struct err *err)
{
	return s->ops->task_revive(writing(s), task, due_at, now, out, err);
}

enum rc store_running_list(struct store *s, struct arena *a, size_t most,
			   struct running **items_out, size_t *n_out, struct err *err)
{
	return s->ops->running_list(s, a, most, items_out, n_out, err);
}

enum rc store_expired_list(struct store *s, struct arena *a, ms_t now, size_t most,
			   int64_t **keys_out, size_t *n_out, struct err *err)
{
	return s->ops->expired_list(s, a, now, most, keys_out, n_out, err);
}

enum rc store_next_wake(struct store *s, ms_t *at_out, struct err *err)
{
	return s->ops->next_wake(s, at_out, err);
}

enum rc store_prune(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
		    struct err *err)
{
	return s->ops->prune(writing(s), before, most, n_out, more_out, err);
}

enum rc store_stats(struct store *s, struct store_stats *out, struct err *err)
{
	return s->ops->stats(s, out, err);
}

/* A turn of its own, unless one is open. */
enum rc store_check(struct store *s, struct err *err)
{
	assert(s->mode == STORE_WRITE);
	if (s->in_turn)
		return s->ops->check(s, err);
	if (store_begin(s, err) != RC_OK)
		return err->rc;
	if (s->ops->check(s, err) == RC_OK)
		return store_commit(s, err);
	store_rollback(s);
	return err->rc;
}
