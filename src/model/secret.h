#pragma once
/* A namespace's signing secret: "whsec_" and standard base64 of 32 random bytes (Standard
 * Webhooks 1.0.0). The deliveries of the namespace are signed with every secret that has not
 * expired, newest first; the dialects' own signatures use the whole text as their HMAC key. A
 * target's own secret may also be any text that its client gave: it then signs in the dialects'
 * ways alone, unless it has that form. */

#include "base/arena.h"
#include "base/err.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/uuid.h"
#include "codec/seal.h"

enum { SECRET_TEXT = LIMIT_SIGNING_SECRET + 1, SECRETS_AT_ONCE = 4 };

struct signing_secret {
	struct uuid id;
	int64_t namespace;
	char text[SECRET_TEXT];	     /* NUL-terminated */
	ms_t created_at, expires_at; /* MS_NEVER: the current one */
};

/* A new secret for the namespace: random text, a new id, no end. */
void signing_secret_make(struct signing_secret *out, int64_t namespace, ms_t now);
/* The same with a given text, which has 1 to LIMIT_SIGNING_SECRET bytes (asserted). */
void signing_secret_take(struct signing_secret *out, struct str text, int64_t namespace, ms_t now);
/* As the store keeps it: sealed, bound to its id. */
struct str signing_secret_seal(struct arena *a, const struct seal_key *key,
			       const struct signing_secret *s);
/* Opens what was sealed, into out->text; out->id must be set. */
enum rc signing_secret_open(struct arena *a, const struct seal_key *key, struct str sealed,
			    struct signing_secret *out, struct err *err);
