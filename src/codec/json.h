#pragma once
/* Reading JSON (RFC 8259, strictly): the whole text is checked before anything is believed of it:
 * UTF-8, pairs of surrogates, nothing behind the value, nesting of at most LIMIT_JSON_DEPTH. The
 * text is then read one level at a time: an object lists its members, a member's value keeps its
 * own exact bytes (`raw`), which can be stored, delivered, or read again. No number is ever turned
 * into a double.
 *
 * All views point into the text that was passed in and live as long as it does; what had to be
 * decoded is in the arena. Pure and thread-safe. Codes of errors: "invalid_json", "json_too_deep",
 * "duplicate_key", "too_many_members", "too_many_items", and, of the typed readers, "invalid_type"
 * and "invalid_value" with the field. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"

enum json_type { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_type type;
	struct str raw; /* the value's exact text, without white space around it */
};

struct json_member {
	struct str key; /* decoded; in the arena where it had escapes */
	struct json value;
};

struct json_object {
	struct json_member *members; /* in the order of the text */
	size_t n;
};

struct json_array {
	struct json *items;
	size_t n;
};

/* Is the text exactly one valid JSON value, at most LIMIT_JSON_DEPTH deep? */
enum rc json_check(struct str text, struct err *err);
/* Checks the text and gives its value. */
enum rc json_value(struct str text, struct json *out, struct err *err);

/* Checks the text, which must be an object of at most LIMIT_JSON_MEMBERS members with different
 * keys, and lists them. It and json_array read requests, which wrap a payload of full depth:
 * LIMIT_JSON_ENVELOPE more levels may stand in the text, and json_exact holds the payload itself to
 * its bound. */
enum rc json_object(struct arena *a, struct str text, struct json_object *out, struct err *err);
/* Checks the text, which must be an array of at most `most` items, and lists them. */
enum rc json_array(struct arena *a, struct str text, size_t most, struct json_array *out,
		   struct err *err);

/* The same for a value that came from one of the calls above: it is not checked again. `field`
 * names it. */
enum rc json_object_of(struct arena *a, const struct json *v, struct json_object *out,
		       const char *field, struct err *err);
enum rc json_array_of(struct arena *a, const struct json *v, size_t most, struct json_array *out,
		      const char *field, struct err *err);

/* The member of that key, or NULL. */
const struct json *json_get(const struct json_object *o, struct str key);
/* Refuses a member whose key is none of the `n` known ones (code "unknown_field"), and hints at the
 * one that was probably meant. */
enum rc json_only(const struct json_object *o, const struct str *known, size_t n, struct err *err);

/* Any value, as its exact text of at most `most` bytes and LIMIT_JSON_DEPTH levels: a payload.
 * Longer is RC_TOO_LARGE "payload_too_large". */
enum rc json_exact(const struct json *v, size_t most, struct str *out, const char *field,
		   struct err *err);

/* Typed readers. `field` is the name that an error carries. */

static inline bool json_is_null(const struct json *v)
{
	return v->type == JSON_NULL;
}

/* A string of at most `most` decoded bytes; one with a NUL inside is refused. A view of the text
 * where it has no escapes. */
enum rc json_string(struct arena *a, const struct json *v, size_t most, struct str *out,
		    const char *field, struct err *err);
/* An integer in min..max; 1.0 and 1e3 are refused. */
enum rc json_i64(const struct json *v, int64_t min, int64_t max, int64_t *out, const char *field,
		 struct err *err);
enum rc json_bool(const struct json *v, bool *out, const char *field, struct err *err);
/* A number of seconds, 0 or more, with up to three decimals, as milliseconds. */
enum rc json_seconds_ms(const struct json *v, ms_t max, ms_t *out, const char *field,
			struct err *err);
/* A number from 0 to 1 with up to three decimals, as thousandths (0.1 is 100). */
enum rc json_permille(const struct json *v, int64_t *out, const char *field, struct err *err);
