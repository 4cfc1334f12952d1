#include "rows.h"

#include "cron/calendar.h"

/* The calendar's days as "2026-12-24/2026-12-27 …", both ends in. */
static void print_calendar(const struct calendar *c, struct buf *out)
{
	for (size_t i = 0; i < c->n; i++) {
		struct date from = date_from_days(c->spans[i].from);
		struct date last = date_from_days(c->spans[i].to - 1);

		buf_printf(out, "%s%04d-%02u-%02u", i != 0 ? " " : "", from.year, from.month,
			   from.day);
		if (c->spans[i].to - c->spans[i].from > 1)
			buf_printf(out, "/%04d-%02u-%02u", last.year, last.month, last.day);
	}
}

#define ICAL(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A day\r\n" lines "END:VEVENT\r\n"

static const struct {
	int line;
	const char *text, *want; /* a prefix of the days; NULL: refused */
	const char *says;	 /* in the refusal */
} rows[] = {
	{__LINE__, "", "", NULL},
	{__LINE__, "2026-12-25", "2026-12-25", NULL},
	{__LINE__, "# holidays\n\n2026-12-25\r\n 2026-01-01 \n", "2026-01-01 2026-12-25", NULL},
	{__LINE__, "2026-12-24/2027-01-01", "2026-12-24/2027-01-01", NULL},
	{__LINE__, "2026-12-26\n2026-12-25\n2026-12-25\n2026-12-20/2026-12-22\n2026-12-21",
	 "2026-12-20/2026-12-22 2026-12-25/2026-12-26", NULL},
	{__LINE__, "2026-02-29", NULL, "line 1"},
	{__LINE__, "2026-12-25\ntomorrow", NULL, "line 2"},
	{__LINE__, "2026-12-25/", NULL, "line 1"},
	{__LINE__, "2027-01-01/2026-12-24", NULL, "ends before"},
	{__LINE__, "2026-12-25 2026-12-26", NULL, "line 1"},
	{__LINE__, "26-12-25", NULL, "line 1"},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n")),
	 "2026-12-25/2026-12-26", NULL},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20261225\r\n")), "2026-12-25", NULL},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20261225\r\nDURATION:P2W\r\n")),
	 "2026-12-25/2027-01-07", NULL},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DA\r\n TE:20261225\r\n")), "2026-12-25", NULL},
	{__LINE__,
	 ICAL(EVENT("DTSTART;VALUE=DATE:20251225\r\nRRULE:FREQ=YEARLY;COUNT=3\r\n"
		    "EXDATE;VALUE=DATE:20261225\r\n")),
	 "2025-12-25 2027-12-25", NULL},
	{__LINE__,
	 ICAL(EVENT("DTSTART;VALUE=DATE:20261126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n")),
	 "2026-11-26 2027-11-25 2028-11-23", NULL},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20260101\r\nRDATE;VALUE=DATE:20260501\r\n")),
	 "2026-01-01 2026-05-01", NULL},
	{__LINE__, ICAL("BEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\n"), "",
	 NULL},
	{__LINE__, ICAL(EVENT("DTSTART:20261225T090000Z\r\n")), NULL, "time of day"},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:tomorrow\r\n")), NULL, "line 6"},
	{__LINE__, ICAL(EVENT("")), NULL, "no DTSTART"},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261225\r\n")),
	 NULL, "no days"},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20261225\r\nDURATION:PT5M\r\n")), NULL,
	 "duration"},
	{__LINE__, ICAL(EVENT("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=SOMETIMES\r\n")), NULL,
	 "FREQ"},
	{__LINE__, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\n", NULL,
	 "does not end"},
};

static void check_calendar(size_t i)
{
	struct arena a = {0};
	struct buf days = BUF_INIT(65536);
	struct calendar c;
	struct err err = {0};
	enum rc rc = calendar_read(&a, str_z(rows[i].text), &c, &err);

	if ((rc == RC_OK) != (rows[i].want != NULL))
		fail_msg("row of line %d: %s", rows[i].line, err.text);
	if (rc == RC_OK) {
		print_calendar(&c, &days);
		buf_add_c(&days, ' ');
		CHECK_ROW(rows[i].line, str_starts(buf_str(&days), str_z(rows[i].want)));
		CHECK_ROW(rows[i].line, rows[i].want[0] != '\0' || c.n == 0);
	} else {
		CHECK_ROW(rows[i].line, strcmp(err.code, "invalid_calendar") == 0);
		CHECK_ROW(rows[i].line, strstr(err.text, rows[i].says) != NULL);
		CHECK_ROW(rows[i].line, err.hint[0] != '\0');
	}
	buf_release(&days);
	arena_release(&a);
}

