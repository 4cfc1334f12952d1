#include "heap.h"

#include <stdlib.h>

#include "log.h"

static void put(struct heap *h, size_t place, struct heap_node *node)
{
	h->nodes[place] = node;
	node->place = place;
}

static void rise(struct heap *h, struct heap_node *node)
{
	size_t at = node->place;

	for (; at > 1 && h->nodes[at / 2]->key > node->key; at /= 2)
		put(h, at, h->nodes[at / 2]);
	put(h, at, node);
}

static void sink(struct heap *h, struct heap_node *node)
{
	size_t at = node->place;

	for (size_t child; (child = 2 * at) <= h->n; at = child) {
		if (child < h->n && h->nodes[child + 1]->key < h->nodes[child]->key)
			child++;
		if (h->nodes[child]->key >= node->key)
			break;
		put(h, at, h->nodes[child]);
	}
	put(h, at, node);
}

static void make_room(struct heap *h)
{
	size_t size = h->size != 0 ? 2 * h->size : 64;
	struct heap_node **nodes = realloc(h->nodes, size * sizeof(*nodes));

	if (nodes == NULL)
		log_fatal("out_of_memory", "heap of %zu", size);
	h->nodes = nodes;
	h->size = size;
}

void heap_set(struct heap *h, struct heap_node *node, ms_t key)
{
	node->key = key;
	if (node->place == HEAP_OUT) {
		if (h->n + 1 >= h->size)
			make_room(h);
		put(h, ++h->n, node);
	}
	rise(h, node);
	sink(h, node);
}

void heap_remove(struct heap *h, struct heap_node *node)
{
	size_t place = node->place;
	struct heap_node *moved;

	if (place == HEAP_OUT)
		return;
	moved = h->nodes[h->n--];
	node->place = HEAP_OUT;
	if (moved == node)
		return;
	put(h, place, moved);
	rise(h, moved);
	sink(h, moved);
}

struct heap_node *heap_first(const struct heap *h)
{
	return h->n != 0 ? h->nodes[1] : NULL;
}

void heap_release(struct heap *h)
{
	free(h->nodes);
	*h = (struct heap){0};
}
