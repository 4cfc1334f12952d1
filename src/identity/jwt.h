#pragma once
/* A JSON Web Token as it stands in a header (RFC 7519, compact form): three parts, of which nothing
 * is believed yet. What a token says of how it is to be checked is held to a short list (RFC 8725):
 * RS256 or ES256, a key's name, no critical extensions. Where it says where its key is to be had
 * (jku, x5u, jwk, x5c), nobody listens. Pure.
 *
 * All errors of this folder are RC_UNAUTHORIZED "invalid_token", if not said otherwise. */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum jwt_alg { JWT_RS256, JWT_ES256 };

struct jwt {
	enum jwt_alg alg;
	struct str kid;	      /* names the key; never empty */
	struct str signed_by; /* what the signature is over: "HEADER.CLAIMS" as sent */
	struct str signature; /* bytes */
	struct str claims;    /* JSON, to be read once the signature is found good */
};

/* Might it be one: text with two dots? Belfry's own tokens have none. */
bool jwt_looks_like(struct str token);
/* At most LIMIT_JWT bytes. Views point into `text` and the arena. */
enum rc jwt_parse(struct arena *a, struct str text, struct jwt *out, struct err *err);
/* Fills in the error of this folder. */
enum rc jwt_refuse(struct err *err, const char *why);
