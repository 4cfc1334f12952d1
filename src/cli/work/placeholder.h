#pragma once
/* `{{payload.path.to.field}}` in what a worker's configuration says: a text of the task's payload,
 * which must match the whole of a pattern (POSIX extended) that the configuration gives for it. A
 * payload chooses values, never words of a command: no text is ever split, and there is no shell.
 * Pure but for the memory of the patterns. */

#include <regex.h>

#include "base/arena.h"
#include "base/err.h"

enum { PLACEHOLDER_VALUE = 1024 }; /* bytes of a value */

struct placeholder {
	struct str name; /* "payload.path.to.field" */
	struct str
		fallback; /* where the field is not there, or null; p NULL: then it is an error */
	regex_t regex;
};

struct placeholders {
	struct placeholder *items;
	size_t n;
};

/* Compiles the pattern; RC_INVALID "bad_pattern". */
enum rc placeholder_init(struct placeholder *p, struct arena *a, struct str name,
			 struct str pattern, struct err *err);
void placeholders_release(struct placeholders *all);

/* Whether all that stands in the text is known; RC_INVALID "bad_placeholder". */
enum rc placeholders_check(const struct placeholders *all, struct str text, struct err *err);
/* The text with the payload's values; RC_INVALID "bad_payload" where one is missing or does not
 * match. In the arena. */
enum rc placeholders_expand(const struct placeholders *all, struct arena *a, struct str text,
			    struct str payload, struct str *out, struct err *err);
/* A field of the payload as text: a string, or a number's or boolean's own text. *out is absent
 * (p NULL) where it is not there, null, or an object or array. */
enum rc placeholder_value(struct arena *a, struct str payload, struct str name, struct str *out,
			  struct err *err);
