#pragma once
/* How one actor tells another that something happened, and little of what: each topic (a task, a
 * namespace's events) is hashed to one of BELL_TOPICS bits. Whoever rings sets the bits of all that
 * it touched and wakes the listener, who looks only at what waits for one of them. A false alarm
 * costs a look; a lost one cannot be. No memory grows, no lock is taken, and while nobody listens
 * ringing is one load. One listening thread; any thread rings. */

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BELL_TOPICS = 4096, BELL_WORDS = BELL_TOPICS / 64 };

enum bell_kind {
	BELL_TASK,   /* by the store's key: its state, its log or its progress has changed */
	BELL_EVENTS, /* by the namespace's key: it has new events */
};

/* Below BELL_TOPICS. */
uint16_t bell_topic(enum bell_kind kind, int64_t key);

/* Topics of one thread. A zeroed one is empty. */
struct bell_set {
	uint64_t bits[BELL_WORDS];
};

static inline void bell_add(struct bell_set *s, uint16_t topic)
{
	s->bits[topic / 64] |= UINT64_C(1) << topic % 64;
}

static inline bool bell_has(const struct bell_set *s, uint16_t topic)
{
	return (s->bits[topic / 64] >> topic % 64 & 1) != 0;
}

struct bell {
	_Atomic uint64_t rung[BELL_WORDS];
	atomic_size_t listening; /* who waits for a topic */
	int fd;			 /* an eventfd: readable once it has rung */
};

/* False where the kernel gives no eventfd. */
bool bell_init(struct bell *b);
void bell_release(struct bell *b);

/* Any thread, after what is told can be seen by others. */
void bell_ring(struct bell *b, const struct bell_set *touched);

/* The listener's thread. To be called before the first look, or what happens in between is missed.
 */
void bell_listen(struct bell *b);
void bell_forget(struct bell *b);
/* Takes all that was rung since the last time. */
void bell_take(struct bell *b, struct bell_set *out);
