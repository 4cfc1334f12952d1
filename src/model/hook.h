#pragma once
/* A hook: a named target that is told of what happens in its namespace, whichever task or schedule
 * it happens to. Infrai's account webhooks are these. Pure. */

#include "base/uuid.h"
#include "codec/json.h"

struct hook {
	struct uuid id;
	int64_t namespace;
	struct str target;	/* the named target's name */
	struct str events;	/* words such as "task.failed", "task.*" or "*": exact JSON */
	struct str description; /* may be empty */
	ms_t created_at;
};

/* The kinds (1 << enum event_kind) that the words name; RC_INVALID with the field "events". */
enum rc hook_events(struct arena *a, const struct json *v, unsigned *kinds_out, struct err *err);
/* The name of a hook's target. */
struct str hook_target(struct arena *a, struct uuid id);
