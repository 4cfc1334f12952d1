#pragma once
/* Secrets at rest: XChaCha20-Poly1305 by libsodium. A box is a random nonce, the ciphertext and its
 * tag; `about` (say, the row's id and column) is bound to it, so that a box moved to another row
 * does not open. */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
	SEAL_KEY_BYTES = 32,
	SEAL_EXTRA = 24 + 16
}; /* a box is SEAL_EXTRA longer than its content */

struct seal_key {
	unsigned char b[SEAL_KEY_BYTES];
};

/* The box, in the arena. The nonce is asked of base/rand.h. */
struct str seal_box(struct arena *a, const struct seal_key *key, struct str plain,
		    struct str about);
/* RC_IO "seal_broken" where the key, `about` or any bit is another than at the sealing. */
enum rc seal_open(struct arena *a, const struct seal_key *key, struct str box, struct str about,
		  struct str *out, struct err *err);
