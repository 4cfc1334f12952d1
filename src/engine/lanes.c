#include "lanes.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"

enum { FIRST_BUCKETS = 64 };

void lanes_init(struct lanes *l, size_t most_per_lane, size_t most)
{
	*l = (struct lanes){.most_per_lane = most_per_lane, .most = most};
}

void lanes_release(struct lanes *l)
{
	for (size_t i = 0; i < l->n_buckets; i++)
		for (struct lane_room *room = l->buckets[i], *next; room != NULL; room = next) {
			next = room->next;
			free(room);
		}
	free(l->buckets);
	heap_release(&l->due);
	*l = (struct lanes){0};
}

/* Keys are small consecutive numbers: they spread by themselves. */
static struct lane_room **bucket_of(const struct lanes *l, int64_t lane)
{
	return &l->buckets[(uint64_t)lane % l->n_buckets];
}

static void rehash(struct lanes *l, size_t n_buckets)
{
	struct lanes old = *l;

	l->n_buckets = n_buckets;
	l->buckets = calloc(n_buckets, sizeof(struct lane_room *));
	if (l->buckets == NULL)
		log_fatal("out_of_memory", "%zu lanes", n_buckets);
	for (size_t i = 0; i < old.n_buckets; i++)
		for (struct lane_room *room = old.buckets[i], *next; room != NULL; room = next) {
			struct lane_room **to = bucket_of(l, room->lane);

			next = room->next;
			room->next = *to;
			*to = room;
		}
	free(old.buckets);
}

static struct lane_room *add_room(struct lanes *l, int64_t lane)
{
	struct lane_room *room = calloc(1, sizeof(*room));
	struct lane_room **to;

	if (room == NULL)
		log_fatal("out_of_memory", "a lane");
	if (l->n >= l->n_buckets)
		rehash(l, l->n_buckets != 0 ? 2 * l->n_buckets : FIRST_BUCKETS);
	to = bucket_of(l, lane);
	*room = (struct lane_room){.lane = lane, .first_due_at = MS_NEVER, .next = *to};
	*to = room;
	l->n++;
	return room;
}

struct lane_room *lanes_get(struct lanes *l, int64_t lane)
{
	if (l->n_buckets != 0)
		for (struct lane_room *room = *bucket_of(l, lane); room != NULL; room = room->next)
			if (room->lane == lane)
				return room;
	return add_room(l, lane);
}

void lanes_set_first(struct lanes *l, struct lane_room *room, ms_t due_at)
{
	room->first_due_at = due_at;
	if (due_at == MS_NEVER || room->claimed >= l->most_per_lane)
		heap_remove(&l->due, &room->node);
	else
		heap_set(&l->due, &room->node, due_at);
}

void lanes_add(struct lanes *l, int64_t lane, ms_t due_at)
{
	struct lane_room *room = lanes_get(l, lane);

	if (due_at < room->first_due_at)
		lanes_set_first(l, room, due_at);
}

size_t lanes_room(const struct lanes *l, const struct lane_room *room)
{
	size_t here = l->most_per_lane - room->claimed, all = l->most - l->claimed;

	return here < all ? here : all;
}

void lanes_claimed(struct lanes *l, struct lane_room *room, size_t n)
{
	assert(n <= lanes_room(l, room));
	room->claimed += n;
	l->claimed += n;
}

void lanes_returned(struct lanes *l, int64_t lane)
{
	struct lane_room *room = lanes_get(l, lane);

	assert(room->claimed > 0 && l->claimed > 0);
	room->claimed--;
	l->claimed--;
	lanes_set_first(l, room, room->first_due_at);
}

struct lane_room *lanes_take_due(struct lanes *l, ms_t now)
{
	struct heap_node *first = heap_first(&l->due);

	if (first == NULL || first->key > now || l->claimed >= l->most)
		return NULL;
	heap_remove(&l->due, first);
	return CONTAINER_OF(first, struct lane_room, node);
}

ms_t lanes_next_due(const struct lanes *l)
{
	struct heap_node *first = heap_first(&l->due);

	return first != NULL && l->claimed < l->most ? first->key : MS_NEVER;
}
