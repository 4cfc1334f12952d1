#include "sqlite_task.h"

#include <assert.h>

#include "sqlite_bundle.h"
#include "sqlite_place.h"
#include "sqlite_template.h"
#include "sqlite_verbs.h"
#include "store/digest.h"

/* A template of the task's own stands in its row; of a shared one only the key. */
static void put_own_template(struct query *c, const struct task *t)
{
	const struct template none = {0};
	const struct template *own = t->template_key == 0 ? &t->template : &none;

	put_key(c, t->template_key);
	if (t->template_key == 0)
		put_i64(c, digest_of_target(own->target));
	else
		put_null(c);
	put_str(c, own->target);
	put_str(c, own->retry);
	put_str(c, own->tags);
	put_i64(c, own->expires_after_ms);
	put_payload(c, own);
	put_str(c, own->notifications);
}

static enum rc add_row(struct sqlite_store *q, const struct task *t, int64_t *key_out,
		       struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_TASK_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &t->id);
	put_i64(&c, t->namespace);
	put_i64(&c, t->dialect);
	put_i64(&c, t->trigger == TRIGGER_NOTIFICATION ? TRIGGER_SCHEDULE : t->trigger);
	put_key(&c, t->schedule_key);
	put_at(&c, t->scheduled_for);
	put_i64(&c, t->lane);
	put_i64(&c, t->due_at);
	put_i64(&c, t->created_at);
	put_at(&c, t->expires_at);
	put_str(&c, t->unique_id.n != 0 ? t->unique_id : (struct str){0});
	put_own_template(&c, t);
	if (t->is_message)
		put_i64(&c, -t->priority);
	else
		put_null(&c);
	put_str(&c, t->group.n != 0 ? t->group : (struct str){0});
	put_key(&c, t->of.bundle);
	if (t->of.bundle != 0)
		put_i64(&c, t->of.index);
	else
		put_null(&c);
	if (query_insert(&c, err) != RC_OK)
		return err->rc;
	*key_out = query_key(&c);
	return RC_OK;
}

/* What is made is due as seen from then. */
static enum rc place_new(struct sqlite_store *q, const struct task *t, const struct place *p,
			 enum placement where, struct err *err)
{
	bool first = where != PLACE_WAITING;

	if (p->grouped && fifo_enter(q, p, &first, err) != RC_OK)
		return err->rc;
	return first ? place_put(q, p, t->created_at, err) : expiry_add(q, p, err);
}

enum rc sqlite_task_add(struct store *s, struct task *t, enum placement where, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct place p = {.namespace = t->namespace,
			  .lane = t->lane,
			  .schedule = t->schedule_key,
			  .chained = where == PLACE_CHAINED,
			  .due_at = t->due_at,
			  .expires_at = t->expires_at,
			  .is_message = t->is_message,
			  .rank = -t->priority,
			  .grouped = t->group.n != 0,
			  .bundle = t->of.bundle,
			  .notifies = t->template.notifications.p != NULL};

	assert(t->is_message || t->group.n == 0);
	if (add_row(q, t, &p.task, err) != RC_OK || active_add(q, &p, where, err) != RC_OK ||
	    bundle_enter(q, &p, err) != RC_OK || place_new(q, t, &p, where, err) != RC_OK)
		return err->rc;
	t->key = p.task;
	return RC_OK;
}

static void take_membership(struct query *c, struct membership *out)
{
	out->bundle = take_i64(c);
	out->index = take_i64(c);
	out->owner = take_uuid(c);
	out->of_batch = out->bundle != 0 && next_is_null(c);
	out->url_group = take_uuid(c);
}

/* The immutable part. */
static void take_task(struct query *c, struct arena *a, struct task *t)
{
	t->key = take_i64(c);
	t->id = take_uuid(c);
	t->namespace = take_i64(c);
	t->dialect = (enum dialect)take_int(c);
	t->trigger = (enum trigger)take_int(c);
	t->schedule_key = take_i64(c);
	if (t->trigger == TRIGGER_SCHEDULE && t->schedule_key == 0)
		t->trigger = TRIGGER_NOTIFICATION;
	t->schedule_id = take_uuid(c);
	t->scheduled_for = take_at(c, AT_NONE);
	t->created_at = take_i64(c);
	t->expires_at = take_at(c, MS_NEVER);
	t->unique_id = take_str(c, a);
	t->lane = take_i64(c);
	t->template_key = take_i64(c);
	t->is_message = !next_is_null(c);
	t->priority = -take_i64(c);
	t->group = take_str(c, a);
	take_membership(c, &t->of);
	take_template(c, a, &t->template);
}

static void take_standing(struct query *c, struct task *t)
{
	t->state = (enum task_state)take_int(c);
	t->due_at = take_at(c, AT_NONE);
	t->finished_at = take_at(c, AT_NONE);
	t->attempts = take_int(c);
	t->retries = take_int(c);
}

static enum rc no_such_task(struct err *err)
{
	return err_set(err, RC_NOT_FOUND, "not_found", "there is no such task");
}

enum rc task_read(struct sqlite_store *q, struct arena *a, const struct task_view *v, int64_t key,
		  struct task *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_TASK_BY_KEY, err) != RC_OK)
		return err->rc;
	put_i64(&c, v->payload);
	put_i64(&c, v->now);
	put_i64(&c, key);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return no_such_task(err);
	take_task(&c, a, out);
	take_standing(&c, out);
	take_counts(&c, &out->members);
	return RC_OK;
}

enum rc task_read_fixed(struct sqlite_store *q, struct arena *a, int64_t key, bool payload,
			struct task *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_TASK_WORK, err) != RC_OK)
		return err->rc;
	put_i64(&c, payload);
	put_i64(&c, key);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return no_such_task(err);
	*out = (struct task){0};
	take_task(&c, a, out);
	return RC_OK;
}

enum rc sqlite_task_work(struct store *s, struct arena *a, int64_t task, struct task *out,
			 struct err *err)
{
	return task_read_fixed(self(s), a, task, true, out, err);
}

/* The first column of the only row. */
static enum rc take_found(struct query *c, int64_t *out, struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return no_such_task(err);
	*out = take_i64(c);
	return RC_OK;
}

static enum rc key_by_id(struct sqlite_store *q, int64_t namespace, const struct uuid *id,
			 int64_t *key_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_TASK_KEY_BY_ID, err) != RC_OK)
		return err->rc;
	put_uuid(&c, id);
	put_i64(&c, namespace);
	return take_found(&c, key_out, err);
}

static enum rc key_by_unique_id(struct sqlite_store *q, int64_t namespace, struct str unique_id,
				int64_t *key_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_TASK_KEY_BY_UNIQUE_ID, err) != RC_OK)
		return err->rc;
	put_str(&c, unique_id);
	put_i64(&c, namespace);
	return take_found(&c, key_out, err);
}

enum rc sqlite_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			 ms_t now, struct task *out, struct err *err)
{
	const struct task_view whole = {.now = now, .payload = true};
	int64_t key = 0;

	if (key_by_id(self(s), namespace, &id, &key, err) != RC_OK)
		return err->rc;
	return task_read(self(s), a, &whole, key, out, err);
}

enum rc sqlite_task_find_unique(struct store *s, struct arena *a, int64_t namespace,
				struct str unique_id, ms_t now, struct task *out, struct err *err)
{
	const struct task_view whole = {.now = now, .payload = true};
	int64_t key = 0;

	if (key_by_unique_id(self(s), namespace, unique_id, &key, err) != RC_OK)
		return err->rc;
	return task_read(self(s), a, &whole, key, out, err);
}
