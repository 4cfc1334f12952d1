#include "lanes.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/macros.h"

enum { FIRST_BUCKETS = 64, TENANT_BUCKETS = 256, NAMESPACE_UNKNOWN = 0, FED_AT_ONCE = 2 };

/* A namespace's lanes. It is in lanes.due, in lanes.hungry, or (without work) in neither. */
struct tenant {
	struct heap_node node;
	int64_t namespace;
	struct heap lanes; /* rooms that may be served, each by its time */
	size_t claimed;
	bool hungry;
	struct tenant *next; /* of the same hash bucket */
};

void lanes_init(struct lanes *l, size_t most_per_lane, size_t most)
{
	*l = (struct lanes){.most_per_lane = most_per_lane, .most = most};
	l->tenants = calloc(TENANT_BUCKETS, sizeof(struct tenant *));
	if (l->tenants == NULL)
		log_fatal("out_of_memory", "lanes");
}

static void free_rooms(struct lanes *l)
{
	for (size_t i = 0; i < l->n_buckets; i++)
		for (struct lane_room *room = l->buckets[i], *next; room != NULL; room = next) {
			next = room->next;
			free((void *)(uintptr_t)room->name.p);
			free(room);
		}
	free(l->buckets);
}

static void free_tenants(struct lanes *l)
{
	for (size_t i = 0; i < TENANT_BUCKETS; i++)
		for (struct tenant *t = l->tenants[i], *next; t != NULL; t = next) {
			next = t->next;
			heap_release(&t->lanes);
			free(t);
		}
	free(l->tenants);
}

void lanes_release(struct lanes *l)
{
	free_rooms(l);
	free_tenants(l);
	heap_release(&l->due);
	heap_release(&l->hungry);
	*l = (struct lanes){0};
}

/* --- finding
 * ------------------------------------------------------------------------------------------------
 */

/* Keys are small consecutive numbers: they spread by themselves. */
static struct lane_room **bucket_of(const struct lanes *l, int64_t lane)
{
	return &l->buckets[(uint64_t)lane % l->n_buckets];
}

static struct tenant *tenant_of(struct lanes *l, int64_t namespace)
{
	struct tenant **to = &l->tenants[(uint64_t) namespace % TENANT_BUCKETS];
	struct tenant *t = *to;

