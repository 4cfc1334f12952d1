#include "delivery.h"

#include <stdlib.h>

#include "base/log.h"

struct delivery *delivery_new(void)
{
	struct delivery *v = calloc(1, sizeof(*v));

	if (v == NULL)
		log_fatal("out_of_memory", "a delivery");
	return v;
}

void delivery_free(struct delivery *v)
{
	arena_release(&v->arena);
	free(v);
}
