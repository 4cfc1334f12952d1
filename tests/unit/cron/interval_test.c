#include "rows.h"

static const struct {
	int line;
	const char *text;
	int64_t seconds; /* 0: never */
} rows[] = {
	{__LINE__, "* * * * *", 60},
	{__LINE__, "* * * * * *", 1},
	{__LINE__, "0,5 * * * *", 300},
	{__LINE__, "0,50 * * * *", 600},    /* 00:50 to 01:00 */
	{__LINE__, "0,50 */2 * * *", 3000}, /* no hour follows the other */
	{__LINE__, "0 9,17 * * *", 8 * 3600},
	{__LINE__, "0 1,23 * * *", 2 * 3600},	 /* over midnight */
	{__LINE__, "0 1,23 * * MON", 22 * 3600}, /* never over midnight */
	{__LINE__, "59 23,0 * * *", 3600},
	{__LINE__, "0 0 * * *", 86400},
	{__LINE__, "0 9 * * 1-5", 86400},
	{__LINE__, "0 9 * * 1,4", 3 * 86400},
	{__LINE__, "0 0 * * 1", 7 * 86400},
	{__LINE__, "0 0 1,15 * *", 14 * 86400},
	{__LINE__, "0 0 1,31 * *", 86400}, /* 31st to 1st */
	{__LINE__, "0 0 L,1 * *", 86400},
	{__LINE__, "0 0 1 * *", 28 * 86400},
	{__LINE__, "0 0 31 * *", 31 * 86400}, /* July to August */
	{__LINE__, "0 0 13 * 5", 86400},      /* the 13th beside a Friday */
	{__LINE__, "0 0 1 1 *", 365 * 86400},
	{__LINE__, "0 0 29 2 *", (int64_t)1461 * 86400},
	{__LINE__, "0 0 29 2 +MON", (int64_t)28 * 86400 * 1461 / 4},
	{__LINE__, "0 0 30 2 *", 0},
	{__LINE__, "0 0 0 1 1 ? 2030", 0}, /* once only */
	{__LINE__, "0 0 0 1 1 ? 2030,2031", 365 * 86400},
	{__LINE__, "*/40 * * * * *", 20},
	{__LINE__, "0,59 0,59 * * * *", 1}, /* 00:59:59 to 01:00:00 */
	{__LINE__, "0,59 0,58 * * * *", 59},
	{__LINE__, "15,30 59 23 * * *", 15},
	{__LINE__, "*/90 * * * *", 3600},
};

TEST(the_smallest_interval_is_exact)
{
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct cron cron = cron_of(rows[i].line, rows[i].text);
		ms_t want = rows[i].seconds != 0 ? rows[i].seconds * MS_SECOND : MS_NEVER;
		ms_t got = cron_min_interval(&cron);

		if (got != want)
			fail_msg("row of line %d: %s: got %lld ms", rows[i].line, rows[i].text,
				 (long long)got);
	}
}

/* The smallest interval is reached, and never undercut, by a walk of UTC through a calendar's 28
 * years. */
static void check_by_walking(int line, const char *text)
{
	struct cron cron = cron_of(line, text);
	ms_t least = MS_NEVER, at = instant("2001-01-01T00:00:00Z");
	ms_t end = instant("2029-01-01T00:00:00Z");

	for (ms_t last = MS_NEVER; at < end; last = at) {
		at = cron_next(&cron, &zone_utc, CRON_DST_VIXIE, at);
		if (last != MS_NEVER && at - last < least)
			least = at - last;
	}
	CHECK_ROW(line, cron_min_interval(&cron) == least);
}

TEST(the_smallest_interval_is_what_a_walk_finds)
{
	check_by_walking(__LINE__, "7,53 3,23 * * *");
	check_by_walking(__LINE__, "7,53 3,23 */5 * *");
	check_by_walking(__LINE__, "0 12 28-31 * +1-5");
	check_by_walking(__LINE__, "0 1,22 L,2 * *");
	check_by_walking(__LINE__, "0 6 15W * *");
	check_by_walking(__LINE__, "0 6 * * 5L,1#1");
	check_by_walking(__LINE__, "30 4 29-31 1,3 *");
	check_by_walking(__LINE__, "0 0 1 * MON#1");
}

TEST(dates_that_never_come_are_known)
{
	static const struct {
		int line;
		const char *text;
		bool never;
	} dates[] = {
		{__LINE__, "0 0 30 2 *", true},		{__LINE__, "0 0 31 2,4,6,9,11 *", true},
		{__LINE__, "0 0 29 2 *", false},	{__LINE__, "0 0 30 2 MON", false},
		{__LINE__, "0 0 30 2 +MON", true},	{__LINE__, "0 0 0 29 2 ? 2100", true},
		{__LINE__, "0 0 0 29 2 ? 2096", false}, {__LINE__, "0 0 8 * +MON#1", true},
		{__LINE__, "0 0 1 * +MON#1", false},	{__LINE__, "0 0 31W 2,4 *", true},
		{__LINE__, "0 0 L-29 2 *", true},	{__LINE__, "0 0 L-28 2 *", false},
		{__LINE__, "* * * * * *", false},
	};

	for (size_t i = 0; i < COUNTOF(dates); i++) {
		struct cron cron = cron_of(dates[i].line, dates[i].text);

		CHECK_ROW(dates[i].line, cron_never_fires(&cron) == dates[i].never);
	}
}
