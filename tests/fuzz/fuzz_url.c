/* URLs: a target's parts lie within its text and put together make the same target; what is
 * percent-encoded decodes to itself. */

#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "codec/header.h"
#include "codec/url.h"
#include "codec/utf8.h"

static void check_within(struct str outer, struct str inner)
{
	assert(inner.n == 0 || (inner.p >= outer.p && inner.p + inner.n <= outer.p + outer.n));
}

/* The lane's key with the path behind it is the same target, in the same lane. */
static void check_lane(const struct url *u)
{
	struct buf key = BUF_INIT(2 * LIMIT_URL), again = BUF_INIT(2 * LIMIT_URL);
	struct err err = {0};
	struct url same;

	url_lane_key(u, &key);
	assert(!key.failed);
	assert(url_parse(buf_str(&key), &same, "f", &err) == RC_OK);
	assert(same.port == u->port && same.is_https == u->is_https);
	assert(str_eq_nocase(same.host, u->host) && same.path.n == 0);
	url_lane_key(&same, &again);
	assert(str_eq(buf_str(&key), buf_str(&again)));
	buf_release(&key);
	buf_release(&again);
}

static void try_target(struct str s)
{
	struct err err = {0};
	struct url u;

	if (url_parse(s, &u, "f", &err))
		return;
	check_within(s, u.scheme);
	check_within(s, u.host);
	check_within(s, u.path);
	assert(u.host.n != 0 && u.port != 0);
	assert(u.path.n == 0 || u.path.p[0] == '/' || u.path.p[0] == '?');
	assert(header_is_value(u.host));
	check_lane(&u);
}

static void try_decode(struct str encoded)
{
	struct arena a = {0};
	struct buf b = BUF_INIT(3 * LIMIT_BODY);
	struct err err = {0};
	struct str text, again;

	if (url_decode(&a, encoded, &text, "f", &err) == RC_OK) {
		assert(utf8_check(text) == text.n);
		url_encode(&b, text);
		assert(url_decode(&a, buf_str(&b), &again, "f", &err) == RC_OK);
		assert(str_eq(text, again));
	}
	buf_release(&b);
	arena_release(&a);
}

static void try_query(struct str s)
{
	struct str rest = s, name, value;

	while (url_query_next(&rest, &name, &value)) {
		check_within(s, name);
		check_within(s, value);
		try_decode(name);
		try_decode(value);
	}
	assert(rest.n == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = str_of((const char *)data, size);

	try_target(s);
	try_query(s);
	return 0;
}
