#pragma once
/* The inside of the traced store: what surrounds a call, and the wrapped verbs. */

#include "store/ops.h"

enum verb {
	VERB_BEGIN,
	VERB_COMMIT,
	VERB_CHECKPOINT,
	VERB_NAMESPACE_ENSURE,
	VERB_NAMESPACE_FIND,
	VERB_TOKEN_ADD,
	VERB_TOKEN_FIND,
	VERB_TOKEN_REVOKE,
	VERB_TOKEN_LIST,
	VERB_SECRET_ADD,
	VERB_SECRETS_EXPIRE,
	VERB_SECRET_LIST,
	VERB_TEMPLATE_ADD,
	VERB_SCHEDULE_ADD,
	VERB_SCHEDULE_UPDATE,
	VERB_SCHEDULE_STATE,
	VERB_SCHEDULE_FIND,
	VERB_SCHEDULE_LOAD,
	VERB_SCHEDULE_LIST,
	VERB_SCHEDULES_DUE,
	VERB_SCHEDULES_ACTIVE,
	VERB_CALENDAR_PUT,
	VERB_CALENDAR_FIND,
	VERB_CALENDAR_LIST,
	VERB_CALENDAR_DELETE,
	VERB_CALENDAR_DAYS,
	VERB_REVISION_ADD,
	VERB_REVISION_LIST,
	VERB_GAP_ADD,
	VERB_GAP_LIST,
	VERB_LOAD_OF,
	VERB_RELEASE,
	VERB_ACTIVE_TASKS,
	VERB_LANE_ENSURE,
	VERB_LANES_READY,
	VERB_LANE_FIRST,
	VERB_TASK_ADD,
	VERB_TASK_FIND,
	VERB_TASK_FIND_UNIQUE,
	VERB_TASK_LIST,
	VERB_ATTEMPT_LIST,
	VERB_SLOT_LIST,
	VERB_CLAIM,
	VERB_TASK_WORK,
	VERB_TASK_SCHEDULE,
	VERB_SETTLE,
	VERB_TASK_STOP,
	VERB_TASK_REVIVE,
	VERB_RUNNING_LIST,
	VERB_EXPIRED_LIST,
	VERB_QUEUE_ENSURE,
	VERB_QUEUE_FIND,
	VERB_QUEUE_LOAD,
	VERB_QUEUE_UPDATE,
	VERB_QUEUE_DELETE,
	VERB_QUEUE_LIST,
	VERB_QUEUE_COUNTS,
	VERB_PROMOTE,
	VERB_RECEIVE,
	VERB_PEEK,
	VERB_DEAD_LIST,
	VERB_DEAD_KEYS,
	VERB_MESSAGE_KEYS,
	VERB_TASK_LANE,
	VERB_DEDUP_FIND,
	VERB_DEDUP_ADD,
	VERB_DEDUP_PRUNE,
	VERB_LEASE_FIND,
	VERB_LEASE_SET,
	VERB_LAPSED_LIST,
	VERB_PROGRESS_SET,
	VERB_PROGRESS_FIND,
	VERB_LANE_LOAD,
	VERB_TARGET_PUT,
	VERB_TARGET_FIND,
	VERB_TARGET_LIST,
	VERB_TARGET_DISABLE,
	VERB_TARGET_DELETE,
	VERB_TARGET_SECRET_ADD,
	VERB_TARGET_SECRETS_EXPIRE,
	VERB_TARGET_SECRET_LIST,
	VERB_NAMED_SECRET_PUT,
	VERB_NAMED_SECRET_FIND,
	VERB_NAMED_SECRET_DELETE,
	VERB_NAMED_SECRET_LIST,
	VERB_NEXT_WAKE,
	VERB_PRUNE,
	VERB_STATS,
	VERB_CHECK,
	VERBS
};

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
enum rc traced_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
				size_t most, struct schedule_list *out, struct err *err);
enum rc traced_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			    struct err *err);
enum rc traced_revision_list(struct store *s, struct arena *a, int64_t schedule,
			     struct revision **items_out, size_t *n_out, struct err *err);
enum rc traced_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		       struct err *err);
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
enum rc traced_task_schedule(struct store *s, int64_t task, int64_t *schedule_out, struct err *err);
enum rc traced_settle(struct store *s, const struct settlement *st, struct err *err);
enum rc traced_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			 struct err *err);
enum rc traced_task_revive(struct store *s, int64_t task, ms_t due_at, struct err *err);
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
enum rc traced_queue_ensure(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    ms_t now, struct queue *out, struct err *err);
enum rc traced_queue_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			  struct queue *out, struct err *err);
enum rc traced_queue_load(struct store *s, struct arena *a, int64_t lane, struct queue *out,
			  struct err *err);
enum rc traced_queue_update(struct store *s, const struct queue *q, struct err *err);
enum rc traced_queue_delete(struct store *s, int64_t lane, struct err *err);
enum rc traced_queue_list(struct store *s, struct arena *a, int64_t namespace,
			  struct queue **items_out, size_t *n_out, struct err *err);
enum rc traced_queue_counts(struct store *s, int64_t lane, struct queue_counts *out,
			    struct err *err);
enum rc traced_promote(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
		       struct err *err);
enum rc traced_receive(struct store *s, struct arena *a, int64_t lane, ms_t now, ms_t lease_until,
		       size_t most, struct claim **items_out, size_t *n_out, struct err *err);
enum rc traced_peek(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		    struct task_list *out, struct err *err);
enum rc traced_dead_list(struct store *s, struct arena *a, int64_t lane, const struct page *page,
			 ms_t now, struct dead_list *out, struct err *err);
enum rc traced_dead_keys(struct store *s, struct arena *a, int64_t lane, size_t most,
			 int64_t **keys_out, size_t *n_out, struct err *err);
enum rc traced_message_keys(struct store *s, struct arena *a, int64_t lane, bool leased,
			    size_t most, int64_t **keys_out, size_t *n_out, struct err *err);
enum rc traced_task_lane(struct store *s, int64_t task, int64_t *lane_out, struct err *err);
enum rc traced_dedup_find(struct store *s, int64_t lane, struct str name, ms_t now,
			  struct uuid *id_out, struct err *err);
enum rc traced_dedup_add(struct store *s, int64_t lane, struct str name, struct uuid id,
			 ms_t expires_at, struct err *err);
enum rc traced_dedup_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err);
enum rc traced_lease_find(struct store *s, int64_t namespace, struct uuid task, struct lease *out,
			  struct err *err);
enum rc traced_lease_set(struct store *s, const struct claim *claim, ms_t until_at,
			 struct err *err);
enum rc traced_lapsed_list(struct store *s, struct arena *a, ms_t now, size_t most,
			   struct lease **items_out, size_t *n_out, struct err *err);
enum rc traced_progress_set(struct store *s, int64_t task, struct str body, ms_t now,
			    struct err *err);
enum rc traced_progress_find(struct store *s, struct arena *a, int64_t task, struct progress *out,
			     struct err *err);
