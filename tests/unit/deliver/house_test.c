/* The house without its thread: what a turn does when the clock is not what it was. */

#include "deliver/house.h"

#include "fixture.h"

static void house_make(struct house *h, struct fixture *f, struct counters *c)
{
	struct deliver_options o = {.allow = &f->allow,
				    .outcomes = &f->outcomes,
				    .most_at_once = 1,
				    .most_per_lane = 1};
	struct err err = {0};

	fixture_open(f, 1, 1);
	deliver_close(f->deliver, 0);
	CHECK(house_open(h, &o, c, NULL, &err) == RC_OK);
}

/* Setting the delivery's time forward is to the house as setting the clock back. */
TEST(a_clock_that_is_set_back_while_a_delivery_waits_its_turn_makes_nothing_early)
{
	struct counters counters = {0};
	struct fixture f;
	struct house h;
	struct delivery *first, *second;

	house_make(&h, &f, &counters);
	first = fixture_make(&f, "/status/200");
	second = fixture_make(&f, "/status/200");
	house_take_in(&h, first);
	house_take_in(&h, second);
	second->due_at = clock_wall() + 50;
	while (!house_is_empty(&h))
		(void)house_turn(&h, PATIENCE_MS);
	CHECK(fixture_wait(&f) == first && fixture_wait(&f) == second);
	CHECK(first->outcome.status == ATTEMPT_SUCCEEDED);
	CHECK(second->outcome.status == ATTEMPT_SUCCEEDED);
	CHECK(second->outcome.started_at >= second->due_at);
	CHECK(atomic_load(&counters.started) == 2 && atomic_load(&counters.succeeded) == 2);
	fixture_free(first);
	fixture_free(second);
	house_close(&h);
	fixture_close(&f);
}

TEST(a_house_gives_back_whatever_it_holds_in_whatever_state)
{
	struct counters counters = {0};
	struct fixture f;
	struct house h;
	struct delivery *flies, *waits, *early;

	house_make(&h, &f, &counters);
	flies = fixture_make(&f, "/hang");
	waits = fixture_make(&f, "/hang");
	early = fixture_make(&f, "/hang");
	early->due_at = clock_wall() + MS_DAY;
	house_take_in(&h, flies);
	house_take_in(&h, waits);
	house_take_in(&h, early);
	(void)house_turn(&h, 0);
	CHECK(atomic_load(&counters.in_flight) == 1 && atomic_load(&counters.waiting) == 2);
	house_end_waiting(&h);
	CHECK(!house_is_empty(&h) && atomic_load(&counters.waiting) == 0);
	house_end_all(&h);
	CHECK(house_is_empty(&h) && atomic_load(&counters.in_flight) == 0);
	fixture_expect(&f, __LINE__, 3, ATTEMPT_INTERRUPTED);
	house_close(&h);
	fixture_close(&f);
}
