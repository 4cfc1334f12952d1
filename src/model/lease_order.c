/* What the holders of tasks say: the bodies of ack, nack, release, extend and checkpoint. */

#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/message.h"

struct str lease_token_print(char to[static LEASE_TOKEN_TEXT], uint64_t token)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = LEASE_TOKEN_TEXT; i-- > 0; token >>= 4)
		to[i] = digits[token & 15];
	return str_of(to, LEASE_TOKEN_TEXT);
}

bool lease_token_parse(struct str text, uint64_t *out)
{
	uint64_t token = 0;

	if (text.n != LEASE_TOKEN_TEXT)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool is_digit = c >= '0' && c <= '9';

		if (!is_digit && (c < 'a' || c > 'f'))
			return false;
		token = token << 4 | (uint64_t)(is_digit ? c - '0' : c - 'a' + 10);
	}
	*out = token;
	return true;
}

enum { GIVEN_TOKEN = 1 << 0, GIVEN_ID = 1 << 1, GIVEN_LIST = 1 << 2, GIVEN_BODY = 1 << 3 };

struct reading {
	struct arena *a;
	struct lease_order order;
	struct lease_claim claim;
};

/* What is no token was never given out: it is refused like one that is over. */
static enum rc read_token(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	if (!lease_token_parse(text, &r->claim.token))
		r->claim.token = 0;
	return RC_OK;
}

static enum rc read_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	(void)id_parse(ID_TASK, text, &r->claim.task);
	return RC_OK;
}

static enum rc read_delay(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_seconds_ms(v, LIMIT_RETRY_DELAY_S * (ms_t)MS_SECOND, &r->order.delay_ms, name,
			       err);
}

static enum rc read_error(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_is_null(v))
		return RC_OK;
	return json_string(r->a, v, LIMIT_ERROR_TEXT, &r->order.error, name, err);
}

static enum rc read_lease(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_seconds_ms(v, LIMIT_LEASE_S * (ms_t)MS_SECOND, &r->order.lease_ms, name, err))
		return err->rc;
	if (r->order.lease_ms == 0)
		return field_bad_value(name, "is 0: the lease would be over at once",
				       "give it back by a release", err);
	return RC_OK;
}

static enum rc read_progress(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_exact(v, LIMIT_PROGRESS, &r->order.progress, name, err);
}

static const struct field batch_fields[] = {
	{"message_id", GIVEN_ID, read_id},
	{"lease_token", GIVEN_TOKEN, read_token},
};

static enum rc read_claim(struct reading *r, const struct json *v, const char *name,
			  struct lease_claim *out, struct err *err)
{
	struct reading one = {.a = r->a};
	struct json_object o;
	unsigned given;

	if (json_object_of(r->a, v, &o, name, err))
		return err->rc;
	if (fields_read(&o, batch_fields, COUNTOF(batch_fields), &one, &given, err))
		return err_within(err, name);
	if (given != (GIVEN_ID | GIVEN_TOKEN)) {
		(void)field_missing((given & GIVEN_ID) == 0 ? "message_id" : "lease_token",
				    "give each message's id and the token of its lease", err);
		return err_within(err, name);
	}
	*out = one.claim;
	return RC_OK;
}

static enum rc read_claims(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array items;

	if (json_array_of(r->a, v, LIMIT_PUBLISH, &items, name, err))
		return err->rc;
	r->order.is_batch = true;
	r->order.n = items.n;
	r->order.claims = NEW_N(r->a, struct lease_claim, items.n + 1);
	for (size_t i = 0; i < items.n; i++)
		if (read_claim(r, &items.items[i], name, &r->order.claims[i], err))
			return err->rc;
	return RC_OK;
}

#define ROW_TOKEN                                      \
	{                                              \
		"lease_token", GIVEN_TOKEN, read_token \
	}
static const struct field ack_fields[] = {ROW_TOKEN};
static const struct field nack_fields[] = {
	ROW_TOKEN,
	{"delay_seconds", 0, read_delay},
	{"error", 0, read_error},
};
static const struct field extend_fields[] = {ROW_TOKEN, {"lease_seconds", 0, read_lease}};
static const struct field checkpoint_fields[] = {
	ROW_TOKEN,
	{"checkpoint", GIVEN_BODY, read_progress},
};
static const struct field list_fields[] = {{"messages", GIVEN_LIST, read_claims}};

static const struct {
	const struct field *fields;
	size_t n;
} bodies[] = {
	[LEASE_ACK] = {ack_fields, COUNTOF(ack_fields)},
	[LEASE_NACK] = {nack_fields, COUNTOF(nack_fields)},
	[LEASE_RELEASE] = {nack_fields, COUNTOF(nack_fields)},
	[LEASE_EXTEND] = {extend_fields, COUNTOF(extend_fields)},
	[LEASE_CHECKPOINT] = {checkpoint_fields, COUNTOF(checkpoint_fields)},
};

static enum rc check_given(const struct reading *r, unsigned given, struct err *err)
{
	if (r->order.is_batch)
		return RC_OK;
	if (r->order.n == 0)
		return field_missing("messages", "list the messages with their tokens", err);
	if ((given & GIVEN_TOKEN) == 0)
		return field_missing("lease_token", "give the token that came with the task", err);
	if (r->order.verb == LEASE_CHECKPOINT && (given & GIVEN_BODY) == 0)
		return field_missing("checkpoint", "give any JSON value", err);
	return RC_OK;
}

enum rc lease_order_parse(struct arena *a, struct str body, struct lease_order *out,
			  struct err *err)
{
	struct reading r = {.a = a, .order = *out};
	bool is_one = out->claims != NULL;
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, is_one ? bodies[out->verb].fields : list_fields,
			is_one ? bodies[out->verb].n : COUNTOF(list_fields), &r, &given, err) ||
	    check_given(&r, given, err))
		return err->rc;
	if (is_one)
		r.order.claims[0].token = r.claim.token;
	*out = r.order;
	return RC_OK;
}
