#pragma once
/* The issuer of the JWTs that the api takes: an actor, one thread that fetches the issuer's public
 * keys (identity/key_set.h) and sends each new set to the api by letter, so that no request waits
 * for the issuer. The last good set stays in use while it cannot be reached; a token whose key is
 * not known is refused, and has the set fetched anew soon (identity/refetch.h). */

#include <stdatomic.h>

#include "base/buf.h"
#include "identity/claims.h"

/* Gets the URL's bytes, blocking, on the issuer's thread; gives up when `cancel` is set. Another
 * status than 200 is an error. */
typedef enum rc issuer_fetch(struct str url, const atomic_bool *cancel, struct buf *body,
			     struct err *err);

struct issuer_options {
	struct jwt_policy policy; /* kept; its texts are the caller's */
	struct str jwks_url;	  /* likewise */
	ms_t max_age_ms;	  /* of a set of keys */
	issuer_fetch *fetch;
};

struct issuer;

enum rc issuer_open(const struct issuer_options *o, struct issuer **out, struct err *err);
/* Joins and frees: after api_close. */
void issuer_close(struct issuer *i);

/* Api's thread. The errors of identity/, and RC_BUSY "keys_unavailable" while there is no set yet.
 */
enum rc issuer_identify(struct issuer *i, struct arena *a, struct str token, ms_t now,
			struct subject *out, struct err *err);
/* What the metadata name. */
struct str issuer_name(const struct issuer *i);
