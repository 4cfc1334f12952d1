/* Commands of batches. */

#include "engine/commands.h"
#include "engine/notices.h"
#include "engine/targets.h"
#include "store/batch.h"
#include "store/bundle.h"

enum { STOPPED_AT_ONCE = 256 };

/* --- new tasks --- */

/* A task that begins too late would expire before it is due. */
static enum rc check_time(const struct engine *e, const struct task_draft *d, ms_t expires_at,
			  struct err *err)
{
	ms_t due_at = d->execute_at != AT_NONE ? d->execute_at : e->now;

	if (due_at < expires_at)
		return RC_OK;
	err_at(err, RC_INVALID, "expires_before_due", "execute_after",
	       "the batch expires before the task is due");
	return err_hint(err, "give the batch a longer expiration, or the task an earlier time");
}

static enum rc check_item(struct engine *e, const struct command *c, const struct batch *b,
			  struct batch_item *item, struct err *err)
{
	struct err why = {0};

	if (check_time(e, &item->draft, b->expires_at, &why) == RC_OK &&
	    target_check(e, c->namespace, &item->draft.template, "target", &why) == RC_OK &&
	    notice_check(e, c->namespace, item->draft.template.notifications, "notifications",
			 &why) == RC_OK)
		return RC_OK;
	if (why.rc != RC_INVALID) {
		*err = why;
		return why.rc;
	}
	item->err = why;
	(void)batch_within(&item->err, (size_t)(item - c->batch->items));
	return RC_OK;
}

/* Looks at every task before one is made: the first that is wrong refuses all, unless the order is
 * partial and another is right. */
static enum rc check_items(struct engine *e, struct command *c, const struct batch *b,
			   struct err *err)
{
	struct batch_order *o = c->batch;
	const struct err *first = NULL;
	size_t n_good = 0;

	for (size_t i = 0; i < o->n; i++) {
		struct batch_item *item = &o->items[i];

		if (item->err.rc == RC_OK && check_item(e, c, b, item, err))
			return err->rc;
		if (item->err.rc == RC_OK)
			n_good++;
		else if (first == NULL)
			first = &item->err;
	}
	if (first == NULL || (o->is_partial && n_good != 0))
		return RC_OK;
	*err = *first;
	return err->rc;
}

static enum rc make_item(struct engine *e, struct command *c, const struct batch *b,
			 struct batch_item *item, int64_t *index, struct err *err)
{
	struct task t;
	bool existed;

	if (task_find_first(e, &e->turn, c->namespace, &item->draft, &t, &existed, err))
		return err->rc;
	if (!existed) {
		t = task_from_draft(e, c->namespace, c->dialect, &item->draft);
		t.of = (struct membership){.bundle = b->bundle, .index = (*index)++};
		if (t.expires_at > b->expires_at)
			t.expires_at = b->expires_at;
		if (task_place(e, &t, PLACE_READY, err))
			return err->rc;
	}
	item->id = t.id;
	return RC_OK;
}

/* As it stands in this turn: its end is seen at once, too. */
static enum rc answer(struct engine *e, struct command *c, int64_t bundle, struct err *err)
{
	if (bundles_apply(e, err))
		return err->rc;
	return store_batch_load(e->o.store, c->arena, bundle, &c->batch->batch, err);
}

/* One whose tasks were all there before is over at once: it is looked at in any case. */
static enum rc make_items(struct engine *e, struct command *c, const struct batch *b,
			  struct err *err)
{
	int64_t index = bundle_total(&b->counts);

	for (size_t i = 0; i < c->batch->n; i++)
		if (c->batch->items[i].err.rc == RC_OK &&
		    make_item(e, c, b, &c->batch->items[i], &index, err))
			return err->rc;
	if (bundle_total(&b->counts) == 0 && store_bundle_renew(e->o.store, b->bundle, err))
		return err->rc;
	return answer(e, c, b->bundle, err);
}

enum rc command_batch_create(struct engine *e, struct command *c, struct err *err)
{
	const struct batch_order *o = c->batch;
	struct batch b = {
		.id = uuid_new(e->now),
		.namespace = c->namespace,
		.description = o->description,
		.notifications = o->notifications,
		.options = o->options,
		.created_at = e->now,
		.expires_at = o->expiration_ms != 0 ? e->now + o->expiration_ms : MS_NEVER,
		.cancelled_at = AT_NONE,
		.finished_at = AT_NONE,
	};

	if (check_items(e, c, &b, err) || store_batch_add(e->o.store, &b, err))
		return err->rc;
	return make_items(e, c, &b, err);
}

static enum rc find(struct engine *e, struct command *c, struct batch *out, struct err *err)
{
	return store_batch_find(e->o.store, c->arena, c->namespace, c->id, out, err);
}

static enum rc check_open(const struct batch *b, size_t more, struct err *err)
{
	if (b->cancelled_at != AT_NONE || b->finished_at != AT_NONE) {
		(void)err_set(err, RC_CONFLICT, "batch_over", "the batch is %s",
			      b->cancelled_at != AT_NONE ? "cancelled" : "finished");
		return err_hint(err, "make another batch");
	}
	if (bundle_total(&b->counts) + (int64_t)more <= LIMIT_BATCH)
		return RC_OK;
	return err_set(err, RC_LIMIT, "batch_full", "a batch has at most %d tasks", LIMIT_BATCH);
}

enum rc command_batch_add(struct engine *e, struct command *c, struct err *err)
{
	struct batch b;

	if (find(e, c, &b, err) || check_open(&b, c->batch->n, err) || check_items(e, c, &b, err))
		return err->rc;
	return make_items(e, c, &b, err);
}

/* --- the end --- */

/* A slice of its tasks; the command comes again until none is left. */
static enum rc stop_some(struct engine *e, struct command *c, const struct batch *b,
			 struct err *err)
{
	const struct member_ask ask = {
		.bundle = b->bundle, .after = c->batch->after, .most = STOPPED_AT_ONCE};
	int64_t *keys;
	size_t n;

	if (store_members(e->o.store, &e->turn, &ask, &keys, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (task_stop(e, keys[i], TASK_CANCELLED, err))
			return err->rc;
	if (n < STOPPED_AT_ONCE)
		return answer(e, c, b->bundle, err);
	c->batch->after = keys[n - 1];
	command_go_on(e, c);
	return RC_OK;
}

enum rc command_batch_cancel(struct engine *e, struct command *c, struct err *err)
{
	struct batch b;

	if (find(e, c, &b, err))
		return err->rc;
	if (c->batch->after == 0) {
		if (check_open(&b, 0, err))
			return err->rc;
		b.cancelled_at = e->now;
		if (store_batch_state(e->o.store, &b, err))
			return err->rc;
	}
	return stop_some(e, c, &b, err);
}
