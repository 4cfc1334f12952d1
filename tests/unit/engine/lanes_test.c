#include "engine/lanes.h"

#include "test.h"

TEST(the_lane_with_the_earliest_task_is_served_first)
{
	struct lanes l;

	lanes_init(&l, 10, 100);
	lanes_add(&l, 7, 300);
	lanes_add(&l, 9, 100);
	lanes_add(&l, 8, 200);
	CHECK(lanes_next_due(&l) == 100);
	CHECK(lanes_take_due(&l, 99) == NULL);
	CHECK(lanes_take_due(&l, 1000)->lane == 9);
	CHECK(lanes_take_due(&l, 1000)->lane == 8);
	CHECK(lanes_take_due(&l, 250) == NULL);
	lanes_release(&l);
}

TEST(a_full_lane_steps_aside_until_one_comes_back)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 2, 100);
	lanes_add(&l, 1, 100);
	room = lanes_take_due(&l, 100);
	CHECK(lanes_room(&l, room) == 2);
	lanes_claimed(&l, room, 2);
	lanes_set_first(&l, room, 100);
	CHECK(lanes_next_due(&l) == MS_NEVER);
	lanes_returned(&l, 1);
	CHECK(lanes_next_due(&l) == 100);
	lanes_release(&l);
}

TEST(the_whole_house_has_a_bound_too)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 5, 6);
	lanes_add(&l, 1, 100);
	lanes_add(&l, 2, 100);
	room = lanes_take_due(&l, 100);
	lanes_claimed(&l, room, 5);
	room = lanes_take_due(&l, 100);
	CHECK(lanes_room(&l, room) == 1);
	lanes_claimed(&l, room, 1);
	lanes_set_first(&l, room, 100);
	CHECK(lanes_take_due(&l, 100) == NULL && lanes_next_due(&l) == MS_NEVER);
	lanes_release(&l);
}

TEST(ten_thousand_lanes_are_told_apart)
{
	struct lanes l;

	lanes_init(&l, 10, 100);
	for (int64_t lane = 1; lane <= 10000; lane++)
		lanes_add(&l, lane * 3, 10000 - lane);
	CHECK(l.n == 10000);
	for (int64_t lane = 10000; lane >= 1; lane--)
		CHECK(lanes_take_due(&l, 10000)->lane == lane * 3);
	lanes_release(&l);
}

static struct lane_room *know(struct lanes *l, int64_t lane, int64_t namespace)
{
	struct lane_room *room = lanes_get(l, lane);

	lanes_know(l, room, namespace, STR("http://a:80"));
	return room;
}

TEST(the_namespace_with_the_fewest_claims_is_served_first)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 10, 100);
	know(&l, 1, 7);
	know(&l, 2, 7);
	know(&l, 3, 8);
	lanes_add(&l, 1, 100);
	lanes_add(&l, 2, 110);
	lanes_add(&l, 3, 900);
	room = lanes_take_due(&l, 500); /* nobody else is due */
	CHECK(room->lane == 1 && room->namespace == 7);
	lanes_claimed(&l, room, 3);
	lanes_set_first(&l, room, 100);
	CHECK(lanes_take_due(&l, 1000)->lane == 3);
	lanes_set_first(&l, lanes_get(&l, 3), MS_NEVER);
	CHECK(lanes_take_due(&l, 1000)->lane == 1);
	CHECK(lanes_take_due(&l, 1000)->lane == 2);
	CHECK(lanes_take_due(&l, 1000) == NULL && lanes_next_due(&l) == MS_NEVER);
	lanes_release(&l);
}

TEST(a_large_backlog_leaves_half_of_the_house_to_a_newcomer)
{
	struct lanes l;
	size_t taken[2] = {0, 0};

	lanes_init(&l, 1000, 20);
	know(&l, 1, 7);
	know(&l, 2, 8);
	lanes_add(&l, 1, 0);
	lanes_add(&l, 2, 900);
	for (int i = 0; i < 10; i++) {
		struct lane_room *room = lanes_take_due(&l, 1000);

		lanes_claimed(&l, room, 1);
		taken[room->lane - 1]++;
		lanes_set_first(&l, room, room->first_due_at);
	}
	CHECK(taken[0] == 5 && taken[1] == 5);
	lanes_release(&l);
}

