#include "engine/breakers.h"

#include "test.h"

enum { NOW = 1000 };

struct house {
	struct lanes lanes;
	struct breakers breakers;
	struct lane_room *a, *b, *other; /* a and b lead to one host */
	struct arena arena;
};

static struct lane_room *lane(struct house *h, int64_t key, int64_t namespace, const char *origin)
{
	struct lane_room *room = lanes_get(&h->lanes, key);

	lanes_know(&h->lanes, room, namespace, str_z(origin));
	breakers_attach(&h->breakers, &h->lanes, room, str_z(origin));
	lanes_add(&h->lanes, key, NOW);
	return room;
}

static void open_house(struct house *h)
{
	*h = (struct house){.a = NULL};
	lanes_init(&h->lanes, 10, 100);
	breakers_init(&h->breakers);
	h->a = lane(h, 1, 7, "http://a:80");
	h->b = lane(h, 2, 8, "http://a:80");
	h->other = lane(h, 3, 7, "http://b:80");
}

static void close_house(struct house *h)
{
	breakers_release(&h->breakers);
	lanes_release(&h->lanes);
	arena_release(&h->arena);
}

static void hear(struct house *h, struct lane_room *room, enum sign sign, ms_t now)
{
	breakers_hear(&h->breakers, &h->lanes, room, sign, 0, now);
}

static void break_it(struct house *h)
{
	for (int i = 0; i < BREAKER_FAILURES; i++)
		hear(h, i % 2 == 0 ? h->a : h->b, SIGN_BAD, NOW);
}

TEST(a_host_that_fails_shuts_all_lanes_that_lead_to_it_and_no_other)
{
	struct house h;

	open_house(&h);
	break_it(&h);
	CHECK(h.a->broken_until == NOW + BREAKER_FIRST_MS);
	CHECK(h.b->broken_until == NOW + BREAKER_FIRST_MS && h.other->broken_until == 0);
	CHECK(lanes_take_due(&h.lanes, NOW) == h.other);
	CHECK(lanes_take_due(&h.lanes, NOW) == NULL);
	CHECK(breakers_allow(h.a, 5, NOW) == 0 && breakers_allow(h.other, 5, NOW) == 5);
	close_house(&h);
}

TEST(one_attempt_tries_and_the_others_wait_for_it)
{
	struct house h;
	ms_t then = NOW + BREAKER_FIRST_MS;

	open_house(&h);
	break_it(&h);
	CHECK(breakers_allow(h.b, 5, then) == 1);
	breakers_claimed(&h.breakers, &h.lanes, h.b);
	CHECK(h.a->broken_until == MS_NEVER && h.b->broken_until == MS_NEVER);
	CHECK(breakers_allow(h.a, 5, then) == 0);
	hear(&h, h.b, SIGN_GOOD, then);
	CHECK(h.a->broken_until == 0 && breakers_allow(h.a, 5, then) == 5);
	close_house(&h);
}

TEST(a_lane_that_comes_to_know_of_a_shut_host_is_shut_too)
{
	struct house h;
	struct lane_room *late;

	open_house(&h);
	break_it(&h);
	late = lane(&h, 4, 9, "http://a:80");
	CHECK(late->broken_until == NOW + BREAKER_FIRST_MS);
	breakers_attach(&h.breakers, &h.lanes, late, STR("http://b:80")); /* its target moved */
	CHECK(late->broken_until == 0);
	breakers_attach(&h.breakers, &h.lanes, h.a, STR("http://b:80"));
	CHECK(h.a->broken_until == 0 && h.b->broken_until != 0);
	close_house(&h);
}

static void gather(void *context, int64_t lane)
{
	*(int64_t *)context += lane;
}

TEST(what_waits_is_called_back_once_from_the_lanes_that_hold_something)
{
	struct house h;
	int64_t lanes = 0;

	open_house(&h);
	lanes_claimed(&h.lanes, h.b, 1);
	breakers_take_opened(&h.breakers, gather, &lanes);
	CHECK(lanes == 0);
	break_it(&h);
	breakers_take_opened(&h.breakers, gather, &lanes);
	CHECK(lanes == h.b->lane);
	breakers_take_opened(&h.breakers, gather, &lanes);
	CHECK(lanes == h.b->lane);
	close_house(&h);
}

TEST(breakers_are_seen_and_reset)
{
	struct house h;
	struct breaker_view *seen;

	open_house(&h);
	CHECK(breakers_read(&h.breakers, &h.arena, (struct str){0}, &seen) == 0);
	break_it(&h);
	CHECK(breakers_read(&h.breakers, &h.arena, (struct str){0}, &seen) == 1);
	CHECK(str_eq(seen[0].origin, STR("http://a:80")) && seen[0].n_opened == 1);
	CHECK(seen[0].breaker.state == BREAKER_OPEN);
	CHECK(breakers_read(&h.breakers, &h.arena, STR("http://z:80"), &seen) == 1);
	CHECK(seen[0].breaker.state == BREAKER_CLOSED && seen[0].n_opened == 0);
	CHECK(breakers_reset(&h.breakers, &h.lanes, STR("http://b:80")) == 0);
	CHECK(breakers_reset(&h.breakers, &h.lanes, (struct str){0}) == 1);
	CHECK(h.a->broken_until == 0 && h.b->broken_until == 0);
	close_house(&h);
}

TEST(a_clock_that_is_set_back_makes_nobody_wait_for_longer)
{
	struct house h;

	open_house(&h);
	break_it(&h);
	lanes_shut(&h.lanes, h.other, NOW + 300);
	lanes_set_back(&h.lanes, MS_HOUR);
	breakers_set_back(&h.breakers, &h.lanes, MS_HOUR);
	CHECK(h.other->shut_until == NOW + 300 - MS_HOUR && h.other->broken_until == 0);
	CHECK(h.a->broken_until == NOW + BREAKER_FIRST_MS - MS_HOUR && h.a->shut_until == 0);
	CHECK(breakers_allow(h.a, 5, NOW + BREAKER_FIRST_MS - MS_HOUR) == 1);
	close_house(&h);
}

TEST(a_host_that_asks_for_peace_is_heeded)
{
	struct house h;

	open_house(&h);
	breakers_hear(&h.breakers, &h.lanes, h.a, SIGN_GOOD, 5000, NOW);
	CHECK(h.b->broken_until == NOW + 5000);
	close_house(&h);
}
