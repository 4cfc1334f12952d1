#include "sched/exclusion.h"

#include "codec/iso8601.h"
#include "cron/date.h"
#include "test.h"

static ms_t instant(const char *text)
{
	ms_t at;
	struct err err = {0};

	CHECK(iso_parse(str_z(text), &at, "", &err) == RC_OK);
	return at;
}

static struct day_range range_of(unsigned month, unsigned from, unsigned to)
{
	return (struct day_range){date_to_days(2026, month, from), date_to_days(2026, month, to)};
}

TEST(rest_is_by_the_zones_own_wall)
{
	struct zones *zones = zones_open(NULL);
	struct day_range days[] = {range_of(10, 24, 25), range_of(12, 25, 25)};
	struct err err = {0};
	struct exclusion x = {zones_get(zones, STR("Europe/Berlin"), &err), {days, 2}};
	static const struct {
		int line;
		const char *at;
		bool rests;
		const char *until;
	} rows[] = {
		{__LINE__, "2026-10-23T21:59:59Z", false, "2026-10-23T22:00:00Z"},
		{__LINE__, "2026-10-23T22:00:00Z", true,
		 "2026-10-25T01:00:00Z"}, /* the clock changes */
		{__LINE__, "2026-10-25T01:00:00Z", true, "2026-10-25T23:00:00Z"},
		{__LINE__, "2026-10-25T23:00:00Z", false, "2026-12-24T23:00:00Z"},
		{__LINE__, "2026-12-25T22:59:59Z", true, "2026-12-25T23:00:00Z"},
		{__LINE__, "2026-12-25T23:00:00Z", false, "2027-03-28T01:00:00Z"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		ms_t until;

		CHECK_ROW(rows[i].line,
			  exclusion_at(&x, instant(rows[i].at), &until) == rows[i].rests);
		CHECK_ROW(rows[i].line, until == instant(rows[i].until));
	}
	CHECK(exclusion_since(&x, instant("2026-10-24T12:00:00Z")) ==
	      instant("2026-10-23T22:00:00Z"));
	CHECK(exclusion_since(&x, instant("2026-10-25T12:00:00Z")) ==
	      instant("2026-10-25T01:00:00Z"));
	zones_close(zones);
}

TEST(without_days_it_never_rests)
{
	struct exclusion x = {&zone_utc, {NULL, 0}};
	ms_t until;

	CHECK(!exclusion_at(&x, 0, &until) && until == MS_NEVER);
}
