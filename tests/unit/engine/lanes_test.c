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
