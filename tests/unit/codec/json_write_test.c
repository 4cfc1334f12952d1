#include <string.h>

#include "codec/json.h"
#include "codec/json_write.h"

#include "test.h"

static void check_buf(int line, const struct buf *b, const char *want)
{
	struct err err = {0};

	CHECK_ROW(line, !b->failed);
	check_text(line, "written", b->p, b->n, want);
	CHECK_ROW(line, json_check(buf_str(b), &err) == RC_OK);
}

TEST(values_are_written_with_their_commas)
{
	struct buf b = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&b);

	json_begin_object(&w);
	json_add_str(&w, "s", STR("a"));
	json_add_z(&w, "z", "b");
	json_add_z(&w, "none", NULL);
	json_add_i64(&w, "min", INT64_MIN);
	json_add_bool(&w, "yes", true);
	json_add_bool(&w, "no", false);
	json_add_null(&w, "null");
	json_add_raw(&w, "raw", STR("{ \"x\" : 1.0 }"));
	json_add_raw(&w, "no_raw", STR(""));
	json_end_object(&w);
	check_buf(__LINE__, &b,
		  "{\"s\":\"a\",\"z\":\"b\",\"none\":null,\"min\":-9223372036854775808,"
		  "\"yes\":true,\"no\":false,\"null\":null,\"raw\":{ \"x\" : 1.0 },"
		  "\"no_raw\":null}");
	buf_release(&b);
}

TEST(the_members_of_a_written_object_join_those_of_another)
{
	struct buf b = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&b);

	json_begin_array(&w);
	json_begin_object(&w);
	json_put_members(&w, STR("{}"));
	json_put_members(&w, STR("{ \"a\" : 1.0 }"));
	json_put_members(&w, STR("{\n}"));
	json_add_null(&w, "b");
	json_put_members(&w, STR("{\"c\":{}}"));
	json_end_object(&w);
	json_end_array(&w);
	check_buf(__LINE__, &b, "[{ \"a\" : 1.0 ,\"b\":null,\"c\":{}}]");
	buf_release(&b);
}

TEST(arrays_and_objects_nest)
{
	struct buf b = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&b);

	json_begin_array(&w);
	json_begin_object(&w);
	json_add_array(&w, "a");
	json_put_i64(&w, 1);
	json_put_z(&w, "two");
	json_begin_array(&w);
	json_end_array(&w);
	json_end_array(&w);
	json_add_object(&w, "o");
	json_end_object(&w);
	json_key_str(&w, STR("k\"ey"));
	json_put_null(&w);
	json_end_object(&w);
	json_begin_object(&w);
	json_end_object(&w);
	json_end_array(&w);
	check_buf(__LINE__, &b, "[{\"a\":[1,\"two\",[]],\"o\":{},\"k\\\"ey\":null},{}]");
	CHECK(w.depth == 0);
	buf_release(&b);
}

static void put_alone(struct buf *b, struct str s)
{
	struct json_writer w = json_writer_to(b);

	buf_reset(b);
	json_put_str(&w, s);
}

TEST(strings_are_escaped_and_stay_valid)
{
	static const struct {
		int line;
		struct str text;
		const char *want;
	} rows[] = {
		{__LINE__, STR_INIT(""), "\"\""},
		{__LINE__, STR_INIT("plain"), "\"plain\""},
		{__LINE__, STR_INIT("a\"b\\c/"), "\"a\\\"b\\\\c/\""},
		{__LINE__, STR_INIT("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\""},
		{__LINE__, STR_INIT("\0\x01\x1f\x7f"), "\"\\u0000\\u0001\\u001f\x7f\""},
		{__LINE__, STR_INIT("\xc3\xa9\xe2\x82\xac"), "\"\xc3\xa9\xe2\x82\xac\""},
		{__LINE__, STR_INIT("\xf0\x9f\x98\x80"), "\"\xf0\x9f\x98\x80\""},
		{__LINE__, STR_INIT("\xff"), "\"\xef\xbf\xbd\""},
		{__LINE__, STR_INIT("a\xc3"), "\"a\xef\xbf\xbd\""},
		{__LINE__, STR_INIT("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
		{__LINE__, STR_INIT("\xc3(x"), "\"\xef\xbf\xbd(x\""},
	};
	struct buf b = BUF_INIT(256);

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		put_alone(&b, rows[i].text);
		check_buf(rows[i].line, &b, rows[i].want);
	}
	buf_release(&b);
}

TEST(what_is_written_reads_as_it_was)
{
	struct buf b = BUF_INIT(4096);

	for (unsigned first = 1; first < 0x80; first++) {
		char text[] = {'x', (char)first, 'y'};
		struct arena a = {0};
		struct err err = {0};
		struct json v;
		struct str got;

		put_alone(&b, str_of(text, sizeof(text)));
		CHECK_ROW((int)first, json_value(buf_str(&b), &v, &err) == RC_OK);
		CHECK_ROW((int)first, json_string(&a, &v, 3, &got, "f", &err) == RC_OK);
		CHECK_ROW((int)first, str_eq(got, str_of(text, sizeof(text))));
		arena_release(&a);
	}
	buf_release(&b);
}

TEST(times_and_spans_are_written_in_their_forms)
{
	struct buf b = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&b);

	json_begin_object(&w);
	json_add_time(&w, "at", 1709301600000);
	json_add_time(&w, "ms", 1709301600250);
	json_add_time(&w, "never", MS_NEVER);
	json_add_seconds(&w, "s", 30000);
	json_add_seconds(&w, "half", 1500);
	json_add_seconds(&w, "forever", MS_NEVER);
	json_add_permille(&w, "jitter", 100);
	json_add_permille(&w, "all", 1000);
	json_end_object(&w);
	check_buf(__LINE__, &b,
		  "{\"at\":\"2024-03-01T14:00:00Z\",\"ms\":\"2024-03-01T14:00:00.250Z\","
		  "\"never\":null,\"s\":30,\"half\":1.5,\"forever\":null,\"jitter\":0.1,"
		  "\"all\":1}");
	buf_release(&b);
}

TEST(a_full_buffer_is_seen_at_the_end)
{
	struct buf b = BUF_INIT(10);
	struct json_writer w = json_writer_to(&b);

	json_begin_array(&w);
	json_put_str(&w, STR("longer than ten"));
	json_end_array(&w);
	CHECK(b.failed);
	CHECK(b.n <= 10);
	buf_release(&b);
}
