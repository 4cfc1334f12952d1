#include "token_limits.h"

#include "base/limits.h"
#include "codec/ascii.h"
#include "codec/url.h"
#include "model/fields.h"
#include "model/target.h"

static const struct str below = STR_INIT("*.");

struct reading {
	struct arena *a;
	struct token_limits limits;
};

/* --- reading --- */

/* A host as a URL may have it, in lower case; an IPv6 address has no brackets. */
static bool is_host(struct str s)
{
	static const struct str others = STR_INIT("-._:");

	if (s.n == 0 || s.n > LIMIT_TOKEN_HOST || s.p[0] == '.' || s.p[s.n - 1] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_is_alnum(s.p[i]) && str_find(others, s.p[i]) == others.n)
			return false;
	return true;
}

static enum rc read_host(struct reading *r, const char *name, const struct json *v, struct err *err)
{
	struct str text;

	if (json_string(r->a, v, LIMIT_TOKEN_HOST, &text, name, err))
		return err->rc;
	if (!is_host(str_starts(text, below) ? str_sub(text, below.n, text.n) : text))
		return field_bad_value(name, "has something that is no host",
				       "give hosts such as api.example.com or *.example.org", err);
	r->limits.hosts[r->limits.n_hosts++] = text;
	return RC_OK;
}

static enum rc read_hosts(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array all;

	if (json_array_of(r->a, v, LIMIT_TOKEN_HOSTS, &all, name, err))
		return err->rc;
	if (all.n == 0)
		return field_bad_value(name, "is empty", "leave it out to allow every host", err);
	r->limits.hosts = NEW_N(r->a, struct str, all.n);
	for (size_t i = 0; i < all.n; i++)
		if (read_host(r, name, &all.items[i], err))
			return err->rc;
	return RC_OK;
}

static enum rc read_interval(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	int64_t seconds;

	if (json_i64(v, 1, LIMIT_TOKEN_INTERVAL_S, &seconds, name, err))
		return err->rc;
	r->limits.least_interval_ms = seconds * MS_SECOND;
	return RC_OK;
}

static enum rc read_schedules(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_i64(v, 1, LIMIT_TOKEN_SCHEDULES, &r->limits.most_schedules, name, err);
}

static enum rc read_dry_run(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_bool(v, &r->limits.dry_run_only, name, err);
}

static const struct field fields[] = {
	{"hosts", 0, read_hosts},
	{"min_interval_seconds", 0, read_interval},
	{"max_schedules", 0, read_schedules},
	{"dry_run", 0, read_dry_run},
};

enum rc token_limits_parse(struct arena *a, struct str text, struct token_limits *out,
			   struct err *err)
{
	struct reading r = {.a = a};
	struct json_object o;
	unsigned given;

	if (json_object(a, text, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	*out = r.limits;
	return RC_OK;
}

/* --- deciding --- */

static bool is_below(struct str host, struct str domain)
{
	return host.n > domain.n &&
	       str_eq_nocase(str_sub(host, host.n - domain.n, domain.n), domain);
}

bool token_limits_allow(const struct token_limits *l, struct str host)
{
	if (str_ends(host, STR(".")))
		host.n--;
	for (size_t i = 0; i < l->n_hosts; i++) {
		struct str wanted = l->hosts[i];
		bool fits = str_starts(wanted, below) ? is_below(host, str_sub(wanted, 1, wanted.n))
						      : str_eq_nocase(host, wanted);

		if (fits)
			return true;
	}
	return l->n_hosts == 0;
}

enum rc token_limits_check_url(const struct token_limits *l, struct str url, const char *field,
			       struct err *err)
{
	struct url parts;

	if (url_parse(url, &parts, field, err))
		return err->rc;
	if (token_limits_allow(l, parts.host))
		return RC_OK;
	err_at(err, RC_FORBIDDEN, "host_not_allowed", field,
	       "the token may not make what calls " STR_FMT,
	       STR_ARG(str_sub(parts.host, 0, LIMIT_NAME)));
	return err_hint(err, "GET /v1/tokens shows the hosts that a token allows");
}

enum rc token_limits_check_target(struct arena *a, const struct token_limits *l, struct str target,
				  const char *field, struct err *err)
{
	struct target t;

	if (l->n_hosts == 0)
		return RC_OK;
	if (target_parse(a, target, &t, field, err))
		return err->rc;
	return t.kind == TARGET_HTTP ? token_limits_check_url(l, t.url, field, err) : RC_OK;
}