	while (t != NULL && t->namespace != namespace)
		t = t->next;
	if (t != NULL)
		return t;
	t = calloc(1, sizeof(*t));
	if (t == NULL)
		log_fatal("out_of_memory", "a namespace's lanes");
	*t = (struct tenant){.namespace = namespace, .next = *to};
	*to = t;
	return t;
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
	*room = (struct lane_room){.lane = lane,
				   .tenant = tenant_of(l, NAMESPACE_UNKNOWN),
				   .first_due_at = MS_NEVER,
				   .most = l->most_per_lane,
				   .next = *to};
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

/* --- who is in which heap --- */

static struct tenant *tenant_at(struct heap_node *node)
{
	return CONTAINER_OF(node, struct tenant, node);
}

/* After any change of its lanes or its claims. Whether it is hungry, only a clock can tell: that is
 * lanes_take_due's to find out. */
static void place_tenant(struct lanes *l, struct tenant *t)
{
	struct heap_node *first = heap_first(&t->lanes);

	if (first == NULL) {
		heap_remove(t->hungry ? &l->hungry : &l->due, &t->node);
		t->hungry = false;
	} else if (t->hungry) {
		heap_set(&l->hungry, &t->node, (ms_t)t->claimed);
	} else {
		heap_set(&l->due, &t->node, first->key);
	}
}

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t above(size_t a, size_t b)
{
	return a > b ? a - b : 0;
}

/* What is left over for a lane of the namespace. */
static size_t left_over(const struct lanes *l, const struct tenant *t)
{
	size_t most = l->most - l->most / (TENANT_SHARE + 1);

	return least(l->most - l->claimed, above(most, t->claimed));
}

/* The most that it can take and still have no more than its share of what is left over then. */
static size_t share(const struct lanes *l, const struct lane_room *room)
{
	size_t bound = LANE_SHARE * left_over(l, room->tenant);

	if (room->tenant->claimed >= TENANT_SHARE * (l->most - l->claimed))
		return 0;
	return (above(bound, room->claimed) + LANE_SHARE) / (LANE_SHARE + 1);
}

size_t lanes_room(const struct lanes *l, const struct lane_room *room)
{
	return least(above(room->most, room->claimed), share(l, room));
}

static void feed(struct lanes *l, struct lane_room *room)
{
	if (!room->starved)
		return;
	if (room->prev_starved != NULL)
		room->prev_starved->next_starved = room->next_starved;
	else
		l->first_starved = room->next_starved;
	if (room->next_starved != NULL)
		room->next_starved->prev_starved = room->prev_starved;
	else
		l->last_starved = room->prev_starved;
	room->next_starved = room->prev_starved = NULL;
	room->starved = false;
}

static void starve(struct lanes *l, struct lane_room *room)
{
	if (room->starved)
		return;
	room->starved = true;
	room->prev_starved = l->last_starved;
	if (l->last_starved != NULL)
		l->last_starved->next_starved = room;
	else
		l->first_starved = room;
	l->last_starved = room;
}

/* A lane that has its share waits for others' claims to come back. While the whole house is full,
 * all keep their places. */
static bool must_starve(const struct lanes *l, const struct lane_room *room)
{
	return l->claimed < l->most && share(l, room) == 0;
}

static void place(struct lanes *l, struct lane_room *room)
{
	ms_t at = later(room->first_due_at, later(room->shut_until, room->broken_until));
	bool waits = at != MS_NEVER && room->claimed < room->most;
	bool starves = waits && must_starve(l, room);

	if (starves)
		starve(l, room);
	else
		feed(l, room);
	if (waits && !starves)
		heap_set(&room->tenant->lanes, &room->node, at);
	else
		heap_remove(&room->tenant->lanes, &room->node);
	place_tenant(l, room->tenant);
}

/* Something came back: some of those that starve are looked at again, in turn; all of them once
 * most of the house is free. */
static void feed_some(struct lanes *l)
{
	struct lane_room *last = l->last_starved, *room;
	size_t n = 2 * l->claimed < l->most ? SIZE_MAX : FED_AT_ONCE;

	while (n-- != 0 && (room = l->first_starved) != NULL) {
		feed(l, room);
		place(l, room);
		if (room == last)
			break;
	}
}

/* One that is being served is put back by whoever serves it. */
static void place_again(struct lanes *l, struct lane_room *room)
{
	if (!room->served)
		place(l, room);
}

void lanes_know(struct lanes *l, struct lane_room *room, int64_t namespace, struct str name)
{
	struct tenant *before = room->tenant;
	bool waits = room->node.place != HEAP_OUT;
	char *own = malloc(name.n + 1);

	if (own == NULL)
		log_fatal("out_of_memory", "a lane's name");
	assert(!lane_is_known(room));
	memcpy(own, name.p, name.n);
	room->name = str_of(own, name.n);
	room->namespace = namespace;
	heap_remove(&before->lanes, &room->node);
	before->claimed -= room->claimed;
	place_tenant(l, before);
	room->tenant = tenant_of(l, namespace);
	room->tenant->claimed += room->claimed;
	if (waits)
		place(l, room);
}

void lanes_set_first(struct lanes *l, struct lane_room *room, ms_t due_at)
{
	room->first_due_at = due_at;
	room->served = false;
	place(l, room);
}

void lanes_add(struct lanes *l, int64_t lane, ms_t due_at)
{
	struct lane_room *room = lanes_get(l, lane);

	if (due_at >= room->first_due_at)
		return;
	room->first_due_at = due_at;
	place_again(l, room);
}

void lanes_bound(struct lanes *l, struct lane_room *room, size_t most)
{
	room->most = most != 0 ? most : l->most_per_lane;
	place_again(l, room);
}

void lanes_unbind_limiter(struct lanes *l, int64_t limiter)
{
	for (size_t i = 0; i < l->n_buckets; i++)
		for (struct lane_room *room = l->buckets[i]; room != NULL; room = room->next)
			if (room->limiter == limiter)
				lanes_bound(l, room, 0);
}

void lanes_unbind(struct lanes *l, int64_t lane)
{
	for (size_t i = 0; i < l->n_buckets; i++)
		for (struct lane_room *room = l->buckets[i]; room != NULL; room = room->next)
			if (lane_sends_in(room) == lane)
				lanes_bound(l, room, 0);
}

void lanes_shut(struct lanes *l, struct lane_room *room, ms_t until)
{
	room->shut_until = until;
	place_again(l, room);
}

void lanes_break(struct lanes *l, struct lane_room *room, ms_t until)
{
	room->broken_until = until;
	place_again(l, room);
}

static void set_back(struct lanes *l, struct lane_room *room, ms_t by)
{
	room->span.began_at -= by;
	if (room->shut_until == 0 || room->shut_until == MS_NEVER)
		return;
	room->shut_until -= by;
	place_again(l, room);
}

void lanes_set_back(struct lanes *l, ms_t by)
{
	for (size_t i = 0; i < l->n_buckets; i++)
		for (struct lane_room *room = l->buckets[i]; room != NULL; room = room->next)
			set_back(l, room, by);
}

void lanes_claimed(struct lanes *l, struct lane_room *room, size_t n)
{
	assert(n <= lanes_room(l, room));
	room->claimed += n;
	room->tenant->claimed += n;
	l->claimed += n;
	place_tenant(l, room->tenant);
}

void lanes_returned(struct lanes *l, int64_t lane)
{
	struct lane_room *room = lanes_get(l, lane);

	assert(room->claimed > 0 && l->claimed > 0);
	room->claimed--;
	room->tenant->claimed--;
	l->claimed--;
	place_again(l, room);
	place_tenant(l, room->tenant);
	feed_some(l);
}

static void find_hungry(struct lanes *l, ms_t now)
{
	struct heap_node *node = heap_first(&l->due);

	while (node != NULL && node->key <= now) {
		heap_remove(&l->due, node);
		tenant_at(node)->hungry = true;
		place_tenant(l, tenant_at(node));
		node = heap_first(&l->due);
	}
}

struct lane_room *lanes_take_due(struct lanes *l, ms_t now)
{
	struct heap_node *node;

	if (l->claimed >= l->most)
		return NULL;
	find_hungry(l, now);
	while ((node = heap_first(&l->hungry)) != NULL) {
		struct tenant *t = tenant_at(node);
		struct heap_node *first = heap_first(&t->lanes);

		if (first->key <= now) {
			struct lane_room *room = CONTAINER_OF(first, struct lane_room, node);

			heap_remove(&t->lanes, first);
			room->served = true;
			place_tenant(l, t);
			return room;
		}
		heap_remove(&l->hungry, node);
		t->hungry = false;
		place_tenant(l, t);
	}
	return NULL;
}

/* A hungry one's first lane was due a moment ago. */
ms_t lanes_next_due(const struct lanes *l)
{
	struct heap_node *first = heap_first(&l->due), *hungry = heap_first(&l->hungry);
	ms_t at = first != NULL ? first->key : MS_NEVER;

	if (l->claimed >= l->most)
		return MS_NEVER;
	if (hungry != NULL) {
		ms_t key = heap_first(&tenant_at(hungry)->lanes)->key;

		at = key < at ? key : at;
	}
	return at;
}
