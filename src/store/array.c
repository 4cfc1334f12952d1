#include "array.h"

#include <string.h>

enum { FIRST_SIZE = 8 };

static void grow(struct arena *a, struct array *array, size_t each)
{
	size_t size = array->size != 0 ? 2 * array->size : FIRST_SIZE;
	void *items = arena_alloc(a, size * each);

	if (array->n != 0)
		memcpy(items, array->items, array->n * each);
	array->items = items;
	array->size = size;
}

void *array_add(struct arena *a, struct array *array, size_t each)
{
	if (array->n == array->size)
		grow(a, array, each);
	return (char *)array->items + each * array->n++;
}
