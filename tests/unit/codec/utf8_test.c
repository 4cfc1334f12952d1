#include "base/macros.h"
#include "codec/utf8.h"

#include "test.h"

TEST(valid_text_passes_whole)
{
	static const struct {
		int line;
		struct str text;
	} rows[] = {
		{__LINE__, STR_INIT("")},
		{__LINE__, STR_INIT("\0")},
		{__LINE__, STR_INIT("plain text of more than eight bytes")},
		{__LINE__, STR_INIT("\xc2\x80\xdf\xbf")},
		{__LINE__, STR_INIT("\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf")},
		{__LINE__, STR_INIT("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf")},
		{__LINE__, STR_INIT("12345678\xc3\xa9"
				    "12345678\xe2\x82\xac")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, utf8_check(rows[i].text) == rows[i].text.n);
}

TEST(the_first_bad_byte_is_found)
{
	static const struct {
		int line;
		struct str text;
		size_t at;
	} rows[] = {
		{__LINE__, STR_INIT("\x80"), 0},
		{__LINE__, STR_INIT("\xbf"), 0},
		{__LINE__, STR_INIT("\xc0\x80"), 0},
		{__LINE__, STR_INIT("\xc1\xbf"), 0},
		{__LINE__, STR_INIT("\xc3"), 0},
		{__LINE__, STR_INIT("\xc3("), 0},
		{__LINE__, STR_INIT("\xe0\x9f\xbf"), 0},
		{__LINE__, STR_INIT("\xe2\x82"), 0},
		{__LINE__, STR_INIT("\xe2\x82("), 0},
		{__LINE__, STR_INIT("\xed\xa0\x80"), 0},
		{__LINE__, STR_INIT("\xf0\x8f\xbf\xbf"), 0},
		{__LINE__, STR_INIT("\xf0\x9f\x98"), 0},
		{__LINE__, STR_INIT("\xf0\x9f\x98("), 0},
		{__LINE__, STR_INIT("\xf4\x90\x80\x80"), 0},
		{__LINE__, STR_INIT("\xf5\x80\x80\x80"), 0},
		{__LINE__, STR_INIT("\xff"), 0},
		{__LINE__, STR_INIT("1234567\xff"), 7},
		{__LINE__, STR_INIT("12345678\xff"), 8},
		{__LINE__,
		 STR_INIT("123456789\xff"
			  "9"),
		 9},
		{__LINE__, STR_INIT("\xc3\xa9\xc3"), 2},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, utf8_check(rows[i].text) == rows[i].at);
}

/* Every code point but the surrogates, and the print of each is one character again. */
TEST(every_code_point_is_printed_and_known_again)
{
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char text[UTF8_MOST];
		size_t n;

		if (c == 0xd800)
			c = 0xe000;
		n = utf8_print(text, c);
		CHECK(utf8_next(str_of(text, n)) == n);
		CHECK(n == 1 || utf8_next(str_of(text, n - 1)) == 0);
	}
}

TEST(prints_are_the_known_ones)
{
	static const struct {
		int line;
		uint32_t code_point;
		const char *want;
	} rows[] = {
		{__LINE__, 'A', "A"},
		{__LINE__, 0xe9, "\xc3\xa9"},
		{__LINE__, 0x20ac, "\xe2\x82\xac"},
		{__LINE__, 0x1f600, "\xf0\x9f\x98\x80"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		char text[UTF8_MOST];

		check_text(rows[i].line, "character", text, utf8_print(text, rows[i].code_point),
			   rows[i].want);
	}
}
