#pragma once
/* The verbs of store.h as SQLite does them, by the file that has them. */

#include "store/ops.h"

/* sqlite_namespace.c */
enum rc sqlite_namespace_ensure(struct store *s, struct str name, ms_t now, int64_t *key_out,
				struct err *err);
enum rc sqlite_namespace_find(struct store *s, struct str name, int64_t *key_out, struct err *err);

/* sqlite_token.c */
enum rc sqlite_token_add(struct store *s, const struct token *t, struct err *err);
enum rc sqlite_token_find(struct store *s, struct arena *a,
			  const unsigned char hash[static TOKEN_HASH], struct token *out,
			  struct err *err);
enum rc sqlite_token_revoke(struct store *s, int64_t namespace, struct uuid id, ms_t now,
			    struct err *err);
enum rc sqlite_token_list(struct store *s, struct arena *a, int64_t namespace,
			  struct token **items_out, size_t *n_out, struct err *err);
enum rc sqlite_secret_add(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			  ms_t now, struct err *err);
enum rc sqlite_secrets_expire(struct store *s, int64_t namespace, ms_t at, struct err *err);
enum rc sqlite_secret_list(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			   struct sealed_secret **items_out, size_t *n_out, struct err *err);

/* sqlite_template.c */
enum rc sqlite_template_add(struct store *s, const struct template *t, int64_t *key_out,
			    struct err *err);

/* sqlite_schedule.c */
enum rc sqlite_schedule_add(struct store *s, struct schedule *sch, struct err *err);
enum rc sqlite_schedule_update(struct store *s, const struct schedule *sch, struct err *err);
enum rc sqlite_schedule_state(struct store *s, const struct schedule *sch, struct err *err);

/* sqlite_schedule_read.c */
enum rc sqlite_schedule_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			     struct schedule *out, struct err *err);
enum rc sqlite_schedule_load(struct store *s, struct arena *a, int64_t key, struct schedule *out,
			     struct err *err);
enum rc sqlite_schedule_list(struct store *s, struct arena *a, const struct schedule_filter *f,
			     struct schedule_list *out, struct err *err);
enum rc sqlite_schedules_due(struct store *s, struct arena *a, ms_t now, size_t most,
			     struct schedule_list *out, struct err *err);

enum rc sqlite_schedule_crowd(struct store *s, const struct schedule *sch, int64_t most,
			      int64_t *n_out, struct err *err);
enum rc sqlite_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
				size_t most, struct schedule_list *out, struct err *err);

/* sqlite_calendar.c */
enum rc sqlite_calendar_put(struct store *s, int64_t namespace, const struct calendar *c,
			    struct err *err);
enum rc sqlite_calendar_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			     struct calendar *out, struct err *err);
enum rc sqlite_calendar_list(struct store *s, struct arena *a, int64_t namespace,
			     struct calendar **items_out, size_t *n_out, struct err *err);
enum rc sqlite_calendar_delete(struct store *s, int64_t namespace, struct str name,
			       struct err *err);
enum rc sqlite_calendar_days(struct store *s, struct arena *a, int64_t namespace, struct str names,
			     struct day_set *out, struct err *err);

/* sqlite_ledger.c */
enum rc sqlite_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			    struct err *err);
enum rc sqlite_revision_list(struct store *s, struct arena *a, int64_t schedule,
			     struct revision **items_out, size_t *n_out, struct err *err);
enum rc sqlite_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		       struct err *err);
enum rc sqlite_gap_cut(struct store *s, int64_t schedule, const struct gap *g,
		       const struct gap *rests, size_t n, struct err *err);
enum rc sqlite_gap_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			struct gap **items_out, size_t *n_out, struct err *err);
enum rc sqlite_slot_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			 struct slot **items_out, size_t *n_out, struct err *err);

/* sqlite_lane.c */
enum rc sqlite_lane_ensure(struct store *s, int64_t namespace, struct str name, int64_t *key_out,
			   struct err *err);
enum rc sqlite_lanes_ready(struct store *s, struct arena *a, struct lane **items_out, size_t *n_out,
			   struct err *err);
enum rc sqlite_lane_first(struct store *s, int64_t lane, ms_t *due_out, struct err *err);
enum rc sqlite_lane_load(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			 struct err *err);

/* sqlite_task.c */
enum rc sqlite_task_add(struct store *s, struct task *t, enum placement where, struct err *err);
enum rc sqlite_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			 ms_t now, struct task *out, struct err *err);
enum rc sqlite_task_find_unique(struct store *s, struct arena *a, int64_t namespace,
				struct str unique_id, ms_t now, struct task *out, struct err *err);
