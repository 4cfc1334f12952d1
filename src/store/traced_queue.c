/* The traced verbs of queues, messages and leases. */

#include "store/queue_ops.h"
#include "traced_impl.h"

static enum rc traced_queue_ensure(struct store *s, struct arena *a, int64_t namespace,
				   struct str name, ms_t now, struct queue *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_ENSURE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_ensure(c.inner, a, namespace, name, now, out, err));
}

static enum rc traced_queue_find(struct store *s, struct arena *a, int64_t namespace,
				 struct str name, struct queue *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_find(c.inner, a, namespace, name, out, err));
}

static enum rc traced_queue_load(struct store *s, struct arena *a, int64_t lane, struct queue *out,
				 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_LOAD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_load(c.inner, a, lane, out, err));
}

static enum rc traced_queue_update(struct store *s, const struct queue *q, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_UPDATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_update(c.inner, q, err));
}

static enum rc traced_queue_delete(struct store *s, int64_t lane, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_DELETE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_delete(c.inner, lane, err));
}

static enum rc traced_queue_list(struct store *s, struct arena *a, int64_t namespace,
				 struct queue **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_list(c.inner, a, namespace, items_out, n_out, err));
}

static enum rc traced_queue_counts(struct store *s, int64_t lane, struct queue_counts *out,
				   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_QUEUE_COUNTS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_queue_counts(c.inner, lane, out, err));
}

static enum rc traced_promote(struct store *s, int64_t lane, ms_t now, size_t most, size_t *n_out,
			      struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PROMOTE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_promote(c.inner, lane, now, most, n_out, err));
}

static enum rc traced_receive(struct store *s, struct arena *a, int64_t lane, ms_t now,
			      ms_t lease_until, size_t most, struct claim **items_out,
			      size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_RECEIVE, err) != RC_OK)
		return err->rc;
	return call_end(
		&c, store_receive(c.inner, a, lane, now, lease_until, most, items_out, n_out, err));
}

static enum rc traced_peek(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
			   struct task_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PEEK, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_peek(c.inner, a, lane, now, most, out, err));
}

static enum rc traced_dead_list(struct store *s, struct arena *a, int64_t lane,
				const struct page *page, ms_t now, struct dead_list *out,
				struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_DEAD_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_dead_list(c.inner, a, lane, page, now, out, err));
}

static enum rc traced_dead_keys(struct store *s, struct arena *a, const struct dead_filter *f,
				struct dead_key **keys_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_DEAD_KEYS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_dead_keys(c.inner, a, f, keys_out, n_out, err));
}

static enum rc traced_message_keys(struct store *s, struct arena *a, const struct message_filter *f,
				   int64_t **keys_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_MESSAGE_KEYS, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_message_keys(c.inner, a, f, keys_out, n_out, err));
}

static enum rc traced_dedup_find(struct store *s, int64_t lane, struct str name, ms_t now,
				 struct uuid *id_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_DEDUP_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_dedup_find(c.inner, lane, name, now, id_out, err));
}

static enum rc traced_dedup_add(struct store *s, int64_t lane, struct str name, struct uuid id,
				ms_t expires_at, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_DEDUP_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_dedup_add(c.inner, lane, name, id, expires_at, err));
}

static enum rc traced_dedup_prune(struct store *s, ms_t now, size_t most, size_t *n_out,
				  struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_DEDUP_PRUNE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_dedup_prune(c.inner, now, most, n_out, err));
}

static enum rc traced_lease_find(struct store *s, int64_t namespace, struct uuid task,
				 struct lease *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LEASE_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lease_find(c.inner, namespace, task, out, err));
}

static enum rc traced_lease_set(struct store *s, const struct claim *claim, ms_t until_at,
				struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LEASE_SET, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lease_set(c.inner, claim, until_at, err));
}

static enum rc traced_lease_hold(struct store *s, const struct claim *claim, struct uuid holder,
				 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LEASE_HOLD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lease_hold(c.inner, claim, holder, err));
}

static enum rc traced_lapsed_list(struct store *s, struct arena *a, ms_t now, size_t most,
				  struct lease **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LAPSED_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_lapsed_list(c.inner, a, now, most, items_out, n_out, err));
}

static enum rc traced_progress_set(struct store *s, int64_t task, struct str body, ms_t now,
				   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PROGRESS_SET, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_progress_set(c.inner, task, body, now, err));
}

static enum rc traced_progress_find(struct store *s, struct arena *a, int64_t task,
				    struct progress *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_PROGRESS_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_progress_find(c.inner, a, task, out, err));
}

const struct queue_ops traced_queue_ops = {
	.queue_ensure = traced_queue_ensure,
	.queue_find = traced_queue_find,
	.queue_load = traced_queue_load,
	.queue_update = traced_queue_update,
	.queue_delete = traced_queue_delete,
	.queue_list = traced_queue_list,
	.queue_counts = traced_queue_counts,
	.promote = traced_promote,
	.receive = traced_receive,
	.peek = traced_peek,
	.dead_list = traced_dead_list,
	.dead_keys = traced_dead_keys,
	.message_keys = traced_message_keys,
	.dedup_find = traced_dedup_find,
	.dedup_add = traced_dedup_add,
	.dedup_prune = traced_dedup_prune,
	.lease_find = traced_lease_find,
	.lease_set = traced_lease_set,
	.lease_hold = traced_lease_hold,
	.lapsed_list = traced_lapsed_list,
	.progress_set = traced_progress_set,
	.progress_find = traced_progress_find,
};
