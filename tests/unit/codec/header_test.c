#include <string.h>

#include "base/limits.h"
#include "codec/header.h"

#include "test.h"

static const ms_t now = 1709301600000;	  /* 2024-03-01T14:00:00Z */
static const ms_t in_1994 = 784111777000; /* 1994-11-06T08:49:37Z */

TEST(names_are_tokens)
{
	static const struct {
		int line;
		struct str text;
		bool is_name;
	} rows[] = {
		{__LINE__, STR_INIT("X-Api-Key"), true},
		{__LINE__, STR_INIT("!#$%&'*+-.^_`|~0aZ"), true},
		{__LINE__, STR_INIT(""), false},
		{__LINE__, STR_INIT("X Y"), false},
		{__LINE__, STR_INIT("X:"), false},
		{__LINE__, STR_INIT("X\r\nY"), false},
		{__LINE__, STR_INIT("X\0"), false},
		{__LINE__, STR_INIT("(x)"), false},
		{__LINE__, STR_INIT("x/y"), false},
		{__LINE__, STR_INIT("\xc3\xa9"), false},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, header_is_name(rows[i].text) == rows[i].is_name);
}

TEST(values_begin_no_header_of_their_own)
{
	static const struct {
		int line;
		struct str text;
		bool is_value;
	} rows[] = {
		{__LINE__, STR_INIT(""), true},		  {__LINE__, STR_INIT("Bearer abc"), true},
		{__LINE__, STR_INIT("a\tb"), true},	  {__LINE__, STR_INIT("\xc3\xa9"), true},
		{__LINE__, STR_INIT("a\rb"), false},	  {__LINE__, STR_INIT("a\nb"), false},
		{__LINE__, STR_INIT("a\r\nX: y"), false}, {__LINE__, STR_INIT("a\0b"), false},
		{__LINE__, STR_INIT("a\x1b"), false},	  {__LINE__, STR_INIT("a\x7f"), false},
		{__LINE__, STR_INIT(" a"), false},	  {__LINE__, STR_INIT("a "), false},
		{__LINE__, STR_INIT("\ta"), false},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, header_is_value(rows[i].text) == rows[i].is_value);
}

TEST(names_and_values_have_their_bounds)
{
	static char text[LIMIT_HEADER_VALUE + 1];

	memset(text, 'x', sizeof(text));
	CHECK(header_is_name(str_of(text, LIMIT_HEADER_NAME)));
	CHECK(!header_is_name(str_of(text, LIMIT_HEADER_NAME + 1)));
	CHECK(header_is_value(str_of(text, LIMIT_HEADER_VALUE)));
	CHECK(!header_is_value(str_of(text, LIMIT_HEADER_VALUE + 1)));
}

TEST(dates_are_read_in_their_three_forms)
{
	static const struct {
		int line;
		const char *text;
		ms_t want;
	} rows[] = {
		{__LINE__, "Sun, 06 Nov 1994 08:49:37 GMT", in_1994},
		{__LINE__, "Sunday, 06-Nov-94 08:49:37 GMT", in_1994},
		{__LINE__, "Sun Nov  6 08:49:37 1994", in_1994},
		{__LINE__, "Fri, 01 Mar 2024 14:00:00 GMT", now},
		{__LINE__, "Friday, 01-Mar-24 14:00:00 GMT", now},
		{__LINE__, "Fri Mar  1 14:00:00 2024", now},
		{__LINE__, "Thu, 29 Feb 2024 00:00:00 GMT", 1709164800000},
		{__LINE__, "Thu, 01 Jan 1970 00:00:00 GMT", 0},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		ms_t got = -1;

		CHECK_ROW(rows[i].line, header_parse_date(str_z(rows[i].text), now, &got));
		CHECK_ROW(rows[i].line, got == rows[i].want);
	}
}

TEST(a_year_of_two_digits_is_within_fifty_years)
{
	ms_t got;

	CHECK(header_parse_date(STR("Sunday, 01-Mar-74 14:00:00 GMT"), now, &got));
	CHECK(got == 3287138400000); /* 2074 */
	CHECK(header_parse_date(STR("Sunday, 01-Mar-75 14:00:00 GMT"), now, &got));
	CHECK(got == 162914400000); /* 1975 */
}

TEST(what_is_no_date_is_refused)
{
	static const struct {
		int line;
		struct str text;
	} rows[] = {
		{__LINE__, STR_INIT("")},
		{__LINE__, STR_INIT("tomorrow")},
		{__LINE__, STR_INIT("2024-03-01T14:00:00Z")},
		{__LINE__, STR_INIT("Fri, 01 Mar 2024 14:00:00")},
		{__LINE__, STR_INIT("Fri, 01 Mar 2024 14:00:00 CET")},
		{__LINE__, STR_INIT("Fri, 01 Mar 2024 14:00:00 GMT x")},
		{__LINE__, STR_INIT("Fri, 01 Mar 2024 25:00:00 GMT")},
		{__LINE__, STR_INIT("Fri, 30 Feb 2024 14:00:00 GMT")},
		{__LINE__, STR_INIT("Fri, 31 Apr 2024 14:00:00 GMT")},
		{__LINE__, STR_INIT("Fri, 01 Foo 2024 14:00:00 GMT")},
		{__LINE__, STR_INIT("Fri, 01 Mar 2024 14:00:00 GMT\0")},
		{__LINE__,
		 STR_INIT("Fri, 01 Mar 2024 14:00:00 GMT                                ")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		ms_t got = -7;

		CHECK_ROW(rows[i].line, !header_parse_date(rows[i].text, now, &got));
		CHECK_ROW(rows[i].line, got == -7);
	}
}

TEST(retry_after_is_seconds_or_a_date)
{
	static const struct {
		int line;
		const char *text;
		ms_t want; /* -1: refused */
	} rows[] = {
		{__LINE__, "0", 0},
		{__LINE__, "120", 120 * MS_SECOND},
		{__LINE__, "86400", MS_DAY},
		{__LINE__, "86401", MS_DAY},
		{__LINE__, "99999999999999999999999", MS_DAY},
		{__LINE__, "Fri, 01 Mar 2024 14:00:30 GMT", 30 * MS_SECOND},
		{__LINE__, "Fri, 01 Mar 2024 13:59:59 GMT", 0},
		{__LINE__, "Sat, 02 Mar 2024 14:00:01 GMT", MS_DAY},
		{__LINE__, "Sun, 06 Nov 1994 08:49:37 GMT", 0},
		{__LINE__, "", -1},
		{__LINE__, "-1", -1},
		{__LINE__, "1.5", -1},
		{__LINE__, "1s", -1},
		{__LINE__, " 1", -1},
		{__LINE__, "soon", -1},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		ms_t got = -1;
		bool ok = header_retry_after_ms(str_z(rows[i].text), now, MS_DAY, &got);

		CHECK_ROW(rows[i].line, got == rows[i].want);
		CHECK_ROW(rows[i].line, ok == (rows[i].want >= 0));
	}
}
