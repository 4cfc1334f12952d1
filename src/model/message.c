#include "message.h"

#include "base/limits.h"
#include "model/envelope.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/payload.h"
#include "model/times.h"

/* --- publish --- */

enum { GIVEN_MESSAGES = 1 << 0, GIVEN_OWN = 1 << 1 };

struct publishing {
	struct arena *a;
	struct message_draft draft;
	struct publish_order order;
};

static enum rc read_payload(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_exact(v, LIMIT_PAYLOAD, &p->draft.payload, name, err);
}

static enum rc read_delay(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_seconds_ms(v, LIMIT_EXPIRES_AFTER_S * (ms_t)MS_SECOND, &p->draft.delay_ms, name,
			       err);
}

static enum rc read_priority(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return json_i64(v, -LIMIT_PRIORITY, LIMIT_PRIORITY, &p->draft.priority, name, err);
}

static enum rc read_expires(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	if (json_seconds_ms(v, LIMIT_EXPIRES_AFTER_S * (ms_t)MS_SECOND, &p->draft.expires_after_ms,
			    name, err))
		return err->rc;
	if (p->draft.expires_after_ms == 0)
		return field_bad_value(name, "is 0: the message would expire at once",
				       "give a number of seconds, or leave it out", err);
	return RC_OK;
}

/* null is as good as nothing. */
static enum rc read_text(struct arena *a, size_t most, struct str *out, const char *name,
			 const struct json *v, struct err *err)
{
	if (json_is_null(v))
		return RC_OK;
	if (json_string(a, v, most, out, name, err))
		return err->rc;
	if (out->n == 0)
		return field_bad_value(name, "is empty", "give some text, or leave it out", err);
	return RC_OK;
}

static enum rc read_dedup(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return read_text(p->a, LIMIT_DEDUP_ID, &p->draft.dedup_id, name, v, err);
}

static enum rc read_group(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;

	return read_text(p->a, LIMIT_GROUP_ID, &p->draft.group_id, name, v, err);
}

static enum rc read_messages(void *into, const char *name, const struct json *v, struct err *err);

/* The last row is of the outer object alone. */
static const struct field publish_fields[] = {
	{"payload", GIVEN_OWN, read_payload},
	{"delay_seconds", GIVEN_OWN, read_delay},
	{"priority", GIVEN_OWN, read_priority},
	{"expires_after_seconds", GIVEN_OWN, read_expires},
	{"dedup_id", GIVEN_OWN, read_dedup},
	{"group_id", GIVEN_OWN, read_group},
	{"messages", GIVEN_MESSAGES, read_messages},
};
enum { MESSAGE_FIELDS = COUNTOF(publish_fields) - 1 };

static enum rc read_message(struct publishing *p, const struct json *v, const char *name,
			    struct message_draft *out, struct err *err)
{
	struct publishing one = {.a = p->a};
	struct json_object o;
	unsigned given;

	if (json_object_of(p->a, v, &o, name, err))
		return err->rc;
	if (fields_read(&o, publish_fields, MESSAGE_FIELDS, &one, &given, err))
		return err_within(err, name);
	*out = one.draft;
	return RC_OK;
}

static enum rc read_messages(void *into, const char *name, const struct json *v, struct err *err)
{
	struct publishing *p = into;
	struct json_array items;

	if (json_array_of(p->a, v, LIMIT_PUBLISH, &items, name, err))
		return err->rc;
	if (items.n == 0)
		return field_bad_value(name, "is empty", "give at least one message", err);
	p->order.is_batch = true;
	p->order.n = items.n;
	p->order.drafts = NEW_N(p->a, struct message_draft, items.n);
	for (size_t i = 0; i < items.n; i++)
		if (read_message(p, &items.items[i], name, &p->order.drafts[i], err))
			return err->rc;
	return RC_OK;
}

static void keep_one(struct publishing *p)
{
	p->order.n = 1;
	p->order.drafts = NEW(p->a, struct message_draft);
	p->order.drafts[0] = p->draft;
}

