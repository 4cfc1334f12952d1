#include "breakers.h"

#include <stdlib.h>

#include "base/log.h"

enum { BUCKETS = 1024 };

struct breaker_entry {
	struct breaker breaker;
	struct str origin; /* owned */
	int64_t n_opened;
	bool to_take;	/* opened since breakers_take_opened */
	bool told_open; /* as breakers_take_news has told last */
	struct lane_room *rooms;
	struct breaker_entry *next; /* of the same hash bucket */
};

void breakers_init(struct breakers *b)
{
	*b = (struct breakers){.buckets = calloc(BUCKETS, sizeof(struct breaker_entry *))};
	if (b->buckets == NULL || pthread_mutex_init(&b->lock, NULL) != 0)
		log_fatal("out_of_memory", "breakers");
}

void breakers_release(struct breakers *b)
{
	for (size_t i = 0; b->buckets != NULL && i < BUCKETS; i++)
		for (struct breaker_entry *e = b->buckets[i], *next; e != NULL; e = next) {
			next = e->next;
			free((void *)(uintptr_t)e->origin.p);
			free(e);
		}
	free(b->buckets);
	(void)pthread_mutex_destroy(&b->lock);
}

static struct breaker_entry **bucket_of(const struct breakers *b, struct str origin)
{
	size_t hash = 5381;

	for (size_t i = 0; i < origin.n; i++)
		hash = hash * 33 + (unsigned char)origin.p[i];
	return &b->buckets[hash % BUCKETS];
}

static struct breaker_entry *find(const struct breakers *b, struct str origin)
{
	struct breaker_entry *e = *bucket_of(b, origin);

	while (e != NULL && !str_eq(e->origin, origin))
		e = e->next;
	return e;
}

static struct breaker_entry *add(struct breakers *b, struct str origin)
{
	struct breaker_entry **to = bucket_of(b, origin);
	struct breaker_entry *e = calloc(1, sizeof(*e));
	char *own = malloc(origin.n + 1);

	if (e == NULL || own == NULL)
		log_fatal("out_of_memory", "a breaker");
	memcpy(own, origin.p, origin.n);
	*e = (struct breaker_entry){.origin = str_of(own, origin.n), .next = *to};
	*to = e;
	return e;
}

static struct breaker_entry *find_or_add(struct breakers *b, struct str origin)
{
	struct breaker_entry *e;

	(void)pthread_mutex_lock(&b->lock);
	e = find(b, origin);
	if (e == NULL)
		e = add(b, origin);
	(void)pthread_mutex_unlock(&b->lock);
	return e;
}

/* Its state has changed: all lanes to the host follow. */
static void pass_on(struct lanes *l, const struct breaker_entry *e)
{
	for (struct lane_room *room = e->rooms; room != NULL; room = room->next_broken)
		lanes_break(l, room, breaker_shut_until(&e->breaker));
}

static void detach(struct lane_room *room)
{
	struct lane_room **at = &room->breaker->rooms;

	while (*at != room)
		at = &(*at)->next_broken;
	*at = room->next_broken;
	room->next_broken = NULL;
	room->breaker = NULL;
}

void breakers_attach(struct breakers *b, struct lanes *l, struct lane_room *room, struct str origin)
{
	struct breaker_entry *e = room->breaker;

	if (e != NULL && str_eq(e->origin, origin))
		return;
	if (e != NULL)
		detach(room);
	e = find_or_add(b, origin);
	room->breaker = e;
	room->next_broken = e->rooms;
	e->rooms = room;
	lanes_break(l, room, breaker_shut_until(&e->breaker));
}

static bool is_at_rest(const struct breaker_entry *e)
{
	return e->breaker.state == BREAKER_CLOSED && e->breaker.failures == 0;
}

static void tell(const struct breaker_entry *e)
{
	if (e->breaker.state == BREAKER_OPEN)
		log_warn("breaker_open", STR_FMT ": nothing is sent for %lld ms",
			 STR_ARG(e->origin), (long long)e->breaker.shut_ms);
	else
		log_info("breaker_closed", STR_FMT " answers again", STR_ARG(e->origin));
}

void breakers_hear(struct breakers *b, struct lanes *l, struct lane_room *room, enum sign sign,
		   ms_t retry_after_ms, ms_t now)
{
	struct breaker_entry *e = room->breaker;
	bool changed;

	/* Most hosts are well, and stay so: that costs no lock. */
	if (e == NULL || (is_at_rest(e) && sign != SIGN_BAD && retry_after_ms == 0))
		return;
	(void)pthread_mutex_lock(&b->lock);
	changed = retry_after_ms != 0 ? breaker_heed(&e->breaker, retry_after_ms, now)
				      : breaker_hear(&e->breaker, sign, now);
	if (changed && e->breaker.state == BREAKER_OPEN && sign != SIGN_NONE) {
		e->n_opened++;
		e->to_take = b->opened = true;
	}
	(void)pthread_mutex_unlock(&b->lock);
	if (!changed)
		return;
	tell(e);
	b->has_news = true;
	pass_on(l, e);
}

