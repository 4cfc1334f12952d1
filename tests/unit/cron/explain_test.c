#include "rows.h"

static const struct {
	int line;
	const char *text, *sentence;
} rows[] = {
	{__LINE__, "0 9 * * 1-5", "At 09:00 on Monday to Friday"},
	{__LINE__, "0 9 * * *", "At 09:00 every day"},
	{__LINE__, "0 9,17 * * *", "At 09:00 and 17:00 every day"},
	{__LINE__, "0,30 9,17 * * *", "At 09:00, 09:30, 17:00 and 17:30 every day"},
	{__LINE__, "* * * * *", "Every minute"},
	{__LINE__, "*/5 * * * *", "Every 5 minutes"},
	{__LINE__, "*/15 9-17 * * MON-FRI",
	 "Every 15 minutes from 09:00 to 17:59 on Monday to Friday"},
	{__LINE__, "* 9 * * *", "Every minute from 09:00 to 09:59"},
	{__LINE__, "*/10 */2 * * *", "Every 10 minutes of every 2nd hour"},
	{__LINE__, "*/10 1,5,9 * * *", "Every 10 minutes of hours 1, 5 and 9"},
	{__LINE__, "0 * * * *", "Every hour, on the hour"},
	{__LINE__, "0 */2 * * *", "Every 2 hours, on the hour"},
	{__LINE__, "0 9-17 * * *", "Every hour from 09:00 to 17:00 every day"},
	{__LINE__, "5 * * * *", "At minute 5 of every hour"},
	{__LINE__, "5,20,35 9-17 * * *", "At minutes 5, 20 and 35 of hours 9 to 17 every day"},
	{__LINE__, "3-59/7 * * * *", "At minutes 3 to 59 in steps of 7 of every hour"},
	{__LINE__, "*/7 * * * *", "At minutes 0 to 56 in steps of 7 of every hour"},
	{__LINE__, "30 0-23/5 * * *", "At minute 30 of hours 0 to 20 in steps of 5 every day"},
	{__LINE__, "* * * * * *", "Every second"},
	{__LINE__, "*/10 * * * * *", "Every 10 seconds"},
	{__LINE__, "*/10 * 9 * * *", "Every 10 seconds from 09:00 to 09:59"},
	{__LINE__, "*/10 30 * * * *", "Every 10 seconds of minute 30 of every hour"},
	{__LINE__, "30 * * * * *", "At second 30 of every minute"},
	{__LINE__, "15 30 9 * * *", "At 09:30:15 every day"},
	{__LINE__, "0 0 1 * *", "At 00:00 on day 1 of the month"},
	{__LINE__, "0 0 1,15,20-25 * *", "At 00:00 on days 1, 15 and 20 to 25 of the month"},
	{__LINE__, "0 0 L * *", "At 00:00 on the last day of the month"},
	{__LINE__, "0 0 L-3 * *", "At 00:00 on the 3rd day before the last day of the month"},
	{__LINE__, "0 0 1,L * *", "At 00:00 on day 1 and the last day of the month"},
	{__LINE__, "0 0 15W * *",
	 "At 00:00 on the Monday-to-Friday day nearest day 15 of the month"},
	{__LINE__, "0 0 LW * *", "At 00:00 on the last Monday-to-Friday day of the month"},
	{__LINE__, "0 0 * * FRI-SUN", "At 00:00 on Friday to Sunday"},
	{__LINE__, "0 0 * * 0,6", "At 00:00 on Saturday and Sunday"},
	{__LINE__, "0 0 * * 2#3", "At 00:00 on the 3rd Tuesday of the month"},
	{__LINE__, "0 0 * * 5L", "At 00:00 on the last Friday of the month"},
	{__LINE__, "0 0 * * MON#1,MON#3,0L",
	 "At 00:00 on the 1st Monday, the 3rd Monday and the last Sunday of the month"},
	{__LINE__, "0 12 1 * MON", "At 12:00 on day 1 of the month or on Monday"},
	{__LINE__, "0 12 1 * +MON", "At 12:00 on day 1 of the month, but only on Monday"},
	{__LINE__, "0 0 1 1 *", "At 00:00 on day 1 of the month in January"},
	{__LINE__, "0 0 * 6-8 *", "At 00:00 in June to August"},
	{__LINE__, "0 0 0 1 1 ? 2025-2030",
	 "At 00:00 on day 1 of the month in January, in 2025 to 2030"},
	{__LINE__, "0 0 0 29 2 ? 2028,2032",
	 "At 00:00 on day 29 of the month in February, in 2028 and 2032"},
};

TEST(expressions_are_told_in_english)
{
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct cron cron = cron_of(rows[i].line, rows[i].text);
		struct buf text = BUF_INIT(4096);

		cron_explain(&cron, &text);
		check_text(rows[i].line, "sentence", text.p, text.n, rows[i].sentence);
		buf_release(&text);
	}
}

