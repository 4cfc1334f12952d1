#include <string.h>

#include "base/limits.h"
#include "codec/iso8601.h"

#include "test.h"

static const ms_t at_1400 = 1709301600000; /* 2024-03-01T14:00:00Z */

TEST(instants_are_read)
{
	static const struct {
		int line;
		const char *text;
		ms_t want;
	} rows[] = {
		{__LINE__, "2024-03-01T14:00:00Z", at_1400},
		{__LINE__, "2024-03-01t14:00:00z", at_1400},
		{__LINE__, "2024-03-01 14:00:00Z", at_1400},
		{__LINE__, "2024-03-01T14:00Z", at_1400},
		{__LINE__, "2024-03-01T15:00:00+01:00", at_1400},
		{__LINE__, "2024-03-01T15:00:00+0100", at_1400},
		{__LINE__, "2024-03-01T15:00:00+01", at_1400},
		{__LINE__, "2024-03-01T15:00+01:00", at_1400},
		{__LINE__, "2024-03-01T09:00:00-05:00", at_1400},
		{__LINE__, "2024-03-01T19:30:00+05:30", at_1400},
		{__LINE__, "2024-03-02T13:59:00+23:59", at_1400},
		{__LINE__, "2024-02-29T14:01:00-23:59", at_1400},
		{__LINE__, "2024-03-01T14:00:00-00:00", at_1400},
		{__LINE__, "2024-03-01T14:00:00.25Z", at_1400 + 250},
		{__LINE__, "2024-03-01T14:00:00,25Z", at_1400 + 250},
		{__LINE__, "2024-03-01T14:00:00.0Z", at_1400},
		{__LINE__, "2024-03-01T14:00:00.001Z", at_1400 + 1},
		{__LINE__, "2024-03-01T14:00:00.0019Z", at_1400 + 1},
		{__LINE__, "2024-03-01T14:00:00.999999999999999999999Z", at_1400 + 999},
		{__LINE__, "2024-03-01T14:00:00.5+00:00", at_1400 + 500},
		{__LINE__, "1970-01-01T00:00:00Z", 0},
		{__LINE__, "1969-12-31T23:00:00-01:00", 0},
		{__LINE__, "2199-12-31T23:59:59.999Z", LIMIT_INSTANT_MAX},
		{__LINE__, "2200-01-01T00:59:59.999+01:00", LIMIT_INSTANT_MAX},
		{__LINE__, "2024-02-29T00:00:00Z", 1709164800000},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		ms_t got = -1;

		CHECK_ROW(rows[i].line, iso_parse(str_z(rows[i].text), &got, "at", &err) == RC_OK);
		CHECK_ROW(rows[i].line, got == rows[i].want);
	}
}

static const char form[] = "write it like";
static const char zone[] = "add Z";

