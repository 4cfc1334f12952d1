#include "target.h"

#include <assert.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/macros.h"
#include "codec/header.h"
#include "codec/json.h"
#include "codec/url.h"
#include "model/fields.h"

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

static enum rc refuse_name(struct str name, const char *field, struct err *err)
{
	err_at(err, RC_INVALID, "unknown_target", field, "there is no target \"%.*s\"",
	       (int)(name.n < LIMIT_NAME ? name.n : LIMIT_NAME), name.n != 0 ? name.p : "");
	return err_hint(err, "give a URL, such as \"https://example.com/job\"");
}

static enum rc check_address(struct str address, const char *field, struct err *err)
{
	struct url url;

	if (!looks_like_url(address))
		return refuse_name(address, field, err);
	return url_parse(address, &url, field, err);
}

struct reading {
	struct arena *a;
	struct target target;
};

static enum rc read_url(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct url url;

	if (json_string(r->a, v, LIMIT_URL, &r->target.url, name, err))
		return err->rc;
	return url_parse(r->target.url, &url, name, err);
}

static enum rc read_method(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	for (size_t i = 0; i < COUNTOF(methods); i++) {
		if (!str_eq_nocase(word, methods[i]))
			continue;
		r->target.method = methods[i];
		return RC_OK;
	}
	return field_bad_word(name, "POST, PUT, PATCH, GET, DELETE", err);
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

static enum rc read_headers(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_object o;

	if (json_object_of(r->a, v, &o, name, err))
		return err->rc;
	if (o.n > LIMIT_HEADERS)
		return err_at(err, RC_INVALID, "too_many_headers", name,
			      "there are more than %d headers", LIMIT_HEADERS);
	r->target.headers = o.n != 0 ? NEW_N(r->a, struct header, o.n) : NULL;
	r->target.n_headers = o.n;
	for (size_t i = 0; i < o.n; i++)
		if (read_header(r->a, &o.members[i], &r->target.headers[i], err))
			return field_rename(name, err);
	return RC_OK;
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

static enum rc parse_text(struct reading *r, struct str text, struct err *err)
{
	struct json v;

	if (json_value(text, &v, err))
		return err->rc;
	if (v.type == JSON_OBJECT)
		return parse_object(r, &v, err);
	if (v.type != JSON_STRING) {
		err_at(err, RC_INVALID, "invalid_type", "", "a target is a string or an object");
		return err_hint(err, "give a URL, or {\"url\", \"method\", \"headers\"}");
	}
	if (json_string(r->a, &v, LIMIT_URL, &r->target.url, "", err))
		return err->rc;
	return check_address(r->target.url, "", err);
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

struct str target_lane(struct arena *a, const struct target *t)
{
	struct buf key CLEANUP(buf_release) = BUF_INIT(LANE_MOST);
	struct err err = {0};
	struct url url;
	enum rc rc = url_parse(t->url, &url, "", &err);

	assert(rc == RC_OK);
	url_lane_key(&url, &key);
	assert(!key.failed);
	return str_dup(a, buf_str(&key));
}
