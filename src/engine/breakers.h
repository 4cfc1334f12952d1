#pragma once
/* The breakers of all hosts that tasks go to (sched/breaker.h), each with the lanes that lead to
 * its host, whatever their namespaces: when it opens they are shut together. In memory alone: a
 * restart finds out anew. Engine's thread, but for the two that read. */

#include <pthread.h>

#include "base/arena.h"
#include "engine/lanes.h"
#include "sched/breaker.h"

struct breakers {
	struct breaker_entry **buckets;
	bool opened;	      /* some have, since breakers_take_opened */
	bool has_news;	      /* some have opened or closed, since breakers_take_news */
	pthread_mutex_t lock; /* between the engine, which writes, and those who read */
};

void breakers_init(struct breakers *b);
void breakers_release(struct breakers *b);

/* From now on the lane leads to that origin. */
void breakers_attach(struct breakers *b, struct lanes *l, struct lane_room *room,
		     struct str origin);
/* What an attempt of the lane tells; retry_after_ms: what a 429 asked for, or 0. */
void breakers_hear(struct breakers *b, struct lanes *l, struct lane_room *room, enum sign sign,
		   ms_t retry_after_ms, ms_t now);
/* How many tasks the lane may claim at once, as far as its breaker goes: all, one that tries, or
 * none. */
size_t breakers_allow(const struct lane_room *room, size_t most, ms_t now);
/* One was claimed: if it is the one that tries, the others wait for it. */
void breakers_claimed(struct breakers *b, struct lanes *l, struct lane_room *room);
/* Closes the origin's breaker, or (origin empty) all; how many were not closed. */
size_t breakers_reset(struct breakers *b, struct lanes *l, struct str origin);
/* The clock was set back by so much: those that are open do not stay so for longer. */
void breakers_set_back(struct breakers *b, struct lanes *l, ms_t by);
/* The lanes of breakers that opened since the last call: what waits in them is to be called back.
 */
typedef void on_shut_lane(void *context, int64_t lane);
void breakers_take_opened(struct breakers *b, on_shut_lane *on_lane, void *context);

/* Those that have opened or closed since the last call. */
typedef void on_breaker_news(void *context, struct str origin, bool is_open);
void breakers_take_news(struct breakers *b, on_breaker_news *on_news, void *context);

/* Any thread: the one of that origin, or (origin empty) all that are not at rest. */
size_t breakers_read(struct breakers *b, struct arena *a, struct str origin,
		     struct breaker_view **out);
