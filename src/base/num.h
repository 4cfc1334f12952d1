#pragma once
/* Numbers in and out of text: decimal digits only, the whole view, range-checked before any
 * narrowing. */

#include <stdbool.h>
#include <stdint.h>

#include "str.h"

enum { NUM_I64_TEXT = 21 }; /* the longest print of an int64_t, and a NUL */

/* Reads an optional '-' and digits; false (and *out untouched) when anything else stands in `s` or
 * the value is outside min..max. */
bool num_parse_i64(struct str s, int64_t min, int64_t max, int64_t *out);
/* Prints into `to` (NUM_I64_TEXT bytes), without a NUL; returns how many bytes. */
size_t num_print_i64(char to[static NUM_I64_TEXT], int64_t value);
