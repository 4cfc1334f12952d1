#pragma once
/* What the files of the JSON reader share. All but json_text_check rely on text that it has passed.
 */

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include "json.h"

/* Checks that `text` is one valid JSON value, nested at most `most_depth` deep, and gives it
 * without the white space around. */
enum rc json_text_check(struct str text, unsigned most_depth, struct str *value_out,
			struct err *err);

/* Positions in valid text: behind white space, behind a string (at its quote), behind any value. */
size_t json_skip_space(struct str text, size_t at);
size_t json_skip_string(struct str text, size_t at);
size_t json_skip_value(struct str text, size_t at);
/* How deep a valid value nests: 0 for a scalar. */
unsigned json_depth(struct str value);

/* The text that a string's raw form (quotes and all) means: a view of it, or in the arena where it
 * has escapes. */
struct str json_unescape(struct arena *a, struct str raw);
/* Reads the four hex digits at `at`, which are there. */
unsigned json_hex4(struct str text, size_t at);

/* Refuses a value of another type (code "invalid_type"). */
enum rc json_expect(const struct json *v, enum json_type type, const char *field, struct err *err);
