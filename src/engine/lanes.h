#pragma once
/* Which lanes have work, and how much room each has: the engine's index over the store's ready
 * tasks, rebuilt from it at start. A lane (of a namespace: an origin, a named target, a queue) has
 * a window of attempts that are claimed and not yet settled; a lane whose window is full, or that
 * is shut, is passed over, so that a target that hangs holds up nobody else.
 *
 * Namespaces share the machine: of those that have work that is due, the one with the fewest claims
 * is served first, and within it the lane with the earliest task. So that lanes and namespaces
 * which hang never hold every claim, a lane gets no more than LANE_SHARE times what is left over,
 * and a namespace no more than TENANT_SHARE times (Choudhury and Hahne, "Dynamic queue length
 * thresholds"). Engine's thread. */

#include "base/err.h"
#include "base/heap.h"
#include "base/str.h"

enum { LANE_SHARE = 4, TENANT_SHARE = 16 };

struct breaker_entry; /* engine/breakers.h */
struct tenant;

/* How far a lane that has a rate has used up its present span. */
struct lane_span {
	ms_t began_at;
	int64_t claimed;
};

struct lane_room {
	struct heap_node
		node; /* key: when the lane may be served; out of the heap while it may not */
	int64_t lane; /* the store's key */
	struct tenant *tenant;
	int64_t namespace; /* 0 until the lane is known */
	struct str name;   /* absent until the lane is known; owned */
	ms_t first_due_at;
	size_t claimed, most;
	bool served;	   /* taken by lanes_take_due, not yet put back */
	ms_t shut_until;   /* by the lane's own target: disabled, or its rate; MS_NEVER */
	ms_t broken_until; /* by the breaker of its host */
	struct lane_span span;
	struct breaker_entry *breaker; /* NULL: none */
	int64_t limiter;  /* the key of the rate limiter that it goes through; 0: none */
	int64_t sends_in; /* the lane that its attempts share: a queue's messages go in the lane of
			     what they are pushed to; 0: itself */
	struct lane_room *next;	       /* of the same hash bucket */
	struct lane_room *next_broken; /* of the same breaker */
	bool starved;		       /* out of the heap, since it has its share: on that list */
	struct lane_room *next_starved, *prev_starved;
};

struct lanes {
	struct heap due;    /* of tenants, by their first lane's key */
	struct heap hungry; /* of tenants with work that is due, by their claims */
	struct tenant **tenants;
	size_t n_tenants;
	struct lane_room *first_starved, *last_starved;
	struct lane_room **buckets;
	size_t n_buckets, n;
	size_t claimed; /* over all lanes */
	size_t most_per_lane, most;
};

void lanes_init(struct lanes *l, size_t most_per_lane, size_t most);
void lanes_release(struct lanes *l);

/* The lane, made where it is new. Stays valid until lanes_release. */
struct lane_room *lanes_get(struct lanes *l, int64_t lane);
static inline bool lane_is_known(const struct lane_room *room)
{
	return room->name.p != NULL;
}
/* The lane whose limits its attempts are under. */
static inline int64_t lane_sends_in(const struct lane_room *room)
{
	return room->sends_in != 0 ? room->sends_in : room->lane;
}
/* Who it belongs to and what it is called: from then on it counts as that namespace's. */
void lanes_know(struct lanes *l, struct lane_room *room, int64_t namespace, struct str name);
/* A task of the lane became ready. */
void lanes_add(struct lanes *l, int64_t lane, ms_t due_at);
/* What the store says of the lane's first ready task; MS_NEVER: none. */
void lanes_set_first(struct lanes *l, struct lane_room *room, ms_t due_at);
/* How many claims it may have at once; 0: as any lane. */
void lanes_bound(struct lanes *l, struct lane_room *room, size_t most);
/* Nothing is claimed before: for the lane's own reasons; for its host's. 0 opens it. */
/* After an edit lanes are served again, and bounded by what then holds: those that go through the
 * limiter; those that send in the lane. */
void lanes_unbind_limiter(struct lanes *l, int64_t limiter);
void lanes_unbind(struct lanes *l, int64_t lane);
void lanes_shut(struct lanes *l, struct lane_room *room, ms_t until);
void lanes_break(struct lanes *l, struct lane_room *room, ms_t until);
/* The clock was set back by so much: what lanes wait for goes along. Breakers have their own. */
void lanes_set_back(struct lanes *l, ms_t by);
/* How many tasks may be claimed from the lane now. */
size_t lanes_room(const struct lanes *l, const struct lane_room *room);
void lanes_claimed(struct lanes *l, struct lane_room *room, size_t n);
/* One claimed task came back. */
void lanes_returned(struct lanes *l, int64_t lane);

/* Takes the lane that is to be served next off the heap, if one is due at `now` and there is room;
 * NULL. The caller puts it back by lanes_set_first. */
struct lane_room *lanes_take_due(struct lanes *l, ms_t now);
/* When the first lane with room has work; MS_NEVER. */
ms_t lanes_next_due(const struct lanes *l);
