#include "rows.h"

struct row {
	int line;
	const char *text, *zone, *after;
	const char *want[4]; /* the occurrences that follow; NULL: no more are looked at */
};

/* From an instant on, the next occurrences, and the way back by cron_prev. */
static void check_row(struct zones *zones, const struct row *row, enum cron_dst dst)
{
	struct cron cron = cron_of(row->line, row->text);
	const struct zone *zone = zone_of(row->line, zones, row->zone);
	ms_t at = instant(row->after), last = MS_NONE_BEFORE;

	for (size_t i = 0; i < COUNTOF(row->want) && row->want[i] != NULL; i++) {
		ms_t next = cron_next(&cron, zone, dst, at);

		check_instant(row->line, next, row->want[i]);
		if (last != MS_NONE_BEFORE && next != MS_NEVER)
			check_instant(row->line, cron_prev(&cron, zone, dst, next),
				      row->want[i - 1]);
		at = last = next;
	}
}

static void check_rows(const struct row *rows, size_t n, enum cron_dst dst)
{
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < n; i++)
		check_row(zones, &rows[i], dst);
	zones_close(zones);
}

TEST(the_calendar_is_followed)
{
	static const struct row rows[] = {
		/* Strictly after: the instant itself does not count, a millisecond less does */
		{__LINE__, "0 9 * * *", "UTC", "2026-01-01T09:00:00Z", {"2026-01-02T09:00:00Z"}},
		{__LINE__, "0 9 * * *", "UTC", "2026-01-01T08:59:59Z", {"2026-01-01T09:00:00Z"}},
		{__LINE__, "* * * * *", "UTC", "2026-12-31T23:59:00Z", {"2027-01-01T00:00:00Z"}},
		{__LINE__, "* * * * * *", "UTC", "2026-12-31T23:59:59Z", {"2027-01-01T00:00:00Z"}},
		{__LINE__,
		 "59 59 23 31 12 *",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-12-31T23:59:59Z", "2027-12-31T23:59:59Z"}},
		/* Taskhook's own sample: New York on the standard side of March 2024 */
		{__LINE__,
		 "0 9 * * 1-5",
		 "America/New_York",
		 "2024-03-01T00:00:00Z",
		 {"2024-03-01T14:00:00Z", "2024-03-04T14:00:00Z", "2024-03-05T14:00:00Z"}},
		/* OCPS 1.0: either day field suffices */
		{__LINE__,
		 "0 12 1 * MON",
		 "UTC",
		 "2026-05-31T00:00:00Z",
		 {"2026-06-01T12:00:00Z", "2026-06-08T12:00:00Z", "2026-06-15T12:00:00Z"}},
		{__LINE__,
		 "0 0 13 * 5",
		 "UTC",
		 "2026-02-12T00:00:00Z",
		 {"2026-02-13T00:00:00Z", "2026-02-20T00:00:00Z", "2026-02-27T00:00:00Z",
		  "2026-03-06T00:00:00Z"}},
		{__LINE__,
		 "0 0 */2 * MON",
		 "UTC",
		 "2026-06-01T12:00:00Z",
		 {"2026-06-03T00:00:00Z", "2026-06-05T00:00:00Z", "2026-06-07T00:00:00Z",
		  "2026-06-08T00:00:00Z"}},
		/* OCPS 1.4: + requires both */
		{__LINE__,
		 "0 12 1 * +MON",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-06-01T12:00:00Z", "2027-02-01T12:00:00Z", "2027-03-01T12:00:00Z"}},
		{__LINE__,
		 "0 0 13 * +FRI",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-02-13T00:00:00Z", "2026-03-13T00:00:00Z", "2026-11-13T00:00:00Z"}},
		{__LINE__,
		 "0 0 29 2 +MON",
		 "UTC",
		 "2025-01-01T00:00:00Z",
		 {"2044-02-29T00:00:00Z", "2072-02-29T00:00:00Z", "2112-02-29T00:00:00Z"}},
		/* Leap days: 2100 has none */
		{__LINE__,
		 "0 0 29 2 *",
		 "UTC",
		 "2026-03-01T00:00:00Z",
		 {"2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"}},
		{__LINE__,
		 "0 0 29 2 *",
		 "UTC",
		 "2096-02-28T00:00:00Z",
		 {"2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"}},
		{__LINE__, "0 0 30 2 *", "UTC", "2026-01-01T00:00:00Z", {"never"}},
		{__LINE__, "* * 31 2 *", "Europe/Berlin", "2026-01-01T00:00:00Z", {"never"}},
		{__LINE__, "0 0 31 4,6,9,11 *", "UTC", "2026-01-01T00:00:00Z", {"never"}},
		{__LINE__,
		 "0 0 31 * *",
		 "UTC",
		 "2026-01-31T00:00:00Z",
		 {"2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z", "2026-07-31T00:00:00Z",
		  "2026-08-31T00:00:00Z"}},
		/* OCPS 1.2: years */
		{__LINE__,
		 "0 15 10 * * * 2025",
		 "UTC",
		 "2025-12-30T12:00:00Z",
		 {"2025-12-31T10:15:00Z", "never"}},
		{__LINE__,
		 "0 0 12 1 1 * 2025-2030",
		 "UTC",
		 "2028-06-01T00:00:00Z",
		 {"2029-01-01T12:00:00Z", "2030-01-01T12:00:00Z", "never"}},
		{__LINE__,
		 "0 0 0 1 1 * */2",
		 "UTC",
		 "2025-06-01T00:00:00Z",
		 {"2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"}},
		{__LINE__,
		 "0 0 0 1 1 * 1971-2199/2",
		 "UTC",
		 "2025-06-01T00:00:00Z",
		 {"2027-01-01T00:00:00Z", "2029-01-01T00:00:00Z"}},
		{__LINE__, "0 0 0 29 2 ? 2100", "UTC", "2025-06-01T00:00:00Z", {"never"}},
		{__LINE__,
		 "0 0 0 1 1 ? 2199",
		 "UTC",
		 "1970-01-01T00:00:00Z",
		 {"2199-01-01T00:00:00Z", "never"}},
	};

	check_rows(rows, COUNTOF(rows), CRON_DST_VIXIE);
}

TEST(last_nearest_and_nth_days_are_found)
{
	static const struct row rows[] = {
		/* OCPS 1.3 section 4.1 */
		{__LINE__,
		 "0 0 L * *",
		 "UTC",
		 "2028-01-15T00:00:00Z",
		 {"2028-01-31T00:00:00Z", "2028-02-29T00:00:00Z", "2028-03-31T00:00:00Z",
		  "2028-04-30T00:00:00Z"}},
		{__LINE__,
		 "0 0 L-3 2 *",
		 "UTC",
		 "2027-01-01T00:00:00Z",
		 {"2027-02-25T00:00:00Z", "2028-02-26T00:00:00Z"}},
		{__LINE__,
		 "0 0 L-30 * *",
		 "UTC",
		 "2026-01-15T00:00:00Z",
		 {"2026-03-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z",
		  "2026-08-01T00:00:00Z"}},
		{__LINE__,
		 "0 0 1,L 2 *",
		 "UTC",
		 "2026-01-15T00:00:00Z",
		 {"2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z", "2027-02-01T00:00:00Z"}},
		{__LINE__,
		 "0 0 * * 5L",
		 "UTC",
		 "2026-01-15T00:00:00Z",
		 {"2026-01-30T00:00:00Z", "2026-02-27T00:00:00Z", "2026-03-27T00:00:00Z"}},
		{__LINE__,
		 "0 0 * * FRI#L",
		 "UTC",
		 "2026-01-15T00:00:00Z",
		 {"2026-01-30T00:00:00Z", "2026-02-27T00:00:00Z"}},
		/* section 4.2 */
		{__LINE__,
		 "0 0 * * 2#3",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-01-20T00:00:00Z", "2026-02-17T00:00:00Z", "2026-03-17T00:00:00Z"}},
		{__LINE__,
		 "0 0 * * MON#1",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-01-05T00:00:00Z", "2026-02-02T00:00:00Z"}},
		{__LINE__,
		 "0 0 * * 7#1",
		 "UTC",
		 "2026-02-01T12:00:00Z",
		 {"2026-03-01T00:00:00Z", "2026-04-05T00:00:00Z"}},
		{__LINE__,
		 "0 0 * * 6#5",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-01-31T00:00:00Z", "2026-05-30T00:00:00Z", "2026-08-29T00:00:00Z"}},
		{__LINE__,
		 "0 0 * * MON#1,MON#3",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-01-05T00:00:00Z", "2026-01-19T00:00:00Z", "2026-02-02T00:00:00Z"}},
		/* section 4.3: 15 July 2026 is a Wednesday, 15 August a Saturday, 15 March a Sunday
		 */
		{__LINE__,
		 "0 12 15W * *",
		 "UTC",
		 "2026-07-01T00:00:00Z",
		 {"2026-07-15T12:00:00Z", "2026-08-14T12:00:00Z"}},
		{__LINE__, "0 12 15W * *", "UTC", "2026-03-01T00:00:00Z", {"2026-03-16T12:00:00Z"}},
		/* 1 August 2026 is a Saturday, 1 November a Sunday */
		{__LINE__, "0 12 1W * *", "UTC", "2026-07-15T00:00:00Z", {"2026-08-03T12:00:00Z"}},
		{__LINE__, "0 12 1W * *", "UTC", "2026-10-15T00:00:00Z", {"2026-11-02T12:00:00Z"}},
		/* 31 May 2026 is a Sunday and the month's end; April has no 31st */
		{__LINE__,
		 "0 12 31W * *",
		 "UTC",
		 "2026-04-01T00:00:00Z",
		 {"2026-05-29T12:00:00Z", "2026-07-31T12:00:00Z"}},
		{__LINE__,
		 "0 12 LW * *",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-01-30T12:00:00Z", "2026-02-27T12:00:00Z", "2026-03-31T12:00:00Z"}},
		{__LINE__, "0 12 30W 2 *", "UTC", "2026-01-01T00:00:00Z", {"never"}},
		/* Day marks in both fields: either, or both with + */
		{__LINE__,
		 "0 0 L * 5L",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-01-30T00:00:00Z", "2026-01-31T00:00:00Z", "2026-02-27T00:00:00Z"}},
		{__LINE__,
		 "0 0 L * +5",
		 "UTC",
		 "2026-01-01T00:00:00Z",
		 {"2026-07-31T00:00:00Z", "2027-04-30T00:00:00Z", "2027-12-31T00:00:00Z"}},
	};

	check_rows(rows, COUNTOF(rows), CRON_DST_VIXIE);
}

TEST(vixie_runs_a_skipped_time_at_the_gaps_end_and_a_repeated_one_once)
{
	static const struct row rows[] = {
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

	check_rows(rows, COUNTOF(rows), CRON_DST_VIXIE);
}

TEST(changes_of_more_than_three_hours_are_corrections)
{
	static const struct row rows[] = {
		/* Apia had no 30 December 2011 */
		{__LINE__,
		 "0 12 * * *",
		 "Pacific/Apia",
		 "2011-12-28T00:00:00Z",
		 {"2011-12-28T22:00:00Z", "2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z"}},
		{__LINE__,
		 "0 0 30 12 *",
		 "Pacific/Apia",
		 "2011-01-01T00:00:00Z",
		 {"2012-12-29T10:00:00Z"}},
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

	check_rows(rows, COUNTOF(rows), CRON_DST_VIXIE);
}

TEST(ocps14_skips_gaps_and_takes_the_first_pass_for_all_jobs)
{
	static const struct row rows[] = {
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
		{__LINE__,
		 "0 0 * * *",
		 "America/Havana",
		 "2026-03-07T12:00:00Z",
		 {"2026-03-09T04:00:00Z"}},
		{__LINE__,
		 "0 22 * * *",
		 "Antarctica/Vostok",
		 "1994-01-31T00:00:00Z",
		 {"1994-01-31T15:00:00Z", "1994-02-01T22:00:00Z"}},
	};

	check_rows(rows, COUNTOF(rows), CRON_DST_OCPS14);
}

TEST(instant_skips_gaps_and_takes_both_passes)
{
	static const struct row rows[] = {
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

	check_rows(rows, COUNTOF(rows), CRON_DST_INSTANT);
}

TEST(footers_hold_to_the_end_of_2199)
{
	static const struct row rows[] = {
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
		{__LINE__,
		 "0 0 * * *",
		 "UTC",
		 "2199-12-30T12:00:00Z",
		 {"2199-12-31T00:00:00Z", "never"}},
		{__LINE__,
		 "* * * * * *",
		 "UTC",
		 "2199-12-31T23:59:58Z",
		 {"2199-12-31T23:59:59Z", "never"}},
	};

	check_rows(rows, COUNTOF(rows), CRON_DST_VIXIE);
}

TEST(occurrences_begin_with_1970_and_end_with_2199)
{
	struct cron daily = cron_of(__LINE__, "0 0 * * *");
	struct cron every = cron_of(__LINE__, "* * * * * *");
	ms_t end = instant("2199-12-31T23:59:59Z");

	check_instant(__LINE__, cron_next(&daily, &zone_utc, 0, INT64_MIN), "1970-01-01T00:00:00Z");
	check_instant(__LINE__, cron_next(&daily, &zone_utc, 0, -1), "1970-01-01T00:00:00Z");
	check_instant(__LINE__, cron_next(&daily, &zone_utc, 0, 0), "1970-01-02T00:00:00Z");
	check_instant(__LINE__, cron_next(&daily, &zone_utc, 0, INT64_MAX), "never");
	check_instant(__LINE__, cron_prev(&daily, &zone_utc, 0, 0), "none");
	check_instant(__LINE__, cron_prev(&daily, &zone_utc, 0, INT64_MIN), "none");
	check_instant(__LINE__, cron_prev(&daily, &zone_utc, 0, 1), "1970-01-01T00:00:00Z");
	check_instant(__LINE__, cron_prev(&every, &zone_utc, 0, INT64_MAX), "2199-12-31T23:59:59Z");
	CHECK(cron_count(&every, &zone_utc, 0, INT64_MIN, INT64_MAX) == end / MS_SECOND + 1);
	CHECK(cron_count(&daily, &zone_utc, 0, INT64_MIN, INT64_MAX) == 84006);
	CHECK(cron_count(&daily, &zone_utc, 0, 1000, 0) == 0);
}

TEST(milliseconds_are_taken_into_account)
{
	struct cron cron = cron_of(__LINE__, "0 9 * * *");
	ms_t nine = instant("2026-01-01T09:00:00Z");

	CHECK(cron_next(&cron, &zone_utc, 0, nine - 1) == nine);
	CHECK(cron_next(&cron, &zone_utc, 0, nine) == nine + MS_DAY);
	CHECK(cron_next(&cron, &zone_utc, 0, nine + 1) == nine + MS_DAY);
	CHECK(cron_prev(&cron, &zone_utc, 0, nine) == nine - MS_DAY);
	CHECK(cron_prev(&cron, &zone_utc, 0, nine + 1) == nine);
	CHECK(cron_count(&cron, &zone_utc, 0, nine, nine + 1) == 1);
	CHECK(cron_count(&cron, &zone_utc, 0, nine + 1, nine + MS_DAY) == 0);
	CHECK(cron_count(&cron, &zone_utc, 0, nine - 1, nine) == 0);
}