TEST(a_lane_that_is_shut_is_passed_over_until_its_time)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 10, 100);
	room = know(&l, 1, 7);
	lanes_add(&l, 1, 100);
	lanes_shut(&l, room, 300);
	lanes_break(&l, room, 400);
	CHECK(lanes_next_due(&l) == 400 && lanes_take_due(&l, 399) == NULL);
	lanes_break(&l, room, 0);
	CHECK(lanes_next_due(&l) == 300);
	lanes_shut(&l, room, MS_NEVER);
	CHECK(lanes_next_due(&l) == MS_NEVER);
	lanes_add(&l, 1, 50);
	CHECK(lanes_next_due(&l) == MS_NEVER);
	lanes_shut(&l, room, 0);
	CHECK(lanes_next_due(&l) == 50 && lanes_take_due(&l, 100) == room);
	lanes_shut(&l, room, 200); /* while it is served */
	CHECK(lanes_next_due(&l) == MS_NEVER);
	lanes_set_first(&l, room, 60);
	CHECK(lanes_next_due(&l) == 200);
	lanes_release(&l);
}

TEST(a_lane_may_have_a_window_of_its_own)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 10, 100);
	room = know(&l, 1, 7);
	lanes_add(&l, 1, 100);
	lanes_bound(&l, room, 2);
	CHECK(lanes_room(&l, room) == 2);
	lanes_claimed(&l, room, 2);
	lanes_bound(&l, room, 1); /* less than it has: none more */
	CHECK(lanes_room(&l, room) == 0 && lanes_next_due(&l) == MS_NEVER);
	lanes_returned(&l, 1);
	CHECK(lanes_next_due(&l) == MS_NEVER);
	lanes_returned(&l, 1);
	CHECK(lanes_next_due(&l) == 100);
	lanes_bound(&l, room, 0);
	CHECK(lanes_room(&l, room) == 10);
	lanes_release(&l);
}

TEST(a_lane_that_becomes_known_takes_its_claims_along)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 10, 100);
	lanes_add(&l, 1, 100);
	room = lanes_take_due(&l, 100);
	CHECK(!lane_is_known(room));
	lanes_claimed(&l, room, 2);
	know(&l, 1, 7);
	CHECK(lane_is_known(room) && str_eq(room->name, STR("http://a:80")));
	lanes_set_first(&l, room, 100);
	know(&l, 2, 8);
	lanes_add(&l, 2, 200);
	CHECK(lanes_take_due(&l, 300)->lane == 2);
	lanes_returned(&l, 1);
	lanes_returned(&l, 1);
	lanes_release(&l);
}

/* Takes what there is for each lane in turn, until nobody gets any more. */
static size_t take_all(struct lanes *l, ms_t now)
{
	struct lane_room *room;
	size_t taken = 0;

	while ((room = lanes_take_due(l, now)) != NULL) {
		size_t n = lanes_room(l, room);

		lanes_claimed(l, room, n);
		lanes_set_first(l, room, now);
		taken += n;
	}
	return taken;
}

TEST(lanes_that_hang_leave_something_to_a_newcomer)
{
	struct lanes l;

	lanes_init(&l, 4096, 4096);
	for (int64_t lane = 1; lane <= 2; lane++) {
		know(&l, lane, 7);
		lanes_add(&l, lane, 0);
	}
	CHECK(take_all(&l, 0) > 3000);
	CHECK(lanes_next_due(&l) == MS_NEVER); /* it does not spin */
	know(&l, 41, 7);
	lanes_add(&l, 41, 5);
	CHECK(lanes_take_due(&l, 5)->lane == 41 && lanes_room(&l, lanes_get(&l, 41)) >= 100);
	lanes_release(&l);
}

TEST(a_namespace_that_hangs_leaves_something_to_another)
{
	struct lanes l;
	struct lane_room *room;

	lanes_init(&l, 256, 4096);
	for (int64_t lane = 1; lane <= 4000; lane++) {
		know(&l, lane, 7);
		lanes_add(&l, lane, 0);
	}
	CHECK(take_all(&l, 0) <= 4096 - 4096 / (TENANT_SHARE + 1));
	room = know(&l, 9001, 8);
	lanes_add(&l, 9001, 5);
	CHECK(lanes_take_due(&l, 5) == room && lanes_room(&l, room) >= 100);
	lanes_release(&l);
}

TEST(lanes_that_starve_are_served_again_when_claims_come_back)
{
	struct lanes l;
	size_t out = 0, served = 0;

	lanes_init(&l, 64, 100);
	for (int64_t lane = 1; lane <= 50; lane++) {
		know(&l, lane, 7);
		lanes_add(&l, lane, 0);
	}
	out = take_all(&l, 0);
	CHECK(out > 50 && l.first_starved != NULL);
	for (int64_t lane = 1; lane <= 50; lane++) {
		struct lane_room *room = lanes_get(&l, lane);

		lanes_set_first(&l, room, MS_NEVER);
		while (room->claimed != 0)
			lanes_returned(&l, lane);
		lanes_add(&l, lane, 1);
	}
	CHECK(l.claimed == 0 && l.first_starved == NULL);
	for (struct lane_room *room; (room = lanes_take_due(&l, 1)) != NULL; served++)
		lanes_set_first(&l, room, MS_NEVER);
	CHECK(served == 50);
	lanes_release(&l);
}
