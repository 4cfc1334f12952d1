/* Tokens of an issuer: whatever a token is made of, it is read or refused in good order, its parts
 * lie within its text, and none that was not signed gets past the keys. The bytes are the token; as
 * JSON they are claims, and a set of keys. */

#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "identity/claims.h"
#include "identity/key_set.h"

static void check_refusal(enum rc rc, const struct err *err)
{
	assert(rc == RC_OK || rc == RC_UNAUTHORIZED || rc == RC_FORBIDDEN);
	assert(rc == RC_OK || (err->rc == rc && err->code != NULL && err->text[0] != '\0'));
}

static void try_token(struct arena *a, struct str text)
{
	struct jwt jwt;
	struct err err = {0};
	enum rc rc = jwt_parse(a, text, &jwt, &err);

	check_refusal(rc, &err);
	if (rc != RC_OK)
		return;
	assert(text.n <= LIMIT_JWT && jwt.kid.n != 0 && jwt.kid.n <= LIMIT_JWK_ID);
	assert(jwt.signed_by.p == text.p && jwt.signed_by.n < text.n);
	assert(jwt.signature.n != 0 && jwt.claims.n != 0);
}

static void try_claims(struct arena *a, struct str text)
{
	static const struct jwt_policy policy = {
		.issuer = STR_INIT("https://i/"),
		.audience = STR_INIT("belfry"),
		.namespace_claim = STR_INIT("ns"),
	};
	struct subject s;
	struct err err = {0};
	enum rc rc = claims_check(a, &policy, text, 1000000 * (ms_t)MS_SECOND, &s, &err);

	check_refusal(rc, &err);
	if (rc != RC_OK)
		return;
	assert(s.namespace.n != 0 && s.namespace.n <= LIMIT_NAME && s.role <= ROLE_ADMIN);
	assert(s.expires_at + JWT_SKEW_MS > 1000000 * (ms_t)MS_SECOND);
}

static void try_keys(struct str text)
{
	struct jwt jwt = {.signed_by = STR("a.b"), .signature = STR("made up"), .kid = STR("k")};
	struct err err = {0};
	struct key_set *set = key_set_read(text, &err);

	if (set == NULL) {
		assert(err.rc == RC_INVALID);
		return;
	}
	for (size_t i = 0; i < set->n; i++) {
		jwt.kid = set->keys[i].kid;
		jwt.alg = set->keys[i].alg;
		assert(key_set_check(set, &jwt, &err) == RC_UNAUTHORIZED);
	}
	key_set_free(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = str_of((const char *)data, size);
	struct arena a = {0};

	try_token(&a, s);
	try_claims(&a, s);
	try_keys(s);
	arena_release(&a);
	return 0;
}
