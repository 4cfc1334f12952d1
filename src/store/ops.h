#pragma once
/* What a backend implements: one function a verb of store.h, which says what each promises. A
 * backend is a static const table of these and embeds struct store first in its own struct. store.c
 * calls them: it keeps in_turn, and lets no verb that writes through outside of a turn. begin finds
 * no turn open; commit and rollback find one and end it, whatever they return. */

#include <assert.h>

#include "store/store.h"

/* What a verb that writes may count on. */
static inline struct store *writing(struct store *s)
{
	assert(s->mode == STORE_WRITE && s->in_turn);
	return s;
}

struct store_ops {
	const char *name;
	const struct queue_ops *queues;	      /* store/queue_ops.h */
	const struct record_ops *records;     /* store/record.h */
	const struct event_ops *events;	      /* store/event.h */
	const struct hook_ops *hooks;	      /* store/hook.h */
	const struct once_ops *onces;	      /* store/once.h */
	const struct run_ops *runs;	      /* store/run.h */
	const struct bundle_ops *bundles;     /* store/bundle.h */
	const struct batch_ops *batches;      /* store/batch.h */
	const struct limiter_ops *limiters;   /* store/limiter.h */
	const struct pipeline_ops *pipelines; /* store/pipeline_ops.h */
	const struct target_ops *targets;     /* store/target_ops.h */
	const struct caller_ops *callers;     /* store/caller.h */
	const struct trail_ops *trail;	      /* store/trail.h */
	void (*close)(struct store *s);

	enum rc (*begin)(struct store *s, struct err *err);
	enum rc (*commit)(struct store *s, struct err *err);
	void (*rollback)(struct store *s);
	enum rc (*checkpoint)(struct store *s, struct err *err);

	enum rc (*namespace_ensure)(struct store *s, struct str name, ms_t now, int64_t *key_out,
				    struct err *err);
	enum rc (*namespace_find)(struct store *s, struct str name, int64_t *key_out,
				  struct err *err);
	enum rc (*token_add)(struct store *s, const struct token *t, struct err *err);
	enum rc (*token_find)(struct store *s, struct arena *a,
			      const unsigned char hash[static TOKEN_HASH], struct token *out,
			      struct err *err);
	enum rc (*token_revoke)(struct store *s, int64_t namespace, struct uuid id, ms_t now,
				struct err *err);
	enum rc (*token_list)(struct store *s, struct arena *a, int64_t namespace,
			      struct token **items_out, size_t *n_out, struct err *err);
	enum rc (*secret_add)(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			      ms_t now, struct err *err);
	enum rc (*secrets_expire)(struct store *s, int64_t namespace, ms_t at, struct err *err);
	enum rc (*secret_list)(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			       struct sealed_secret **items_out, size_t *n_out, struct err *err);

