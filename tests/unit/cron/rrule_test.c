#include "rows.h"

#include "cron/rrule.h"

enum { WANTED = 6 };

static struct rrule rule_of(int line, const char *text, const struct zone *zone)
{
	struct rrule r = {0};
	struct err err = {0};

	if (rrule_parse(&r, str_z(text), zone, instant("2026-01-01T09:00:00Z"), &err) != RC_OK)
		fail_msg("row of line %d: %s: %s (%s)", line, text, err.text, err.hint);
	return r;
}

/* RFC 5545 section 3.8.5.3: its examples, all of New York, at 09:00 EDT or EST. Those of 1997 start
 * in September. */
static const struct {
	int line;
	const char *text;
	const char *want[WANTED];
} examples[] = {
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=DAILY;COUNT=3",
	 {"1997-09-02T13:00:00Z", "1997-09-03T13:00:00Z", "1997-09-04T13:00:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=DAILY;UNTIL=19970905T000000Z",
	 {"1997-09-02T13:00:00Z", "1997-09-03T13:00:00Z", "1997-09-04T13:00:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=DAILY;INTERVAL=2",
	 {"1997-09-02T13:00:00Z", "1997-09-04T13:00:00Z", "1997-09-06T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=DAILY;INTERVAL=10;COUNT=5",
	 {"1997-09-02T13:00:00Z", "1997-09-12T13:00:00Z", "1997-09-22T13:00:00Z",
	  "1997-10-02T13:00:00Z", "1997-10-12T13:00:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19980101T090000\nRRULE:FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;"
	 "BYDAY=SU,MO,TU,WE,TH,FR,SA",
	 {"1998-01-01T14:00:00Z", "1998-01-02T14:00:00Z", "1998-01-03T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU",
	 {"1997-09-02T13:00:00Z", "1997-09-16T13:00:00Z", "1997-09-30T13:00:00Z",
	  "1997-10-14T13:00:00Z", "1997-10-28T14:00:00Z", "1997-11-11T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
	 {"1997-09-02T13:00:00Z", "1997-09-04T13:00:00Z", "1997-09-09T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
	 {"1997-09-02T13:00:00Z", "1997-09-04T13:00:00Z", "1997-09-16T13:00:00Z",
	  "1997-09-18T13:00:00Z", "1997-09-30T13:00:00Z", "1997-10-02T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970905T090000\nRRULE:FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
	 {"1997-09-05T13:00:00Z", "1997-10-03T13:00:00Z", "1997-11-07T14:00:00Z",
	  "1997-12-05T14:00:00Z", "1998-01-02T14:00:00Z", "1998-02-06T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970907T090000\nRRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
	 {"1997-09-07T13:00:00Z", "1997-09-28T13:00:00Z", "1997-11-02T14:00:00Z",
	  "1997-11-30T14:00:00Z", "1998-01-04T14:00:00Z", "1998-01-25T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970922T090000\nRRULE:FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
	 {"1997-09-22T13:00:00Z", "1997-10-20T13:00:00Z", "1997-11-17T14:00:00Z",
	  "1997-12-22T14:00:00Z", "1998-01-19T14:00:00Z", "1998-02-16T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970928T090000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-3",
	 {"1997-09-28T13:00:00Z", "1997-10-29T14:00:00Z", "1997-11-28T14:00:00Z",
	  "1997-12-29T14:00:00Z", "1998-01-29T14:00:00Z", "1998-02-26T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970930T090000\nRRULE:FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
	 {"1997-09-30T13:00:00Z", "1997-10-01T13:00:00Z", "1997-10-31T14:00:00Z",
	  "1997-11-01T14:00:00Z", "1997-11-30T14:00:00Z", "1997-12-01T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970910T090000\nRRULE:FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11",
	 {"1997-09-10T13:00:00Z", "1997-09-11T13:00:00Z", "1999-03-10T14:00:00Z",
	  "1999-03-11T14:00:00Z", "2000-09-10T13:00:00Z", "2000-09-11T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970610T090000\nRRULE:FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
	 {"1997-06-10T13:00:00Z", "1997-07-10T13:00:00Z", "1998-06-10T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970101T090000\nRRULE:FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
	 {"1997-01-01T14:00:00Z", "1997-04-10T13:00:00Z", "1997-07-19T13:00:00Z",
	  "2000-01-01T14:00:00Z", "2000-04-09T13:00:00Z", "2000-07-18T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970519T090000\nRRULE:FREQ=YEARLY;BYDAY=20MO",
	 {"1997-05-19T13:00:00Z", "1998-05-18T13:00:00Z", "1999-05-17T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970512T090000\nRRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
	 {"1997-05-12T13:00:00Z", "1998-05-11T13:00:00Z", "1999-05-17T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970512T090000\nRRULE:FREQ=YEARLY;BYWEEKNO=20",
	 {"1997-05-12T13:00:00Z", "1998-05-11T13:00:00Z", "1999-05-17T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nEXDATE:19970902T090000\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY="
	 "13",
	 {"1998-02-13T14:00:00Z", "1998-03-13T14:00:00Z", "1998-11-13T14:00:00Z",
	  "1999-08-13T13:00:00Z", "2000-10-13T13:00:00Z"}},
	{__LINE__,
	 "DTSTART:19961105T090000\nRRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;"
	 "BYMONTHDAY=2,3,4,5,6,7,8",
	 {"1996-11-05T14:00:00Z", "2000-11-07T14:00:00Z", "2004-11-02T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970904T090000\nRRULE:FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
	 {"1997-09-04T13:00:00Z", "1997-10-07T13:00:00Z", "1997-11-06T14:00:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19970929T090000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
	 {"1997-09-29T13:00:00Z", "1997-10-30T14:00:00Z", "1997-11-27T14:00:00Z",
	  "1997-12-30T14:00:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z",
	 {"1997-09-02T13:00:00Z", "1997-09-02T16:00:00Z", "1997-09-02T19:00:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=MINUTELY;INTERVAL=15;COUNT=6",
	 {"1997-09-02T13:00:00Z", "1997-09-02T13:15:00Z", "1997-09-02T13:30:00Z"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=MINUTELY;INTERVAL=90;COUNT=4",
	 {"1997-09-02T13:00:00Z", "1997-09-02T14:30:00Z", "1997-09-02T16:00:00Z",
	  "1997-09-02T17:30:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19970902T090000\nRRULE:FREQ=MINUTELY;INTERVAL=20;"
	 "BYHOUR=9,10,11,12,13,14,15,16",
	 {"1997-09-02T13:00:00Z", "1997-09-02T13:20:00Z", "1997-09-02T13:40:00Z"}},
	/* The week's first day matters */
	{__LINE__,
	 "DTSTART:19970805T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
	 {"1997-08-05T13:00:00Z", "1997-08-10T13:00:00Z", "1997-08-19T13:00:00Z",
	  "1997-08-24T13:00:00Z", "never"}},
	{__LINE__,
	 "DTSTART:19970805T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
	 {"1997-08-05T13:00:00Z", "1997-08-17T13:00:00Z", "1997-08-19T13:00:00Z",
	  "1997-08-31T13:00:00Z", "never"}},
	/* A date that does not exist is no date */
	{__LINE__,
	 "DTSTART:20070115T090000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
	 {"2007-01-15T14:00:00Z", "2007-01-30T14:00:00Z", "2007-02-15T14:00:00Z",
	  "2007-03-15T13:00:00Z", "2007-03-30T13:00:00Z", "never"}},
	{__LINE__, "DTSTART:20260101T090000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", {"never"}},
	/* Extra dates and exceptions */
	{__LINE__,
	 "DTSTART:20260105T090000\nRRULE:FREQ=WEEKLY\nRDATE:20260107T120000,20260106T080000\n"
	 "EXDATE;VALUE=DATE:20260112\r\nEXDATE;TZID=America/New_York:20260119T090000",
	 {"2026-01-05T14:00:00Z", "2026-01-06T13:00:00Z", "2026-01-07T17:00:00Z",
	  "2026-01-26T14:00:00Z"}},
	{__LINE__, "RDATE:20260107T120000", {"2026-01-07T17:00:00Z", "never"}},
	{__LINE__,
	 "FREQ=DAILY;BYHOUR=2;BYMINUTE=30", /* from the time given: 04:00 in New York */
	 {"2026-01-02T07:30:00Z", "2026-01-03T07:30:00Z"}},
};

static void check_example(struct zones *zones, size_t i)
{
	const struct zone *zone = zone_of(examples[i].line, zones, "America/New_York");
	struct rrule r = rule_of(examples[i].line, examples[i].text, zone);
	ms_t at = 0;

	for (size_t k = 0; k < WANTED && examples[i].want[k] != NULL; k++) {
		ms_t next = rrule_next(&r, zone, CRON_DST_VIXIE, at);

		check_instant(examples[i].line, next, examples[i].want[k]);
		if (next == MS_NEVER)
			return;
		CHECK_ROW(examples[i].line, rrule_prev(&r, zone, CRON_DST_VIXIE, next + 1) == next);
		CHECK_ROW(examples[i].line,
			  k == 0 || rrule_prev(&r, zone, CRON_DST_VIXIE, next) == at);
		CHECK_ROW(examples[i].line,
			  rrule_count(&r, zone, CRON_DST_VIXIE, 0, next + 1) == (int64_t)k + 1);
		at = next;
	}
}

TEST(the_examples_of_rfc_5545_come_out)
{
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(examples); i++)
		check_example(zones, i);
	zones_close(zones);
}

static void check_printed(int line, const struct rrule *r, const struct zone *zone)
{
	struct buf first = BUF_INIT(RRULE_TEXT_MOST), second = BUF_INIT(RRULE_TEXT_MOST);
	struct rrule again = {0};
	struct err err = {0};

	rrule_format(r, &first);
	if (rrule_parse(&again, buf_str(&first), zone, 0, &err) != RC_OK)
		fail_msg("row of line %d: %.*s: %s", line, (int)first.n, first.p, err.text);
	rrule_format(&again, &second);
	CHECK_ROW(line, str_eq(buf_str(&first), buf_str(&second)));
	CHECK_ROW(line, again.until == r->until && again.start == r->start);
	buf_release(&first);
	buf_release(&second);
}

TEST(a_printed_rule_reads_the_same)
{
	struct zones *zones = zones_open(NULL);
	const struct zone *zone = zone_of(__LINE__, zones, "America/New_York");

	for (size_t i = 0; i < COUNTOF(examples); i++) {
		struct rrule r = rule_of(examples[i].line, examples[i].text, zone);

		check_printed(examples[i].line, &r, zone);
	}
	zones_close(zones);
}

TEST(rules_meet_transitions_as_cron_does)
{
	struct zones *zones = zones_open(NULL);
	const struct zone *zone = zone_of(__LINE__, zones, "Europe/Berlin");
	struct rrule daily = rule_of(__LINE__, "DTSTART:20260101T023000\nRRULE:FREQ=DAILY", zone);
	struct rrule hourly = rule_of(__LINE__, "DTSTART:20260101T003000\nRRULE:FREQ=HOURLY", zone);
	ms_t gap = instant("2026-03-28T12:00:00Z"), overlap = instant("2026-10-24T12:00:00Z");
	ms_t night = instant("2026-10-25T00:00:00Z");

	check_instant(__LINE__, rrule_next(&daily, zone, CRON_DST_VIXIE, gap),
		      "2026-03-29T01:00:00Z");
	check_instant(__LINE__, rrule_next(&daily, zone, CRON_DST_INSTANT, gap),
		      "2026-03-30T00:30:00Z");
	check_instant(__LINE__, rrule_next(&daily, zone, CRON_DST_VIXIE, overlap),
		      "2026-10-25T00:30:00Z");
	CHECK(rrule_count(&daily, zone, CRON_DST_VIXIE, overlap, overlap + MS_DAY) == 1);
	CHECK(rrule_count(&daily, zone, CRON_DST_INSTANT, overlap, overlap + MS_DAY) == 2);
	CHECK(rrule_count(&hourly, zone, CRON_DST_VIXIE, night, night + 3 * MS_HOUR) == 3);
	CHECK(rrule_count(&hourly, zone, CRON_DST_OCPS14, night, night + 3 * MS_HOUR) == 2);
	zones_close(zones);
}

static const struct {
	int line;
	const char *text;
} bad[] = {
	{__LINE__, ""},
	{__LINE__, "DTSTART:20260101T090000"},
	{__LINE__, "FREQ=FORTNIGHTLY"},
	{__LINE__, "INTERVAL=2"},
	{__LINE__, "FREQ=DAILY;FREQ=DAILY"},
	{__LINE__, "FREQ=DAILY;INTERVAL=0"},
	{__LINE__, "FREQ=DAILY;INTERVAL=-1"},
	{__LINE__, "FREQ=DAILY;COUNT=0"},
	{__LINE__, "FREQ=DAILY;COUNT=5001"},
	{__LINE__, "FREQ=DAILY;COUNT=3;UNTIL=20270101"},
	{__LINE__, "FREQ=DAILY;UNTIL=20261301"},
	{__LINE__, "FREQ=DAILY;UNTIL=20260229"},
	{__LINE__, "FREQ=DAILY;UNTIL=20260101T250000"},
	{__LINE__, "FREQ=DAILY;BYHOUR=24"},
	{__LINE__, "FREQ=DAILY;BYHOUR=-1"},
	{__LINE__, "FREQ=DAILY;BYSECOND=60"},
	{__LINE__, "FREQ=DAILY;BYMONTH=13"},
	{__LINE__, "FREQ=DAILY;BYMONTH=0"},
	{__LINE__, "FREQ=DAILY;BYMONTH=1,"},
	{__LINE__, "FREQ=DAILY;BYMONTH="},
	{__LINE__, "FREQ=DAILY;BYMONTH=1 ,2"},
	{__LINE__, "FREQ=MONTHLY;BYMONTHDAY=32"},
	{__LINE__, "FREQ=MONTHLY;BYMONTHDAY=0"},
	{__LINE__, "FREQ=YEARLY;BYYEARDAY=367"},
	{__LINE__, "FREQ=YEARLY;BYWEEKNO=54"},
	{__LINE__, "FREQ=MONTHLY;BYWEEKNO=20"},
	{__LINE__, "FREQ=WEEKLY;BYDAY=1MO"},
	{__LINE__, "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO"},
	{__LINE__, "FREQ=WEEKLY;BYMONTHDAY=1"},
	{__LINE__, "FREQ=WEEKLY;BYDAY=XX"},
	{__LINE__, "FREQ=WEEKLY;BYDAY=0MO"},
	{__LINE__, "FREQ=WEEKLY;WKST=8"},
	{__LINE__, "FREQ=HOURLY;BYMINUTE=0,30;BYSETPOS=1"},
	{__LINE__, "FREQ=DAILY;BYSETPOS=0"},
	{__LINE__, "FREQ=DAILY;BYEASTER=1"},
	{__LINE__, "FREQ=DAILY;RSCALE=CHINESE"},
	{__LINE__, "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY"},
	{__LINE__, "DTSTART:20260101T090000\nDTSTART:20260101T090000\nRRULE:FREQ=DAILY"},
	{__LINE__, "DTSTART;TZID=Europe/Paris:20260101T090000\nRRULE:FREQ=DAILY"},
	{__LINE__, "DTSTART:18991231T090000\nRRULE:FREQ=DAILY"},
	{__LINE__, "RRULE:FREQ=DAILY\nSUMMARY:no"},
	{__LINE__, "RRULE:FREQ=DAILY\nEXDATE:tomorrow"},
	{__LINE__, "RRULE:FREQ=DAILY\nRDATE;VALUE=PERIOD:20260101T090000/PT1H"},
};

TEST(what_makes_no_rule_is_refused_with_a_hint)
{
	for (size_t i = 0; i < COUNTOF(bad); i++) {
		struct rrule r = {.interval = 77};
		struct err err = {0};

		if (rrule_parse(&r, str_z(bad[i].text), &zone_utc, 0, &err) == RC_OK)
			fail_msg("row of line %d: %s: was read", bad[i].line, bad[i].text);
		CHECK_ROW(bad[i].line, r.interval == 77);
		CHECK_ROW(bad[i].line, strcmp(err.code, "invalid_rrule") == 0);
		CHECK_ROW(bad[i].line, err.text[0] != '\0' && err.hint[0] != '\0');
	}
}

TEST(rules_that_never_match_come_to_an_end)
{
	static const char *const texts[] = {
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11",
		"FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
		"FREQ=DAILY;BYSETPOS=5",
		"FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
		"FREQ=HOURLY;INTERVAL=168;BYDAY=MO",
		"FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
		"FREQ=SECONDLY;INTERVAL=60;BYSECOND=30",
		"FREQ=YEARLY;INTERVAL=1000000;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO",
	};

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		struct rrule r = rule_of(__LINE__, texts[i], &zone_utc);

		CHECK(rrule_next(&r, &zone_utc, CRON_DST_VIXIE, 0) == MS_NEVER);
		CHECK(rrule_prev(&r, &zone_utc, CRON_DST_VIXIE, MS_NEVER) == MS_NONE_BEFORE);
		CHECK(rrule_min_interval(&r) == MS_NEVER);
	}
}

static const struct {
	int line;
	const char *text, *sentence;
} sentences[] = {
	{__LINE__, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
	 "Every 2 weeks on Tuesday at 09:00, from 2026-01-01"},
	{__LINE__, "FREQ=MONTHLY;BYDAY=-1FR,2MO;BYHOUR=9,17;UNTIL=20261231",
	 "Every month on the 2nd Monday and the last Friday at 09:00 and 17:00, from 2026-01-01 to "
	 "2026-12-31"},
	{__LINE__, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
	 "Every month on Monday to Friday at 09:00, of these the last, from 2026-01-01"},
	{__LINE__, "FREQ=YEARLY;BYMONTH=6,7",
	 "Every year on day 1 in June and July at 09:00, from 2026-01-01"},
	{__LINE__, "FREQ=HOURLY;INTERVAL=5", "Every 5 hours, from 2026-01-01"},
	{__LINE__,
	 "RRULE:FREQ=DAILY\nRDATE:20260101T100000\nEXDATE:20260102T090000,20260103T090000",
	 "Every day at 09:00, from 2026-01-01, and on 1 single date, but not on 2 dates"},
};

TEST(rules_are_told_in_english)
{
	for (size_t i = 0; i < COUNTOF(sentences); i++) {
		struct rrule r = rule_of(sentences[i].line, sentences[i].text, &zone_utc);
		struct buf text = BUF_INIT(1024);

		rrule_explain(&r, &text);
		check_text(sentences[i].line, "sentence", text.p, text.n, sentences[i].sentence);
		buf_release(&text);
	}
}

TEST(the_smallest_interval_of_a_rule_is_known)
{
	struct rrule r = rule_of(__LINE__, "FREQ=MONTHLY;BYMONTHDAY=1,15;BYHOUR=9,12", &zone_utc);

	CHECK(rrule_min_interval(&r) == 3 * MS_HOUR);
}
