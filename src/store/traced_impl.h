#pragma once
/* The inside of the traced store: what surrounds a call, and the wrapped verbs. */

#include "store/ops.h"
#include "store/traced_verb.h"

struct traced;

/* One call of a verb, from call_begin to call_end. */
struct call {
	struct traced *traced;
	struct store *inner;
	enum verb verb;
	int64_t begun_us;
};

/* Refuses where the options say so, or where the turn is spoilt. */
enum rc call_begin(struct call *c, struct store *s, enum verb verb, struct err *err);
/* Notes how it went, and passes that on. */
enum rc call_end(struct call *c, enum rc rc);

/* traced_record.c */
extern const struct record_ops traced_records;
/* traced_hook.c */
extern const struct hook_ops traced_hooks;
/* traced_once.c */
extern const struct once_ops traced_onces;
/* traced_caller.c */
extern const struct caller_ops traced_callers;
/* traced_trail.c */
extern const struct trail_ops traced_trail;

/* traced_event.c */
extern const struct event_ops traced_events;
extern const struct bundle_ops traced_bundles;
/* traced_pipeline.c */
extern const struct pipeline_ops traced_pipelines;
extern const struct batch_ops traced_batches;
extern const struct limiter_ops traced_limiters;

/* traced_run.c */
extern const struct run_ops traced_runs;

/* traced_schedule.c */
enum rc traced_namespace_ensure(struct store *s, struct str name, ms_t now, int64_t *key_out,
				struct err *err);
enum rc traced_namespace_find(struct store *s, struct str name, int64_t *key_out, struct err *err);
enum rc traced_token_add(struct store *s, const struct token *t, struct err *err);
enum rc traced_token_find(struct store *s, struct arena *a,
			  const unsigned char hash[static TOKEN_HASH], struct token *out,
			  struct err *err);
enum rc traced_token_revoke(struct store *s, int64_t namespace, struct uuid id, ms_t now,
			    struct err *err);
enum rc traced_token_list(struct store *s, struct arena *a, int64_t namespace,
			  struct token **items_out, size_t *n_out, struct err *err);
enum rc traced_secret_add(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			  ms_t now, struct err *err);
enum rc traced_secrets_expire(struct store *s, int64_t namespace, ms_t at, struct err *err);
enum rc traced_secret_list(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			   struct sealed_secret **items_out, size_t *n_out, struct err *err);
enum rc traced_template_add(struct store *s, const struct template *t, int64_t *key_out,
			    struct err *err);
enum rc traced_schedule_add(struct store *s, struct schedule *sch, struct err *err);
enum rc traced_schedule_update(struct store *s, const struct schedule *sch, struct err *err);
enum rc traced_schedule_state(struct store *s, const struct schedule *sch, struct err *err);
enum rc traced_schedule_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			     struct schedule *out, struct err *err);
enum rc traced_schedule_load(struct store *s, struct arena *a, int64_t key, struct schedule *out,
			     struct err *err);
enum rc traced_schedule_list(struct store *s, struct arena *a, const struct schedule_filter *f,
			     struct schedule_list *out, struct err *err);
enum rc traced_schedules_due(struct store *s, struct arena *a, ms_t now, size_t most,
			     struct schedule_list *out, struct err *err);
enum rc traced_schedule_crowd(struct store *s, const struct schedule *sch, int64_t most,
			      int64_t *n_out, struct err *err);
enum rc traced_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
				size_t most, struct schedule_list *out, struct err *err);
enum rc traced_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			    struct err *err);
enum rc traced_revision_list(struct store *s, struct arena *a, int64_t schedule,
			     struct revision **items_out, size_t *n_out, struct err *err);
enum rc traced_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		       struct err *err);
enum rc traced_gap_cut(struct store *s, int64_t schedule, const struct gap *g,
		       const struct gap *rests, size_t n, struct err *err);
enum rc traced_gap_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			struct gap **items_out, size_t *n_out, struct err *err);
enum rc traced_load_of(struct store *s, int64_t schedule, struct schedule_load *out,
		       struct err *err);

/* traced_calendar.c */
enum rc traced_calendar_put(struct store *s, int64_t namespace, const struct calendar *c,
			    struct err *err);
enum rc traced_calendar_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			     struct calendar *out, struct err *err);
enum rc traced_calendar_list(struct store *s, struct arena *a, int64_t namespace,
			     struct calendar **items_out, size_t *n_out, struct err *err);
