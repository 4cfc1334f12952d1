/* docs/semantics.md, "Breaker" */

#include "sched/breaker.h"

#include "test.h"

static void fail_times(struct breaker *b, int times, ms_t now)
{
	for (int i = 0; i < times; i++)
		(void)breaker_hear(b, SIGN_BAD, now);
}

TEST(it_opens_after_so_many_failures_in_a_row)
{
	struct breaker b = {0};

	fail_times(&b, BREAKER_FAILURES - 1, 100);
	CHECK(b.state == BREAKER_CLOSED && breaker_shut_until(&b) == 0);
	CHECK(breaker_hear(&b, SIGN_BAD, 100));
	CHECK(b.state == BREAKER_OPEN && breaker_shut_until(&b) == 100 + BREAKER_FIRST_MS);
}

TEST(a_success_between_failures_begins_the_count_anew)
{
	struct breaker b = {0};

	fail_times(&b, BREAKER_FAILURES - 1, 0);
	CHECK(!breaker_hear(&b, SIGN_GOOD, 0));
	fail_times(&b, BREAKER_FAILURES - 1, 0);
	CHECK(!breaker_hear(&b, SIGN_NONE, 0));
	CHECK(b.state == BREAKER_CLOSED);
	CHECK(breaker_hear(&b, SIGN_BAD, 0));
}

TEST(what_was_under_way_when_it_opened_makes_it_no_longer)
{
	struct breaker b = {0};

	fail_times(&b, BREAKER_FAILURES, 0);
	fail_times(&b, 100, 500);
	CHECK(breaker_shut_until(&b) == BREAKER_FIRST_MS);
	CHECK(breaker_hear(&b, SIGN_GOOD, 600) && b.state == BREAKER_CLOSED);
}

TEST(a_probe_that_fails_shuts_it_for_twice_as_long_up_to_a_bound)
{
	struct breaker b = {0};
	ms_t now = 0, want = BREAKER_FIRST_MS;

	fail_times(&b, BREAKER_FAILURES, now);
	for (int i = 0; i < 10; i++) {
		CHECK(breaker_shut_until(&b) == now + want);
		now += want;
		breaker_probe(&b);
		CHECK(breaker_shut_until(&b) == MS_NEVER);
		CHECK(breaker_hear(&b, SIGN_BAD, now));
		want = 2 * want < BREAKER_MOST_MS ? 2 * want : BREAKER_MOST_MS;
	}
	CHECK(want == BREAKER_MOST_MS);
	breaker_probe(&b);
	CHECK(breaker_hear(&b, SIGN_GOOD, now) && b.state == BREAKER_CLOSED);
	fail_times(&b, BREAKER_FAILURES, now);
	CHECK(breaker_shut_until(&b) == now + BREAKER_FIRST_MS);
}

TEST(a_probe_that_tells_nothing_is_followed_by_another)
{
	struct breaker b = {0};

	fail_times(&b, BREAKER_FAILURES, 0);
	breaker_probe(&b);
	CHECK(breaker_hear(&b, SIGN_NONE, 7000));
	CHECK(b.state == BREAKER_OPEN && breaker_shut_until(&b) == 7000);
	breaker_probe(&b);
	CHECK(breaker_hear(&b, SIGN_BAD, 7000));
	CHECK(breaker_shut_until(&b) == 7000 + 2 * BREAKER_FIRST_MS);
}

TEST(a_host_that_asks_to_be_left_alone_is_heeded_up_to_a_bound)
{
	struct breaker b = {0};

	CHECK(breaker_heed(&b, 5000, 100) && breaker_shut_until(&b) == 5100);
	CHECK(!breaker_heed(&b, 3000, 100) && breaker_shut_until(&b) == 5100);
	CHECK(breaker_heed(&b, MS_DAY, 100) && breaker_shut_until(&b) == 100 + BREAKER_MOST_MS);
	breaker_probe(&b);
	CHECK(breaker_hear(&b, SIGN_GOOD, 0) && breaker_shut_until(&b) == 0);
}

TEST(a_failure_after_such_a_time_is_one_failure)
{
	struct breaker b = {0};

	(void)breaker_hear(&b, SIGN_BAD, 0);
	(void)breaker_heed(&b, 1000, 0);
	breaker_probe(&b);
	CHECK(breaker_hear(&b, SIGN_BAD, 1000));
	CHECK(b.state == BREAKER_CLOSED && b.failures == 2);
}
