#include "url.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/limits.h"
#include "base/num.h"

#include "ascii.h"

enum { HOST_MOST = 253, LABEL_MOST = 63, PORT_DIGITS = 5 };

/* The URL itself is never repeated in an error: what was meant as a password may stand in it. */
static enum rc refuse(const char *field, const char *why, const char *hint, struct err *err)
{
	err_at(err, RC_INVALID, "invalid_url", field, "the URL %s", why);
	return err_hint(err, "%s", hint);
}

static enum rc check_bytes(struct str s, const char *field, struct err *err)
{
	if (s.n > LIMIT_URL)
		return err_at(err, RC_INVALID, "invalid_url", field,
			      "the URL is %zu bytes long, more than the %d allowed", s.n,
			      LIMIT_URL);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~' || s.p[i] == '\\')
			return refuse(field,
				      "holds a space, a backslash or another character that must "
				      "not stand in a URL",
				      "percent-encode it: a space is %20", err);
	return RC_OK;
}

static enum rc take_scheme(struct str *rest, struct url *u, const char *field, struct err *err)
{
	size_t n = str_find(*rest, ':');

	u->scheme = str_sub(*rest, 0, n);
	u->is_https = str_eq_nocase(u->scheme, STR("https"));
	if ((!u->is_https && !str_eq_nocase(u->scheme, STR("http"))) ||
	    !str_starts(str_sub(*rest, n, rest->n), STR("://")))
		return refuse(field, "must begin with http:// or https://",
			      "give an absolute URL, such as https://example.com/hook", err);
	*rest = str_sub(*rest, n + 3, rest->n);
	return RC_OK;
}

/* Everything before the path, the query or the fragment. */
static struct str take_authority(struct str *rest)
{
	size_t n = 0;
	struct str authority;

	while (n < rest->n && strchr("/?#", rest->p[n]) == NULL)
		n++;
	authority = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return authority;
}

static bool is_address(int family, struct str s)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr address;

	if (s.n == 0 || s.n >= sizeof(text))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	return inet_pton(family, text, &address) == 1;
}

static bool is_label(struct str s)
{
	if (s.n == 0 || s.n > LABEL_MOST)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_is_alnum(s.p[i]) && s.p[i] != '-' && s.p[i] != '_')
			return false;
	return true;
}

/* Decimal or 0x…: as the last label it makes resolvers read the whole name as an IPv4 address in
 * one of its forgotten spellings (127.1, 0x7f000001, 2130706433). */
static bool is_number(struct str label)
{
	bool is_hex = str_starts(label, STR("0x")) || str_starts(label, STR("0X"));

	for (size_t i = is_hex ? 2 : 0; i < label.n; i++)
		if (is_hex ? ascii_hex(label.p[i]) < 0 : !ascii_is_digit(label.p[i]))
			return false;
	return true;
}

static bool is_name_or_ipv4(struct str host)
{
	struct str rest = str_ends(host, STR(".")) ? str_sub(host, 0, host.n - 1) : host;
	struct str label;

	if (host.n > HOST_MOST || str_ends(rest, STR(".")))
		return false;
	do {
		label = str_cut(&rest, '.');
		if (!is_label(label))
			return false;
	} while (rest.n != 0);
	return !is_number(label) || is_address(AF_INET, host);
}

/* Up to the closing bracket, which it is false without. */
static bool take_bracketed(struct str *authority, struct url *u)
{
	size_t close = str_find(*authority, ']');

	u->host_is_ipv6 = true;
	if (close == authority->n)
		return false;
	u->host = str_sub(*authority, 1, close - 1);
	*authority = str_sub(*authority, close + 1, authority->n);
	return is_address(AF_INET6, u->host);
}

static bool take_plain(struct str *authority, struct url *u)
{
	size_t n = str_find(*authority, ':');

	u->host = str_sub(*authority, 0, n);
	*authority = str_sub(*authority, n, authority->n);
	return is_name_or_ipv4(u->host);
}

static enum rc take_host(struct str *authority, struct url *u, const char *field, struct err *err)
{
	bool has_bracket = str_starts(*authority, STR("["));

	if (has_bracket ? take_bracketed(authority, u) : take_plain(authority, u))
		return RC_OK;
	return refuse(field, "has no valid host",
		      "the host is a name, an IPv4 address a.b.c.d, or an IPv6 address in brackets",
		      err);
}

/* What follows the host: nothing, or a colon and the port. */
static enum rc read_port(struct str tail, struct url *u, const char *field, struct err *err)
{
	int64_t port = u->is_https ? 443 : 80;
	struct str digits = str_sub(tail, 1, tail.n);

	if (tail.n != 0 && (tail.p[0] != ':' || digits.n > PORT_DIGITS ||
			    !num_parse_i64(digits, 1, UINT16_MAX, &port)))
		return refuse(field, "has no valid port", "the port is a number from 1 to 65535",
			      err);
	u->port = (uint16_t)port;
	return RC_OK;
}

static enum rc read_authority(struct str authority, struct url *u, const char *field,
			      struct err *err)
{
	if (str_find(authority, '@') != authority.n)
		return refuse(field, "holds a user name or password",
			      "send credentials in a header instead", err);
	if (take_host(&authority, u, field, err))
		return err->rc;
	return read_port(authority, u, field, err);
}

enum rc url_parse(struct str s, struct url *out, const char *field, struct err *err)
{
	struct url u = {0};

	if (check_bytes(s, field, err) || take_scheme(&s, &u, field, err) ||
	    read_authority(take_authority(&s), &u, field, err))
		return err->rc;
	u.path = str_sub(s, 0, str_find(s, '#'));
	*out = u;
	return RC_OK;
}

void url_lane_key(const struct url *url, struct buf *to)
{
	buf_add(to, url->is_https ? STR("https://") : STR("http://"));
	if (url->host_is_ipv6)
		buf_add_c(to, '[');
	for (size_t i = 0; i < url->host.n; i++)
		buf_add_c(to, ascii_lower(url->host.p[i]));
	if (url->host_is_ipv6)
		buf_add_c(to, ']');
	buf_add_c(to, ':');
	buf_add_i64(to, url->port);
}
