#include "model/calendar.h"

#include "base/macros.h"
#include "test.h"

static enum rc parse(struct arena *a, const char *body, struct calendar *out, struct err *err)
{
	*out = (struct calendar){.name = STR("c")};
	return calendar_parse(a, str_z(body), out, err);
}

static int64_t day(const char *text)
{
	int64_t d;

	CHECK(day_parse(str_z(text), &d));
	return d;
}

TEST(dates_and_ranges_are_drawn_together)
{
	static const struct {
		int line;
		const char *body;
		size_t n;
		const char *first, *last; /* of the first range */
	} rows[] = {
		{__LINE__, "{\"dates\":[]}", 0, NULL, NULL},
		{__LINE__, "{\"dates\":[\"2026-12-25\"]}", 1, "2026-12-25", "2026-12-25"},
		{__LINE__, "{\"dates\":[\"2026-12-26\",\"2026-12-25\",\"2026-12-25\"]}", 1,
		 "2026-12-25", "2026-12-26"},
		{__LINE__,
		 "{\"ranges\":[{\"from\":\"2026-12-20\",\"to\":\"2026-12-31\"},"
		 "{\"from\":\"2026-12-24\",\"to\":\"2026-12-26\"}],\"dates\":[\"2027-01-01\"]}",
		 1, "2026-12-20", "2027-01-01"},
		{__LINE__, "{\"dates\":[\"2028-02-29\",\"2026-01-01\"]}", 2, "2026-01-01",
		 "2026-01-01"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct calendar c;

		CHECK_ROW(rows[i].line, parse(&a, rows[i].body, &c, &err) == RC_OK);
		CHECK_ROW(rows[i].line, c.days.n == rows[i].n);
		if (rows[i].n == 0)
			continue;
		CHECK_ROW(rows[i].line, c.days.items[0].from == day(rows[i].first));
		CHECK_ROW(rows[i].line, c.days.items[0].to == day(rows[i].last));
	}
}

#define ICS(lines) "{\"ics\":\"BEGIN:VCALENDAR\\r\\n" lines "END:VCALENDAR\\r\\n\"}"
#define EVENT(lines) "BEGIN:VEVENT\\r\\n" lines "END:VEVENT\\r\\n"

TEST(an_icalendar_file_is_its_events_days)
{
	static const struct {
		int line;
		const char *body, *first, *last;
	} rows[] = {
		{__LINE__, ICS(EVENT("DTSTART;VALUE=DATE:20261225\\r\\n")), "2026-12-25",
		 "2026-12-25"},
		{__LINE__,
		 ICS(EVENT("SUMMARY:Holi\\r\\n days\\r\\nDTSTART;VALUE=DATE:20261224\\r\\n"
			   "DTEND;VALUE=DATE:20261227\\r\\n")),
		 "2026-12-24", "2026-12-26"},
		{__LINE__, ICS(EVENT("DTSTART:20261224T220000\\r\\nDTEND:20261225T020000\\r\\n")),
		 "2026-12-24", "2026-12-25"},
		{__LINE__, ICS(EVENT("DTSTART:20261224T220000\\r\\nDTEND:20261225T000000\\r\\n")),
		 "2026-12-24", "2026-12-24"},
		{__LINE__, ICS(EVENT("DTSTART;VALUE=DA\\r\\n TE:20261225\\r\\n")), "2026-12-25",
		 "2026-12-25"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct calendar c;

		if (parse(&a, rows[i].body, &c, &err))
			fail_msg("line %d: %s", rows[i].line, err.text);
		CHECK_ROW(rows[i].line, c.days.n == 1);
		CHECK_ROW(rows[i].line, c.days.items[0].from == day(rows[i].first));
		CHECK_ROW(rows[i].line, c.days.items[0].to == day(rows[i].last));
	}
}

TEST(an_event_that_repeats_is_all_its_days)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct calendar c;

	CHECK(parse(&a,
		    ICS(EVENT("DTSTART;VALUE=DATE:20261225\\r\\nDTEND;VALUE=DATE:20261227\\r\\n"
			      "RRULE:FREQ=YEARLY;COUNT=4\\r\\nEXDATE;VALUE=DATE:20281225\\r\\n")),
		    &c, &err) == RC_OK);
	CHECK(c.days.n == 3);
	CHECK(c.days.items[1].from == day("2027-12-25") && c.days.items[1].to == day("2027-12-26"));
	CHECK(c.days.items[2].from == day("2029-12-25"));
	CHECK(parse(&a, ICS(EVENT("DTSTART;VALUE=DATE:20260101\\r\\nRRULE:FREQ=YEARLY\\r\\n")), &c,
		    &err) == RC_OK);
	CHECK(c.days.n == 2200 - 2026 && c.days.items[173].from == day("2199-01-01"));
}

TEST(what_is_no_calendar_is_refused)
{
	static const struct {
		int line;
		const char *body, *code, *field;
	} rows[] = {
		{__LINE__, "{}", "missing_field", "dates"},
		{__LINE__, "{\"date\":[]}", "unknown_field", "date"},
		{__LINE__, "{\"dates\":[\"2026-02-29\"]}", "invalid_value", "dates"},
		{__LINE__, "{\"dates\":[\"1969-12-31\"]}", "invalid_value", "dates"},
		{__LINE__, "{\"dates\":[20261225]}", "invalid_type", "dates"},
		{__LINE__, "{\"ranges\":[{\"from\":\"2026-01-01\"}]}", "missing_field",
		 "ranges.to"},
		{__LINE__, "{\"ranges\":[{\"from\":\"2026-01-02\",\"to\":\"2026-01-01\"}]}",
		 "invalid_value", "ranges.to"},
		{__LINE__, "{\"dates\":[],\"ics\":\"BEGIN:VCALENDAR\\nEND:VCALENDAR\"}",
		 "conflicting_fields", "ics"},
		{__LINE__, "{\"ics\":\"\"}", "invalid_ics", "ics"},
		{__LINE__, "{\"ics\":\"BEGIN:VCARD\\n\"}", "invalid_ics", "ics"},
		{__LINE__, ICS("BEGIN:VEVENT\\r\\n"), "invalid_ics", "ics"},
		{__LINE__, ICS(EVENT("")), "invalid_ics", "ics"},
		{__LINE__, ICS(EVENT("DTSTART:tomorrow\\r\\n")), "invalid_ics", "ics"},
		{__LINE__, ICS(EVENT("DTSTART:20261225\\r\\nRRULE:FREQ=NEVER\\r\\n")),
		 "invalid_ics", "ics"},
		{__LINE__, ICS(EVENT("DTSTART:20261225\\r\\nRRULE:FREQ=DAILY\\r\\n")),
		 "invalid_ics", "ics"},
		{__LINE__, ICS(EVENT("DTSTART:20261225\\r\\nDURATION:P1D\\r\\n")), "invalid_ics",
		 "ics"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct calendar c;

		CHECK_ROW(rows[i].line, parse(&a, rows[i].body, &c, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, str_eq(str_z(err.code), str_z(rows[i].code)));
		CHECK_ROW(rows[i].line, str_eq(str_z(err.field), str_z(rows[i].field)));
	}
}

TEST(a_day_is_found_with_its_range_or_the_next)
{
	struct day_range ranges[] = {{10, 12}, {20, 20}};
	struct day_set set = {ranges, 2};

	CHECK(day_set_find(&set, 9) == &ranges[0] && day_set_find(&set, 12) == &ranges[0]);
	CHECK(day_set_find(&set, 13) == &ranges[1] && day_set_find(&set, 20) == &ranges[1]);
	CHECK(day_set_find(&set, 21) == NULL);
}

TEST(a_calendar_is_shown_as_it_was_given)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);
	struct err err = {0};
	struct calendar c;

	CHECK(parse(&a, "{\"ranges\": [{\"from\":\"2026-12-24\",\"to\":\"2026-12-26\"}]}", &c,
		    &err) == RC_OK);
	c.updated_at = 0;
	calendar_write(&w, &c);
	CHECK(str_eq(
		buf_str(&text),
		STR("{\"name\":\"c\",\"ranges\":[{\"from\":\"2026-12-24\",\"to\":\"2026-12-26\"}],"
		    "\"days\":3,\"updated_at\":\"1970-01-01T00:00:00Z\"}")));
}
