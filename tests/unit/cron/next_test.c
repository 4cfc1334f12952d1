#include "rows.h"

static const struct row calendar[] = {
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

TEST(the_calendar_is_followed)
{
	check_rows(calendar, COUNTOF(calendar), CRON_DST_VIXIE);
}

static const struct row day_marks[] = {
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

TEST(last_nearest_and_nth_days_are_found)
{
	check_rows(day_marks, COUNTOF(day_marks), CRON_DST_VIXIE);
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