size_t breakers_allow(const struct lane_room *room, size_t most, ms_t now)
{
	const struct breaker_entry *e = room->breaker;

	if (e == NULL || e->breaker.state == BREAKER_CLOSED || most == 0)
		return most;
	return breaker_shut_until(&e->breaker) <= now ? 1 : 0;
}

void breakers_claimed(struct breakers *b, struct lanes *l, struct lane_room *room)
{
	struct breaker_entry *e = room->breaker;

	if (e == NULL || e->breaker.state != BREAKER_OPEN)
		return;
	(void)pthread_mutex_lock(&b->lock);
	breaker_probe(&e->breaker);
	(void)pthread_mutex_unlock(&b->lock);
	pass_on(l, e);
}

static size_t reset(struct breakers *b, struct lanes *l, struct breaker_entry *e)
{
	bool was_shut = e->breaker.state != BREAKER_CLOSED;

	b->has_news = true;
	(void)pthread_mutex_lock(&b->lock);
	e->breaker = (struct breaker){0};
	(void)pthread_mutex_unlock(&b->lock);
	pass_on(l, e);
	return was_shut ? 1 : 0;
}

size_t breakers_reset(struct breakers *b, struct lanes *l, struct str origin)
{
	struct breaker_entry *one = origin.n != 0 ? find(b, origin) : NULL;
	size_t n = 0;

	if (origin.n != 0)
		return one != NULL ? reset(b, l, one) : 0;
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct breaker_entry *e = b->buckets[i]; e != NULL; e = e->next)
			n += reset(b, l, e);
	return n;
}

void breakers_set_back(struct breakers *b, struct lanes *l, ms_t by)
{
	(void)pthread_mutex_lock(&b->lock);
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct breaker_entry *e = b->buckets[i]; e != NULL; e = e->next) {
			e->breaker.open_until -= by;
			pass_on(l, e);
		}
	(void)pthread_mutex_unlock(&b->lock);
}

static void take_opened(struct breaker_entry *e, on_shut_lane *on_lane, void *context)
{
	if (!e->to_take)
		return;
	e->to_take = false;
	for (const struct lane_room *room = e->rooms; room != NULL; room = room->next_broken)
		if (room->claimed != 0)
			on_lane(context, lane_sends_in(room));
}

void breakers_take_opened(struct breakers *b, on_shut_lane *on_lane, void *context)
{
	for (size_t i = 0; b->opened && i < BUCKETS; i++)
		for (struct breaker_entry *e = b->buckets[i]; e != NULL; e = e->next)
			take_opened(e, on_lane, context);
	b->opened = false;
}

static void take_news(struct breaker_entry *e, on_breaker_news *on_news, void *context)
{
	bool is_open = e->breaker.state != BREAKER_CLOSED;

	if (is_open == e->told_open)
		return; /* it has opened again, before it was told as closed */
	e->told_open = is_open;
	on_news(context, e->origin, is_open);
}

void breakers_take_news(struct breakers *b, on_breaker_news *on_news, void *context)
{
	for (size_t i = 0; b->has_news && i < BUCKETS; i++)
		for (struct breaker_entry *e = b->buckets[i]; e != NULL; e = e->next)
			take_news(e, on_news, context);
	b->has_news = false;
}

static size_t count(const struct breakers *b)
{
	size_t n = 0;

	for (size_t i = 0; i < BUCKETS; i++)
		for (const struct breaker_entry *e = b->buckets[i]; e != NULL; e = e->next)
			n += !is_at_rest(e);
	return n;
}

static struct breaker_view view_of(struct arena *a, const struct breaker_entry *e)
{
	return (struct breaker_view){
		.origin = str_dup(a, e->origin), .breaker = e->breaker, .n_opened = e->n_opened};
}

static size_t read_all(const struct breakers *b, struct arena *a, struct breaker_view **out)
{
	size_t n = 0;

	*out = NEW_N(a, struct breaker_view, count(b) + 1);
	for (size_t i = 0; i < BUCKETS; i++)
		for (const struct breaker_entry *e = b->buckets[i]; e != NULL; e = e->next)
			if (!is_at_rest(e))
				(*out)[n++] = view_of(a, e);
	return n;
}

static size_t read_one(const struct breakers *b, struct arena *a, struct str origin,
		       struct breaker_view **out)
{
	const struct breaker_entry *e = find(b, origin);

	*out = NEW(a, struct breaker_view);
	**out = e != NULL ? view_of(a, e) : (struct breaker_view){.origin = origin};
	return 1;
}

size_t breakers_read(struct breakers *b, struct arena *a, struct str origin,
		     struct breaker_view **out)
{
	size_t n;

	(void)pthread_mutex_lock(&b->lock);
	n = origin.n != 0 ? read_one(b, a, origin, out) : read_all(b, a, out);
	(void)pthread_mutex_unlock(&b->lock);
	return n;
}
