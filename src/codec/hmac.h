#pragma once
/* SHA-256 and HMAC-SHA256 (RFC 2104), by libsodium. The message comes in parts. A keyed state can
 * be kept and copied by assignment for each message, which saves the key's own two hash blocks.
 * Thread-safe after codec_init. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { SHA256_BYTES = 32, HMAC_BYTES = 32, HMAC_STATE = 208 };

struct hmac {
	uint64_t opaque[HMAC_STATE / sizeof(uint64_t)];
};

/* Before any other thread starts; false where the library cannot be used. */
bool codec_init(void);

void hmac_init(struct hmac *h, struct str key);
void hmac_add(struct hmac *h, struct str part);
/* The state is spent (and wiped) afterwards. */
void hmac_final(struct hmac *h, unsigned char out[static HMAC_BYTES]);
/* All of it at once. */
void hmac_sha256(unsigned char out[static HMAC_BYTES], struct str key, struct str message);

void sha256(unsigned char out[static SHA256_BYTES], struct str message);
/* Of the parts, one behind the other. */
void sha256_parts(unsigned char out[static SHA256_BYTES], const struct str *parts, size_t n);

/* Compares in a time that depends on the lengths alone: for signatures and tokens. */
bool secret_eq(struct str a, struct str b);
/* Wipes, and is not optimised away. */
void secret_wipe(void *p, size_t n);
