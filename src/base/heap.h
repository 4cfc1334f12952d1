#pragma once
/* An intrusive binary heap, smallest first: each member knows its place, so it can be moved or
 * removed in O(log n). The heap owns the array of pointers, not the members. One thread. */

#include <stdbool.h>
#include <stddef.h>

#include "macros.h"

enum { HEAP_OUT = 0 }; /* heap_node.place of a member that is in no heap */

struct heap_node {
	size_t place; /* 1-based */
	ms_t key;
};

struct heap {
	struct heap_node **nodes; /* nodes[0] is unused */
	size_t n, size;
};

/* Puts the node in, or moves it to its new key. */
void heap_set(struct heap *h, struct heap_node *node, ms_t key);
/* Does nothing where the node is out. */
void heap_remove(struct heap *h, struct heap_node *node);
/* The member with the smallest key, or NULL. */
struct heap_node *heap_first(const struct heap *h);
void heap_release(struct heap *h);
