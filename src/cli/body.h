#pragma once
/* From options to the JSON of a request: a table says which option fills which field, and how its
 * text becomes a value. Bounds are the server's to check; what is no value of the kind at all is a
 * mistake on the command line. Pure. */

#include "base/arena.h"
#include "cli/options.h"
#include "codec/json_write.h"

enum body_kind {
	BODY_TEXT,
	BODY_SPAN,  /* "90s", "2h", "PT10M": a number of seconds */
	BODY_COUNT, /* a whole number */
	BODY_WHEN,  /* a time as it is, or a span as an ISO 8601 duration */
};

struct body_row {
	const char *option, *field;
	enum body_kind kind;
	bool clears; /* the word "none" is null */
};

/* Adds the fields whose options were given. */
enum rc body_add(struct json_writer *w, const struct options *o, const struct body_row *rows,
		 size_t n, struct err *err);
/* Adds the object "headers" of all --header options, each "NAME: VALUE". */
enum rc body_add_headers(struct json_writer *w, struct arena *a, const struct options *o,
			 struct err *err);
/* Makes an error of a value's reader one of the command line: "--jitter: …". */
enum rc usage_of(const char *option, struct err *err);
