#pragma once
/* The text of a bearer token: "belfry_", 43 random characters of base62 (256 bits) and 6 of a
 * checksum over them, so that scanners find leaked ones and a mistyped one is told from a revoked
 * one without a look-up. The store keeps the SHA-256 of the whole text. */

#include <stdbool.h>

#include "base/str.h"
#include "model/token.h"

enum { TOKEN_TEXT = 7 + 43 + 6 };

struct token_text {
	char z[TOKEN_TEXT + 1]; /* NUL-terminated */
};

/* A new one, from the kernel's randomness. */
struct token_text token_make(void);
/* Has it the form and the right checksum? Says nothing of whether it opens anything. */
bool token_check(struct str text);
/* What the store knows it by. Any text has one: a root token may be of the operator's own making.
 */
void token_hash(unsigned char out[static TOKEN_HASH], struct str text);
