#include "target.h"

#include <assert.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/macros.h"
#include "codec/header.h"
#include "codec/json.h"
#include "codec/url.h"
#include "model/fields.h"
#include "model/queue.h"
#include "model/url_group.h"

enum { GIVEN_URL = 1 << 0 };

/* The longest lane: a URL, and the port that it leaves out. */
enum { LANE_MOST = LIMIT_URL + 16 };

static const struct str methods[] = {
	STR_INIT("POST"), STR_INIT("PUT"), STR_INIT("PATCH"), STR_INIT("GET"), STR_INIT("DELETE"),
};

/* Headers that carry the delivery: they frame the request, or the receiver trusts them to be
 * Belfry's. */
static const struct str own_headers[] = {
	STR_INIT("Connection"),
	STR_INIT("Content-Length"),
	STR_INIT("Expect"),
	STR_INIT("Host"),
	STR_INIT("HTTP2-Settings"),
	STR_INIT("Keep-Alive"),
	STR_INIT("Proxy-Connection"),
	STR_INIT("TE"),
	STR_INIT("Traceparent"),
	STR_INIT("Trailer"),
	STR_INIT("Transfer-Encoding"),
	STR_INIT("Upgrade"),
	STR_INIT("X-Infrai-Signature"),
	STR_INIT("X-Infrai-Signature-Previous"),
	STR_INIT("X-Taskhook-Signature"),
};

static const struct str own_prefixes[] = {STR_INIT("Belfry-"), STR_INIT("webhook-")};

static bool is_own_header(struct str name)
{
	for (size_t i = 0; i < COUNTOF(own_headers); i++)
		if (str_eq_nocase(name, own_headers[i]))
			return true;
	for (size_t i = 0; i < COUNTOF(own_prefixes); i++)
		if (str_eq_nocase(str_sub(name, 0, own_prefixes[i].n), own_prefixes[i]))
			return true;
	return false;
}

/* Whether `s` tries to be a URL; else it would be the name of a target. */
static bool looks_like_url(struct str s)
{
	size_t colon = str_find(s, ':');
	struct str scheme = str_sub(s, 0, colon);

	return str_starts(str_sub(s, colon, s.n), STR("://")) ||
	       (colon < s.n &&
		(str_eq_nocase(scheme, STR("http")) || str_eq_nocase(scheme, STR("https"))));
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool target_name_is_valid(struct str s)
{
	if (s.n == 0 || s.n > LIMIT_NAME || !is_alnum(s.p[0]))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!is_alnum(s.p[i]) && str_find(STR("-_."), s.p[i]) == 3)
			return false;
	return true;
}

static enum rc refuse_name(struct str name, const char *field, struct err *err)
{
	err_at(err, RC_INVALID, "unknown_target", field, "there is no target \"%.*s\"",
	       (int)(name.n < LIMIT_NAME ? name.n : LIMIT_NAME), name.n != 0 ? name.p : "");
	return err_hint(err, "give a URL, such as \"https://example.com/job\", the name of a "
			     "target, or queue:NAME");
}

static enum rc read_queue(struct target *t, struct str name, const char *field, struct err *err)
{
	if (queue_name_check(name, field, err))
		return err->rc;
	*t = (struct target){.kind = TARGET_QUEUE, .queue = name};
	return RC_OK;
}

static enum rc read_group(struct target *t, struct str name, const char *field, struct err *err)
{
	if (group_name_check(name, field, err))
		return err->rc;
	*t = (struct target){.kind = TARGET_GROUP, .group = name};
	return RC_OK;
}

/* A target that is one text. */
static enum rc read_address(struct target *t, struct str address, const char *field,
			    struct err *err)
{
	struct url url;

	if (looks_like_url(address)) {
		t->url = address;
		return url_parse(address, &url, field, err);
	}
	if (str_starts(address, STR(QUEUE_PREFIX)))
		return read_queue(t, queue_of_lane(address), field, err);
	if (str_starts(address, STR(GROUP_PREFIX)))
		return read_group(t, group_of_lane(address), field, err);
	if (!target_name_is_valid(address))
		return refuse_name(address, field, err);
	t->kind = TARGET_NAME;
	t->name = address;
	return RC_OK;
}

struct reading {
	struct arena *a;
	struct target target;
};

enum rc target_read_url(struct arena *a, const struct json *v, struct str *out, const char *name,
			struct err *err)
{
	struct str text;
	struct url url;

	if (json_string(a, v, LIMIT_URL, &text, name, err) || url_parse(text, &url, name, err))
		return err->rc;
	*out = text;
	return RC_OK;
}

static enum rc read_url(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return target_read_url(r->a, v, &r->target.url, name, err);
}

enum rc target_read_method(struct arena *a, const struct json *v, struct str *out, const char *name,
			   struct err *err)
{
	struct str word;