struct warning_row {
	int line;
	const char *text, *zone;
	const char *codes; /* in order, separated by a space */
	const char *says;  /* stands in one of the warnings */
};

static void check_warnings(struct zones *zones, const struct warning_row *row, enum cron_dst dst)
{
	struct cron_warning warnings[CRON_WARNINGS_MOST];
	struct cron cron = cron_of(row->line, row->text);
	const struct zone *zone = row->zone != NULL ? zone_of(row->line, zones, row->zone) : NULL;
	ms_t now = instant("2026-01-01T00:00:00Z");
	size_t n = cron_warnings(&cron, zone, dst, now, warnings);
	struct buf codes = BUF_INIT(4096), texts = BUF_INIT(4096);

	for (size_t i = 0; i < n; i++) {
		buf_printf(&codes, "%s%s", i != 0 ? " " : "", warnings[i].code);
		buf_printf(&texts, "%s\n", warnings[i].text);
	}
	check_text(row->line, "codes", codes.p, codes.n, row->codes);
	buf_add_c(&texts, '\0');
	if (strstr(texts.p, row->says) == NULL)
		fail_msg("row of line %d: %s", row->line, texts.p);
	buf_release(&codes);
	buf_release(&texts);
}

TEST(what_may_not_be_meant_is_said)
{
	static const struct warning_row warned[] = {
		{__LINE__, "0 9 * * 1-5", "UTC", "", ""},
		{__LINE__, "*/5 * * * *", "America/New_York", "", ""},
		{__LINE__, "0 0 L * *", "UTC", "", ""},
		{__LINE__, "0 0 9 * * 1-5", "UTC", "", ""},
		{__LINE__, "0 0 30 2 *", "UTC", "never_fires", "never fires"},
		{__LINE__, "* * * * * *", NULL, "every_second", "every second"},
		{__LINE__, "* * * * * * *", NULL, "every_second", "7 fields"},
		{__LINE__, "*/10 * * * * *", NULL, "seconds", "6 times a minute"},
		{__LINE__, "30 0 9 * * *", NULL, "seconds", "1 time a minute"},
		{__LINE__, "*/90 * * * *", NULL, "wide_step", "larger than its range"},
		{__LINE__, "* 9 * * *", NULL, "every_minute", "that hour"},
		{__LINE__, "* 9,17 * * *", NULL, "every_minute", "those hours"},
		{__LINE__, "0 0 */2 * MON", NULL, "either_day", "+ before the day of week"},
		{__LINE__, "0 0 13 * FRI", NULL, "either_day", "require both"},
		{__LINE__, "0 0 1-31 * MON", NULL, "all_days", "every day"},
		{__LINE__, "0 0 1 * 0-6", NULL, "all_days", "every day"},
		{__LINE__, "0 0 31 * *", NULL, "short_months", "day 31"},
		{__LINE__, "0 0 30 * *", NULL, "short_months", "day 30"},
		{__LINE__, "0 0 31 1,3 *", NULL, "", ""},
		{__LINE__, "0 0 29 2 *", NULL, "leap_day", "leap years"},
		{__LINE__, "30 2 * * *", "Europe/Berlin", "gap overlap",
		 "2026-03-29 02:30 does not exist on that clock: it fires at 03:00 instead"},
		{__LINE__, "30 2 * * *", "Europe/Berlin", "gap overlap",
		 "2026-10-25 02:30 comes twice on that clock: it fires the first time only"},
		{__LINE__, "30 1 * * *", "America/New_York", "overlap", "2026-11-01 01:30"},
		{__LINE__, "30 2 * * *", "UTC", "", ""},
		{__LINE__, "30 2 * * 1-5", "Europe/Berlin", "", ""},
	};
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(warned); i++)
		check_warnings(zones, &warned[i], CRON_DST_VIXIE);
	zones_close(zones);
}

TEST(warnings_of_transitions_follow_the_policy)
{
	static const struct warning_row skipped = {__LINE__, "30 2 * * *", "Europe/Berlin",
						   "gap overlap", "that time is skipped"};
	static const struct warning_row twice = {__LINE__, "30 2 * * *", "Europe/Berlin",
						 "gap overlap", "it fires both times"};
	static const struct warning_row interval = {__LINE__, "*/30 2 * * *", "Europe/Berlin",
						    "gap overlap", "the first time only"};
	struct zones *zones = zones_open(NULL);

	check_warnings(zones, &skipped, CRON_DST_INSTANT);
	check_warnings(zones, &twice, CRON_DST_INSTANT);
	check_warnings(zones, &interval, CRON_DST_OCPS14);
	zones_close(zones);
}