	enum rc (*template_add)(struct store *s, const struct template *t, int64_t *key_out,
				struct err *err);
	enum rc (*schedule_add)(struct store *s, struct schedule *sch, struct err *err);
	enum rc (*schedule_update)(struct store *s, const struct schedule *sch, struct err *err);
	enum rc (*schedule_state)(struct store *s, const struct schedule *sch, struct err *err);
	enum rc (*schedule_find)(struct store *s, struct arena *a, int64_t namespace,
				 struct uuid id, struct schedule *out, struct err *err);
	enum rc (*schedule_load)(struct store *s, struct arena *a, int64_t key,
				 struct schedule *out, struct err *err);
	enum rc (*schedule_list)(struct store *s, struct arena *a, const struct schedule_filter *f,
				 struct schedule_list *out, struct err *err);
	enum rc (*schedules_due)(struct store *s, struct arena *a, ms_t now, size_t most,
				 struct schedule_list *out, struct err *err);
	enum rc (*schedule_crowd)(struct store *s, const struct schedule *sch, int64_t most,
				  int64_t *n_out, struct err *err);
	enum rc (*schedules_active)(struct store *s, struct arena *a, int64_t namespace,
				    int64_t after, size_t most, struct schedule_list *out,
				    struct err *err);
	enum rc (*calendar_put)(struct store *s, int64_t namespace, const struct calendar *c,
				struct err *err);
	enum rc (*calendar_find)(struct store *s, struct arena *a, int64_t namespace,
				 struct str name, struct calendar *out, struct err *err);
	enum rc (*calendar_list)(struct store *s, struct arena *a, int64_t namespace,
				 struct calendar **items_out, size_t *n_out, struct err *err);
	enum rc (*calendar_delete)(struct store *s, int64_t namespace, struct str name,
				   struct err *err);
	enum rc (*calendar_days)(struct store *s, struct arena *a, int64_t namespace,
				 struct str names, struct day_set *out, struct err *err);
	enum rc (*revision_add)(struct store *s, const struct schedule *sch, ms_t since_at,
				struct err *err);
	enum rc (*revision_list)(struct store *s, struct arena *a, int64_t schedule,
				 struct revision **items_out, size_t *n_out, struct err *err);
	enum rc (*gap_add)(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
			   struct err *err);
	enum rc (*gap_cut)(struct store *s, int64_t schedule, const struct gap *g,
			   const struct gap *rests, size_t n, struct err *err);
	enum rc (*gap_list)(struct store *s, struct arena *a, int64_t schedule,
			    struct slot_span span, struct gap **items_out, size_t *n_out,
			    struct err *err);
	enum rc (*load_of)(struct store *s, int64_t schedule, struct schedule_load *out,
			   struct err *err);
	enum rc (*release)(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
			   int64_t *lane_out, struct err *err);
	enum rc (*active_tasks)(struct store *s, struct arena *a, int64_t schedule,
				int64_t **keys_out, size_t *n_out, struct err *err);

	enum rc (*lane_ensure)(struct store *s, int64_t namespace, struct str name,
			       int64_t *key_out, struct err *err);
	enum rc (*lanes_ready)(struct store *s, struct arena *a, struct lane **items_out,
			       size_t *n_out, struct err *err);
	enum rc (*lane_first)(struct store *s, int64_t lane, ms_t *due_out, struct err *err);
	enum rc (*task_add)(struct store *s, struct task *t, enum placement where, struct err *err);
	enum rc (*task_find)(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			     ms_t now, struct task *out, struct err *err);
	enum rc (*task_find_unique)(struct store *s, struct arena *a, int64_t namespace,
				    struct str unique_id, ms_t now, struct task *out,
				    struct err *err);
	enum rc (*task_list)(struct store *s, struct arena *a, const struct task_filter *f,
			     struct task_list *out, struct err *err);
	enum rc (*attempt_list)(struct store *s, struct arena *a, int64_t task,
				struct attempt **items_out, size_t *n_out, struct err *err);
	enum rc (*slot_list)(struct store *s, struct arena *a, int64_t schedule,
			     struct slot_span span, struct slot **items_out, size_t *n_out,
			     struct err *err);

	enum rc (*claim)(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
			 struct claim **items_out, size_t *n_out, struct err *err);
	enum rc (*task_work)(struct store *s, struct arena *a, int64_t task, struct task *out,
			     struct err *err);
	enum rc (*settle)(struct store *s, const struct settlement *st, struct err *err);
	enum rc (*task_stop)(struct store *s, int64_t task, enum task_state final, ms_t now,
			     struct task_facts *out, struct err *err);
	enum rc (*task_revive)(struct store *s, int64_t task, ms_t due_at, ms_t now,
			       struct task_facts *out, struct err *err);
	enum rc (*running_list)(struct store *s, struct arena *a, size_t most,
				struct running **items_out, size_t *n_out, struct err *err);
	enum rc (*expired_list)(struct store *s, struct arena *a, ms_t now, size_t most,
				int64_t **keys_out, size_t *n_out, struct err *err);

	enum rc (*lane_load)(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			     struct err *err);

	enum rc (*next_wake)(struct store *s, ms_t *at_out, struct err *err);
	enum rc (*prune)(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
			 struct err *err);
	enum rc (*stats)(struct store *s, struct store_stats *out, struct err *err);
	enum rc (*check)(struct store *s, struct err *err);
};
