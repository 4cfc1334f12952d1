#include "rand.h"

#include <string.h>
#include <sys/random.h>

#include "log.h"

enum { POOL = 256 }; /* getrandom fills up to 256 bytes whole, without interruption */

static _Thread_local struct {
	unsigned char bytes[POOL];
	size_t left;
} pool;

static void fill(void)
{
	if (getrandom(pool.bytes, POOL, 0) != POOL)
		log_fatal("no_random", "getrandom failed");
	pool.left = POOL;
}

void rand_bytes(void *to, size_t n)
{
	unsigned char *at = to;

	while (n != 0) {
		size_t part;

		if (pool.left == 0)
			fill();
		part = n < pool.left ? n : pool.left;
		memcpy(at, pool.bytes + POOL - pool.left, part);
		explicit_bzero(pool.bytes + POOL - pool.left, part);
		pool.left -= part;
		at += part;
		n -= part;
	}
}

uint64_t rand_u64(void)
{
	uint64_t value;

	rand_bytes(&value, sizeof(value));
	return value;
}
