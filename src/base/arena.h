#pragma once
/* Memory grouped by lifetime: a request, a turn of the engine, a delivery. Allocations are never
 * freed one by one; arena_reset frees the group and keeps one block for reuse, arena_release gives
 * everything back.
 *
 * arena_alloc never returns NULL: whatever sizes it are bounds of base/limits.h, checked before; a
 * machine that has no memory left ends the process, and the store on disk stays as the last commit
 * left it. An arena belongs to one thread at a time. A zeroed struct arena is empty and ready. */

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head; /* the block that serves */
	size_t used;		  /* bytes taken of head */
};

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t size) __attribute__((returns_nonnull, malloc));
/* Frees all allocations; keeps the newest ordinary block. */
void arena_reset(struct arena *a);
/* Frees everything; the arena is empty and ready again. */
void arena_release(struct arena *a);

#define NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define NEW_N(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))
