#pragma once
/* The verbs of queue.h as SQLite does them, by the file that has them. */

#include "store/queue_ops.h"

/* sqlite_queue_ops.c */
extern const struct queue_ops sqlite_queue_ops;

/* sqlite_queue.c */
enum rc sqlite_queue_ensure(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    ms_t now, struct queue *out, struct err *err);
enum rc sqlite_queue_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			  struct queue *out, struct err *err);
enum rc sqlite_queue_load(struct store *s, struct arena *a, int64_t lane, struct queue *out,
			  struct err *err);
enum rc sqlite_queue_update(struct store *s, const struct queue *q, struct err *err);
enum rc sqlite_queue_delete(struct store *s, int64_t lane, struct err *err);
enum rc sqlite_queue_list(struct store *s, struct arena *a, int64_t namespace,
			  struct queue **items_out, size_t *n_out, struct err *err);

/* sqlite_queue_list.c */
enum rc sqlite_queue_counts(struct store *s, int64_t lane, struct queue_counts *out,
			    struct err *err);
enum rc sqlite_peek(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		    struct task_list *out, struct err *err);
enum rc sqlite_dead_list(struct store *s, struct arena *a, int64_t lane, const struct page *page,
			 ms_t now, struct dead_list *out, struct err *err);
enum rc sqlite_dead_keys(struct store *s, struct arena *a, const struct dead_filter *f,
			 struct dead_key **keys_out, size_t *n_out, struct err *err);
enum rc sqlite_message_keys(struct store *s, struct arena *a, const struct message_filter *f,
			    int64_t **keys_out, size_t *n_out, struct err *err);

/* sqlite_flow.c */
enum rc sqlite_promote(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
		       struct err *err);
enum rc sqlite_receive(struct store *s, struct arena *a, int64_t lane, ms_t now, ms_t lease_until,
		       size_t most, struct claim **items_out, size_t *n_out, struct err *err);

/* sqlite_dedup.c */
enum rc sqlite_dedup_find(struct store *s, int64_t lane, struct str name, ms_t now,
			  struct uuid *id_out, struct err *err);
enum rc sqlite_dedup_add(struct store *s, int64_t lane, struct str name, struct uuid id,
			 ms_t expires_at, struct err *err);
enum rc sqlite_dedup_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err);

/* sqlite_lease.c */
enum rc sqlite_lease_find(struct store *s, int64_t namespace, struct uuid task, struct lease *out,
			  struct err *err);
enum rc sqlite_lease_set(struct store *s, const struct claim *claim, ms_t until_at,
			 struct err *err);
enum rc sqlite_lease_hold(struct store *s, const struct claim *claim, struct uuid holder,
			  struct err *err);
enum rc sqlite_lapsed_list(struct store *s, struct arena *a, ms_t now, size_t most,
			   struct lease **items_out, size_t *n_out, struct err *err);
enum rc sqlite_progress_set(struct store *s, int64_t task, struct str body, ms_t now,
			    struct err *err);
enum rc sqlite_progress_find(struct store *s, struct arena *a, int64_t task, struct progress *out,
			     struct err *err);
