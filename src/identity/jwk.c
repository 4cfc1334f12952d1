#include "jwk.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "base/limits.h"
#include "base/macros.h"
#include "codec/base64.h"

enum { WORD = 32, P256_BYTES = 32, POINT_BYTES = 1 + 2 * P256_BYTES, EXPONENT_BYTES = 8 };

static void done_build(OSSL_PARAM_BLD **b)
{
	OSSL_PARAM_BLD_free(*b);
}

static void done_params(OSSL_PARAM **p)
{
	OSSL_PARAM_free(*p);
}

static void done_context(EVP_PKEY_CTX **c)
{
	EVP_PKEY_CTX_free(*c);
}

static void done_digest(EVP_MD_CTX **c)
{
	EVP_MD_CTX_free(*c);
}

static void done_number(BIGNUM **n)
{
	BN_free(*n);
}

static void done_signature(ECDSA_SIG **s)
{
	ECDSA_SIG_free(*s);
}

static const unsigned char *bytes_of(struct str s)
{
	return (const unsigned char *)s.p;
}

static BIGNUM *number_of(struct str bytes)
{
	return BN_bin2bn(bytes_of(bytes), (int)bytes.n, NULL);
}

/* --- a set's member --- */

static bool get_text(struct arena *a, const struct json_object *o, struct str name, size_t most,
		     struct str *out)
{
	const struct json *v = json_get(o, name);
	struct err err = {0};

	return v != NULL && json_string(a, v, most, out, "key", &err) == RC_OK && out->n != 0;
}

static bool get_bytes(struct arena *a, const struct json_object *o, struct str name, size_t most,
		      struct str *out)
{
	struct str text;

	return get_text(a, o, name, 2 * most, &text) && base64url_parse(a, text, out) &&
	       out->n != 0 && out->n <= most;
}

/* Where a key says what it is for, that must be it. */
static bool is_for(struct arena *a, const struct json_object *o, struct str name, struct str want)
{
	struct str said;

	return json_get(o, name) == NULL ||
	       (get_text(a, o, name, WORD, &said) && str_eq(said, want));
}

static EVP_PKEY *key_from(const char *kind, OSSL_PARAM_BLD *build)
{
	OSSL_PARAM *params CLEANUP(done_params) = OSSL_PARAM_BLD_to_param(build);
	EVP_PKEY_CTX *context CLEANUP(done_context) = EVP_PKEY_CTX_new_from_name(NULL, kind, NULL);
	EVP_PKEY *key = NULL;

	if (params == NULL || context == NULL || EVP_PKEY_fromdata_init(context) != 1 ||
	    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
		return NULL;
	return key;
}

static EVP_PKEY *read_rsa(struct arena *a, const struct json_object *o)
{
	OSSL_PARAM_BLD *build CLEANUP(done_build) = OSSL_PARAM_BLD_new();
	BIGNUM *n CLEANUP(done_number) = NULL, *e CLEANUP(done_number) = NULL;
	struct str modulus, exponent;
	int bits;

	if (!get_bytes(a, o, STR("n"), RSA_BITS_MOST / 8, &modulus) ||
	    !get_bytes(a, o, STR("e"), EXPONENT_BYTES, &exponent))
		return NULL;
	n = number_of(modulus);
	e = number_of(exponent);
	if (build == NULL || n == NULL || e == NULL)
		return NULL;
	bits = BN_num_bits(n);
	if (bits < RSA_BITS_MIN || bits > RSA_BITS_MOST || !BN_is_odd(e) || BN_is_one(e) ||
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n) != 1 ||
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e) != 1)
		return NULL;
	return key_from("RSA", build);
}

