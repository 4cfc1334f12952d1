#pragma once
/* The store's verbs of queues, messages and leases: store.h's contract holds. What backends keep
 * beyond it:
 *
 *  1. A message that is not at its end is delayed, available, leased, or waits behind the head of
 *     its group; of a group only the head is ever in one of the first three.
 *  2. Available messages are received in the order of priority, then of publishing.
 *  3. Whoever holds a task holds it by the token of the claim, across restarts, until the lease's
 *     end is settled; every claim has a new token.
 *  4. No verb takes longer with the size of a backlog than its index's depth; counts walk an index,
 *     up to QUEUE_COUNT_MOST.
 *
 * Messages are tasks: store_task_add takes them (is_message, priority, group), store_settle,
 * store_task_stop and store_task_revive move them; one that becomes due at once is available. */

#include "model/queue.h"
#include "store/store.h"

/* Queues. The name's queue, made with the defaults where it is new. */
enum rc store_queue_ensure(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   ms_t now, struct queue *out, struct err *err);
enum rc store_queue_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			 struct queue *out, struct err *err);
/* By its lane. */
enum rc store_queue_load(struct store *s, struct arena *a, int64_t lane, struct queue *out,
			 struct err *err);
/* Writes what can change of q->lane. */
enum rc store_queue_update(struct store *s, const struct queue *q, struct err *err);
/* Its tasks are at their end; they stay on record. */
enum rc store_queue_delete(struct store *s, int64_t lane, struct err *err);
/* By name; QUEUES_ALL: of every namespace. */
#define QUEUES_ALL NAMESPACE_ALL
enum rc store_queue_list(struct store *s, struct arena *a, int64_t namespace,
			 struct queue **items_out, size_t *n_out, struct err *err);
enum rc store_queue_counts(struct store *s, int64_t lane, struct queue_counts *out,
			   struct err *err);

/* Messages. Up to `most` delayed ones with due_at <= now become available. */
enum rc store_promote(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
		      struct err *err);
/* Up to `most` available ones become running, held until lease_until; MS_NEVER: by Belfry itself.
 */
enum rc store_receive(struct store *s, struct arena *a, int64_t lane, ms_t now, ms_t lease_until,
		      size_t most, struct claim **items_out, size_t *n_out, struct err *err);
/* Those that would be received next. */
enum rc store_peek(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		   struct task_list *out, struct err *err);
/* Newest first. */
enum rc store_dead_list(struct store *s, struct arena *a, int64_t lane, const struct page *page,
			ms_t now, struct dead_list *out, struct err *err);
/* A number of dead messages, wanted or not: what one call costs has a bound. */
enum rc store_dead_keys(struct store *s, struct arena *a, const struct dead_filter *f,
			struct dead_key **keys_out, size_t *n_out, struct err *err);
/* Keys of messages that are not at their end, in no order. */
enum rc store_message_keys(struct store *s, struct arena *a, const struct message_filter *f,
			   int64_t **keys_out, size_t *n_out, struct err *err);

/* The message that was published first under the name within its window; RC_NOT_FOUND. */
enum rc store_dedup_find(struct store *s, int64_t lane, struct str name, ms_t now,
			 struct uuid *id_out, struct err *err);
enum rc store_dedup_add(struct store *s, int64_t lane, struct str name, struct uuid id,
			ms_t expires_at, struct err *err);
/* Forgets up to `most` names whose window is over. */
enum rc store_dedup_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err);

/* Leases. RC_CONFLICT "lease_lost": nobody holds the task. The token is the caller's to compare. */
enum rc store_lease_find(struct store *s, int64_t namespace, struct uuid task, struct lease *out,
			 struct err *err);
/* Until when the claim's holder has the task; RC_CONFLICT "claim_over". */
enum rc store_lease_set(struct store *s, const struct claim *claim, ms_t until_at, struct err *err);
/* Whom it was received by: such a lease can be answered without its own token. RC_CONFLICT
 * "claim_over". */
enum rc store_lease_hold(struct store *s, const struct claim *claim, struct uuid holder,
			 struct err *err);
/* Leases with until_at <= now, the earliest first. */
enum rc store_lapsed_list(struct store *s, struct arena *a, ms_t now, size_t most,
			  struct lease **items_out, size_t *n_out, struct err *err);

/* Progress: what an attempt leaves to the next one. It stays as long as the task does. */
enum rc store_progress_set(struct store *s, int64_t task, struct str body, ms_t now,
			   struct err *err);
enum rc store_progress_find(struct store *s, struct arena *a, int64_t task, struct progress *out,
			    struct err *err);
