#pragma once
/* Entity tags (RFC 9110 section 8.8.3) of what is shown of an object: "VERSION-DIGEST". The version
 * is that of its definition (updated_at), which a write may be made to depend on; the digest covers
 * all of the answer, so that what the object does meanwhile makes another tag. Pure. */

#include <stdbool.h>

#include "base/macros.h"
#include "base/str.h"

enum { ETAG_TEXT = 64 };

/* With its quotes; the view is of `to`. */
struct str etag_print(char to[static ETAG_TEXT], ms_t version, struct str body);
/* Does an If-None-Match hold the very tag (or "*")? Weak comparison. */
bool etag_is_in(struct str header, struct str tag);
/* Does an If-Match hold a tag of that version (or "*")? A weak tag is never one. */
bool etag_fits(struct str header, ms_t version);
