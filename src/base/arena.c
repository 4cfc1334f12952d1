#include "arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

enum { BLOCK = 4096 - 32, ALIGN = 16, LARGEST_KEPT = 64 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	_Alignas(ALIGN) unsigned char bytes[];
};

static struct arena_block *block_new(size_t size)
{
	struct arena_block *b;

	assert(size < SIZE_MAX / 2);
	b = malloc(sizeof(*b) + size);
	if (b == NULL)
		log_fatal("out_of_memory", "wanted %zu bytes", size);
	b->next = NULL;
	b->size = size;
	return b;
}

/* Large blocks go behind the head, so that its free rest stays in use. */
static void *alloc_large(struct arena *a, size_t size)
{
	struct arena_block *b = block_new(size);

	if (a->head == NULL) {
		a->head = b;
		a->used = size;
	} else {
		b->next = a->head->next;
		a->head->next = b;
	}
	return memset(b->bytes, 0, size);
}

void *arena_alloc(struct arena *a, size_t size)
{
	void *p;

	assert(size < SIZE_MAX / 2);
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (a->head == NULL || a->head->size - a->used < size) {
		struct arena_block *b;

		if (size > BLOCK / 4)
			return alloc_large(a, size);
		b = block_new(BLOCK);
		b->next = a->head;
		a->head = b;
		a->used = 0;
	}
	p = a->head->bytes + a->used;
	a->used += size;
	return memset(p, 0, size);
}

void arena_reset(struct arena *a)
{
	struct arena_block *keep = NULL;

	while (a->head != NULL) {
		struct arena_block *b = a->head;

		a->head = b->next;
		if (keep == NULL && b->size <= LARGEST_KEPT)
			keep = b;
		else
			free(b);
	}
	if (keep != NULL)
		keep->next = NULL;
	a->head = keep;
	a->used = 0;
}

void arena_release(struct arena *a)
{
	while (a->head != NULL) {
		struct arena_block *b = a->head;

		a->head = b->next;
		free(b);
	}
	a->used = 0;
}
