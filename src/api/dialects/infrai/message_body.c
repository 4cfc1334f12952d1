#include "message_body.h"

#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"

static enum rc read_queue_name(struct arena *a, struct str *out, const char *name,
			       const struct json *v, struct err *err)
{
	if (json_string(a, v, LIMIT_NAME, out, name, err))
		return err->rc;
	return queue_name_check(*out, name, err);
}

static enum rc missing_queue(struct err *err)
{
	return field_missing("queue", "give the queue's name", err);
}

/* --- publish --- */

enum { GIVEN_PAYLOAD = 1 << 0 };

struct publishing {
	struct arena *a;
	struct str queue;
	struct message_draft draft;
	struct json_array messages;
};

static enum rc read_queue(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;
	struct str queue;

	if (read_queue_name(p->a, &queue, name, v, err))
		return err->rc;
	if (p->queue.n != 0 && !str_eq(p->queue, queue))
		return field_bad_value(name, "differs from message to message",
				       "publish a batch to each queue", err);
	p->queue = queue;
	return RC_OK;
}

static enum rc read_payload(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	if (v->raw.n <= LIMIT_INFRAI_MESSAGE)
		return json_exact(v, LIMIT_INFRAI_MESSAGE, &p->draft.payload, name, err);
	(void)err_at(err, RC_TOO_LARGE, "payload_too_large", name, "%s has more than %d bytes",
		     name, LIMIT_INFRAI_MESSAGE);
	return err_hint(err,
			"keep it elsewhere and send a reference, or publish through "
			"/v1/queues, which takes %d",
			LIMIT_PAYLOAD);
}

static enum rc read_delay(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_seconds_ms(v, LIMIT_INFRAI_DELAY_S * (ms_t)MS_SECOND, &p->draft.delay_ms, name,
			       err);
}

static enum rc read_priority(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_i64(v, -LIMIT_PRIORITY, LIMIT_PRIORITY, &p->draft.priority, name, err);
}

static enum rc read_dedup(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_string(p->a, v, LIMIT_DEDUP_ID, &p->draft.dedup_id, name, err);
}

static enum rc read_group(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_string(p->a, v, LIMIT_GROUP_ID, &p->draft.group_id, name, err);
}

static enum rc read_messages(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	if (json_array_of(p->a, v, LIMIT_PUBLISH, &p->messages, name, err))
		return err->rc;
	if (p->messages.n == 0)
		return field_bad_value(name, "is empty", "give at least one message", err);
	return RC_OK;
}

static const struct field message_fields[] = {
	{"queue", 0, read_queue},	  {"payload", GIVEN_PAYLOAD, read_payload},
	{"delay_seconds", 0, read_delay}, {"priority", 0, read_priority},
	{"dedup_id", 0, read_dedup},	  {"deduplication_id", 0, read_dedup},
	{"group_id", 0, read_group},	  {"message_group_id", 0, read_group},
};

static const struct field batch_fields[] = {
	{"queue", 0, read_queue},
	{"messages", 0, read_messages},
};

static enum rc read_message(struct publishing *p, const struct json_object *o, struct err *err)
{
	unsigned given;

	p->draft = (struct message_draft){0};
	if (fields_read_known(o, message_fields, COUNTOF(message_fields), p, &given, err))
		return err->rc;
	if ((given & GIVEN_PAYLOAD) == 0)
		return field_missing("payload", "give an object", err);
	return RC_OK;
}

static void make_room(struct publish_order *out, struct arena *a, size_t n)
{
	out->n = n;
	out->drafts = NEW_N(a, struct message_draft, n);
	out->ids = NEW_N(a, struct uuid, n);
}

enum rc publish_body_parse(struct arena *a, struct str body, struct publish_order *out,
			   struct err *err)
{
	struct publishing p = {.a = a};
	struct json_object o;

	if (json_object(a, body, &o, err) || read_message(&p, &o, err))
		return err->rc;
	if (p.queue.n == 0)
		return missing_queue(err);
	make_room(out, a, 1);
	out->queue = p.queue;
	out->drafts[0] = p.draft;
	return RC_OK;
}

enum rc batch_body_parse(struct arena *a, struct str body, struct publish_order *out,
			 struct err *err)
{
	struct publishing p = {.a = a};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read_known(&o, batch_fields, COUNTOF(batch_fields), &p, &given, err))
		return err->rc;
	if (p.messages.n == 0)
		return field_missing("messages", "list the messages", err);
	make_room(out, a, p.messages.n);
	out->is_batch = true;
	for (size_t i = 0; i < out->n; i++) {
		if (json_object_of(a, &p.messages.items[i], &o, "messages", err))
			return err->rc;
		if (read_message(&p, &o, err))
			return err_within(err, "messages");
		out->drafts[i] = p.draft;
	}
	out->queue = p.queue;
	return p.queue.n != 0 ? RC_OK : missing_queue(err);
}

