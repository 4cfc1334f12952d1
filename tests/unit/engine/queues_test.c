#include "engine/queues.h"

#include "model/command.h"
#include "test.h"

static struct command commands[4];

static void turn(struct queues *q, ms_t now)
{
	queues_begin(q, now);
}

TEST(a_line_is_looked_at_when_its_earliest_time_has_come)
{
	struct queues q = {0};
	struct line *a, *b;

	turn(&q, 100);
	a = queues_line(&q, 1);
	b = queues_line(&q, 2);
	CHECK(queues_line(&q, 1) == a && queues_find(&q, 2) == b && queues_find(&q, 3) == NULL);
	CHECK(queues_next(&q) == MS_NEVER && queues_take_due(&q) == NULL);
	queues_look(&q, a, 150);
	queues_look(&q, a, 120);
	queues_look(&q, a, 130);
	queues_look(&q, b, 110);
	queues_look(&q, b, MS_NEVER);
	CHECK(queues_next(&q) == 110 && queues_take_due(&q) == NULL);
	turn(&q, 120);
	CHECK(queues_take_due(&q) == b && queues_take_due(&q) == a && queues_take_due(&q) == NULL);
	CHECK(queues_next(&q) == MS_NEVER);
	queues_look_again(&q);
	CHECK(queues_next(&q) == 120);
	queues_release(&q);
}

TEST(lines_are_found_however_many_there_are)
{
	struct queues q = {0};

	for (int64_t lane = 1; lane <= 1000; lane++)
		CHECK(queues_line(&q, lane)->lane == lane);
	for (int64_t lane = 1; lane <= 1000; lane++)
		CHECK(queues_find(&q, lane)->lane == lane);
	CHECK(q.n == 1000 && queues_find(&q, 1001) == NULL);
	queues_release(&q);
}

TEST(waiters_stand_in_the_order_in_which_they_came)
{
	struct queues q = {0};
	struct line *a;

	turn(&q, 100);
	a = queues_line(&q, 1);
	for (size_t i = 0; i < 3; i++)
		queues_wait(&q, a, &commands[i], 200 - (ms_t)i);
	CHECK(q.n_waiters == 3 && queues_next(&q) == 198);
	CHECK(queues_leave(&q, a->first->next) == &commands[1]);
	CHECK(queues_leave(&q, a->first) == &commands[0]);
	CHECK(a->first == a->last && queues_leave(&q, a->first) == &commands[2]);
	CHECK(a->first == NULL && a->last == NULL && q.n_waiters == 0);
	CHECK(queues_next(&q) == MS_NEVER);
	queues_release(&q);
}

TEST(who_is_late_is_found_earliest_deadline_first)
{
	struct queues q = {0};
	struct line *a;

	turn(&q, 100);
	a = queues_line(&q, 1);
	queues_wait(&q, a, &commands[0], 300);
	queues_wait(&q, a, &commands[1], 200);
	CHECK(queues_late(&q, 199) == NULL);
	CHECK(queues_leave(&q, queues_late(&q, 300)) == &commands[1]);
	CHECK(queues_late(&q, 300)->command == &commands[0]);
	queues_release(&q); /* with one who waits */
}

TEST(a_newcomer_is_one_of_the_present_turn)
{
	struct queues q = {0};
	struct line *a;

	turn(&q, 100);
	a = queues_line(&q, 1);
	queues_wait(&q, a, &commands[0], 300);
	turn(&q, 101);
	CHECK(queues_newcomer(&q) == NULL);
	queues_wait(&q, a, &commands[1], 200);
	CHECK(queues_newcomer(&q)->command == &commands[1]);
	queues_release(&q);
}

TEST(a_clock_that_is_set_back_takes_deadlines_along)
{
	struct queues q = {0};
	struct line *a;

	turn(&q, 100000);
	a = queues_line(&q, 1);
	queues_wait(&q, a, &commands[0], 101000);
	turn(&q, 40000);
	CHECK(queues_next(&q) == 41000);
	turn(&q, 41000);
	CHECK(queues_late(&q, 41000) != NULL);
	queues_release(&q);
}
