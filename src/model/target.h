#pragma once
/* Where a task goes. A target is written as a URL, or as {"url","method","headers"}; it is stored
 * as the text that the client gave and read again when an attempt is made. Headers that carry the
 * delivery itself (Host, Content-Length, webhook-*, Belfry-*, …) cannot be set. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct header {
	struct str name, value;
};

struct target {
	struct str url;
	struct str method; /* GET, POST, PUT, PATCH or DELETE */
	struct header *headers;
	size_t n_headers;
};

/* `text` is the JSON of the target (a string or an object). Views point into `text` or the arena.
 */
enum rc target_parse(struct arena *a, struct str text, struct target *out, const char *field,
		     struct err *err);
/* The lane that a target's deliveries share: scheme, host and port, in lower case. */
struct str target_lane(struct arena *a, const struct target *t);
