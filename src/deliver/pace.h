#pragma once
/* How often a lane may begin, so that the target sees at most `limit` attempts in any span of
 * per_ms, wherever the span begins. Two attempts reach the target in another rhythm than they left
 * us in, so an attempt counts from the moment at which the target must have seen it: its end, or
 * PACE_SEEN_MS after its request went out, whichever comes first. Until then it counts without an
 * end.
 *
 * Pure: instants are monotonic and passed in. Owned by its lane. Zeroed it has no bound. */

#include <stdbool.h>
#include <stddef.h>

#include "model/named_target.h"

enum { PACE_SEEN_MS = MS_SECOND };

struct pace {
	struct rate rate;
	size_t open; /* begun, and not yet known to have been seen */
	ms_t *seen;  /* a ring of the instants at which attempts were seen, oldest first */
	size_t size, first, n;
};

/* What was begun before goes on counting. */
void pace_set(struct pace *p, struct rate rate);
void pace_release(struct pace *p);

bool pace_may_begin(struct pace *p, ms_t now_mono);
/* One has begun; then either it has been seen, or nothing of it ever left. */
void pace_begun(struct pace *p);
void pace_seen(struct pace *p, ms_t now_mono);
void pace_undone(struct pace *p);
/* When the oldest one stops counting; MS_NEVER: none counts, but for those that are open. */
ms_t pace_next_mono(struct pace *p, ms_t now_mono);
