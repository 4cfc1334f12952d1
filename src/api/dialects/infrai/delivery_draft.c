#include "delivery_draft.h"

#include "base/limits.h"
#include "codec/json_write.h"
#include "model/queue.h"
#include "model/retry.h"
#include "model/target.h"

/* Where a target's text, a URL and headers of their greatest length among it, must fit. */
enum { TEXT_MOST = LIMIT_BODY, RETRY_TEXT = 128 };

static bool is_url(struct str s)
{
	return str_starts(str_sub(s, str_find(s, ':'), s.n), STR("://"));
}

static enum rc keep_address(struct delivery_draft *d, struct str address, const char *name,
			    struct err *err)
{
	if (d->address_as != NULL && !str_eq(d->address, address)) {
		err_at(err, RC_INVALID, "conflicting_fields", name, "%s says another place than %s",
		       name, d->address_as);
		return err_hint(err, "leave one of the two out");
	}
	d->address = address;
	d->address_as = name;
	return RC_OK;
}

enum rc delivery_read_task(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;
	struct str text;

	if (json_string(d->a, v, LIMIT_URL, &text, name, err))
		return err->rc;
	if (is_url(text))
		return delivery_read_url(into, name, v, err);
	if (str_starts(text, STR(QUEUE_PREFIX)))
		text = queue_of_lane(text);
	if (queue_name_check(text, name, err))
		return err->rc;
	return keep_address(d, queue_lane(d->a, text), name, err);
}

enum rc delivery_read_url(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;
	struct str text;

	if (target_read_url(d->a, v, &text, name, err))
		return err->rc;
	return keep_address(d, text, name, err);
}

enum rc delivery_read_method(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;
	struct str method;

	d->method = v->raw;
	return target_read_method(d->a, v, &method, name, err);
}

enum rc delivery_read_headers(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;
	struct target t = {0};

	d->headers = v->raw;
	return target_read_headers(d->a, v, &t, name, err);
}

enum rc delivery_read_payload(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;

	return json_exact(v, LIMIT_PAYLOAD, &d->payload, name, err);
}

enum rc delivery_read_retries(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;

	return json_i64(v, 0, LIMIT_RETRIES, &d->retries, name, err);
}

enum rc delivery_read_timeout(void *into, const char *name, const struct json *v, struct err *err)
{
	struct delivery_draft *d = into;
	ms_t timeout;

	if (json_seconds_ms(v, LIMIT_INFRAI_TIMEOUT_S * (ms_t)MS_SECOND, &timeout, name, err))
		return err->rc;
	if (timeout == 0)
		return field_bad_value(name, "is 0, which ends every attempt",
				       "give the seconds that one attempt may take", err);
	d->timeout_ms = timeout;
	return RC_OK;
}

/* --- the parts of a template */

/* What of an old target is not given anew stays. */
static enum rc keep_old(struct delivery_draft *d, unsigned given, struct str target,
			struct err *err)
{
	const struct json *url, *method, *headers;
	struct json_object o;
	struct json v;

	if (target.p == NULL)
		return RC_OK;
	if (json_value(target, &v, err))
		return err->rc;
	if (v.type == JSON_STRING) {
		if ((given & DELIVERY_ADDRESS) != 0)
			return RC_OK;
		return json_string(d->a, &v, LIMIT_URL, &d->address, "target", err);
	}
	if (json_object(d->a, target, &o, err))
		return err->rc;
	url = json_get(&o, STR("url"));
	method = json_get(&o, STR("method"));
	headers = json_get(&o, STR("headers"));
	if (d->method.p == NULL && method != NULL)
		d->method = method->raw;
	if (d->headers.p == NULL && headers != NULL)
		d->headers = headers->raw;
	if ((given & DELIVERY_ADDRESS) != 0 || url == NULL)
		return RC_OK;
	return json_string(d->a, url, LIMIT_URL, &d->address, "target", err);
}

static void write_target(struct json_writer *w, const struct delivery_draft *d)
{
	if (d->method.p == NULL && d->headers.p == NULL) {
		json_put_str(w, d->address);
		return;
	}
	json_begin_object(w);
	json_add_str(w, "url", d->address);
	if (d->method.p != NULL)
		json_add_raw(w, "method", d->method);
	if (d->headers.p != NULL)
		json_add_raw(w, "headers", d->headers);
	json_end_object(w);
}

static enum rc set_target(struct delivery_draft *d, unsigned given, struct template *t,
			  struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(TEXT_MOST);
	struct json_writer w = json_writer_to(&text);
	struct target target;

	if (keep_old(d, given, t->target, err))
		return err->rc;
	if (!is_url(d->address) && (given & DELIVERY_REQUEST) != 0)
		return field_bad_value("method", "or headers stand beside a queue",
				       "give them with a URL, or leave them out", err);
	if (!is_url(d->address))
		d->method = d->headers = (struct str){0};
	write_target(&w, d);
	t->target = str_dup(d->a, buf_str(&text));
	if (target_parse(d->a, t->target, &target, d->address_as != NULL ? d->address_as : "url",
			 err))
		return err->rc;
	t->lane = target_lane(d->a, &target);
	return RC_OK;
}

/* A figure that is not given stays as it was. */
static enum rc set_retry(const struct delivery_draft *d, struct template *t, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(RETRY_TEXT);
	struct json_writer w = json_writer_to(&text);
	struct retry retry = retry_default(DIALECT_INFRAI);

	if (t->retry.p != NULL && retry_parse(t->retry, DIALECT_INFRAI, &retry, "retries", err))
		return err->rc;
	json_begin_object(&w);
	json_add_i64(&w, "max_retries", d->retries >= 0 ? d->retries : retry.max_retries);
	json_add_seconds(&w, "timeout_seconds",
			 d->timeout_ms != 0 ? d->timeout_ms : retry.timeout_ms);
	json_end_object(&w);
	t->retry = str_dup(d->a, buf_str(&text));
	return RC_OK;
}

enum rc delivery_apply(struct delivery_draft *d, unsigned given, struct template *t,
		       struct err *err)
{
	if ((given & (DELIVERY_ADDRESS | DELIVERY_REQUEST)) != 0 && set_target(d, given, t, err))
		return err->rc;
	if ((given & DELIVERY_PAYLOAD) != 0) {
		t->payload = d->payload;
		t->bytes = t->payload_type = (struct str){0};
	}
	if ((given & DELIVERY_TRIES) != 0)
		return set_retry(d, t, err);
	return RC_OK;
}
