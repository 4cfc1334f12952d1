#pragma once
/* What the readers of times and of durations share: pieces taken off the front of a text, and
 * faults. A take leaves the text as it was where the piece is not there. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/macros.h"
#include "base/str.h"

/* Why a text was refused, and how to mend it: `"…" is not a duration`. */
struct iso_fault {
	const char *why, *hint;
};

enum rc iso_refuse(const struct iso_fault *fault, const char *code, struct str s, const char *field,
		   struct err *err);

/* One of the characters of `any`. */
bool iso_take_one_of(struct str *s, const char *any);
/* Exactly `n` digits, at most 18. */
bool iso_take_digits(struct str *s, size_t n, int64_t *out);
/* How many digits stand at the front. */
size_t iso_count_digits(struct str s);
/* A point or comma and at least one digit, cut to milliseconds; 0 where neither stands there. False
 * for a point without digits. */
bool iso_take_fraction(struct str *s, ms_t *out);
