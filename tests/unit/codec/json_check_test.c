/* What is JSON and what is not: RFC 8259, the cases in the manner of JSONTestSuite. */

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "codec/json.h"

#include "test.h"

struct row {
	int line;
	struct str text;
};

#define ROW(lit)                        \
	{                               \
		__LINE__, STR_INIT(lit) \
	}

static const struct row valid[] = {
	ROW("null"),
	ROW("true"),
	ROW("false"),
	ROW("0"),
	ROW("-0"),
	ROW("42"),
	ROW("-1.5e+10"),
	ROW("1E2"),
	ROW("1e-2"),
	ROW("0.0"),
	ROW("123456789012345678901234567890"),
	ROW("1e400"),
	ROW("\"\""),
	ROW("\"a\""),
	ROW("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
	ROW("\"\\u0000\""),
	ROW("\"\\u00e9\\u00E9\""),
	ROW("\"\\ud83d\\ude00\""),
	ROW("\"\\uD83D\\uDE00\""),
	ROW("\"\\\\ud800\""),
	ROW("\"\\ud7ff\\ue000\""),
	ROW("\"\xc3\xa9\""),
	ROW("\"\xe2\x82\xac\""),
	ROW("\"\xf0\x9f\x98\x80\""),
	ROW("\"\xf4\x8f\xbf\xbf\""),
	ROW("\"\x7f\""),
	ROW("[]"),
	ROW("{}"),
	ROW(" \t\r\n[ ] \t\r\n"),
	ROW("[1,2,3]"),
	ROW("[[],{},[[]]]"),
	ROW("{\"\":0}"),
	ROW("{\"a\":{\"b\":[null,{}]}}"),
	ROW("{\"a\":1,\"a\":2}"),
	ROW("[\"]\",\"}\",\"\\\"]\"]"),
	ROW("\n\n1\n"),
	ROW("-9223372036854775809"),
};

static const struct row invalid[] = {
	ROW(""),
	ROW(" "),
	ROW("nul"),
	ROW("nulll"),
	ROW("True"),
	ROW("NaN"),
	ROW("Infinity"),
	ROW("-"),
	ROW("+1"),
	ROW("01"),
	ROW("-01"),
	ROW("1."),
	ROW(".5"),
	ROW("1e"),
	ROW("1e+"),
	ROW("0x1"),
	ROW("1 2"),
	ROW("1,"),
	ROW("--1"),
	ROW("\""),
	ROW("\"a"),
	ROW("'a'"),
	ROW("\"\\a\""),
	ROW("\"\\'\""),
	ROW("\"\\\""),
	ROW("\"\\u12\""),
	ROW("\"\\u12g4\""),
	ROW("\"\\U0041\""),
	ROW("\"\\ud800\""),
	ROW("\"\\udc00\""),
	ROW("\"\\ud800\\u0041\""),
	ROW("\"\\ud800\\ud800\""),
	ROW("\"\\ud800x\""),
	ROW("\"\\ud800xxdc00\""),
	ROW("\"\\ud800\\ue000\""),
	ROW("\"\\udc00\\udc00\""),
	ROW("\"\\udc00\\ud800\""),
	ROW("{\"\\ud800\":1}"),
	ROW("\"\t\""),
	ROW("\"\n\""),
	ROW("\"\x01\""),
	ROW("\"\0\""),
	ROW("\0"),
	ROW("1\0"),
	ROW("\"\x80\""),
	ROW("\"\xc0\x80\""),
	ROW("\"\xc1\xbf\""),
	ROW("\"\xc3\""),
	ROW("\"\xe0\x80\x80\""),
	ROW("\"\xed\xa0\x80\""),
	ROW("\"\xf0\x80\x80\x80\""),
	ROW("\"\xf4\x90\x80\x80\""),
	ROW("\"\xf5\x80\x80\x80\""),
	ROW("\"\xff\""),
	ROW("\xef\xbb\xbf{}"),
	ROW("["),
	ROW("]"),
	ROW("[1"),
	ROW("[1,"),
	ROW("[1,]"),
	ROW("[,1]"),
	ROW("[1 2]"),
	ROW("[1:2]"),
	ROW("[1}"),
	ROW("[1]]"),
	ROW("[1],"),
	ROW("{"),
	ROW("{\"a\""),
	ROW("{\"a\":"),
	ROW("{\"a\":1"),
	ROW("{\"a\":1,}"),
	ROW("{\"a\" 1}"),
	ROW("{\"a\",1}"),
	ROW("{\"a\":1 \"b\":2}"),
	ROW("{a:1}"),
	ROW("{1:1}"),
	ROW("{,}"),
	ROW("{\"a\":1]"),
	ROW("{}{}"),
	ROW("{} x"),
	ROW("[1]/* */"),
	ROW("// a\n1"),
	ROW("[1]\v"),
	ROW("\f[1]"),
	ROW("[\v1]"),
	ROW("{} \"abc"),
	ROW("1 \"abc"),
	ROW("{} tru"),
	ROW("[] -"),
	ROW("\xa0[]"),
	ROW("\xc2\xa0[]"),
};

TEST(valid_texts_pass)
{
	for (size_t i = 0; i < COUNTOF(valid); i++) {
		struct err err = {0};

		CHECK_ROW(valid[i].line, json_check(valid[i].text, &err) == RC_OK);
		CHECK_ROW(valid[i].line, err.code == NULL);
	}
}

TEST(texts_against_the_grammar_are_refused)
{
	for (size_t i = 0; i < COUNTOF(invalid); i++) {
		struct err err = {0};

		CHECK_ROW(invalid[i].line, json_check(invalid[i].text, &err) == RC_INVALID);
		check_text(invalid[i].line, "code", err.code, strlen(err.code), "invalid_json");
		CHECK_ROW(invalid[i].line, strstr(err.text, "line") != NULL);
	}
}

/* Text that ends anywhere is never valid, and never read past its end (the copy is exact, for
 * ASan). */
TEST(no_prefix_of_a_value_is_a_value)
{
	static const struct str whole =
		STR_INIT("{\"a\":[true,\"x\\u00e9\\ud83d\\ude00\",-1.5e3],\"b\":{\"c\":null}}");

	for (size_t n = 0; n < whole.n; n++) {
		char *copy = malloc(n + 1);
		struct err err = {0};

		assert_non_null(copy);
		copy = realloc(copy, n != 0 ? n : 1);
		assert_non_null(copy);
		memcpy(copy, whole.p, n);
		CHECK_ROW((int)n, json_check(str_of(copy, n), &err) == RC_INVALID);
		free(copy);
	}
}

static struct str nested(char *to, size_t depth, char open, char close)
{
	memset(to, open, depth);
	memset(to + depth, close, depth);
	return str_of(to, 2 * depth);
}

TEST(nesting_is_allowed_up_to_the_limit_and_no_deeper)
{
	char text[2 * (LIMIT_JSON_DEPTH + 1)];
	struct err err = {0};

	CHECK(json_check(nested(text, LIMIT_JSON_DEPTH, '[', ']'), &err) == RC_OK);
	CHECK(json_check(nested(text, LIMIT_JSON_DEPTH + 1, '[', ']'), &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "json_too_deep");
	CHECK(strstr(err.text, "byte 64") != NULL);
}

TEST(breadth_is_not_depth)
{
	enum { WIDE = 10000 };
	static char text[3 * WIDE + 1];
	struct err err = {0};

	for (size_t i = 0; i < WIDE; i++)
		memcpy(text + 3 * i, i == 0 ? "[{}" : ",[]", 3);
	text[3 * WIDE] = ']';
	CHECK(json_check(str_of(text, sizeof(text)), &err) == RC_OK);
}

/* The check gives up at the first bracket too many; a recursive parser would end the process here.
 */
TEST(a_hundred_thousand_brackets_fail_at_the_limit)
{
	enum { DEEP = 100000 };
	char *text = malloc(2 * (size_t)DEEP);
	struct err err = {0};

	assert_non_null(text);
	CHECK(json_check(nested(text, DEEP, '[', ']'), &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "json_too_deep");
	CHECK(json_check(nested(text, DEEP, '{', '}'), &err) == RC_INVALID);
	check_text(__LINE__, "code", err.code, strlen(err.code), "invalid_json");
	free(text);
}

TEST(a_string_of_a_mebibyte_passes)
{
	enum { LONG = 1024 * 1024 };
	char *text = malloc(LONG + 2);
	struct err err = {0};

	assert_non_null(text);
	memset(text, 'x', LONG + 2);
	text[0] = text[LONG + 1] = '"';
	CHECK(json_check(str_of(text, LONG + 2), &err) == RC_OK);
	CHECK(json_check(str_of(text, LONG + 1), &err) == RC_INVALID);
	free(text);
}

TEST(an_error_names_the_line_and_the_column)
{
	static const struct {
		int line;
		struct str text;
		const char *place;
	} rows[] = {
		{__LINE__, STR_INIT("{\"a\":1,}"), "line 1, column 8"},
		{__LINE__, STR_INIT("{\n \"a\": x\n}"), "line 2, column 7"},
		{__LINE__, STR_INIT("[1,\n2,\n\"\xff\"]"), "line 3, column 2"},
		{__LINE__, STR_INIT("[\"\\ud800\"]"), "line 1, column 3"},
		{__LINE__, STR_INIT("{\"a\":1"), "line 1, column 7"},
		{__LINE__, STR_INIT("{}\n \"abc"), "line 2, column 2"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};

		CHECK_ROW(rows[i].line, json_check(rows[i].text, &err) == RC_INVALID);
		if (strstr(err.text, rows[i].place) == NULL)
			fail_msg("row of line %d: %s", rows[i].line, err.text);
	}
}

TEST(an_error_is_one_sentence)
{
	struct err err = {0};

	CHECK(json_check(STR("{a}"), &err) == RC_INVALID);
	check_text(__LINE__, "text", err.text, strlen(err.text),
		   "this is no valid JSON: lexical error: invalid char in json text near line 1, "
		   "column 2");
}