	if (json_string(a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	for (size_t i = 0; i < COUNTOF(methods); i++) {
		if (!str_eq_nocase(word, methods[i]))
			continue;
		*out = methods[i];
		return RC_OK;
	}
	return field_bad_word(name, "POST, PUT, PATCH, GET, DELETE", err);
}

static enum rc read_method(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return target_read_method(r->a, v, &r->target.method, name, err);
}

struct str target_default_method(void)
{
	return methods[0];
}

static enum rc refuse_header(const char *code, const char *field, const char *hint, struct err *err)
{
	err_at(err, RC_INVALID, code, field, "the header \"%s\" cannot be sent", field);
	return err_hint(err, "%s", hint);
}

static enum rc check_header(struct str name, struct str value, const char *field, struct err *err)
{
	if (!header_is_name(name))
		return refuse_header("invalid_header", field,
				     "a name has letters, digits and !#$%&'*+-.^_`|~ only", err);
	if (is_own_header(name))
		return refuse_header("reserved_header", field,
				     "leave it out: it carries the delivery, Belfry sends its own",
				     err);
	if (!header_is_value(value))
		return refuse_header("invalid_header", field,
				     "a value has no control characters and no outer spaces", err);
	return RC_OK;
}

static enum rc read_header(struct arena *a, const struct json_member *m, struct header *out,
			   struct err *err)
{
	char field[LIMIT_HEADER_NAME + 1];

	(void)snprintf(field, sizeof(field), STR_FMT, STR_ARG(m->key));
	out->name = m->key;
	if (json_string(a, &m->value, LIMIT_HEADER_VALUE, &out->value, field, err))
		return err->rc;
	return check_header(out->name, out->value, field, err);
}

enum rc target_read_headers(struct arena *a, const struct json *v, struct target *out,
			    const char *name, struct err *err)
{
	struct json_object o;

	if (json_object_of(a, v, &o, name, err))
		return err->rc;
	if (o.n > LIMIT_HEADERS)
		return err_at(err, RC_INVALID, "too_many_headers", name,
			      "there are more than %d headers", LIMIT_HEADERS);
	out->headers = o.n != 0 ? NEW_N(a, struct header, o.n) : NULL;
	out->n_headers = o.n;
	for (size_t i = 0; i < o.n; i++)
		if (read_header(a, &o.members[i], &out->headers[i], err))
			return field_rename(name, err);
	return RC_OK;
}

static enum rc read_headers(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return target_read_headers(r->a, v, &r->target, name, err);
}

static const struct field fields[] = {
	{"url", GIVEN_URL, read_url},
	{"method", 0, read_method},
	{"headers", 0, read_headers},
};

static enum rc parse_object(struct reading *r, const struct json *v, struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object_of(r->a, v, &o, "", err) ||
	    fields_read(&o, fields, COUNTOF(fields), r, &given, err))
		return err->rc;
	if ((given & GIVEN_URL) == 0)
		return field_missing("url", "give the URL, such as \"https://example.com/job\"",
				     err);
	return RC_OK;
}

static enum rc read_string(struct reading *r, const struct json *v, struct err *err)
{
	struct str text;

	if (json_string(r->a, v, LIMIT_URL, &text, "", err))
		return err->rc;
	return read_address(&r->target, text, "", err);
}

static enum rc parse_text(struct reading *r, struct str text, struct err *err)
{
	struct json v;

	if (json_value(text, &v, err))
		return err->rc;
	if (v.type == JSON_OBJECT)
		return parse_object(r, &v, err);
	if (v.type != JSON_STRING) {
		err_at(err, RC_INVALID, "invalid_type", "", "a target is a string or an object");
		return err_hint(err, "give a URL, a target's name, or {\"url\", \"method\", "
				     "\"headers\"}");
	}
	return read_string(r, &v, err);
}

enum rc target_parse(struct arena *a, struct str text, struct target *out, const char *field,
		     struct err *err)
{
	struct reading r = {a, {.method = methods[0]}};

	if (parse_text(&r, text, err))
		return err_within(err, field);
	*out = r.target;
	return RC_OK;
}

struct str target_origin(struct arena *a, struct str text)
{
	struct buf key CLEANUP(buf_release) = BUF_INIT(LANE_MOST);
	struct err err = {0};
	struct url url;
	enum rc rc = url_parse(text, &url, "", &err);

	assert(rc == RC_OK);
	url_lane_key(&url, &key);
	assert(!key.failed);
	return str_dup(a, buf_str(&key));
}

struct str target_lane(struct arena *a, const struct target *t)
{
	switch (t->kind) {
	case TARGET_HTTP:
		return target_origin(a, t->url);
	case TARGET_QUEUE:
		return queue_lane(a, t->queue);
	case TARGET_GROUP:
		return group_lane(a, t->group);
	case TARGET_NAME:
		break;
	}
	return (struct str){NULL, 0};
}

struct str target_of_name(struct arena *a, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_NAME + 2);

	buf_add_c(&text, '"');
	buf_add(&text, name);
	buf_add_c(&text, '"');
	return str_dup(a, buf_str(&text));
}
