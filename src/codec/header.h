#pragma once
/* HTTP header fields (RFC 9110): what a user may put into one, and what a server meant by
 * Retry-After. Pure. */

#include <stdbool.h>

#include "base/macros.h"
#include "base/str.h"

/* A field's name: a token of at most LIMIT_HEADER_NAME bytes. */
bool header_is_name(struct str s);
/* A field's value: at most LIMIT_HEADER_VALUE bytes, no control character but the tab (so no CR, LF
 * or NUL that would begin a header of its own), no white space at its ends. */
bool header_is_value(struct str s);

/* The value of the first field of that name in a message's head (its first line and its header
 * lines, as they came), trimmed; NULL view where there is none. A line that was cut off does not
 * count. */
struct str header_field(struct str head, struct str name);

/* An HTTP-date in any of the three forms of RFC 9110 section 5.6.7; false where it is none. `now`
 * is what a year of two digits is near. */
bool header_parse_date(struct str s, ms_t now, ms_t *out);
/* How long from `now` a Retry-After asks to wait, 0..max: seconds, or a date (a past one is 0, a
 * later one than max is max). False where the value is neither. */
bool header_retry_after_ms(struct str s, ms_t now, ms_t max, ms_t *out);