enum rc traced_calendar_delete(struct store *s, int64_t namespace, struct str name,
			       struct err *err);
enum rc traced_calendar_days(struct store *s, struct arena *a, int64_t namespace, struct str names,
			     struct day_set *out, struct err *err);

/* traced_target.c */
enum rc traced_lane_load(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			 struct err *err);
enum rc traced_target_put(struct store *s, struct target_row *row, struct err *err);
enum rc traced_target_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   struct target_row *out, struct err *err);
enum rc traced_target_list(struct store *s, struct arena *a, int64_t namespace,
			   const struct page *page, struct target_list *out, struct err *err);
enum rc traced_target_disable(struct store *s, int64_t target, struct str reason, ms_t at,
			      struct err *err);
enum rc traced_target_delete(struct store *s, int64_t target, struct err *err);
enum rc traced_target_secret_add(struct store *s, int64_t target, struct uuid id, struct str sealed,
				 ms_t now, struct err *err);
enum rc traced_target_secrets_expire(struct store *s, int64_t target, ms_t at, struct err *err);
enum rc traced_target_secret_list(struct store *s, struct arena *a, int64_t target, ms_t now,
				  struct sealed_secret **items_out, size_t *n_out, struct err *err);
enum rc traced_named_secret_put(struct store *s, int64_t namespace, struct str name,
				struct str sealed, ms_t now, struct err *err);
enum rc traced_named_secret_find(struct store *s, struct arena *a, int64_t namespace,
				 struct str name, struct str *sealed_out, struct err *err);
enum rc traced_named_secret_delete(struct store *s, int64_t namespace, struct str name,
				   struct err *err);
enum rc traced_named_secret_list(struct store *s, struct arena *a, int64_t namespace,
				 struct named_secret **items_out, size_t *n_out, struct err *err);

/* traced_task.c */
enum rc traced_release(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
		       int64_t *lane_out, struct err *err);
enum rc traced_active_tasks(struct store *s, struct arena *a, int64_t schedule, int64_t **keys_out,
			    size_t *n_out, struct err *err);
enum rc traced_lane_ensure(struct store *s, int64_t namespace, struct str name, int64_t *key_out,
			   struct err *err);
enum rc traced_lanes_ready(struct store *s, struct arena *a, struct lane **items_out, size_t *n_out,
			   struct err *err);
enum rc traced_lane_first(struct store *s, int64_t lane, ms_t *due_out, struct err *err);
enum rc traced_task_add(struct store *s, struct task *t, enum placement where, struct err *err);
enum rc traced_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			 ms_t now, struct task *out, struct err *err);
enum rc traced_task_find_unique(struct store *s, struct arena *a, int64_t namespace,
				struct str unique_id, ms_t now, struct task *out, struct err *err);
enum rc traced_task_list(struct store *s, struct arena *a, const struct task_filter *f,
			 struct task_list *out, struct err *err);
enum rc traced_attempt_list(struct store *s, struct arena *a, int64_t task,
			    struct attempt **items_out, size_t *n_out, struct err *err);
enum rc traced_slot_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			 struct slot **items_out, size_t *n_out, struct err *err);
enum rc traced_claim(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		     struct claim **items_out, size_t *n_out, struct err *err);
enum rc traced_task_work(struct store *s, struct arena *a, int64_t task, struct task *out,
			 struct err *err);
enum rc traced_settle(struct store *s, const struct settlement *st, struct err *err);
enum rc traced_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			 struct task_facts *out, struct err *err);
enum rc traced_task_revive(struct store *s, int64_t task, ms_t due_at, ms_t now,
			   struct task_facts *out, struct err *err);
enum rc traced_running_list(struct store *s, struct arena *a, size_t most,
			    struct running **items_out, size_t *n_out, struct err *err);
enum rc traced_expired_list(struct store *s, struct arena *a, ms_t now, size_t most,
			    int64_t **keys_out, size_t *n_out, struct err *err);
enum rc traced_next_wake(struct store *s, ms_t *at_out, struct err *err);
enum rc traced_prune(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
		     struct err *err);
enum rc traced_stats(struct store *s, struct store_stats *out, struct err *err);
enum rc traced_check(struct store *s, struct err *err);

/* traced_queue.c */
extern const struct queue_ops traced_queue_ops;
