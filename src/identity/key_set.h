#pragma once
/* The issuer's keys, as its JWKS document has them (RFC 7517 section 5): a token's kid looks one up
 * in here, and nowhere else. Immutable once read; whoever holds it frees it. */

#include "base/mailbox.h"
#include "identity/jwk.h"

struct key_set {
	struct letter letter; /* first: it travels from the thread that fetched it to the api's */
	struct arena arena;
	struct jwk *keys;
	size_t n;
};

/* Up to LIMIT_JWKS bytes and LIMIT_JWKS_KEYS keys; those that are no use here are passed over. NULL
 * and RC_INVALID "invalid_jwks" where it is no set, or no key is left. */
struct key_set *key_set_read(struct str text, struct err *err);
void key_set_free(struct key_set *set);
/* NULL: no such key. */
const struct jwk *key_set_find(const struct key_set *set, struct str kid);
/* The token's key is in here, of the token's algorithm, and the signature is good. RC_NOT_FOUND
 * "unknown_key" where there is no key of that name. */
enum rc key_set_check(const struct key_set *set, const struct jwt *jwt, struct err *err);
