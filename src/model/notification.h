#pragma once
/* Who is told of the events of a task, of a schedule, or of a batch: the field `notifications`. It
 * is a receiver or an array of receivers; a receiver is a URL or the name of a target, as any
 * target is written, or an object {"url" | "target", "method", "headers", "events"}. Without
 * `events` it is told of all but task.retrying. The field is kept as the exact JSON text that the
 * client gave (absent: nobody is told), and read again when there is something to tell. Pure. */

#include "base/arena.h"
#include "base/err.h"
#include "codec/json.h"

struct receiver {
	struct str target; /* as a template has it: JSON */
	struct str lane;   /* of that target; absent for a name */
	struct str *events;
	size_t n_events; /* 0: all */
};

struct notifications {
	struct receiver *receivers;
	size_t n;
};

/* Views point into the text or the arena; errors name `field`. null is nobody. */
enum rc notifications_parse(struct arena *a, struct str text, struct notifications *out,
			    const char *field, struct err *err);
/* The same for a field of a request: checks it, and gives its text. */
enum rc notifications_read(struct arena *a, const struct json *v, struct str *out,
			   const char *field, struct err *err);
/* "task.failed". */
bool receiver_wants(const struct receiver *r, struct str event);
