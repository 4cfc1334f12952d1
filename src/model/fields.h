#pragma once
/* Reading an object of a request by a table: one row for each member that it may have. What stands
 * in no row is refused (a typo must not be lost), and the hint names the row that was probably
 * meant. Errors carry the member's name as their field; callers put their own name before it
 * (err_within). */

#include "base/err.h"
#include "codec/json.h"
#include "codec/json_write.h"

enum { FIELDS_MOST = 32 }; /* rows of one table */

struct field {
	const char *name;
	unsigned bit; /* in given_out when the member is there; may be 0 */
	/* `name` is the row's own; `into` is what the caller of fields_read passed. */
	enum rc (*read)(void *into, const char *name, const struct json *v, struct err *err);
};

/* Reads the members in the order of the text, up to the first that is refused. */
enum rc fields_read(const struct json_object *o, const struct field *fields, size_t n, void *into,
		    unsigned *given_out, struct err *err);
/* The same for objects of other products: a member that stands in no row is passed over, as those
 * products do, and null says nothing. */
enum rc fields_read_known(const struct json_object *o, const struct field *fields, size_t n,
			  void *into, unsigned *given_out, struct err *err);
/* Reads a member that answers show and nobody sets: it is passed over, so that what a GET gave can
 * be put as it is. */
enum rc field_shown_only(void *into, const char *name, const struct json *v, struct err *err);
/* Writes the members of an object that was read so, but for those that are passed over, and for
 * rows of the bits `but`. */
void fields_write_given(struct json_writer *w, const struct json_object *o,
			const struct field *fields, size_t n, unsigned but);
/* The row of that name, or NULL. */
const struct field *fields_find(const struct field *fields, size_t n, struct str name);

/* Gives an error that tells more (a header, a part of an expression) the name of the field that
 * holds it. */
enum rc field_rename(const char *name, struct err *err);
/* Refuses an object for a member that is not there: code "missing_field". */
enum rc field_missing(const char *name, const char *hint, struct err *err);
/* Refuses a value: code "invalid_value", the sentence is "NAME TEXT". */
enum rc field_bad_value(const char *name, const char *text, const char *hint, struct err *err);
/* Refuses a word that is not in the field's closed set: code "invalid_value"; `choices` is for the
 * hint. */
enum rc field_bad_word(const char *name, const char *choices, struct err *err);
