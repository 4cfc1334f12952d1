#include "bell.h"

#include <sys/eventfd.h>
#include <unistd.h>

/* Fibonacci hashing: neighbouring keys, which is what tasks of one turn have, fall far apart. */
uint16_t bell_topic(enum bell_kind kind, int64_t key)
{
	uint64_t mixed = ((uint64_t)key * 2 + (uint64_t)kind) * UINT64_C(0x9E3779B97F4A7C15);

	return (uint16_t)(mixed >> 52);
}

bool bell_init(struct bell *b)
{
	_Static_assert(BELL_TOPICS == 1 << 12, "bell_topic keeps 12 bits");
	for (size_t i = 0; i < BELL_WORDS; i++)
		atomic_init(&b->rung[i], 0);
	atomic_init(&b->listening, 0);
	b->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return b->fd >= 0;
}

void bell_release(struct bell *b)
{
	(void)close(b->fd);
	b->fd = -1;
}

void bell_ring(struct bell *b, const struct bell_set *touched)
{
	uint64_t one = 1, any = 0;
	ssize_t n;

	if (atomic_load(&b->listening) == 0)
		return;
	for (size_t i = 0; i < BELL_WORDS; i++) {
		any |= touched->bits[i];
		if (touched->bits[i] != 0)
			atomic_fetch_or(&b->rung[i], touched->bits[i]);
	}
	if (any == 0)
		return;
	n = write(b->fd, &one, sizeof(one));
	(void)n; /* a full counter wakes just as well */
}

void bell_listen(struct bell *b)
{
	atomic_fetch_add(&b->listening, 1);
}

void bell_forget(struct bell *b)
{
	atomic_fetch_sub(&b->listening, 1);
}

void bell_take(struct bell *b, struct bell_set *out)
{
	uint64_t count;
	ssize_t n = read(b->fd, &count, sizeof(count)); /* first: a later ring wakes again */

	(void)n;
	for (size_t i = 0; i < BELL_WORDS; i++)
		out->bits[i] = atomic_exchange(&b->rung[i], 0);
}
