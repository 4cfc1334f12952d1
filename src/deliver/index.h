#pragma once
/* An intrusive hash table by an int64 key. Keys may repeat. The table owns its buckets, not its
 * members. One thread. A zeroed table is empty and ready. */

#include <stddef.h>
#include <stdint.h>

struct index_node {
	struct index_node *next;
	int64_t key;
};

struct index {
	struct index_node **buckets;
	size_t n;
	unsigned bits; /* 1 << bits buckets, once there are any */
};

void index_add(struct index *x, struct index_node *node, int64_t key);
/* The node must be in the table. */
void index_remove(struct index *x, struct index_node *node);
/* A member with the key, or NULL. */
struct index_node *index_find(const struct index *x, int64_t key);
void index_release(struct index *x);
