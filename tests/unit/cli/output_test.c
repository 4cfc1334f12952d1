#include "test.h"

#include "cli/output.h"
#include "cli/table.h"

static const struct column columns[] = {
	{"ID", "id"}, {"TARGET", "task_template.target"}, {"NEXT", "next"}, {"N", "n"}};

static const struct view list = {"schedules", columns, COUNTOF(columns)};
static const struct view record = {NULL, NULL, 0};

static void check_rendered(int line, enum format format, const struct view *view,
			   const char *answer, const char *want)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(16384);
	struct err err = {0};

	CHECK_ROW(line, output_render(&a, format, view, 1, str_z(answer), &text, &err) == RC_OK);
	check_text(line, "output", text.p, text.n, want);
}

TEST(columns_are_as_wide_as_their_widest_cell)
{
	check_rendered(__LINE__, FORMAT_TABLE, &list,
		       "{\"total\":2,\"schedules\":["
		       "{\"id\":\"a\",\"task_template\":{\"target\":\"http://h/\"},\"n\":10},"
		       "{\"id\":\"b\xc3\xa9\xc3\xa9\",\"task_template\":{\"target\":{\"method\":"
		       "\"PUT\",\"url\":\"http://longer/\"}},\"next\":null,\"n\":\"\"}]}",
		       "ID   TARGET          NEXT  N\n"
		       "a    http://h/       -     10\n"
		       "b\xc3\xa9\xc3\xa9  http://longer/  -     -\n");
}

TEST(an_empty_list_is_its_titles)
{
	check_rendered(__LINE__, FORMAT_TABLE, &list, "{\"schedules\":[]}",
		       "ID  TARGET  NEXT  N\n");
}

TEST(a_page_of_a_longer_list_says_so)
{
	check_rendered(__LINE__, FORMAT_TABLE, &list,
		       "{\"total\":7,\"schedules\":[{\"id\":\"a\"}]}",
		       "ID  TARGET  NEXT  N\n"
		       "a   -       -     -\n"
		       "(1 of 7; see --limit and --offset)\n");
}

TEST(no_value_breaks_its_line)
{
	check_rendered(__LINE__, FORMAT_TABLE, &list,
		       "{\"schedules\":[{\"id\":\"a\\nb\\u001b[31m\\u007f\",\"n\":[1,\n2]},7]}",
		       "ID         TARGET  NEXT  N\n"
		       "a b [31m   -       -     [1, 2]\n"
		       "-          -       -     -\n");
}

TEST(a_long_cell_of_a_list_is_cut)
{
	check_rendered(__LINE__, FORMAT_TABLE, &list,
		       "{\"schedules\":[{\"n\":\""
		       "0123456789012345678901234567890123456789012345678901234567890123456789"
		       "\xc3\xa9\xc3\xa9\xc3\xa9\"}]}",
		       "ID  TARGET  NEXT  N\n"
		       "-   -       -     "
		       "0123456789012345678901234567890123456789012345678901234567890123456789"
		       "\xc3\xa9\xc3\xa9\xe2\x80\xa6\n");
}

TEST(an_object_is_a_line_for_each_member)
{
	check_rendered(__LINE__, FORMAT_TABLE, &record,
		       "{\"id\":\"schedule_1\",\"enabled\":true,\"end_at\":null,"
		       "\"task_template\":{\"target\":\"http://h/\",\"payload\":{\"a\": 1.0}}}",
		       "id             schedule_1\n"
		       "enabled        true\n"
		       "end_at         -\n"
		       "task_template  {\"target\":\"http://h/\",\"payload\":{\"a\": 1.0}}\n");
}

TEST(json_is_passed_through_on_lines_or_as_it_came)
{
	check_rendered(__LINE__, FORMAT_JSON, &list, "{\"schedules\":[],\"n\": 1.0}",
		       "{\n  \"schedules\": [],\n  \"n\": 1.0\n}\n");
	check_rendered(__LINE__, FORMAT_JSON_COMPACT, &list, "{\"schedules\":[],\"n\": 1.0}",
		       "{\"schedules\":[],\"n\": 1.0}\n");
}

TEST(several_views_of_one_answer_stand_below_each_other)
{
	static const struct column one[] = {{"A", "a"}};
	static const struct view views[] = {{"x", one, 1}, {"y", one, 1}};
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(1024);
	struct err err = {0};

	CHECK(output_render(&a, FORMAT_TABLE, views, COUNTOF(views),
			    STR("{\"y\":[{\"a\":2}],\"x\":[{\"a\":1}]}"), &text, &err) == RC_OK);
	check_text(__LINE__, "views", text.p, text.n, "A\n1\n\nA\n2\n");
}

TEST(an_empty_answer_prints_nothing)
{
	check_rendered(__LINE__, FORMAT_JSON, &record, "", "");
	check_rendered(__LINE__, FORMAT_TABLE, &list, "", "");
}

TEST(an_answer_of_another_server_is_refused)
{
	static const char *const answers[] = {"<html>", "[]", "{\"items\":[]}",
					      "{\"schedules\":{}}", "{\"schedules\":[}"};

	for (size_t i = 0; i < COUNTOF(answers); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct buf text CLEANUP(buf_release) = BUF_INIT(1024);
		struct err err = {0};

		CHECK(output_render(&a, FORMAT_TABLE, &list, 1, str_z(answers[i]), &text, &err) ==
		      RC_IO);
		CHECK(strcmp(err.code, "bad_answer") == 0 && text.n == 0);
	}
}

TEST(formats_have_two_names)
{
	enum format f = FORMAT_TABLE;

	CHECK(format_parse(STR("json"), &f) && f == FORMAT_JSON);
	CHECK(!format_parse(STR("xml"), &f) && f == FORMAT_JSON);
	CHECK(!format_parse(STR(""), &f) && f == FORMAT_JSON);
	CHECK(format_parse(STR("table"), &f) && f == FORMAT_TABLE);
}
