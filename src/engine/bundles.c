/* Bundles of which a member has ended: a fan-out's parent ends with its last member, a batch tells
 * of it. */

#include <stdio.h>

#include "engine/events.h"
#include "engine/notices.h"
#include "model/id.h"
#include "store/batch.h"
#include "store/bundle.h"
#include "store/event.h"
#include "store/queue.h"

enum {
	BUNDLES_AT_ONCE = 256,
	BUNDLE_ROUNDS = 16,
	SENTENCE = 96,
	NOTICE_MOST = 16 * 1024, /* a batch, whose description may be all escapes */
};

static enum attempt_status status_of(enum task_state end)
{
	if (end == TASK_COMPLETED)
		return ATTEMPT_SUCCEEDED;
	return end == TASK_CANCELLED ? ATTEMPT_CANCELLED : ATTEMPT_FAILED;
}

/* "2 of 3 members failed"; empty where all went well. */
static struct str sentence(struct arena *a, const struct bundle_counts *c)
{
	long long total = (long long)bundle_total(c), well = (long long)c->completed;
	char text[SENTENCE];

	if (well == total)
		return (struct str){0};
	(void)snprintf(text, sizeof(text), "%lld of %lld members did not complete", total - well,
		       total);
	return str_dup(a, str_z(text));
}

static enum rc end_parent(struct engine *e, const struct bundle *b, const struct lease *l,
			  struct err *err)
{
	enum task_state end = bundle_end(&b->counts);
	const struct settlement st = {
		.claim = l->claim,
		.attempt = {.number = l->claim.attempt,
			    .status = status_of(end),
			    .started_at = l->started_at,
			    .finished_at = e->now,
			    .duration_us = (e->now - l->started_at) * 1000,
			    .error = sentence(&e->turn, &b->counts)},
		.next = end,
		.due_at = AT_NONE,
		.retries = l->claim.retries,
	};

	if (store_settle(e->o.store, &st, err) ||
	    task_changed(e,
			 &(struct task_change){.kind = event_of_state(end),
					       .namespace = b->namespace,
					       .task = b->parent,
					       .attempt = l->claim.attempt,
					       .notifies = l->claim.notifies,
					       .outcome = &st.attempt},
			 err))
		return err->rc;
	return l->schedule != 0 ? schedule_after_end(e, l->schedule, err) : RC_OK;
}

/* {"event", "timestamp", "task", "group_info"} */
static struct str group_body(struct engine *e, const struct bundle *b, const struct task *parent,
			     enum group_event n)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(NOTICE_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_z(&w, "event", group_event_name(n));
	json_add_time(&w, "timestamp", e->now);
	json_add_object(&w, "task");
	json_add_z(&w, "id", id_print(ID_TASK, parent->id).z);
	json_add_z(&w, "status", task_state_name(parent->state));
	json_end_object(&w);
	json_add_object(&w, "group_info");
	bundle_counts_write(&w, &b->counts);
	json_end_object(&w);
	json_end_object(&w);
	return str_dup(&e->turn, buf_str(&text));
}

/* Those whom the parent names. */
static enum rc tell_group(struct engine *e, struct bundle *b, struct err *err)
{
	unsigned news = group_news(&b->counts, b->told);
	struct task parent;

	b->told |= news;
	if (news == 0)
		return RC_OK;
	if (store_task_look(e->o.store, &e->turn, b->parent, e->now, &parent, err))
		return err->rc;
	for (unsigned n = 0; n < GROUP_EVENTS; n++)
		if ((news >> n & 1) != 0 &&
		    notice_send(e, b->namespace, parent.template.notifications,
				group_event_name((enum group_event)n),
				group_body(e, b, &parent, (enum group_event)n), err))
			return err->rc;
	return RC_OK;
}

/* A parent that was stopped itself has its end already. */
static enum rc end_if_over(struct engine *e, const struct bundle *b, struct err *err)
{
	struct err why = {0};
	struct lease l;

	if (!bundle_is_over(&b->counts))
		return RC_OK;
	if (store_lease_find(e->o.store, b->namespace, b->id, &l, &why) == RC_OK)
		return end_parent(e, b, &l, err);
	if (why.rc == RC_CONFLICT || why.rc == RC_NOT_FOUND)
		return RC_OK;
	*err = why;
	return why.rc;
}

/* A member that was revived by hand may have outlived its parent. */
static enum rc look_at_parent(struct engine *e, struct bundle *b, struct err *err)
{
	struct err why = {0};

	if (end_if_over(e, b, err))
		return err->rc;
	if (tell_group(e, b, &why) == RC_OK || why.rc == RC_NOT_FOUND)
		return RC_OK;
	*err = why;
	return why.rc;
}

/* --- batches --- */

/* {"event", "batch", "timestamp"} */
static struct str notice_body(struct engine *e, const struct batch *b, enum batch_notice n)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(NOTICE_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_z(&w, "event", batch_event(n));
	json_add_time(&w, "timestamp", e->now);
	json_add_object(&w, "batch");
	batch_write(&w, b);
	json_end_object(&w);
	json_end_object(&w);
	return str_dup(&e->turn, buf_str(&text));
}

static enum rc send_notice(struct engine *e, const struct batch *b, enum batch_notice n,
			   struct err *err)
{
	struct str to = batch_receiver(&e->turn, b, n);

	if (to.p == NULL)
		return RC_OK;
	return notice_send(e, b->namespace, to, batch_event(n), notice_body(e, b, n), err);
}

static enum rc tell(struct engine *e, const struct batch *b, unsigned notices, struct err *err)
{
	for (unsigned n = 0; n < BATCH_NOTICES; n++)
		if ((notices >> n & 1) != 0 && send_notice(e, b, (enum batch_notice)n, err))
			return err->rc;
	return RC_OK;
}

/* Tasks that are revived after the end change the counts, and nothing else. */
static enum rc look_at_batch(struct engine *e, struct bundle *bundle, struct err *err)
{
	struct batch_news news = batch_news(&bundle->counts, bundle->told);
	struct err why = {0};
	struct batch b;

	if (store_batch_load(e->o.store, &e->turn, bundle->key, &b, &why)) {
		if (why.rc == RC_NOT_FOUND) /* pruned */
			return RC_OK;
		*err = why;
		return why.rc;
	}
	if (b.finished_at != AT_NONE)
		return RC_OK;
	if (bundle_is_over(&b.counts)) {
		b.finished_at = e->now;
		if (store_batch_state(e->o.store, &b, err))
			return err->rc;
	}
	bundle->told = news.told;
	return tell(e, &b, news.notices, err);
}

static enum rc look_at(struct engine *e, struct bundle *b, struct err *err)
{
	if ((b->parent != 0 ? look_at_parent : look_at_batch)(e, b, err))
		return err->rc;
	return store_bundle_seen(e->o.store, b->key, b->told, err);
}

static enum rc one_round(struct engine *e, size_t *n_out, struct err *err)
{
	struct bundle *items;

	if (store_bundles_changed(e->o.store, &e->turn, BUNDLES_AT_ONCE, &items, n_out, err))
		return err->rc;
	for (size_t i = 0; i < *n_out; i++)
		if (look_at(e, &items[i], err))
			return err->rc;
	return RC_OK;
}

/* A parent's end may change another bundle: that which it is a member of itself. */
enum rc bundles_apply(struct engine *e, struct err *err)
{
	size_t n = 1;

	for (int i = 0; i < BUNDLE_ROUNDS && n != 0; i++)
		if (one_round(e, &n, err))
			return err->rc;
	if (n != 0)
		e->more = true;
	return RC_OK;
}