enum rc sqlite_task_work(struct store *s, struct arena *a, int64_t task, struct task *out,
			 struct err *err);
/* sqlite_attempt.c */
enum rc sqlite_attempt_list(struct store *s, struct arena *a, int64_t task,
			    struct attempt **items_out, size_t *n_out, struct err *err);

/* sqlite_task_list.c */
enum rc sqlite_task_list(struct store *s, struct arena *a, const struct task_filter *f,
			 struct task_list *out, struct err *err);

/* sqlite_flow.c */
enum rc sqlite_claim(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		     struct claim **items_out, size_t *n_out, struct err *err);
enum rc sqlite_settle(struct store *s, const struct settlement *st, struct err *err);
enum rc sqlite_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			 struct task_facts *out, struct err *err);
enum rc sqlite_task_revive(struct store *s, int64_t task, ms_t due_at, ms_t now,
			   struct task_facts *out, struct err *err);
enum rc sqlite_running_list(struct store *s, struct arena *a, size_t most,
			    struct running **items_out, size_t *n_out, struct err *err);

/* sqlite_active.c */
enum rc sqlite_load_of(struct store *s, int64_t schedule, struct schedule_load *out,
		       struct err *err);
enum rc sqlite_release(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
		       int64_t *lane_out, struct err *err);
enum rc sqlite_active_tasks(struct store *s, struct arena *a, int64_t schedule, int64_t **keys_out,
			    size_t *n_out, struct err *err);
enum rc sqlite_expired_list(struct store *s, struct arena *a, ms_t now, size_t most,
			    int64_t **keys_out, size_t *n_out, struct err *err);

/* sqlite_record.c */
extern const struct record_ops sqlite_records;
/* sqlite_event.c */
extern const struct event_ops sqlite_events;

/* sqlite_hook.c */
extern const struct hook_ops sqlite_hooks;
/* sqlite_once.c */
extern const struct once_ops sqlite_onces;
/* sqlite_run.c */
extern const struct run_ops sqlite_runs;

/* sqlite_bundle.c */
extern const struct bundle_ops sqlite_bundles;
/* sqlite_pipeline_ops.c; the verbs: sqlite_pipeline_verbs.h */
extern const struct pipeline_ops sqlite_pipeline_ops;
/* sqlite_batch.c */
extern const struct batch_ops sqlite_batches;
/* sqlite_limiter.c */
extern const struct limiter_ops sqlite_limiters;

/* sqlite_caller.c */
extern const struct caller_ops sqlite_callers;

/* sqlite_trail.c */
extern const struct trail_ops sqlite_trail;

/* sqlite_target.c */
enum rc sqlite_target_put(struct store *s, struct target_row *row, struct err *err);
enum rc sqlite_target_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   struct target_row *out, struct err *err);
enum rc sqlite_target_list(struct store *s, struct arena *a, int64_t namespace,
			   const struct page *page, struct target_list *out, struct err *err);
enum rc sqlite_target_disable(struct store *s, int64_t target, struct str reason, ms_t at,
			      struct err *err);
enum rc sqlite_target_delete(struct store *s, int64_t target, struct err *err);
enum rc sqlite_target_secret_add(struct store *s, int64_t target, struct uuid id, struct str sealed,
				 ms_t now, struct err *err);
enum rc sqlite_target_secrets_expire(struct store *s, int64_t target, ms_t at, struct err *err);
enum rc sqlite_target_secret_list(struct store *s, struct arena *a, int64_t target, ms_t now,
				  struct sealed_secret **items_out, size_t *n_out, struct err *err);
enum rc sqlite_named_secret_put(struct store *s, int64_t namespace, struct str name,
				struct str sealed, ms_t now, struct err *err);
enum rc sqlite_named_secret_find(struct store *s, struct arena *a, int64_t namespace,
				 struct str name, struct str *sealed_out, struct err *err);
enum rc sqlite_named_secret_delete(struct store *s, int64_t namespace, struct str name,
				   struct err *err);
enum rc sqlite_named_secret_list(struct store *s, struct arena *a, int64_t namespace,
				 struct named_secret **items_out, size_t *n_out, struct err *err);

/* sqlite_prune.c */
enum rc sqlite_prune(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
		     struct err *err);

/* sqlite_health.c */
enum rc sqlite_next_wake(struct store *s, ms_t *at_out, struct err *err);
enum rc sqlite_stats(struct store *s, struct store_stats *out, struct err *err);
enum rc sqlite_check(struct store *s, struct err *err);
