#include "test.h"

#include "identity/refetch.h"

enum { AGE_MS = 600 * MS_SECOND, START = 5000 * MS_SECOND };

static struct refetch fetched(bool is_good)
{
	struct refetch r = {.max_age_ms = AGE_MS};

	refetch_begin(&r, START);
	refetch_end(&r, is_good);
	return r;
}

TEST(the_first_is_fetched_at_once)
{
	struct refetch r = {.max_age_ms = AGE_MS};

	CHECK(refetch_at(&r) <= START);
}

TEST(a_good_set_is_kept_for_its_age)
{
	struct refetch r = fetched(true);

	CHECK(refetch_at(&r) == START + AGE_MS);
}

TEST(an_unknown_key_asks_for_another_at_most_once_a_minute)
{
	struct refetch r = fetched(true);

	r.is_wanted = true;
	CHECK(refetch_at(&r) == START + REFETCH_FLOOR_MS);
	refetch_begin(&r, START + REFETCH_FLOOR_MS);
	refetch_end(&r, true);
	CHECK(refetch_at(&r) == START + REFETCH_FLOOR_MS + AGE_MS);
	r.is_wanted = true;
	CHECK(refetch_at(&r) == START + 2 * REFETCH_FLOOR_MS);
}

TEST(a_failure_is_tried_again_ever_more_seldom)
{
	struct refetch r = fetched(false);

	CHECK(refetch_at(&r) == START + MS_SECOND);
	for (int failures = 1; failures < 100; failures++)
		refetch_end(&r, false);
	CHECK(refetch_at(&r) == START + REFETCH_FLOOR_MS);
	r.is_wanted = true;
	CHECK(refetch_at(&r) == START + REFETCH_FLOOR_MS);
	refetch_end(&r, true);
	CHECK(r.failures == 0);
}
