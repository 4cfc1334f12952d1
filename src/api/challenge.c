#include "challenge.h"

#include <string.h>

#include "api/request.h"
#include "base/limits.h"

struct str challenge_scope(enum role role)
{
	static const struct str scopes[] = {[ROLE_READ] = STR_INIT("belfry:read"),
					    [ROLE_WRITE] = STR_INIT("belfry:write"),
					    [ROLE_ADMIN] = STR_INIT("belfry:admin")};

	return scopes[role];
}

/* A host is repeated in a quoted text, so it may hold nothing that ends one. */
static bool is_host(struct str host)
{
	static const char others[] = ".-_:[]";

	if (host.n == 0 || host.n > LIMIT_URL)
		return false;
	for (size_t i = 0; i < host.n; i++) {
		char c = host.p[i];
		bool is_alnum =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

		if (!is_alnum && (c == '\0' || strchr(others, c) == NULL))
			return false;
	}
	return true;
}

bool challenge_base(const struct request *rq, struct buf *to)
{
	struct str host = request_header(rq, STR("Host"));

	if (rq->services->public_url.n != 0) {
		buf_add(to, rq->services->public_url);
		return true;
	}
	if (!is_host(host))
		return false;
	buf_add_z(to, "http://");
	buf_add(to, host);
	return true;
}

static void add_metadata(const struct request *rq, struct buf *to)
{
	struct buf base = BUF_INIT(2 * LIMIT_URL);

	if (rq->services->issuer != NULL && challenge_base(rq, &base)) {
		buf_add_z(to, ", resource_metadata=\"");
		buf_add(to, buf_str(&base));
		buf_add_z(to, "/.well-known/oauth-protected-resource");
		if (str_eq(rq->path, STR("/mcp")))
			buf_add(to, rq->path);
		buf_add_z(to, "\"");
	}
	buf_release(&base);
}

static void add_scope(const struct request *rq, enum role needs, struct buf *to)
{
	if (rq->services->issuer == NULL)
		return;
	buf_add_z(to, ", scope=\"");
	buf_add(to, challenge_scope(needs));
	buf_add_z(to, "\"");
}

/* `error`: RFC 6750's word, or NULL where no token came. */
static void challenge(struct request *rq, const char *error, enum role needs)
{
	struct buf text = BUF_INIT(4 * LIMIT_URL);

	buf_add_z(&text, "Bearer realm=\"belfry\"");
	if (error != NULL)
		buf_printf(&text, ", error=\"%s\"", error);
	add_scope(rq, needs, &text);
	add_metadata(rq, &text);
	answer_header(&rq->answer, &rq->arena, "WWW-Authenticate",
		      str_dup(&rq->arena, buf_str(&text)));
	buf_release(&text);
}

static bool is(const struct err *err, const char *code)
{
	return strcmp(err->code, code) == 0;
}

void challenge_for_scope(struct request *rq, enum role needs)
{
	challenge(rq, "insufficient_scope", needs);
}

void challenge_add(struct request *rq, const struct err *err)
{
	bool lacks_scope = rq->services->issuer != NULL &&
			   (is(err, "role_too_low") || is(err, "no_permission"));

	if (rq->route == NULL)
		return;
	if (lacks_scope)
		challenge_for_scope(rq, rq->route->role);
	else if (err->rc == RC_UNAUTHORIZED)
		challenge(rq, is(err, "no_token") ? NULL : "invalid_token", rq->route->role);
}
