#include "test.h"

#include "base/macros.h"
#include "base/nearest.h"

static const struct str names[] = {STR_INIT("cron"), STR_INIT("timezone"), STR_INIT("target"),
				   STR_INIT("a-name-of-more-than-thirty-two-letters")};

TEST(a_slip_or_two_still_mean_the_name)
{
	static const struct {
		int line;
		const char *name;
		size_t want;
	} rows[] = {
		{__LINE__, "crom", 0},
		{__LINE__, "corn", 0},
		{__LINE__, "cron", 0},
		{__LINE__, "time_zone", 1},
		{__LINE__, "timzone", 1},
		{__LINE__, "targets", 2},
		{__LINE__, "trgt", 2},
		{__LINE__, "payload", COUNTOF(names)},
		{__LINE__, "", COUNTOF(names)},
		{__LINE__, "co", COUNTOF(names)},
		{__LINE__, "a-name-of-more-than-thirty-two-letters", COUNTOF(names)},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line,
			  nearest_name(str_z(rows[i].name), names, COUNTOF(names)) == rows[i].want);
}