/* --- consume --- */

enum { CONSUME_DEFAULT = 10 };

struct consuming {
	struct arena *a;
	struct str queue;
	int64_t most;
	ms_t lease_ms, wait_ms;
};

static enum rc read_from(void *into, const char *name, const struct json *v, struct err *err)
{
	struct consuming *c = into;

	return read_queue_name(c->a, &c->queue, name, v, err);
}

static enum rc read_most(void *into, const char *name, const struct json *v, struct err *err)
{
	struct consuming *c = into;

	return json_i64(v, 1, LIMIT_RECEIVE, &c->most, name, err);
}

static enum rc read_span(const char *name, const struct json *v, ms_t *out, struct err *err)
{
	if (json_seconds_ms(v, LIMIT_LEASE_S * (ms_t)MS_SECOND, out, name, err))
		return err->rc;
	if (*out == 0)
		return field_bad_value(name, "is 0: the message would come again at once",
				       "give a number of seconds; to give it back, nack it", err);
	return RC_OK;
}

static enum rc read_visibility(void *into, const char *name, const struct json *v, struct err *err)
{
	struct consuming *c = into;

	return read_span(name, v, &c->lease_ms, err);
}

static enum rc read_wait(void *into, const char *name, const struct json *v, struct err *err)
{
	struct consuming *c = into;

	return json_seconds_ms(v, LIMIT_WAIT_S * (ms_t)MS_SECOND, &c->wait_ms, name, err);
}

static const struct field consume_fields[] = {
	{"queue", 0, read_from},
	{"max_messages", 0, read_most},
	{"visibility_timeout", 0, read_visibility},
	{"wait_seconds", 0, read_wait},
};

enum rc consume_body_parse(struct arena *a, struct str body, struct receive_order *out,
			   struct err *err)
{
	struct consuming c = {.a = a, .most = CONSUME_DEFAULT};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read_known(&o, consume_fields, COUNTOF(consume_fields), &c, &given, err))
		return err->rc;
	if (c.queue.n == 0)
		return missing_queue(err);
	out->queue = c.queue;
	out->most = (size_t)c.most;
	out->lease_ms = c.lease_ms;
	out->wait_ms = c.wait_ms;
	return RC_OK;
}

/* --- ack, nack, extend --- */

enum { GIVEN_ID = 1 << 0, GIVEN_TOKEN = 1 << 1 };

struct answering {
	struct arena *a;
	struct lease_order *order;
};

static enum rc read_queue_of(void *into, const char *name, const struct json *v, struct err *err)
{
	struct answering *r = into;

	return read_queue_name(r->a, &r->order->queue, name, v, err);
}

static enum rc read_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct answering *r = into;
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	(void)id_parse(ID_TASK, text, &r->order->claims[0].task);
	return RC_OK;
}

/* What is no token was never given out: it is refused like one that is over. */
static enum rc read_token(void *into, const char *name, const struct json *v, struct err *err)
{
	struct answering *r = into;
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	if (!lease_token_parse(text, &r->order->claims[0].token))
		r->order->claims[0].token = 0;
	return RC_OK;
}

static enum rc read_pause(void *into, const char *name, const struct json *v, struct err *err)
{
	struct answering *r = into;

	return json_seconds_ms(v, LIMIT_RETRY_DELAY_S * (ms_t)MS_SECOND, &r->order->delay_ms, name,
			       err);
}

static enum rc read_error(void *into, const char *name, const struct json *v, struct err *err)
{
	struct answering *r = into;

	return json_string(r->a, v, LIMIT_ERROR_TEXT, &r->order->error, name, err);
}

static enum rc read_longer(void *into, const char *name, const struct json *v, struct err *err)
{
	struct answering *r = into;

	return read_span(name, v, &r->order->lease_ms, err);
}

static const struct field lease_fields[] = {
	{"queue", 0, read_queue_of},
	{"message_id", GIVEN_ID, read_id},
	{"id", GIVEN_ID, read_id},
	{"lease_token", GIVEN_TOKEN, read_token},
	{"delay_seconds", 0, read_pause},
	{"error", 0, read_error},
	{"visibility_timeout", 0, read_longer},
};

enum rc lease_body_parse(struct arena *a, struct str body, struct lease_order *out, struct err *err)
{
	struct answering r = {a, out};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read_known(&o, lease_fields, COUNTOF(lease_fields), &r, &given, err))
		return err->rc;
	if ((given & GIVEN_ID) == 0)
		return field_missing("message_id", "give the id that the message came with", err);
	out->claims[0].by_holder = (given & GIVEN_TOKEN) == 0;
	return RC_OK;
}
