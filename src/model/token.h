#pragma once
/* Who may do what: a bearer token opens one namespace, or all (`*`). The secret is "belfry_" and 43
 * characters of base62 and a checksum; the store holds its SHA-256 alone, so it is shown once. */

#include "base/str.h"
#include "base/uuid.h"
#include "model/names.h"

/* Keys of namespaces are > 0; beside them there are: all of them, and one that the next write makes
 * (reads find nothing in it). */
enum { TOKEN_HASH = 32, NAMESPACE_ALL = -1, NAMESPACE_NEW = 0 };

/* A use is noted when the last one that is noted is as old as this. */
#define TOKEN_USED_EVERY_MS MS_MINUTE

struct token {
	struct uuid id;
	struct str name;
	int64_t namespace; /* NAMESPACE_ALL: `*` */
	struct str namespace_name;
	enum role role;
	ms_t created_at, expires_at /* MS_NEVER */, revoked_at /* MS_NEVER */,
		last_used_at /* AT_NONE */;
	struct str limits; /* JSON (model/token_limits.h); absent: none */
	unsigned char hash[TOKEN_HASH];
};
