#pragma once
/* Bytes as text: standard base64 with padding (RFC 4648 section 4), base64url without (section 5,
 * as in a JWT) and hex. Reading is strict: no white space, no other padding, no stray bits. By
 * libsodium, in a time that does not depend on the bytes: they may be secrets. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Both prints want room for one byte more than they leave behind. */
void base64_add(struct buf *to, struct str bytes);
/* The bytes, in the arena; false where `text` is no base64. */
bool base64_parse(struct arena *a, struct str text, struct str *out);
bool base64url_parse(struct arena *a, struct str text, struct str *out);

/* In lower case. */
void hex_add(struct buf *to, struct str bytes);
/* Exactly n bytes, of 2 n digits in any case; false where `text` is something else. */
bool hex_read(struct str text, unsigned char *out, size_t n);
