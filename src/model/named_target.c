#include "named_target.h"

#include <stdio.h>

#include "base/limits.h"
#include "model/fields.h"
#include "model/queue.h"
#include "model/rate_limiter.h"
#include "model/times.h"

#define LANE_PREFIX "target:"

enum {
	GIVEN_KIND = 1 << 0,
	GIVEN_URL = 1 << 1,
	GIVEN_QUEUE = 1 << 2,
	GIVEN_HTTP = 1 << 3, /* what only a target that is called can have */
};

struct reading {
	struct arena *a;
	struct named_target t;
};

static enum rc read_kind(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	if (str_eq(word, STR("http")))
		r->t.kind = TARGET_HTTP;
	else if (str_eq(word, STR("queue")))
		r->t.kind = TARGET_QUEUE;
	else
		return field_bad_word(name, "http, queue", err);
	return RC_OK;
}

static enum rc read_url(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return target_read_url(r->a, v, &r->t.target.url, name, err);
}

static enum rc read_method(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return target_read_method(r->a, v, &r->t.target.method, name, err);
}

static enum rc check_secret_name(void *context, struct str name, struct err *err)
{
	const char *field = context;

	if (target_name_is_valid(name))
		return RC_OK;
	return field_bad_value(field, "has a {{secret.…}} without a valid name",
			       "write {{secret.NAME}}: letters, digits, '-', '_' and '.'", err);
}

static enum rc read_headers(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	char field[LIMIT_NAME];

	(void)snprintf(field, sizeof(field), "%s", name);
	if (target_read_headers(r->a, v, &r->t.target, name, err))
		return err->rc;
	return named_target_secrets(&r->t, check_secret_name, field, err);
}

static enum rc read_timeout(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	ms_t timeout;

	if (json_seconds_ms(v, (ms_t)LIMIT_TIMEOUT_S * MS_SECOND, &timeout, name, err))
		return err->rc;
	if (timeout == 0)
		return field_bad_value(name, "is 0, which ends every attempt",
				       "give the seconds that one attempt may take", err);
	r->t.timeout_ms = timeout;
	return RC_OK;
}

static enum rc read_retry(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct retry retry;

	if (retry_parse(v->raw, DIALECT_NATIVE, &retry, name, err))
		return err->rc;
	r->t.retry = v->raw;
	return RC_OK;
}

static enum rc read_concurrency(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_i64(v, 1, LIMIT_CONCURRENCY, &r->t.concurrency, name, err);
}

static enum rc read_limit(void *into, const char *name, const struct json *v, struct err *err)
{
	struct rate *rate = into;

	return json_i64(v, 1, LIMIT_RATE, &rate->limit, name, err);
}

static enum rc read_per(void *into, const char *name, const struct json *v, struct err *err)
{
	struct rate *rate = into;
	ms_t per;

	if (json_seconds_ms(v, (ms_t)LIMIT_RATE_SPAN_S * MS_SECOND, &per, name, err))
		return err->rc;
	if (per == 0)
		return field_bad_value(name, "is 0", "give the seconds that the limit is for", err);
	rate->per_ms = per;
	return RC_OK;
}

static const struct field rate_fields[] = {{"limit", 1, read_limit}, {"per_seconds", 0, read_per}};

static enum rc read_rate(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct rate rate = {.per_ms = MS_SECOND};
	struct json_object o;
	unsigned given;

	if (json_object_of(r->a, v, &o, name, err))
		return err->rc;
	if (fields_read(&o, rate_fields, COUNTOF(rate_fields), &rate, &given, err))
		return err_within(err, name);
	if (given == 0) {
		(void)field_missing("limit", "say how many attempts may begin in per_seconds", err);
		return err_within(err, name);
	}
	r->t.rate = rate;
	return RC_OK;
}

static enum rc read_limiter(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->t.rate_limiter = (struct str){0};
	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_NAME, &r->t.rate_limiter, name, err))
		return err->rc;
	return rate_limiter_check_name(r->t.rate_limiter, name, err);
}

static enum rc read_success(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return status_set_read(r->a, v, &r->t.success, name, err);
}

static enum rc read_capture(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_i64(v, 0, LIMIT_RESPONSE_BODY, &r->t.capture_bytes, name, err);
}

static enum rc read_signing(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_bool(v, &r->t.own_signing_secret, name, err);
}

static enum rc read_queue(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str queue;

	if (json_string(r->a, v, LIMIT_NAME, &queue, name, err) ||
	    queue_name_check(queue, name, err))
		return err->rc;
	r->t.target.queue = queue;
	return RC_OK;
}

static const struct field fields[] = {
	{"kind", GIVEN_KIND, read_kind},
	{"url", GIVEN_URL | GIVEN_HTTP, read_url},
	{"method", GIVEN_HTTP, read_method},
	{"headers", GIVEN_HTTP, read_headers},
	{"timeout_seconds", GIVEN_HTTP, read_timeout},
	{"retry", GIVEN_HTTP, read_retry},
	{"concurrency", GIVEN_HTTP, read_concurrency},
	{"rate", GIVEN_HTTP, read_rate},
	{"rate_limiter", GIVEN_HTTP, read_limiter},
	{"success_codes", GIVEN_HTTP, read_success},
	{"response_capture_bytes", GIVEN_HTTP, read_capture},
	{"own_signing_secret", GIVEN_HTTP, read_signing},
	{"queue", GIVEN_QUEUE, read_queue},
	{"name", 0, field_shown_only},
	{"disabled", 0, field_shown_only},
	{"breaker", 0, field_shown_only},
	{"created_at", 0, field_shown_only},
	{"updated_at", 0, field_shown_only},
};

