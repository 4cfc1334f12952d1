#pragma once
/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. Pure. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { UTF8_MOST = 4 }; /* bytes of one character */

/* Bytes of the character that `s` (not empty) begins with; 0 where it begins with none. */
size_t utf8_next(struct str s);
/* Position of the first byte that belongs to no valid character, or s.n where all is well. */
size_t utf8_check(struct str s);
/* Encodes a code point (not a surrogate, at most 0x10FFFF); returns how many bytes. */
size_t utf8_print(char to[static UTF8_MOST], uint32_t code_point);
