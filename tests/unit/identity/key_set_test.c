#include "test.h"

#include "base/limits.h"
#include "base/macros.h"
#include "codec/base64.h"
#include "identity/key_set.h"
#include "vectors.h"

#define SET(keys) "{\"keys\":[" keys "]}"

static struct key_set *set_of(const char *text)
{
	struct err err = {0};

	return key_set_read(str_z(text), &err);
}

TEST(a_set_is_looked_up_by_the_keys_name)
{
	struct key_set *set = set_of(SET("null," RSA_KEY("") ",{}," EC_KEY("")));

	CHECK(set != NULL && set->n == 2);
	CHECK(key_set_find(set, STR("r"))->alg == JWT_RS256);
	CHECK(key_set_find(set, STR("e"))->alg == JWT_ES256);
	CHECK(key_set_find(set, STR("E")) == NULL && key_set_find(set, STR("")) == NULL);
	key_set_free(set);
}

TEST(a_second_key_cannot_take_a_names_place)
{
	struct key_set *set = set_of(
		SET(RSA_KEY("") ",{\"kty\":\"EC\",\"kid\":\"r\",\"crv\":\"P-256\",\"x\":\"" EC_X
				"\",\"y\":\"" EC_Y "\"}"));

	CHECK(set != NULL && set->n == 1 && set->keys[0].alg == JWT_RS256);
	key_set_free(set);
}

TEST(what_is_no_set_is_refused)
{
	static const char *const rows[] = {"",	    "[]",      "{}",	      "{\"keys\":{}}",
					   SET(""), SET("{}"), "{\"keys\":[", SET(RSA_KEY("")) "x"};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW((int)i, set_of(rows[i]) == NULL);
}

TEST(a_set_beyond_its_bounds_is_refused)
{
	struct buf text = BUF_INIT(2 * LIMIT_JWKS);
	struct err err = {0};

	buf_add_z(&text, "{\"keys\":[" RSA_KEY(""));
	for (int i = 0; i < LIMIT_JWKS_KEYS; i++)
		buf_add_z(&text, ",{}");
	buf_add_z(&text, "]}");
	CHECK(key_set_read(buf_str(&text), &err) == NULL);
	buf_release(&text);
}

/* The algorithm that the token says is held against the key's, never the other way round. */
TEST(a_token_cannot_choose_how_its_key_is_used)
{
	struct key_set *set = set_of(SET(RSA_KEY("") "," EC_KEY("")));
	struct jwt jwt = {.alg = JWT_RS256, .kid = STR("r"), .signed_by = STR(RSA_SIGNED)};
	struct arena a = {0};
	struct err err = {0};

	CHECK(base64url_parse(&a, STR(RSA_SIGNATURE), &jwt.signature));
	CHECK(key_set_check(set, &jwt, &err) == RC_OK);
	jwt.alg = JWT_ES256;
	CHECK(key_set_check(set, &jwt, &err) == RC_UNAUTHORIZED);
	jwt.kid = STR("e");
	CHECK(key_set_check(set, &jwt, &err) == RC_UNAUTHORIZED);
	jwt.kid = STR("x");
	CHECK(key_set_check(set, &jwt, &err) == RC_NOT_FOUND);
	key_set_free(set);
	arena_release(&a);
}
