#include "queue.h"

#include "store/queue_ops.h"

enum rc store_queue_ensure(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   ms_t now, struct queue *out, struct err *err)
{
	return s->ops->queues->queue_ensure(writing(s), a, namespace, name, now, out, err);
}

enum rc store_queue_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			 struct queue *out, struct err *err)
{
	return s->ops->queues->queue_find(s, a, namespace, name, out, err);
}

enum rc store_queue_load(struct store *s, struct arena *a, int64_t lane, struct queue *out,
			 struct err *err)
{
	return s->ops->queues->queue_load(s, a, lane, out, err);
}

enum rc store_queue_update(struct store *s, const struct queue *q, struct err *err)
{
	return s->ops->queues->queue_update(writing(s), q, err);
}

enum rc store_queue_delete(struct store *s, int64_t lane, struct err *err)
{
	return s->ops->queues->queue_delete(writing(s), lane, err);
}

enum rc store_queue_list(struct store *s, struct arena *a, int64_t namespace,
			 struct queue **items_out, size_t *n_out, struct err *err)
{
	return s->ops->queues->queue_list(s, a, namespace, items_out, n_out, err);
}

enum rc store_queue_counts(struct store *s, int64_t lane, struct queue_counts *out, struct err *err)
{
	return s->ops->queues->queue_counts(s, lane, out, err);
}

enum rc store_promote(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
		      struct err *err)
{
	return s->ops->queues->promote(writing(s), lane, now, most, n_out, err);
}

enum rc store_receive(struct store *s, struct arena *a, int64_t lane, ms_t now, ms_t lease_until,
		      size_t most, struct claim **items_out, size_t *n_out, struct err *err)
{
	return s->ops->queues->receive(writing(s), a, lane, now, lease_until, most, items_out,
				       n_out, err);
}

enum rc store_peek(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		   struct task_list *out, struct err *err)
{
	return s->ops->queues->peek(s, a, lane, now, most, out, err);
}

enum rc store_dead_list(struct store *s, struct arena *a, int64_t lane, const struct page *page,
			ms_t now, struct dead_list *out, struct err *err)
{
	return s->ops->queues->dead_list(s, a, lane, page, now, out, err);
}

enum rc store_dead_keys(struct store *s, struct arena *a, const struct dead_filter *f,
			struct dead_key **keys_out, size_t *n_out, struct err *err)
{
	return s->ops->queues->dead_keys(s, a, f, keys_out, n_out, err);
}

enum rc store_message_keys(struct store *s, struct arena *a, const struct message_filter *f,
			   int64_t **keys_out, size_t *n_out, struct err *err)
{
	return s->ops->queues->message_keys(s, a, f, keys_out, n_out, err);
}

enum rc store_dedup_find(struct store *s, int64_t lane, struct str name, ms_t now,
			 struct uuid *id_out, struct err *err)
{
	return s->ops->queues->dedup_find(s, lane, name, now, id_out, err);
}

enum rc store_dedup_add(struct store *s, int64_t lane, struct str name, struct uuid id,
			ms_t expires_at, struct err *err)
{
	return s->ops->queues->dedup_add(writing(s), lane, name, id, expires_at, err);
}

enum rc store_dedup_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err)
{
	return s->ops->queues->dedup_prune(writing(s), now, most, n_out, err);
}

enum rc store_lease_find(struct store *s, int64_t namespace, struct uuid task, struct lease *out,
			 struct err *err)
{
	return s->ops->queues->lease_find(s, namespace, task, out, err);
}

enum rc store_lease_set(struct store *s, const struct claim *claim, ms_t until_at, struct err *err)
{
	return s->ops->queues->lease_set(writing(s), claim, until_at, err);
}

enum rc store_lease_hold(struct store *s, const struct claim *claim, struct uuid holder,
			 struct err *err)
{
	return s->ops->queues->lease_hold(writing(s), claim, holder, err);
}

enum rc store_lapsed_list(struct store *s, struct arena *a, ms_t now, size_t most,
			  struct lease **items_out, size_t *n_out, struct err *err)
{
	return s->ops->queues->lapsed_list(s, a, now, most, items_out, n_out, err);
}

enum rc store_progress_set(struct store *s, int64_t task, struct str body, ms_t now,
			   struct err *err)
{
	return s->ops->queues->progress_set(writing(s), task, body, now, err);
}

enum rc store_progress_find(struct store *s, struct arena *a, int64_t task, struct progress *out,
			    struct err *err)
{
	return s->ops->queues->progress_find(s, a, task, out, err);
}
