#pragma once
/* Which lanes have work, and how much room each has: the engine's index over the store's ready
 * tasks, rebuilt from it at start. A lane (namespace and origin) has a window of attempts that are
 * claimed and not yet settled; a lane whose window is full is passed over, so that a target that
 * hangs holds up nobody else. Engine's thread. */

#include "base/err.h"
#include "base/heap.h"

struct lane_room {
	struct heap_node node; /* key: the due time of the lane's first ready task; out of the heap
				  while full */
	int64_t lane;	       /* the store's key */
	ms_t first_due_at;
	size_t claimed;
	struct lane_room *next; /* of the same hash bucket */
};

struct lanes {
	struct heap due;
	struct lane_room **buckets;
	size_t n_buckets, n;
	size_t claimed; /* over all lanes */
	size_t most_per_lane, most;
};

void lanes_init(struct lanes *l, size_t most_per_lane, size_t most);
void lanes_release(struct lanes *l);

/* The lane, made where it is new. Stays valid until lanes_release. */
struct lane_room *lanes_get(struct lanes *l, int64_t lane);
/* A task of the lane became ready. */
void lanes_add(struct lanes *l, int64_t lane, ms_t due_at);
/* What the store says of the lane's first ready task; MS_NEVER: none. */
void lanes_set_first(struct lanes *l, struct lane_room *room, ms_t due_at);
/* How many tasks may be claimed from the lane now. */
size_t lanes_room(const struct lanes *l, const struct lane_room *room);
void lanes_claimed(struct lanes *l, struct lane_room *room, size_t n);
/* One claimed task came back. */
void lanes_returned(struct lanes *l, int64_t lane);

/* Takes the lane with the earliest due task off the heap, if that is due at `now` and there is
 * room; NULL. The caller puts it back by lanes_set_first. */
struct lane_room *lanes_take_due(struct lanes *l, ms_t now);
/* When the first lane with room has work; MS_NEVER. */
ms_t lanes_next_due(const struct lanes *l);
