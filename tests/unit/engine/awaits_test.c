#include "engine/awaits.h"

#include "model/command.h"
#include "test.h"

static struct await_order orders[3];

static struct command waiting(int i)
{
	atomic_store(&orders[i].gone, false);
	return (struct command){.await = &orders[i]};
}

TEST(who_waits_is_given_back_at_the_end_of_its_task)
{
	struct awaits a = {0};
	struct command one = waiting(0), two = waiting(1), other = waiting(2);

	awaits_begin(&a, 100);
	CHECK(awaits_add(&a, &one, 7, 500) && awaits_add(&a, &two, 7, 600) &&
	      awaits_add(&a, &other, 8, 400));
	CHECK(awaits_next(&a) == 400 && awaits_take(&a, 100) == NULL);
	awaits_note_end(&a, 7);
	CHECK(awaits_next(&a) == 0);
	CHECK(awaits_take(&a, 100) != &other && awaits_take(&a, 100) != &other);
	CHECK(awaits_take(&a, 100) == NULL && awaits_next(&a) == 400);
	awaits_release(&a);
}

TEST(who_waits_is_given_back_when_its_time_is_up)
{
	struct awaits a = {0};
	struct command one = waiting(0), two = waiting(1);

	awaits_begin(&a, 100);
	CHECK(awaits_add(&a, &one, 7, 500) && awaits_add(&a, &two, 8, 600));
	CHECK(awaits_take(&a, 499) == NULL);
	CHECK(awaits_take(&a, 500) == &one && awaits_take(&a, 500) == NULL);
	CHECK(awaits_take(&a, MS_NEVER) == &two && awaits_next(&a) == MS_NEVER);
	CHECK(a.n == 0);
	awaits_release(&a);
}

TEST(who_has_hung_up_is_given_back_at_once)
{
	struct awaits a = {0};
	struct command one = waiting(0), two = waiting(1);

	awaits_begin(&a, 100);
	CHECK(awaits_add(&a, &one, 7, 500) && awaits_add(&a, &two, 8, 600));
	atomic_store(&two.await->gone, true);
	CHECK(awaits_take(&a, 100) == &two && awaits_take(&a, 100) == NULL);
	awaits_release(&a);
}

TEST(a_clock_that_is_set_back_does_not_make_anybody_wait_longer)
{
	struct awaits a = {0};
	struct command one = waiting(0);

	awaits_begin(&a, 10000);
	CHECK(awaits_add(&a, &one, 7, 10500));
	awaits_begin(&a, 4000);
	CHECK(awaits_next(&a) == 4500);
	awaits_begin(&a, 5000);
	CHECK(awaits_next(&a) == 4500);
	awaits_release(&a);
}

TEST(only_so_many_wait_at_once)
{
	struct awaits a = {0};
	struct command c = waiting(0);

	for (int i = 0; i < AWAITS_MOST; i++)
		CHECK(awaits_add(&a, &c, i, 1));
	CHECK(!awaits_add(&a, &c, 1, 1) && a.n == AWAITS_MOST);
	awaits_release(&a);
}
