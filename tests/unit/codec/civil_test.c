#include "base/macros.h"
#include "codec/civil.h"

#include "test.h"

TEST(known_days_have_their_dates)
{
	static const struct {
		int line;
		int64_t days;
		struct civil date;
	} rows[] = {
		{__LINE__, 0, {1970, 1, 1}},	     {__LINE__, -1, {1969, 12, 31}},
		{__LINE__, 59, {1970, 3, 1}},	     {__LINE__, 11016, {2000, 2, 29}},
		{__LINE__, 11017, {2000, 3, 1}},     {__LINE__, 19783, {2024, 3, 1}},
		{__LINE__, 84005, {2199, 12, 31}},   {__LINE__, -719468, {0, 3, 1}},
		{__LINE__, -719528, {0, 1, 1}},	     {__LINE__, -719529, {-1, 12, 31}},
		{__LINE__, 2932896, {9999, 12, 31}},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct civil got = civil_from_days(rows[i].days);

		CHECK_ROW(rows[i].line, civil_to_days(rows[i].date) == rows[i].days);
		CHECK_ROW(rows[i].line, got.year == rows[i].date.year);
		CHECK_ROW(rows[i].line, got.month == rows[i].date.month);
		CHECK_ROW(rows[i].line, got.day == rows[i].date.day);
	}
}

static bool is_day_after(struct civil day, struct civil before)
{
	if (day.day != 1)
		return day.year == before.year && day.month == before.month &&
		       day.day == before.day + 1;
	before.day++;
	if (civil_is_date(before))
		return false;
	return day.month == 1 ? before.month == 12 && day.year == before.year + 1
			      : before.month == day.month - 1 && day.year == before.year;
}

/* Eight hundred years about the epoch: two eras and their seams. */
TEST(each_day_follows_the_one_before)
{
	struct civil before = civil_from_days(-146098);

	for (int64_t days = -146097; days < 146097; days++) {
		struct civil day = civil_from_days(days);

		CHECK(civil_is_date(day));
		CHECK(civil_to_days(day) == days);
		CHECK(is_day_after(day, before));
		before = day;
	}
}

TEST(dates_that_do_not_exist_are_known)
{
	static const struct {
		int line;
		struct civil date;
		bool exists;
	} rows[] = {
		{__LINE__, {2024, 2, 29}, true},  {__LINE__, {2023, 2, 29}, false},
		{__LINE__, {2000, 2, 29}, true},  {__LINE__, {1900, 2, 29}, false},
		{__LINE__, {2100, 2, 29}, false}, {__LINE__, {2024, 2, 30}, false},
		{__LINE__, {2024, 4, 30}, true},  {__LINE__, {2024, 4, 31}, false},
		{__LINE__, {2024, 12, 31}, true}, {__LINE__, {2024, 12, 32}, false},
		{__LINE__, {2024, 0, 1}, false},  {__LINE__, {2024, 13, 1}, false},
		{__LINE__, {2024, 1, 0}, false},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, civil_is_date(rows[i].date) == rows[i].exists);
}
