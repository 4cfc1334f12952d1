#include <arpa/inet.h>
#include <netinet/in.h>

#include "api/rate.h"
#include "test.h"

static const struct rate_rule rule = {.per_minute = 60, .burst = 3};

static bool take(struct rate_table *t, uint64_t client, ms_t now)
{
	struct rate_left left;

	return rate_take(t, client, now, &left);
}

TEST(a_burst_is_let_through_and_then_what_time_gives_back)
{
	static struct rate_table t;
	struct rate_left left;

	t = (struct rate_table){.rule = rule};
	CHECK(rate_take(&t, 7, 1000, &left) && left.limit == 3 && left.left == 2);
	CHECK(take(&t, 7, 1000) && take(&t, 7, 1000));
	CHECK(!rate_take(&t, 7, 1000, &left) && left.limit == 3 && left.left == 0);
	CHECK(!take(&t, 7, 1999));
	CHECK(take(&t, 7, 2000) && !take(&t, 7, 2000));
	CHECK(take(&t, 7, MS_DAY) && take(&t, 7, MS_DAY) && take(&t, 7, MS_DAY));
	CHECK(!take(&t, 7, MS_DAY)); /* no more than a burst was saved up */
}

TEST(a_clock_that_was_set_back_fills_nothing_and_bars_nobody)
{
	static struct rate_table t;

	t = (struct rate_table){.rule = rule};
	for (int i = 0; i < 3; i++)
		CHECK(take(&t, 7, MS_DAY));
	CHECK(!take(&t, 7, MS_HOUR));
	CHECK(take(&t, 7, MS_HOUR + MS_SECOND));
}

TEST(clients_do_not_take_from_each_other_and_the_oldest_gives_way)
{
	static struct rate_table t;

	t = (struct rate_table){.rule = {.per_minute = 1, .burst = 1}};
	for (int i = 0; i < RATE_WAYS; i++)
		CHECK(take(&t, 1 + (uint64_t)i * RATE_SETS, 1000 + i));
	for (int i = 0; i < RATE_WAYS; i++)
		CHECK(!take(&t, 1 + (uint64_t)i * RATE_SETS, 1010 + i));
	CHECK(take(&t, 1 + (uint64_t)RATE_WAYS * RATE_SETS, 1020));
	CHECK(take(&t, 1, 1021)); /* it was forgotten, and begins anew */
	CHECK(!take(&t, 1 + (uint64_t)(RATE_WAYS - 1) * RATE_SETS, 1022));
}

TEST(without_a_rule_nobody_is_counted)
{
	static struct rate_table t;
	struct rate_left left;

	t = (struct rate_table){0};
	for (int i = 0; i < 1000; i++)
		CHECK(rate_take(&t, 7, 0, &left) && left.limit == 0);
}

static uint64_t v6(const char *text)
{
	struct sockaddr_in6 a = {.sin6_family = AF_INET6};

	CHECK(inet_pton(AF_INET6, text, &a.sin6_addr) == 1);
	return rate_client((const struct sockaddr *)&a);
}

static uint64_t v4(const char *text, uint16_t port)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = port};

	CHECK(inet_pton(AF_INET, text, &a.sin_addr) == 1);
	return rate_client((const struct sockaddr *)&a);
}

TEST(an_address_is_one_client_and_a_network_of_version_6_too)
{
	CHECK(v4("192.0.2.1", 1) == v4("192.0.2.1", 2));
	CHECK(v4("192.0.2.1", 1) != v4("192.0.2.2", 1));
	CHECK(v6("2001:db8:1:2::1") == v6("2001:db8:1:2:ffff::2"));
	CHECK(v6("2001:db8:1:2::1") != v6("2001:db8:1:3::1"));
	CHECK(v4("0.0.0.0", 0) != 0 && v6("::") != 0);
}
