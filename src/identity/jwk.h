#pragma once
/* A public key of the issuer (RFC 7517) and the check of a signature with it, by OpenSSL's
 * libcrypto, which this file alone knows. A key has one algorithm, which follows from its kind: an
 * RSA key checks RS256 and nothing else, so that a token cannot have it taken for something else.
 * Checking may be done by any thread; a key is owned by whoever has its set. */

#include "codec/json.h"
#include "identity/jwt.h"

enum { RSA_BITS_MIN = 2048, RSA_BITS_MOST = 8192 };

struct jwk {
	struct str kid;
	enum jwt_alg alg;
	void *opaque; /* EVP_PKEY */
};

/* Reads one member of a set. False: a key of another kind, for another use, without a name, or a
 * broken one; sets may hold such, and they are passed over. */
bool jwk_read(struct arena *a, const struct json *v, struct jwk *out);
void jwk_release(struct jwk *k);
/* Is it the signature of this text with this key, by the key's algorithm? */
bool jwk_verify(const struct jwk *k, struct str text, struct str signature);
