#include "test.h"

#include "base/macros.h"
#include "cli/pretty.h"

TEST(json_is_laid_out_and_every_value_keeps_its_text)
{
	static const struct {
		int line;
		const char *in, *want;
	} rows[] = {
		{__LINE__, "{}", "{}"},
		{__LINE__, "[ ]", "[]"},
		{__LINE__, "{\"a\":1.0,\"b\":[1,2],\"c\":{}}",
		 "{\n  \"a\": 1.0,\n  \"b\": [\n    1,\n    2\n  ],\n  \"c\": {}\n}"},
		{__LINE__, "{\"s\":\"a,b:{[\\\"\\\\\"}", "{\n  \"s\": \"a,b:{[\\\"\\\\\"\n}"},
		{__LINE__, " { \"a\" :\n[\ttrue ] } ", "{\n  \"a\": [\n    true\n  ]\n}"},
		{__LINE__, "12345678901234567890", "12345678901234567890"},
		{__LINE__, "[[],[{}]]", "[\n  [],\n  [\n    {}\n  ]\n]"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct buf text CLEANUP(buf_release) = BUF_INIT(4096);

		json_pretty(str_z(rows[i].in), &text);
		check_text(rows[i].line, "pretty", text.p, text.n, rows[i].want);
	}
}

TEST(a_full_buffer_ends_the_work)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4);

	json_pretty(STR("[1,2,3,4,5,6,7,8]"), &text);
	CHECK(text.failed && text.n <= 4);
}
