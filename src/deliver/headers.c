#include "headers.h"

#include "base/limits.h"
#include "base/macros.h"
#include "base/num.h"
#include "base/rand.h"
#include "codec/base64.h"
#include "codec/header.h"
#include "codec/iso8601.h"
#include "model/id.h"
#include "model/message.h"

static const struct str type_name = STR_INIT("Content-Type");
static const struct str agent_name = STR_INIT("User-Agent");

static const struct header *find(const struct target *t, struct str name)
{
	for (size_t i = 0; i < t->n_headers; i++) {
		if (str_eq_nocase(t->headers[i].name, name))
			return &t->headers[i];
	}
	return NULL;
}

/* Begins a line; its value follows. */
static void name(struct buf *to, struct str text)
{
	if (to->n != 0)
		buf_add(to, STR("\r\n"));
	buf_add(to, text);
	buf_add(to, STR(": "));
}

static void line(struct buf *to, struct str text, struct str value)
{
	name(to, text);
	buf_add(to, value);
}

/* The target's own value where it has one. */
static void line_or(struct buf *to, const struct header *own, struct str text, struct str value)
{
	line(to, text, own != NULL ? own->value : value);
}

/* The type that bytes came with is theirs, whatever the target says of JSON. */
static void add_type(const struct delivery *v, struct buf *to)
{
	if (v->body_type.n != 0)
		line(to, type_name, v->body_type);
	else
		line_or(to, find(&v->target, type_name), type_name, STR("application/json"));
}

bool headers_has_type(const struct delivery *v)
{
	return delivery_body(v).n != 0 || find(&v->target, type_name) != NULL;
}

static void add_ids(const struct delivery *v, struct str task, struct buf *to)
{
	char iso[ISO_TEXT], token[LEASE_TOKEN_TEXT];

	line(to, STR("Belfry-Task-Id"), task);
	if (!uuid_is_nil(v->schedule_id))
		line(to, STR("Belfry-Schedule-Id"), str_z(id_print(ID_SCHEDULE, v->schedule_id).z));
	if (v->scheduled_for != AT_NONE)
		line(to, STR("Belfry-Scheduled-For"), iso_print(iso, v->scheduled_for));
	name(to, STR("Belfry-Attempt"));
	buf_add_i64(to, v->attempt);
	line(to, STR("Belfry-Lease-Token"), lease_token_print(token, v->token));
	if (v->checkpoint == 0)
		return;
	name(to, STR("Belfry-Checkpoint"));
	buf_add_i64(to, v->checkpoint);
}

/* W3C Trace Context, version 00. The trace is the task, its id is the trace's id; each attempt is a
 * span. */
static void add_trace(const struct delivery *v, struct buf *to)
{
	uint64_t span = rand_u64();

	if (span == 0)
		span = 1; /* all zeros are no id */
	name(to, STR("traceparent"));
	buf_add(to, STR("00-"));
	hex_add(to, str_of((const char *)v->task_id.b, UUID_BYTES));
	buf_add_c(to, '-');
	hex_add(to, str_of((const char *)&span, sizeof(span)));
	buf_add(to, STR("-01"));
}

static void add_dialect_signature(struct sign_keys *k, const struct delivery *v, struct buf *to)
{
	if (v->dialect == DIALECT_NATIVE) {
		name(to, STR("X-Taskhook-Signature"));
		sign_taskhook(k, v, to);
	} else if (v->dialect == DIALECT_INFRAI) {
		name(to, STR("X-Infrai-Signature"));
		sign_infrai(k, v, to);
		if (v->n_secrets == 1)
			return;
		name(to, STR("X-Infrai-Signature-Previous"));
		sign_infrai_previous(k, v, to);
	}
}

static void add_signatures(struct sign_keys *k, const struct delivery *v, struct str task, ms_t now,
			   struct buf *to)
{
	char text[NUM_I64_TEXT];
	struct str timestamp = str_of(text, num_print_i64(text, now / MS_SECOND));

	line(to, STR("webhook-id"), task);
	line(to, STR("webhook-timestamp"), timestamp);
	if (v->n_secrets == 0)
		return;
	if (sign_has_webhook(k, v)) {
		name(to, STR("webhook-signature"));
		sign_webhook(k, v, task, timestamp, to);
	}
	add_dialect_signature(k, v, to);
}

static enum rc add_own(const struct header *h, struct buf *to, struct err *err)
{
	if (!header_is_name(h->name) || !header_is_value(h->value))
		return err_set(err, RC_INVALID, "invalid_header",
			       "the target has a header that is none");
	if (!str_eq_nocase(h->name, type_name) && !str_eq_nocase(h->name, agent_name))
		line(to, h->name, h->value);
	return RC_OK;
}

enum rc headers_write(struct sign_keys *k, const struct delivery *v, ms_t now, struct buf *to,
		      struct err *err)
{
	struct id_text id = id_print(ID_TASK, v->task_id);
	struct str task = str_z(id.z);

	if (headers_has_type(v))
		add_type(v, to);
	line_or(to, find(&v->target, agent_name), agent_name, STR("Belfry/" BELFRY_VERSION));
	add_ids(v, task, to);
	add_trace(v, to);
	add_signatures(k, v, task, now, to);
	for (size_t i = 0; i < v->target.n_headers; i++) {
		if (add_own(&v->target.headers[i], to, err))
			return err->rc;
	}
	if (to->failed)
		return err_set(err, RC_INVALID, "headers_too_large", "the headers are too large");
	return RC_OK;
}