enum rc publish_order_parse(struct arena *a, struct str body, struct publish_order *out,
			    struct err *err)
{
	const unsigned both = GIVEN_MESSAGES | GIVEN_OWN;
	struct publishing p = {.a = a};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, publish_fields, COUNTOF(publish_fields), &p, &given, err))
		return err->rc;
	if ((given & both) == both)
		return field_bad_value("messages", "stands beside the fields of one message",
				       "put each message into the list", err);
	if (!p.order.is_batch)
		keep_one(&p);
	p.order.queue = out->queue;
	p.order.ids = NEW_N(a, struct uuid, p.order.n);
	*out = p.order;
	return RC_OK;
}

/* --- receive --- */

struct receiving {
	int64_t most;
	ms_t lease_ms, wait_ms;
};

static enum rc read_most(void *into, const char *name, const struct json *v, struct err *err)
{
	struct receiving *r = into;

	return json_i64(v, 1, LIMIT_RECEIVE, &r->most, name, err);
}

static enum rc read_lease_span(const char *name, const struct json *v, ms_t *out, struct err *err)
{
	if (json_seconds_ms(v, LIMIT_LEASE_S * (ms_t)MS_SECOND, out, name, err))
		return err->rc;
	if (*out == 0)
		return field_bad_value(name, "is 0: the lease would be over at once",
				       "give a number of seconds, or leave it out", err);
	return RC_OK;
}

static enum rc read_receive_lease(void *into, const char *name, const struct json *v,
				  struct err *err)
{
	struct receiving *r = into;

	return read_lease_span(name, v, &r->lease_ms, err);
}

static enum rc read_wait(void *into, const char *name, const struct json *v, struct err *err)
{
	struct receiving *r = into;

	return json_seconds_ms(v, LIMIT_WAIT_S * (ms_t)MS_SECOND, &r->wait_ms, name, err);
}

static const struct field receive_fields[] = {
	{"max", 0, read_most},
	{"lease_seconds", 0, read_receive_lease},
	{"wait_seconds", 0, read_wait},
};

enum rc receive_order_parse(struct arena *a, struct str body, struct receive_order *out,
			    struct err *err)
{
	struct receiving r = {.most = 1};
	struct json_object o;
	unsigned given;

	if (str_trim(body).n != 0 &&
	    (json_object(a, body, &o, err) ||
	     fields_read(&o, receive_fields, COUNTOF(receive_fields), &r, &given, err)))
		return err->rc;
	out->most = (size_t)r.most;
	out->lease_ms = r.lease_ms;
	out->wait_ms = r.wait_ms;
	return RC_OK;
}

/* --- what a message looks like --- */

static void write_published(struct json_writer *w, const struct task *t)
{
	json_add_z(w, "message_id", id_print(ID_TASK, t->id).z);
	json_key(w, "payload");
	envelope_put(w, t);
	if (t->template.bytes.p != NULL)
		payload_write(w, &t->template);
	json_add_i64(w, "priority", t->priority);
	add_text(w, "group_id", t->group);
	add_instant(w, "enqueued_at", t->created_at);
	if (t->schedule_key != 0) {
		json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, t->schedule_id).z);
		add_instant(w, "scheduled_for", t->scheduled_for);
	}
}

void received_write(struct json_writer *w, const struct received *r)
{
	char token[LEASE_TOKEN_TEXT];

	write_published(w, &r->task);
	json_add_i64(w, "attempt", r->attempt);
	json_add_str(w, "lease_token", lease_token_print(token, r->token));
	add_instant(w, "lease_until", r->lease_until_at);
	if (r->checkpoint.p != NULL)
		json_add_raw(w, "checkpoint", r->checkpoint);
}

void message_write(struct json_writer *w, const struct task *t)
{
	write_published(w, t);
	json_add_i64(w, "attempts", t->attempts);
}