/* Without a kind, url or queue tells it. */
static enum rc check_kind(struct named_target *t, unsigned given, struct err *err)
{
	if ((given & GIVEN_KIND) == 0 && (given & GIVEN_QUEUE) != 0)
		t->kind = TARGET_QUEUE;
	t->target.kind = t->kind;
	if (t->kind == TARGET_QUEUE && (given & GIVEN_HTTP) != 0)
		return field_bad_value("kind", "is queue, beside fields of a target that is called",
				       "a queue's target has kind and queue alone", err);
	if (t->kind == TARGET_HTTP && (given & GIVEN_QUEUE) != 0)
		return field_bad_value("queue", "belongs to the other kind of target",
				       "use it with \"kind\": \"queue\"", err);
	if (t->kind == TARGET_QUEUE && (given & GIVEN_QUEUE) == 0)
		return field_missing("queue", "name the queue that the tasks go to", err);
	if (t->kind == TARGET_HTTP && (given & GIVEN_URL) == 0)
		return field_missing("url", "give the URL, such as \"https://example.com/job\"",
				     err);
	return RC_OK;
}

enum rc named_target_parse(struct arena *a, struct str spec, struct named_target *out,
			   struct err *err)
{
	struct reading r = {a,
			    {.target = {.method = target_default_method()},
			     .success = status_set_success(),
			     .capture_bytes = CAPTURE_DEFAULT}};
	struct json_object o;
	unsigned given;

	if (json_object(a, spec, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err) ||
	    check_kind(&r.t, given, err))
		return err->rc;
	*out = r.t;
	return RC_OK;
}

struct str named_target_lane(struct arena *a, struct str name)
{
	struct buf lane CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME + sizeof(LANE_PREFIX));

	buf_add(&lane, STR(LANE_PREFIX));
	buf_add(&lane, name);
	return str_dup(a, buf_str(&lane));
}

struct str name_of_lane(struct str lane)
{
	struct str prefix = STR(LANE_PREFIX);

	return str_starts(lane, prefix) ? str_sub(lane, prefix.n, lane.n) : (struct str){NULL, 0};
}

static bool names_timeout(struct str retry)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct err ignored = {0};
	struct json_object o;

	return retry.p != NULL && json_object(&scratch, retry, &o, &ignored) == RC_OK &&
	       json_get(&o, STR("timeout_seconds")) != NULL;
}

enum rc named_target_retry(const struct named_target *t, struct str own, enum dialect d,
			   struct retry *out, struct err *err)
{
	struct str text = own.p != NULL ? own : t->retry;
	struct retry retry = retry_default(d);

	if (text.p != NULL && retry_parse(text, d, &retry, "retry", err))
		return err->rc;
	if (t->timeout_ms != 0 && !names_timeout(own))
		retry.timeout_ms = t->timeout_ms;
	*out = retry;
	return RC_OK;
}

/* Where `what` begins in `s`; s.n where it does not. */
static size_t find(struct str s, struct str what)
{
	size_t at = 0;

	while (at < s.n && !str_starts(str_sub(s, at, s.n), what))
		at++;
	return at;
}

bool secret_place_next(struct str *rest, struct str *before_out, struct str *name_out)
{
	const struct str open = STR("{{secret."), close = STR("}}");
	size_t begin = find(*rest, open), end;
	struct str inside;

	if (begin == rest->n)
		return false;
	inside = str_sub(*rest, begin + open.n, rest->n);
	end = find(inside, close);
	*before_out = str_sub(*rest, 0, begin);
	/* One that does not end takes its opening along, and is no valid name. */
	*name_out = end < inside.n ? str_sub(inside, 0, end) : str_sub(*rest, begin, rest->n);
	*rest = str_sub(inside, end < inside.n ? end + close.n : end, inside.n);
	return true;
}

enum rc named_target_secrets(const struct named_target *t, on_secret_name *on_name, void *context,
			     struct err *err)
{
	for (size_t i = 0; i < t->target.n_headers; i++) {
		struct str rest = t->target.headers[i].value, before, name;

		while (secret_place_next(&rest, &before, &name))
			if (on_name(context, name, err))
				return err->rc;
	}
	return RC_OK;
}

static void write_disabled(struct json_writer *w, const struct target_row *row)
{
	if (row->disabled_at == AT_NONE) {
		json_add_null(w, "disabled");
		return;
	}
	json_add_object(w, "disabled");
	json_add_str(w, "reason", row->disabled_reason);
	add_instant(w, "at", row->disabled_at);
	json_end_object(w);
}

void target_row_write(struct json_writer *w, struct arena *a, const struct target_row *row)
{
	struct named_target t = {.kind = TARGET_HTTP};
	struct err ignored = {0};
	struct json_object o;

	(void)named_target_parse(a, row->spec, &t, &ignored);
	json_add_str(w, "name", row->name);
	json_add_z(w, "kind", t.kind == TARGET_QUEUE ? "queue" : "http");
	if (json_object(a, row->spec, &o, &ignored) == RC_OK)
		fields_write_given(w, &o, fields, COUNTOF(fields), GIVEN_KIND);
	write_disabled(w, row);
	add_instant(w, "created_at", row->created_at);
	add_instant(w, "updated_at", row->updated_at);
}
