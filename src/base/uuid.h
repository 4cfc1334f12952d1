#pragma once
/* UUIDv7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random bits, so that ids sort by the
 * time they were made and new rows land at the end of an index. */

#include <stdbool.h>
#include <stdint.h>

#include "macros.h"
#include "str.h"

enum { UUID_BYTES = 16, UUID_TEXT = 36 };

struct uuid {
	unsigned char b[UUID_BYTES];
};

/* A new id for the instant `now` (0 or later). */
struct uuid uuid_new(ms_t now);
/* Prints 36 characters in lower case, without a NUL. */
void uuid_print(char to[static UUID_TEXT], struct uuid id);
/* Reads the 36-character form or 32 hex digits, in any case; false leaves *out untouched. */
bool uuid_parse(struct str s, struct uuid *out);
bool uuid_is_nil(struct uuid id);
bool uuid_eq(struct uuid a, struct uuid b);