/* The library itself refuses a point that is not on the curve. */
static EVP_PKEY *read_p256(struct arena *a, const struct json_object *o)
{
	OSSL_PARAM_BLD *build CLEANUP(done_build) = OSSL_PARAM_BLD_new();
	unsigned char point[POINT_BYTES] = {POINT_CONVERSION_UNCOMPRESSED};
	char curve[] = "P-256";
	struct str name, x, y;

	if (!get_text(a, o, STR("crv"), WORD, &name) || !str_eq(name, STR("P-256")) ||
	    !get_bytes(a, o, STR("x"), P256_BYTES, &x) || x.n != P256_BYTES ||
	    !get_bytes(a, o, STR("y"), P256_BYTES, &y) || y.n != P256_BYTES || build == NULL)
		return NULL;
	memcpy(point + 1, x.p, P256_BYTES);
	memcpy(point + 1 + P256_BYTES, y.p, P256_BYTES);
	if (OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, curve, 0) != 1 ||
	    OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point,
					     sizeof(point)) != 1)
		return NULL;
	return key_from("EC", build);
}

static const struct {
	struct str kty, alg_name;
	enum jwt_alg alg;
	EVP_PKEY *(*read)(struct arena *a, const struct json_object *o);
} kinds[] = {
	{STR_INIT("RSA"), STR_INIT("RS256"), JWT_RS256, read_rsa},
	{STR_INIT("EC"), STR_INIT("ES256"), JWT_ES256, read_p256},
};

bool jwk_read(struct arena *a, const struct json *v, struct jwk *out)
{
	struct json_object o;
	struct err err = {0};
	struct str kty;

	if (json_object_of(a, v, &o, "key", &err) || !get_text(a, &o, STR("kty"), WORD, &kty) ||
	    !get_text(a, &o, STR("kid"), LIMIT_JWK_ID, &out->kid) ||
	    !is_for(a, &o, STR("use"), STR("sig")))
		return false;
	for (size_t i = 0; i < COUNTOF(kinds); i++) {
		if (!str_eq(kty, kinds[i].kty) || !is_for(a, &o, STR("alg"), kinds[i].alg_name))
			continue;
		out->alg = kinds[i].alg;
		out->opaque = kinds[i].read(a, &o);
		ERR_clear_error();
		return out->opaque != NULL;
	}
	return false;
}

void jwk_release(struct jwk *k)
{
	EVP_PKEY_free(k->opaque);
	k->opaque = NULL;
}

/* --- a signature --- */

static bool verify(const struct jwk *k, struct str text, const unsigned char *signature, size_t n)
{
	EVP_MD_CTX *context CLEANUP(done_digest) = EVP_MD_CTX_new();
	bool good = context != NULL &&
		    EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, k->opaque) == 1 &&
		    EVP_DigestVerify(context, signature, n, bytes_of(text), text.n) == 1;

	ERR_clear_error(); /* of this thread; a bad signature leaves its words there */
	return good;
}

/* A token has the two numbers as 64 bytes; the library wants them in DER. */
static bool verify_es256(const struct jwk *k, struct str text, struct str signature)
{
	ECDSA_SIG *pair CLEANUP(done_signature) = ECDSA_SIG_new();
	unsigned char *der = NULL;
	BIGNUM *r, *s;
	bool good;
	int n;

	if (signature.n != (size_t)2 * P256_BYTES || pair == NULL)
		return false;
	r = number_of(str_sub(signature, 0, P256_BYTES));
	s = number_of(str_sub(signature, P256_BYTES, signature.n));
	if (r == NULL || s == NULL || ECDSA_SIG_set0(pair, r, s) != 1) {
		BN_free(r);
		BN_free(s);
		return false;
	}
	n = i2d_ECDSA_SIG(pair, &der);
	good = n > 0 && verify(k, text, der, (size_t)n);
	OPENSSL_free(der);
	return good;
}

bool jwk_verify(const struct jwk *k, struct str text, struct str signature)
{
	return k->alg == JWT_ES256 ? verify_es256(k, text, signature)
				   : verify(k, text, bytes_of(signature), signature.n);
}
