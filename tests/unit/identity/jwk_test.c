#include "test.h"

#include "base/macros.h"
#include "codec/base64.h"
#include "identity/jwk.h"
#include "vectors.h"

static bool reads(struct arena *a, const char *text, struct jwk *out)
{
	struct json v;
	struct err err = {0};

	CHECK(json_value(str_z(text), &v, &err) == RC_OK);
	return jwk_read(a, &v, out);
}

/* Of RFC 7515: good as it is, and bad with any one byte of it changed. */
static void check_vector(const char *key_text, const char *signed_text, const char *signature)
{
	struct arena a = {0};
	struct jwk key;
	struct str bytes;

	CHECK(reads(&a, key_text, &key));
	CHECK(base64url_parse(&a, str_z(signature), &bytes));
	CHECK(jwk_verify(&key, str_z(signed_text), bytes));
	for (size_t i = 0; i < bytes.n; i++) {
		char *changed = arena_alloc(&a, bytes.n);

		memcpy(changed, bytes.p, bytes.n);
		changed[i] ^= 1;
		CHECK(!jwk_verify(&key, str_z(signed_text), str_of(changed, bytes.n)));
		CHECK(!jwk_verify(&key, str_z(signed_text), str_sub(bytes, 0, i)));
	}
	CHECK(!jwk_verify(&key, str_sub(str_z(signed_text), 1, SIZE_MAX), bytes));
	jwk_release(&key);
	arena_release(&a);
}

TEST(the_rfcs_rs256_signature_is_good)
{
	check_vector(RSA_KEY(""), RSA_SIGNED, RSA_SIGNATURE);
}

TEST(the_rfcs_es256_signature_is_good)
{
	check_vector(EC_KEY(""), EC_SIGNED, EC_SIGNATURE);
}

TEST(a_key_has_the_one_algorithm_of_its_kind)
{
	struct arena a = {0};
	struct jwk key;

	CHECK(reads(&a, RSA_KEY(",\"alg\":\"RS256\",\"use\":\"sig\""), &key));
	CHECK(key.alg == JWT_RS256);
	jwk_release(&key);
	CHECK(reads(&a, EC_KEY(",\"alg\":\"ES256\""), &key));
	CHECK(key.alg == JWT_ES256);
	jwk_release(&key);
	arena_release(&a);
}

TEST(keys_that_are_no_use_are_passed_over)
{
	static const struct {
		int line;
		const char *text;
	} rows[] = {
		{__LINE__, "7"},
		{__LINE__, "{}"},
		{__LINE__, "{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"c2VjcmV0\"}"},
		{__LINE__, "{\"kty\":\"RSA\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"},
		{__LINE__, "{\"kty\":\"RSA\",\"kid\":\"\",\"n\":\"" RSA_N "\",\"e\":\"AQAB\"}"},
		{__LINE__, "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"" RSA_N "\"}"},
		{__LINE__, "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"" RSA_N "\",\"e\":\"AQ\"}"},
		{__LINE__, "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"" RSA_N "\",\"e\":\"Ag\"}"},
		{__LINE__, "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"ofgW\",\"e\":\"AQAB\"}"},
		{__LINE__, RSA_KEY(",\"alg\":\"PS256\"")},
		{__LINE__, RSA_KEY(",\"alg\":\"HS256\"")},
		{__LINE__, RSA_KEY(",\"alg\":7")},
		{__LINE__, RSA_KEY(",\"use\":\"enc\"")},
		{__LINE__, EC_KEY(",\"alg\":\"RS256\"")},
		{__LINE__, "{\"kty\":\"EC\",\"kid\":\"a\",\"crv\":\"P-384\",\"x\":\"" EC_X
			   "\",\"y\":\"" EC_Y "\"}"},
		{__LINE__, "{\"kty\":\"EC\",\"kid\":\"a\",\"crv\":\"P-256\",\"x\":\"" EC_Y
			   "\",\"y\":\"" EC_Y "\"}"},
		{__LINE__,
		 "{\"kty\":\"EC\",\"kid\":\"a\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct jwk key;

		CHECK_ROW(rows[i].line, !reads(&a, rows[i].text, &key));
		arena_release(&a);
	}
}
