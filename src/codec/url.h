#pragma once
/* URLs: the strict check of a target's address, and the percent-coding of paths and queries (RFC
 * 3986). A target is absolute, http or https, without userinfo, in printable ASCII, at most
 * LIMIT_URL bytes; which addresses may be called is not decided here (deliver/guard). Pure. Code of
 * errors: "invalid_url". */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct url {
	struct str scheme; /* as written: "https", "HTTP" */
	struct str host;   /* a name, an IPv4 address, or an IPv6 address without its brackets */
	bool host_is_ipv6;
	bool is_https;
	uint16_t port;	 /* the scheme's own where none is written */
	struct str path; /* path and query, up to a fragment; may be empty */
};

/* All views are of `s`. */
enum rc url_parse(struct str s, struct url *out, const char *field, struct err *err);
/* Appends "scheme://host:port" in lower case, the port always written: what targets share a server.
 */
void url_lane_key(const struct url *url, struct buf *to);

/* Takes the first `name=value` off a query string ("a=1&b=2"), both still encoded; without a '='
 * the value is empty. False at the end. */
bool url_query_next(struct str *rest, struct str *name_out, struct str *value_out);
/* Decodes a query's name or value: %XX, and '+' is a space. A broken escape, a NUL, or what is no
 * UTF-8 in the end is refused. */
enum rc url_decode(struct arena *a, struct str s, struct str *out, const char *field,
		   struct err *err);
/* Appends `s` as one segment of a path, or as a query's name or value. */
void url_encode(struct buf *to, struct str s);
