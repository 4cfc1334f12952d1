#pragma once
/* An array that grows in an arena while a backend reads rows whose number it cannot know. */

#include "base/arena.h"

struct array {
	void *items;
	size_t n, size; /* members in use, and that there is room for */
};

/* A zeroed new last member of `each` bytes; those before may move. */
void *array_add(struct arena *a, struct array *array, size_t each);
