#include "engine/meter.h"

#include "test.h"

TEST(a_meter_tells_the_mean_of_the_last_minute)
{
	struct meter m = {0};

	for (int i = 0; i < 59; i++)
		meter_add(&m, 1000000 + i * MS_SECOND, 20);
	CHECK(meter_permille(&m, 1000000 + 59 * MS_SECOND) == 20000);
	CHECK(meter_permille(&m, 1000000 + 60 * MS_SECOND) == 58 * 20000 / 59);
	CHECK(meter_permille(&m, 1000000 + 200 * MS_SECOND) == 0);
}

TEST(the_second_that_has_just_begun_does_not_count)
{
	struct meter m = {0};

	meter_add(&m, 5000000, 590);
	CHECK(meter_permille(&m, 5000999) == 0);
	CHECK(meter_permille(&m, 5001000) == 10000);
}

TEST(a_clock_that_is_set_back_begins_anew)
{
	struct meter m = {0};

	meter_add(&m, 5000000, 100);
	meter_add(&m, 4000000, 59);
	CHECK(meter_permille(&m, 4001000) == 1000);
}
