#include "envelope.h"
#include "infrai.h"
#include "once_body.h"

#include "api/native/native.h"
#include "api/paging.h"
#include "api/reading.h"
#include "base/limits.h"
#include "base/macros.h"
#include "model/fields.h"
#include "model/target.h"
#include "store/queue.h"

/* --- bodies --- */

struct creating {
	struct arena *a;
	struct str name;
	struct queue_draft draft;
};

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *c = into;

	if (json_string(c->a, v, LIMIT_NAME, &c->name, name, err))
		return err->rc;
	return queue_name_check(c->name, name, err);
}

static enum rc read_type(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *c = into;
	struct str word;

	if (json_string(c->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	c->draft.values.fifo = str_eq(word, STR("fifo"));
	if (c->draft.values.fifo || str_eq(word, STR("standard")))
		return RC_OK;
	return field_bad_word(name, "standard, fifo", err);
}

static enum rc read_dead_letters(void *into, const char *name, const struct json *v,
				 struct err *err)
{
	struct creating *c = into;

	if (json_string(c->a, v, LIMIT_NAME, &c->draft.values.dead_letters, name, err))
		return err->rc;
	return queue_name_check(c->draft.values.dead_letters, name, err);
}

/* So many nacks are allowed, after the first time it was received, too. */
static enum rc read_retries(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *c = into;
	int64_t retries;

	if (json_i64(v, 0, LIMIT_RECEIVES - 1, &retries, name, err))
		return err->rc;
	c->draft.values.max_receives = retries + 1;
	return RC_OK;
}

static enum rc read_retention(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *c = into;
	int64_t days;

	if (json_i64(v, 1, LIMIT_INFRAI_RETENTION_DAYS, &days, name, err))
		return err->rc;
	c->draft.values.retention_ms = days * MS_DAY;
	return RC_OK;
}

static enum rc read_visibility(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *c = into;

	if (json_seconds_ms(v, LIMIT_LEASE_S * (ms_t)MS_SECOND, &c->draft.values.lease_ms, name,
			    err))
		return err->rc;
	if (c->draft.values.lease_ms == 0)
		return field_bad_value(name, "is 0: messages would come again at once",
				       "give a number of seconds", err);
	return RC_OK;
}

/* A larger priority goes first in every queue: there is nothing to enable. */
static enum rc read_priority(void *into, const char *name, const struct json *v, struct err *err)
{
	bool enabled;

	(void)into;
	return json_bool(v, &enabled, name, err);
}

static const struct field create_fields[] = {
	{"name", 0, read_name},
	{"queue", 0, read_name},
	{"type", QUEUE_FIFO, read_type},
	{"dead_letter_queue", QUEUE_DEAD_LETTERS, read_dead_letters},
	{"max_retries", QUEUE_MAX_RECEIVES, read_retries},
	{"message_retention_days", QUEUE_RETENTION, read_retention},
	{"visibility_timeout_default", QUEUE_LEASE, read_visibility},
	{"enable_priority", 0, read_priority},
};

static enum rc read_create(struct request *rq, struct creating *c, struct err *err)
{
	struct json_object o;
	struct str body;

	if (request_body(rq, &body, err) || json_object(&rq->arena, body, &o, err) ||
	    fields_read_known(&o, create_fields, COUNTOF(create_fields), c, &c->draft.given, err))
		return err->rc;
	if (c->name.n == 0)
		return field_missing("name", "give the queue's name", err);
	return RC_OK;
}

/* --- what a queue looks like --- */

static void write_queue(struct json_writer *w, const struct queue *q, const struct queue_counts *n,
			ms_t now)
{
	json_add_str(w, "name", q->name);
	json_add_str(w, "queue", q->name);
	json_add_z(w, "type", q->fifo ? "fifo" : "standard");
	if (q->dead_letters.n != 0)
		json_add_str(w, "dead_letter_queue", q->dead_letters);
	else
		json_add_null(w, "dead_letter_queue");
	json_add_i64(w, "max_retries", q->max_receives - 1);
	json_add_seconds(w, "visibility_timeout_default", q->lease_ms);
	json_add_i64(w, "message_retention_days", q->retention_ms / MS_DAY);
	json_add_bool(w, "paused", q->paused_at != AT_NONE);
	json_add_raw(w, "push_endpoint", q->push);
	queue_counts_write(w, n, now);
	json_add_time(w, "created_at", q->created_at);
}

static enum rc answer_queue(struct request *rq, int status, struct err *err)
{
	const struct queue *q = &rq->command.queue->queue;
	struct queue_counts n;
	struct envelope e;

	if (store_queue_counts(rq->services->reader, q->lane, &n, err))
		return err->rc;
	e = envelope_begin(rq, status);
	write_queue(&e.w, q, &n, rq->now);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc answer_put(struct request *rq, struct err *err)
{
	return answer_queue(rq, rq->command.queue->existed ? 200 : 201, err);
}

static struct queue_order *begin(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->queue = NEW(&rq->arena, struct queue_order);
	c->queue->n_left = -1;
	c->queue->is_partial = true;
	return c->queue;
}

/* The queue that the path names. */
static enum rc begin_named(struct request *rq, enum command_kind kind, handler *then,
			   struct queue_order **out, struct err *err)
{
	*out = begin(rq, kind, then);
	return queue_of_path(rq, &(*out)->name, err);
}

enum rc infrai_queue_create(struct request *rq, struct err *err)
{
	struct creating c = {.a = &rq->arena};
	struct queue_order *o;
	bool replayed;

	if (once_of_body(rq, "queue.create", &replayed, err))
		return err->rc;
	if (replayed)
		return RC_OK;
	o = begin(rq, COMMAND_QUEUE_PUT, answer_put);
	if (read_create(rq, &c, err))
		return err->rc;
	o->name = c.name;
	o->draft = c.draft;
	return RC_OK;
}

static enum rc answer_got(struct request *rq, struct err *err)
{
	return answer_queue(rq, 200, err);
}

enum rc infrai_queue_stats(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin_named(rq, COMMAND_QUEUE_LOOK, answer_got, &o, err);
}

enum rc infrai_queue_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct queue *queues;
	struct queue_counts counts;
	struct envelope e;
	size_t n;

	if (reading_begin(rq, &s, err) ||
	    store_queue_list(s, &rq->arena, rq->caller.namespace, &queues, &n, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	json_add_array(&e.w, "items");
	for (size_t i = 0; i < n; i++) {
		if (store_queue_counts(s, queues[i].lane, &counts, err))
			return err->rc;
		json_begin_object(&e.w);
		write_queue(&e.w, &queues[i], &counts, rq->now);
		json_end_object(&e.w);
	}
	json_end_array(&e.w);
	json_add_i64(&e.w, "total", (int64_t)n);
	envelope_end(rq, &e);
	return RC_OK;
}

/* --- what is done to all messages --- */

static enum rc answer_done(struct request *rq, bool is_deleted)
{
	struct envelope e = envelope_begin(rq, 200);

	json_add_str(&e.w, "name", rq->command.queue->name);
	if (is_deleted)
		json_add_bool(&e.w, "deleted", true);
	json_add_i64(&e.w, "purged", rq->command.queue->n_done);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	return answer_done(rq, true);
}

enum rc infrai_queue_delete(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin_named(rq, COMMAND_QUEUE_DELETE, answer_deleted, &o, err);
}

static enum rc answer_purged(struct request *rq, struct err *err)
{
	(void)err;
	return answer_done(rq, false);
}

enum rc infrai_queue_purge(struct request *rq, struct err *err)
{
	struct queue_order *o;

	return begin_named(rq, COMMAND_QUEUE_PURGE, answer_purged, &o, err);
}

/* --- push --- */

static enum rc read_endpoint(void *into, const char *name, const struct json *v, struct err *err)
{
	struct creating *c = into;
	struct str url;

	c->draft.values.push = v->raw;
	return target_read_url(c->a, v, &url, name, err);
}

static const struct field subscribe_fields[] = {
	{"endpoint", QUEUE_PUSH, read_endpoint},
	{"url", QUEUE_PUSH, read_endpoint},
};

enum rc infrai_queue_subscribe(struct request *rq, struct err *err)
{
	struct creating c = {.a = &rq->arena};
	struct queue_order *o;
	struct json_object body;
	struct str text;

	if (begin_named(rq, COMMAND_QUEUE_PUT, answer_put, &o, err) ||
	    request_body(rq, &text, err) || json_object(&rq->arena, text, &body, err) ||
	    fields_read_known(&body, subscribe_fields, COUNTOF(subscribe_fields), &c,
			      &c.draft.given, err))
		return err->rc;
	if (c.draft.given == 0)
		return field_missing("endpoint", "give the URL that messages are sent to", err);
	o->draft = c.draft;
	return RC_OK;
}

enum rc infrai_queue_unsubscribe(struct request *rq, struct err *err)
{
	struct queue_order *o;

	if (begin_named(rq, COMMAND_QUEUE_PUT, answer_got, &o, err))
		return err->rc;
	o->is_of_known = true;
	o->draft.given = QUEUE_PUSH;
	return RC_OK;
}
