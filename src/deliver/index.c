#include "index.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"

enum { FIRST_BITS = 6 };

/* Multiplicative hashing: the product's high bits depend on all bits of the key. */
static struct index_node **bucket(const struct index *x, int64_t key)
{
	return &x->buckets[(uint64_t)key * 0x9e3779b97f4a7c15u >> (64 - x->bits)];
}

static void put(struct index *x, struct index_node *node)
{
	struct index_node **at = bucket(x, node->key);

	node->next = *at;
	*at = node;
}

static void grow(struct index *x)
{
	struct index old = *x;

	x->bits = old.buckets != NULL ? old.bits + 1 : FIRST_BITS;
	x->buckets = calloc((size_t)1 << x->bits, sizeof(*x->buckets));
	if (x->buckets == NULL)
		log_fatal("out_of_memory", "index of 2^%u", x->bits);
	for (size_t i = 0; old.buckets != NULL && i < (size_t)1 << old.bits; i++) {
		while (old.buckets[i] != NULL) {
			struct index_node *node = old.buckets[i];

			old.buckets[i] = node->next;
			put(x, node);
		}
	}
	free(old.buckets);
}

void index_add(struct index *x, struct index_node *node, int64_t key)
{
	if (x->buckets == NULL || x->n == (size_t)1 << x->bits)
		grow(x);
	node->key = key;
	put(x, node);
	x->n++;
}

void index_remove(struct index *x, struct index_node *node)
{
	struct index_node **at = bucket(x, node->key);

	while (*at != node) {
		assert(*at != NULL);
		at = &(*at)->next;
	}
	*at = node->next;
	x->n--;
}

struct index_node *index_find(const struct index *x, int64_t key)
{
	struct index_node *at = x->buckets != NULL ? *bucket(x, key) : NULL;

	while (at != NULL && at->key != key)
		at = at->next;
	return at;
}

void index_release(struct index *x)
{
	assert(x->n == 0);
	free(x->buckets);
	*x = (struct index){.n = 0};
}
