#pragma once
/* What a token that was found genuine says: whether it is for this server and for now, and who its
 * holder is here. Pure.
 *
 * Role: the best of belfry:read, belfry:write, belfry:admin in `permissions` (a list, as Auth0 has
 * it) or `scope` (words). Namespace: the claim of that name; `default` where there is none; `*` is
 * all of them. */

#include "base/arena.h"
#include "base/err.h"
#include "model/names.h"

enum { JWT_SKEW_MS = 60 * MS_SECOND }; /* how far the issuer's clock and ours may be apart */

struct jwt_policy {
	struct str issuer;   /* `iss`, letter by letter */
	struct str audience; /* one of `aud` */
	struct str namespace_claim;
};

struct subject {
	struct str id; /* `sub`; may be empty */
	struct str namespace;
	enum role role;
	ms_t expires_at;
};

/* Beside the folder's error: RC_UNAUTHORIZED "token_expired"; RC_FORBIDDEN "no_permission" for one
 * that may do nothing here. */
enum rc claims_check(struct arena *a, const struct jwt_policy *policy, struct str claims, ms_t now,
		     struct subject *out, struct err *err);
