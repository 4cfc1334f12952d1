/* docs/semantics.md, "Daylight saving time" */

#include "rows.h"

static const struct row vixie[] = {
	/* New York, 2026-03-08 02:00 -> 03:00 and 2026-11-01 02:00 -> 01:00 */
	{__LINE__,
	 "30 2 * * *",
	 "America/New_York",
	 "2026-03-07T12:00:00Z",
	 {"2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"}},
	{__LINE__,
	 "0 3 * * *",
	 "America/New_York",
	 "2026-03-08T00:00:00Z",
	 {"2026-03-08T07:00:00Z", "2026-03-09T07:00:00Z"}},
	{__LINE__,
	 "30 2,3 * * *",
	 "America/New_York",
	 "2026-03-08T00:00:00Z",
	 {"2026-03-08T07:00:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z"}},
	{__LINE__,
	 "10,20,50 2 * * *",
	 "America/New_York",
	 "2026-03-08T00:00:00Z",
	 {"2026-03-08T07:00:00Z", "2026-03-09T06:10:00Z"}},
	{__LINE__,
	 "0,30 2,3 * * *",
	 "America/New_York",
	 "2026-03-08T00:00:00Z",
	 {"2026-03-08T07:00:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:00:00Z"}},
	{__LINE__,
	 "30 1 * * *",
	 "America/New_York",
	 "2026-10-31T12:00:00Z",
	 {"2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"}},
	{__LINE__,
	 "30 1 * * *",
	 "America/New_York",
	 "2026-11-01T06:00:00Z",
	 {"2026-11-02T06:30:00Z"}},
	{__LINE__,
	 "0 2 * * *",
	 "America/New_York",
	 "2026-10-31T12:00:00Z",
	 {"2026-11-01T07:00:00Z"}},
	/* Interval jobs follow real time */
	{__LINE__,
	 "*/30 2 * * *",
	 "America/New_York",
	 "2026-03-07T12:00:00Z",
	 {"2026-03-09T06:00:00Z"}},
	{__LINE__,
	 "30 * * * *",
	 "America/New_York",
	 "2026-03-08T06:00:00Z",
	 {"2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z"}},
	{__LINE__,
	 "*/30 1 * * *",
	 "America/New_York",
	 "2026-11-01T04:00:00Z",
	 {"2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:00:00Z",
	  "2026-11-01T06:30:00Z"}},
	{__LINE__,
	 "0 */2 * * *",
	 "America/New_York",
	 "2026-03-08T04:00:00Z",
	 {"2026-03-08T05:00:00Z", "2026-03-08T08:00:00Z"}},
	{__LINE__,
	 "* 30 1 * * *",
	 "America/New_York",
	 "2026-11-01T05:30:58Z",
	 {"2026-11-01T05:30:59Z", "2026-11-01T06:30:00Z"}},
	/* Berlin, 2026-03-29 and 2026-10-25; the nominal date decides */
	{__LINE__,
	 "30 2 29 3 *",
	 "Europe/Berlin",
	 "2026-01-01T00:00:00Z",
	 {"2026-03-29T01:00:00Z", "2027-03-29T00:30:00Z"}},
	{__LINE__,
	 "30 2 * * 0",
	 "Europe/Berlin",
	 "2026-03-28T00:00:00Z",
	 {"2026-03-29T01:00:00Z", "2026-04-05T00:30:00Z"}},
	{__LINE__,
	 "30 2 * * 0",
	 "Europe/Berlin",
	 "2026-10-24T00:00:00Z",
	 {"2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z"}},
	/* Lord Howe, half an hour: 2026-10-04 02:00 -> 02:30, 2026-04-05 02:00 -> 01:30 */
	{__LINE__,
	 "15 2 * * *",
	 "Australia/Lord_Howe",
	 "2026-10-03T00:00:00Z",
	 {"2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"}},
	{__LINE__,
	 "45 1 * * *",
	 "Australia/Lord_Howe",
	 "2026-04-04T00:00:00Z",
	 {"2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"}},
	/* Troll, two hours: 2026-03-29 01:00 -> 03:00, 2026-10-25 03:00 -> 01:00 */
	{__LINE__,
	 "30 1,2 * * *",
	 "Antarctica/Troll",
	 "2026-03-28T12:00:00Z",
	 {"2026-03-29T01:00:00Z", "2026-03-29T23:30:00Z"}},
	{__LINE__,
	 "30 1,2 * * *",
	 "Antarctica/Troll",
	 "2026-10-24T12:00:00Z",
	 {"2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"}},
	/* Midnight does not exist: Havana 2026-03-08 00:00 -> 01:00 */
	{__LINE__,
	 "0 0 * * *",
	 "America/Havana",
	 "2026-03-07T12:00:00Z",
	 {"2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"}},
	{__LINE__,
	 "@daily",
	 "America/Havana",
	 "2025-10-31T12:00:00Z",
	 {"2025-11-01T04:00:00Z", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z"}},
	/* Nuuk: 23:00 on 28 March 2026 is 00:00 on the 29th; the skipped time keeps its
	   date */
	{__LINE__,
	 "30 23 28 3 *",
	 "America/Nuuk",
	 "2026-01-01T00:00:00Z",
	 {"2026-03-29T01:00:00Z", "2027-03-29T00:30:00Z"}},
	{__LINE__,
	 "30 23 29 3 *",
	 "America/Nuuk",
	 "2026-01-01T00:00:00Z",
	 {"2026-03-30T00:30:00Z"}},
	/* Casablanca suspends its summer time for Ramadan */
	{__LINE__,
	 "30 2 * * *",
	 "Africa/Casablanca",
	 "2025-02-22T12:00:00Z",
	 {"2025-02-23T01:30:00Z", "2025-02-24T02:30:00Z"}},
	{__LINE__,
	 "30 2 * * *",
	 "Africa/Casablanca",
	 "2025-04-05T12:00:00Z",
	 {"2025-04-06T02:00:00Z", "2025-04-07T01:30:00Z"}},
	/* Chatham: 02:45 -> 03:45 on 2026-09-27 */
	{__LINE__,
	 "0 3 * * *",
	 "Pacific/Chatham",
	 "2026-09-26T00:00:00Z",
	 {"2026-09-26T14:00:00Z", "2026-09-27T13:15:00Z"}},
	/* Kathmandu lost a quarter of an hour on 1986-01-01 */
	{__LINE__,
	 "10 0 * * *",
	 "Asia/Kathmandu",
	 "1985-12-31T12:00:00Z",
	 {"1985-12-31T18:30:00Z", "1986-01-01T18:25:00Z"}},
	/* Moscow moved without summer time in 2014: two o'clock came twice */
	{__LINE__,
	 "30 1 * * *",
	 "Europe/Moscow",
	 "2014-10-25T12:00:00Z",
	 {"2014-10-25T21:30:00Z", "2014-10-26T22:30:00Z"}},
	/* Casey moved by three hours: still a transition */
	{__LINE__,
	 "30 0 * * *",
	 "Antarctica/Casey",
	 "2018-03-10T00:00:00Z",
	 {"2018-03-10T13:30:00Z", "2018-03-11T16:30:00Z"}},
};

TEST(vixie_runs_a_skipped_time_at_the_gaps_end_and_a_repeated_one_once)
{
	check_rows(vixie, COUNTOF(vixie), CRON_DST_VIXIE);
}

static const struct row corrections[] = {
	/* Apia had no 30 December 2011 */
	{__LINE__,
	 "0 12 * * *",
	 "Pacific/Apia",
	 "2011-12-28T00:00:00Z",
	 {"2011-12-28T22:00:00Z", "2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z"}},
	{__LINE__, "0 0 30 12 *", "Pacific/Apia", "2011-01-01T00:00:00Z", {"2012-12-29T10:00:00Z"}},
	{__LINE__, "0 0 0 30 12 ? 2011", "Pacific/Apia", "2011-01-01T00:00:00Z", {"never"}},
	{__LINE__,
	 "0 * * * *",
	 "Pacific/Apia",
	 "2011-12-30T08:00:00Z",
	 {"2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T11:00:00Z"}},
	/* Kwajalein had no 21 August 1993 */
	{__LINE__,
	 "30 6 * * *",
	 "Pacific/Kwajalein",
	 "1993-08-20T00:00:00Z",
	 {"1993-08-20T18:30:00Z", "1993-08-21T18:30:00Z"}},
	/* Vostok went back seven hours on 1994-02-01 */
	{__LINE__,
	 "0 22 * * *",
	 "Antarctica/Vostok",
	 "1994-01-31T00:00:00Z",
	 {"1994-01-31T15:00:00Z", "1994-01-31T22:00:00Z", "1994-02-01T22:00:00Z"}},
};

TEST(changes_of_more_than_three_hours_are_corrections)
{
	check_rows(corrections, COUNTOF(corrections), CRON_DST_VIXIE);
}

static const struct row ocps14[] = {
	{__LINE__,
	 "30 2 * * *",
	 "America/New_York",
	 "2026-03-07T12:00:00Z",
	 {"2026-03-09T06:30:00Z"}},
	{__LINE__,
	 "30 1 * * *",
	 "America/New_York",
	 "2026-10-31T12:00:00Z",
	 {"2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"}},
	{__LINE__,
	 "*/30 * * * *",
	 "America/New_York",
	 "2026-11-01T05:00:00Z",
	 {"2026-11-01T05:30:00Z", "2026-11-01T07:00:00Z", "2026-11-01T07:30:00Z"}},
	{__LINE__, "0 0 * * *", "America/Havana", "2026-03-07T12:00:00Z", {"2026-03-09T04:00:00Z"}},
	{__LINE__,
	 "0 22 * * *",
	 "Antarctica/Vostok",
	 "1994-01-31T00:00:00Z",
	 {"1994-01-31T15:00:00Z", "1994-02-01T22:00:00Z"}},
};

TEST(ocps14_skips_gaps_and_takes_the_first_pass_for_all_jobs)
{
	check_rows(ocps14, COUNTOF(ocps14), CRON_DST_OCPS14);
}

static const struct row instants[] = {
	{__LINE__,
	 "30 2 * * *",
	 "America/New_York",
	 "2026-03-07T12:00:00Z",
	 {"2026-03-09T06:30:00Z"}},
	{__LINE__,
	 "30 1 * * *",
	 "America/New_York",
	 "2026-10-31T12:00:00Z",
	 {"2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T06:30:00Z"}},
	{__LINE__,
	 "45 1 * * *",
	 "Australia/Lord_Howe",
	 "2026-04-04T00:00:00Z",
	 {"2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z", "2026-04-05T15:15:00Z"}},
};

TEST(instant_skips_gaps_and_takes_both_passes)
{
	check_rows(instants, COUNTOF(instants), CRON_DST_INSTANT);
}

static const struct row footers[] = {
	{__LINE__,
	 "30 2 * * 0",
	 "Europe/Berlin",
	 "2150-03-28T12:00:00Z",
	 {"2150-03-29T01:00:00Z", "2150-04-05T00:30:00Z"}},
	{__LINE__,
	 "0 9 1 7 *",
	 "America/New_York",
	 "2198-12-31T00:00:00Z",
	 {"2199-07-01T13:00:00Z", "never"}},
	{__LINE__,
	 "0 9 1 1 *",
	 "Australia/Sydney",
	 "2198-12-30T00:00:00Z",
	 {"2198-12-31T22:00:00Z", "2199-12-31T22:00:00Z", "never"}},
	{__LINE__, "0 0 * * *", "UTC", "2199-12-30T12:00:00Z", {"2199-12-31T00:00:00Z", "never"}},
	{__LINE__, "* * * * * *", "UTC", "2199-12-31T23:59:58Z", {"2199-12-31T23:59:59Z", "never"}},
};

TEST(footers_hold_to_the_end_of_2199)
{
	check_rows(footers, COUNTOF(footers), CRON_DST_VIXIE);
}
