#include "cli/document.h"

#include "base/macros.h"
#include "test.h"

TEST(a_document_is_json_whatever_it_is_written_in)
{
	static const struct {
		int line;
		const char *text, *json;
	} rows[] = {
		{__LINE__, "{\"a\": [1, 2.50]}", "{\"a\": [1, 2.50]}"},
		{__LINE__, "a: 1\nb: two words\n", "{\"a\":1,\"b\":\"two words\"}"},
		{__LINE__, "- x\n- [true, False, null, ~, ]\n- {k: v}\n",
		 "[\"x\",[true,false,null,null],{\"k\":\"v\"}]"},
		{__LINE__, "cron: 0 9 * * *\ncount: \"5\"\n",
		 "{\"cron\":\"0 9 * * *\",\"count\":\"5\"}"},
		{__LINE__, "a: 'yes'\nb: yes\nc: 007\nd: -1.5e3\n",
		 "{\"a\":\"yes\",\"b\":\"yes\",\"c\":\"007\",\"d\":-1.5e3}"},
		{__LINE__, "a: |\n  line 1\n  line 2\n", "{\"a\":\"line 1\\nline 2\\n\"}"},
		{__LINE__, "5: five\n", "{\"5\":\"five\"}"},
		{__LINE__, "---\na: 1\n---\nb: 2\n", "{\"a\":1}"},
		{__LINE__, "a: 2026-12-25\n", "{\"a\":\"2026-12-25\"}"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct str json;

		if (document_parse(&a, str_z(rows[i].text), &json, &err))
			fail_msg("line %d: %s", rows[i].line, err.text);
		check_text(rows[i].line, "json", json.p, json.n, rows[i].json);
	}
}

TEST(what_json_cannot_say_is_refused_with_its_line)
{
	static const struct {
		int line;
		const char *text, *where;
	} rows[] = {
		{__LINE__, "a: &x 1\nb: *x\n", "line 2"},
		{__LINE__, "? [k]\n: v\n", "line 1"},
		{__LINE__, "a: [1\nb: 2\n", "line 2"},
		{__LINE__, "a: \"open\n", "line 2"},
		{__LINE__,
		 "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n# deep",
		 "line 1"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct str json;

		CHECK_ROW(rows[i].line,
			  document_parse(&a, str_z(rows[i].text), &json, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, str_eq(str_z(err.code), STR("invalid_document")));
		CHECK_ROW(rows[i].line, str_starts(str_z(err.text), str_z(rows[i].where)));
	}
}
