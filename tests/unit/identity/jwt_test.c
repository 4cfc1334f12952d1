#include "test.h"

#include <sodium.h>
#include <string.h>

#include "base/limits.h"
#include "base/macros.h"
#include "identity/jwt.h"

/* HEADER.e30.AQ with the header's JSON encoded. */
static struct str token(struct arena *a, const char *header)
{
	size_t n = strlen(header), size = sodium_base64_ENCODED_LEN(n, 7);
	char *text = arena_alloc(a, size + 8);

	(void)sodium_bin2base64(text, size, (const unsigned char *)header, n,
				sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	memcpy(text + strlen(text), ".e30.AQ", 8);
	return str_z(text);
}

TEST(headers_are_held_to_a_short_list)
{
	static const struct {
		int line;
		const char *header, *why; /* NULL: taken */
	} rows[] = {
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\"}", NULL},
		{__LINE__, "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"jwt\"}", NULL},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"typ\":\"application/at+jwt\"}",
		 NULL},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"jku\":\"https://a\",\"jwk\":{}}",
		 NULL},
		{__LINE__, "{\"kid\":\"k\"}", "alg"},
		{__LINE__, "{\"alg\":\"none\",\"kid\":\"k\"}", "alg"},
		{__LINE__, "{\"alg\":\"rs256\",\"kid\":\"k\"}", "alg"},
		{__LINE__, "{\"alg\":\"HS256\",\"kid\":\"k\"}", "alg"},
		{__LINE__, "{\"alg\":[\"RS256\"],\"kid\":\"k\"}", "alg"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"crit\":[\"exp\"]}", "critical"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"crit\":null}", "critical"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"b64\":true}", "critical"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"typ\":\"logout+jwt\"}", "typ"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"k\",\"typ\":7}", "typ"},
		{__LINE__, "{\"alg\":\"RS256\"}", "kid"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":\"\"}", "kid"},
		{__LINE__, "{\"alg\":\"RS256\",\"kid\":7}", "kid"},
		{__LINE__, "{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"k\"}", "no JSON object"},
		{__LINE__, "[]", "no JSON object"},
		{__LINE__, "{", "no JSON object"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct jwt jwt;
		enum rc rc = jwt_parse(&a, token(&a, rows[i].header), &jwt, &err);

		CHECK_ROW(rows[i].line, (rc == RC_OK) == (rows[i].why == NULL));
		CHECK_ROW(rows[i].line, rc == RC_OK || strstr(err.text, rows[i].why) != NULL);
		CHECK_ROW(rows[i].line, rc == RC_OK || strcmp(err.code, "invalid_token") == 0);
		arena_release(&a);
	}
}

TEST(what_is_not_three_parts_of_base64url_is_refused)
{
	static const char *const rows[] = {"",
					   ".",
					   "..",
					   "a.b",
					   "e30.e30.",
					   ".e30.AQ",
					   "e30..AQ",
					   "e30.e30.AQ.AQ",
					   "e30=.e30.AQ",
					   "e3+.e30.AQ",
					   "e3 0.e30.AQ",
					   "e30.e30.A",
					   "e31.e30.AQ"};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct jwt jwt;

		CHECK_ROW((int)i, jwt_parse(&a, str_z(rows[i]), &jwt, &err) == RC_UNAUTHORIZED);
		arena_release(&a);
	}
}

TEST(the_parts_are_the_texts_own)
{
	struct arena a = {0};
	struct err err = {0};
	struct str text = token(&a, "{\"alg\":\"RS256\",\"kid\":\"k\"}");
	struct jwt jwt;

	CHECK(jwt_parse(&a, text, &jwt, &err) == RC_OK);
	CHECK(jwt.signed_by.p == text.p && jwt.signed_by.n == text.n - 3);
	CHECK(str_eq(jwt.claims, STR("{}")) && str_eq(jwt.signature, STR("\1")));
	CHECK(str_eq(jwt.kid, STR("k")) && jwt.alg == JWT_RS256);
	arena_release(&a);
}

TEST(a_token_over_its_bound_is_refused)
{
	static char text[LIMIT_JWT + 1];
	struct arena a = {0};
	struct err err = {0};
	struct jwt jwt;

	memset(text, 'a', sizeof(text));
	text[1] = text[3] = '.';
	CHECK(jwt_parse(&a, str_of(text, sizeof(text)), &jwt, &err) == RC_UNAUTHORIZED);
	CHECK(strstr(err.text, "too long") != NULL);
	arena_release(&a);
}
