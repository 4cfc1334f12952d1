#include "auth.h"

#include "base/num.h"

struct str auth_bearer(struct str authorization)
{
	struct str scheme = str_cut(&authorization, ' ');

	if (!str_eq_nocase(scheme, STR("Bearer")))
		return (struct str){0};
	return str_trim(authorization);
}

/* Without ":PORT"; an IPv6 address keeps its brackets. */
static struct str without_port(struct str host)
{
	size_t colon = host.n;

	for (size_t i = 0; i < host.n && host.p[i] != ']'; i++)
		if (host.p[i] == ':' && host.p[0] != '[')
			colon = i;
	if (host.n != 0 && host.p[0] == '[')
		return str_sub(host, 0, str_find(host, ']') + 1);
	return str_sub(host, 0, colon);
}

/* 127.0.0.0/8, four plain decimals. */
static bool is_loopback_v4(struct str host)
{
	int64_t octet;
	int n = 0;

	if (!str_starts(host, STR("127.")) || host.p[host.n - 1] == '.')
		return false;
	for (; host.n != 0; n++)
		if (!num_parse_i64(str_cut(&host, '.'), 0, 255, &octet))
			return false;
	return n == 4;
}

static bool ends_nocase(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq_nocase(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

bool auth_is_this_machine(struct str host)
{
	struct str name = without_port(host);

	return str_eq_nocase(name, STR("localhost")) || ends_nocase(name, STR(".localhost")) ||
	       str_eq(name, STR("[::1]")) || is_loopback_v4(name);
}

/* "http://localhost:5173" is; "null" (a page from a file or a sandbox) is not. */
static bool is_local_origin(struct str origin)
{
	struct str scheme = str_cut(&origin, ':');

	if (!str_eq(scheme, STR("http")) && !str_eq(scheme, STR("https")))
		return false;
	return str_starts(origin, STR("//")) && auth_is_this_machine(str_sub(origin, 2, origin.n));
}

enum rc auth_dev(const struct credentials *c, struct err *err)
{
	if (!auth_is_this_machine(c->host)) {
		err_set(err, RC_FORBIDDEN, "foreign_host",
			"in dev mode a request without a token must name this machine as its host");
		return err_hint(err, "call http://127.0.0.1:PORT or http://localhost:PORT");
	}
	if (c->origin.n != 0 && !is_local_origin(c->origin)) {
		err_set(err, RC_FORBIDDEN, "foreign_origin",
			"in dev mode a web page of another site may not call without a token");
		return err_hint(err, "make a token (POST /v1/tokens) and send it as a bearer");
	}
	return RC_OK;
}

enum rc auth_is_valid(const struct token *t, ms_t now, struct err *err)
{
	if (t->revoked_at <= now)
		return err_set(err, RC_UNAUTHORIZED, "token_revoked", "the token has been revoked");
	if (t->expires_at <= now)
		return err_set(err, RC_UNAUTHORIZED, "token_expired", "the token has expired");
	return RC_OK;
}

enum rc auth_may(enum role has, enum role needs, struct err *err)
{
	if (has >= needs)
		return RC_OK;
	err_set(err, RC_FORBIDDEN, "role_too_low", "the token's role is %s, this needs %s",
		role_name(has), role_name(needs));
	return err_hint(err, "use a token with the role %s", role_name(needs));
}

enum rc auth_choose(bool everywhere, struct str own, struct str asked, struct str *out,
		    struct err *err)
{
	if (everywhere) {
		*out = asked.n != 0 ? asked : STR("default");
		return RC_OK;
	}
	if (asked.n != 0 && !str_eq(asked, own))
		return err_set(err, RC_FORBIDDEN, "wrong_namespace",
			       "the token opens another namespace than the one asked for");
	*out = own;
	return RC_OK;
}
