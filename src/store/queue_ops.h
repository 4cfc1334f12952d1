#pragma once
/* The part of a backend's table that is about queues: a verb of queue.h each, which says what it
 * promises. */

#include "store/ops.h"
#include "store/queue.h"

struct queue_ops {
	enum rc (*queue_ensure)(struct store *s, struct arena *a, int64_t namespace,
				struct str name, ms_t now, struct queue *out, struct err *err);
	enum rc (*queue_find)(struct store *s, struct arena *a, int64_t namespace, struct str name,
			      struct queue *out, struct err *err);
	enum rc (*queue_load)(struct store *s, struct arena *a, int64_t lane, struct queue *out,
			      struct err *err);
	enum rc (*queue_update)(struct store *s, const struct queue *q, struct err *err);
	enum rc (*queue_delete)(struct store *s, int64_t lane, struct err *err);
	enum rc (*queue_list)(struct store *s, struct arena *a, int64_t namespace,
			      struct queue **items_out, size_t *n_out, struct err *err);
	enum rc (*queue_counts)(struct store *s, int64_t lane, struct queue_counts *out,
				struct err *err);
	enum rc (*promote)(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
			   struct err *err);
	enum rc (*receive)(struct store *s, struct arena *a, int64_t lane, ms_t now,
			   ms_t lease_until, size_t most, struct claim **items_out, size_t *n_out,
			   struct err *err);
	enum rc (*peek)(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
			struct task_list *out, struct err *err);
	enum rc (*dead_list)(struct store *s, struct arena *a, int64_t lane,
			     const struct page *page, ms_t now, struct dead_list *out,
			     struct err *err);
	enum rc (*dead_keys)(struct store *s, struct arena *a, const struct dead_filter *f,
			     struct dead_key **keys_out, size_t *n_out, struct err *err);
	enum rc (*message_keys)(struct store *s, struct arena *a, const struct message_filter *f,
				int64_t **keys_out, size_t *n_out, struct err *err);
	enum rc (*dedup_find)(struct store *s, int64_t lane, struct str name, ms_t now,
			      struct uuid *id_out, struct err *err);
	enum rc (*dedup_add)(struct store *s, int64_t lane, struct str name, struct uuid id,
			     ms_t expires_at, struct err *err);
	enum rc (*dedup_prune)(struct store *s, ms_t now, size_t most, size_t *n_out,
			       struct err *err);
	enum rc (*lease_find)(struct store *s, int64_t namespace, struct uuid task,
			      struct lease *out, struct err *err);
	enum rc (*lease_set)(struct store *s, const struct claim *claim, ms_t until_at,
			     struct err *err);
	enum rc (*lease_hold)(struct store *s, const struct claim *claim, struct uuid holder,
			      struct err *err);
	enum rc (*lapsed_list)(struct store *s, struct arena *a, ms_t now, size_t most,
			       struct lease **items_out, size_t *n_out, struct err *err);
	enum rc (*progress_set)(struct store *s, int64_t task, struct str body, ms_t now,
				struct err *err);
	enum rc (*progress_find)(struct store *s, struct arena *a, int64_t task,
				 struct progress *out, struct err *err);
};