TEST(calendars_are_read_from_lines_and_from_calendar_files)
{
	for (size_t i = 0; i < COUNTOF(rows); i++)
		check_calendar(i);
}

TEST(days_are_those_of_the_schedules_own_clock)
{
	static const struct {
		int line;
		const char *zone, *at;
		bool excluded;
		const char *open;
	} instants[] = {
		{__LINE__, "UTC", "2026-12-24T23:59:59Z", false, "2026-12-24T23:59:59Z"},
		{__LINE__, "UTC", "2026-12-25T00:00:00Z", true, "2026-12-27T00:00:00Z"},
		{__LINE__, "UTC", "2026-12-26T23:59:59Z", true, "2026-12-27T00:00:00Z"},
		{__LINE__, "UTC", "2026-12-27T00:00:00Z", false, "2026-12-27T00:00:00Z"},
		{__LINE__, "America/New_York", "2026-12-25T04:59:59Z", false,
		 "2026-12-25T04:59:59Z"},
		{__LINE__, "America/New_York", "2026-12-25T05:00:00Z", true,
		 "2026-12-27T05:00:00Z"},
		{__LINE__, "Asia/Tokyo", "2026-12-24T15:00:00Z", true, "2026-12-26T15:00:00Z"},
		/* The day behind the 7th of March 2026 has no midnight in Havana */
		{__LINE__, "America/Havana", "2026-03-07T12:00:00Z", true, "2026-03-08T05:00:00Z"},
		/* Sao Paulo, 2018-02-18 00:00 -> 23:00: the 17th is shown again */
		{__LINE__, "America/Sao_Paulo", "2018-02-18T01:30:00Z", true,
		 "2018-02-18T03:00:00Z"},
		{__LINE__, "America/Sao_Paulo", "2018-02-18T02:30:00Z", true,
		 "2018-02-18T03:00:00Z"},
		/* Apia's lost day: the 30th never came */
		{__LINE__, "Pacific/Apia", "2011-12-29T12:00:00Z", true, "2011-12-30T10:00:00Z"},
	};
	struct zones *zones = zones_open(NULL);
	struct arena a = {0};
	struct calendar c;
	struct err err = {0};

	CHECK(calendar_read(
		      &a,
		      STR("2026-12-25/2026-12-26\n2026-03-07\n2018-02-17\n2011-12-29/2011-12-30"),
		      &c, &err) == RC_OK);
	for (size_t i = 0; i < COUNTOF(instants); i++) {
		const struct zone *zone = zone_of(instants[i].line, zones, instants[i].zone);
		ms_t at = instant(instants[i].at);

		CHECK_ROW(instants[i].line,
			  calendar_excludes(&c, zone, at) == instants[i].excluded);
		check_instant(instants[i].line, calendar_open_at(&c, zone, at), instants[i].open);
	}
	arena_release(&a);
	zones_close(zones);
}

TEST(an_empty_calendar_excludes_nothing)
{
	struct calendar c = {0};

	CHECK(!calendar_excludes(&c, &zone_utc, 0) && calendar_open_at(&c, &zone_utc, 77) == 77);
	CHECK(!calendar_excludes(&c, &zone_utc, -1));
}

TEST(calendars_are_bounded)
{
	static char text[11 * (CALENDAR_SPANS_MOST + 1) + 1];
	struct arena a = {0};
	struct calendar c;
	struct err err = {0};

	for (size_t i = 0; i <= CALENDAR_SPANS_MOST; i++)
		memcpy(text + 11 * i, i % 2 != 0 ? "2026-12-25\n" : "2026-12-27\n", 11);
	CHECK(calendar_read(&a, str_of(text, (size_t)11 * CALENDAR_SPANS_MOST), &c, &err) == RC_OK);
	CHECK(c.n == 2);
	CHECK(calendar_read(&a, str_z(text), &c, &err) == RC_TOO_LARGE);
	CHECK(calendar_read(&a, str_of(text, CALENDAR_TEXT_MOST + 1), &c, &err) == RC_TOO_LARGE);
	arena_release(&a);
}