static const struct {
	int line;
	struct str text;
	const char *hint;
} refused[] = {
	{__LINE__, STR_INIT(""), form},
	{__LINE__, STR_INIT("now"), form},
	{__LINE__, STR_INIT("1709301600"), form},
	{__LINE__, STR_INIT("2024-03-01"), "add the time"},
	{__LINE__, STR_INIT("2024-03-01T"), form},
	{__LINE__, STR_INIT("2024-03-01T14"), form},
	{__LINE__, STR_INIT("2024-03-01T14Z"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00"), zone},
	{__LINE__, STR_INIT("2024-03-01T14:00:00"), zone},
	{__LINE__, STR_INIT("2024-03-01T14:00:00.5"), zone},
	{__LINE__, STR_INIT("2024-03-01T14:00:60Z"), "second 59"},
	{__LINE__, STR_INIT("2016-12-31T23:59:60Z"), "second 59"},
	{__LINE__, STR_INIT("2024-03-01T14:00:61Z"), form},
	{__LINE__, STR_INIT("2024-03-01T24:00:00Z"), form},
	{__LINE__, STR_INIT("2024-03-01T14:60:00Z"), form},
	{__LINE__, STR_INIT("2024-02-30T14:00:00Z"), form},
	{__LINE__, STR_INIT("2023-02-29T14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-13-01T14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-00-01T14:00:00Z"), form},
	{__LINE__, STR_INIT("24-03-01T14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-3-1T14:00:00Z"), form},
	{__LINE__, STR_INIT("20240301T140000Z"), form},
	{__LINE__, STR_INIT("2024/03/01T14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-03-01X14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00.Z"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00ZZ"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00Z "), form},
	{__LINE__, STR_INIT(" 2024-03-01T14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00+1"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00+01:"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00+01:0"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00+24:00"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00+01:60"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00 01:00"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00 Europe/Berlin"), form},
	{__LINE__, STR_INIT("-024-03-01T14:00:00Z"), form},
	{__LINE__, STR_INIT("2024-03-01T-4:00:00Z"), form},
	{__LINE__, STR_INIT("2024-03-01T14:00:00Z\0"), form},
	{__LINE__,
	 STR_INIT("2024-03-01\0"
		  "14:00:00Z"),
	 form},
	{__LINE__, STR_INIT("1969-12-31T23:59:59.999Z"), "choose a time"},
	{__LINE__, STR_INIT("1970-01-01T00:00:00+00:01"), "choose a time"},
	{__LINE__, STR_INIT("2200-01-01T00:00:00Z"), "choose a time"},
	{__LINE__, STR_INIT("9999-12-31T00:00:00Z"), "choose a time"},
	{__LINE__, STR_INIT("0000-01-01T00:00:00Z"), "choose a time"},
};

TEST(what_is_no_instant_is_refused_with_a_hint)
{
	for (size_t i = 0; i < COUNTOF(refused); i++) {
		struct err err = {0};
		ms_t got = -7;

		CHECK_ROW(refused[i].line,
			  iso_parse(refused[i].text, &got, "at", &err) == RC_INVALID);
		CHECK_ROW(refused[i].line, got == -7);
		check_text(refused[i].line, "code", err.code, strlen(err.code), "invalid_time");
		check_text(refused[i].line, "field", err.field, strlen(err.field), "at");
		if (strstr(err.hint, refused[i].hint) == NULL)
			fail_msg("row of line %d: %s", refused[i].line, err.hint);
	}
}

TEST(a_date_alone_is_midnight_where_that_is_allowed)
{
	struct err err = {0};
	ms_t got;

	CHECK(iso_parse_or_date(STR("2024-03-01"), &got, "at", &err) == RC_OK);
	CHECK(got == at_1400 - 14 * MS_HOUR);
	CHECK(iso_parse_or_date(STR("2024-03-01T14:00:00Z"), &got, "at", &err) == RC_OK);
	CHECK(got == at_1400);
	CHECK(iso_parse_or_date(STR("2024-03-01T14:00:00"), &got, "at", &err) == RC_INVALID);
	CHECK(iso_parse_or_date(STR("2024-02-30"), &got, "at", &err) == RC_INVALID);
}

TEST(instants_are_printed)
{
	static const struct {
		int line;
		ms_t at;
		const char *want;
	} rows[] = {
		{__LINE__, 0, "1970-01-01T00:00:00Z"},
		{__LINE__, at_1400, "2024-03-01T14:00:00Z"},
		{__LINE__, at_1400 + 250, "2024-03-01T14:00:00.250Z"},
		{__LINE__, at_1400 + 5, "2024-03-01T14:00:00.005Z"},
		{__LINE__, -1, "1969-12-31T23:59:59.999Z"},
		{__LINE__, -1000, "1969-12-31T23:59:59Z"},
		{__LINE__, LIMIT_INSTANT_MAX, "2199-12-31T23:59:59.999Z"},
		{__LINE__, -62167219200000, "0000-01-01T00:00:00Z"},
		{__LINE__, 253402300799999, "9999-12-31T23:59:59.999Z"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		char text[ISO_TEXT];
		struct str got = iso_print(text, rows[i].at);

		check_text(rows[i].line, "print", got.p, got.n, rows[i].want);
	}
}

TEST(an_instant_is_printed_on_the_clock_of_an_offset)
{
	static const struct {
		int line;
		ms_t at;
		int offset;
		const char *want;
	} rows[] = {
		{__LINE__, at_1400, 0, "2024-03-01T14:00:00+00:00"},
		{__LINE__, at_1400, -5 * 3600, "2024-03-01T09:00:00-05:00"},
		{__LINE__, at_1400, 5 * 3600 + 1800, "2024-03-01T19:30:00+05:30"},
		{__LINE__, at_1400, 14 * 3600, "2024-03-02T04:00:00+14:00"},
		{__LINE__, at_1400 + 1, -3600, "2024-03-01T13:00:00.001-01:00"},
		{__LINE__, 0, -1800, "1969-12-31T23:30:00-00:30"},
		{__LINE__, 0, -(44 * 60 + 30), "1969-12-31T23:16:00-00:44"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		char text[ISO_TEXT];
		struct str got = iso_print_offset(text, rows[i].at, rows[i].offset);

		check_text(rows[i].line, "print", got.p, got.n, rows[i].want);
	}
}

/* A small generator of our own, so that a failure comes again. */
static uint64_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 16;
}

TEST(what_is_printed_is_read_as_the_same_instant)
{
	uint64_t random = 1;

	for (int i = 0; i < 100000; i++) {
		ms_t at = (ms_t)(next_random(&random) % (LIMIT_INSTANT_MAX + 1));
		int offset = (int)(next_random(&random) % (27 * 4)) * 900 - 12 * 3600;
		char text[ISO_TEXT];
		struct err err = {0};
		ms_t got = -1;

		CHECK_ROW(i, iso_parse(iso_print(text, at), &got, "at", &err) == RC_OK);
		CHECK_ROW(i, got == at);
		CHECK_ROW(i,
			  iso_parse(iso_print_offset(text, at, offset), &got, "at", &err) == RC_OK);
		CHECK_ROW(i, got == at);
	}
}
