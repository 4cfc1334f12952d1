#include "test.h"

#include "base/limits.h"
#include "base/macros.h"
#include "model/template.h"

static enum rc parse(struct arena *a, struct str text, struct template *out, struct err *err)
{
	return template_parse(a, text, DIALECT_NATIVE, out, "task_template", err);
}

TEST(each_part_keeps_its_exact_text)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct template t;

	CHECK(parse(&a,
		    STR("{ \"target\" : \"https://h/\", \"payload\": {\"a\": 1.0, "
			"\"b\":12345678901234567890} ,\"retry\":{ \"max_retries\": 1 },"
			"\"tags\":[ \"x\" ],\"expires_after_seconds\":1.5}"),
		    &t, &err) == RC_OK);
	CHECK(str_eq(t.target, STR("\"https://h/\"")));
	CHECK(str_eq(t.payload, STR("{\"a\": 1.0, \"b\":12345678901234567890}")));
	CHECK(str_eq(t.retry, STR("{ \"max_retries\": 1 }")));
	CHECK(str_eq(t.tags, STR("[ \"x\" ]")) && t.expires_after_ms == 1500);
	CHECK(str_eq(t.lane, STR("https://h:443")));
}

TEST(what_is_left_out_or_null_is_absent)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct template t;

	CHECK(parse(&a,
		    STR("{\"target\":\"https://h/\",\"retry\":null,\"tags\":null,"
			"\"expires_after_seconds\":null}"),
		    &t, &err) == RC_OK);
	CHECK(t.payload.p == NULL && t.retry.p == NULL && t.tags.p == NULL);
	CHECK(t.expires_after_ms == 0);
}

TEST(null_is_a_payload)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct template t;

	CHECK(parse(&a, STR("{\"target\":\"https://h/\",\"payload\":null}"), &t, &err) == RC_OK);
	CHECK(str_eq(t.payload, STR("null")));
}

TEST(what_is_refused_names_its_field)
{
	static const struct {
		int line;
		const char *text, *field, *code;
	} rows[] = {
		{__LINE__, "{}", "task_template.target", "missing_field"},
		{__LINE__, "{\"payload\":{}}", "task_template.target", "missing_field"},
		{__LINE__, "{\"target\":null}", "task_template.target", "invalid_type"},
		{__LINE__, "{\"target\":{\"url\":\"h\"}}", "task_template.target.url",
		 "invalid_url"},
		{__LINE__, "{\"target\":\"http://h/\",\"paylod\":1}", "task_template.paylod",
		 "unknown_field"},
		{__LINE__, "{\"target\":\"http://h/\",\"retry\":{\"max_retries\":99}}",
		 "task_template.retry.max_retries", "invalid_value"},
		{__LINE__, "{\"target\":\"http://h/\",\"retry\":3}", "task_template.retry",
		 "invalid_type"},
		{__LINE__, "{\"target\":\"http://h/\",\"tags\":{}}", "task_template.tags",
		 "invalid_type"},
		{__LINE__, "{\"target\":\"http://h/\",\"tags\":[\"a\",1]}", "task_template.tags",
		 "invalid_type"},
		{__LINE__, "{\"target\":\"http://h/\",\"tags\":\"\"}", "task_template.tags",
		 "invalid_value"},
		{__LINE__, "{\"target\":\"http://h/\",\"expires_after_seconds\":0}",
		 "task_template.expires_after_seconds", "invalid_value"},
		{__LINE__, "{\"target\":\"http://h/\",\"execute_after\":\"PT1M\"}",
		 "task_template.execute_after", "unknown_field"},
		{__LINE__, "\"https://h/\"", "task_template", "invalid_type"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct template t = {.expires_after_ms = 99};

		CHECK_ROW(rows[i].line, parse(&a, str_z(rows[i].text), &t, &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), rows[i].code);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		CHECK_ROW(rows[i].line, t.expires_after_ms == 99 && t.target.p == NULL);
	}
}

/* {"target":…,"payload":"aaa…"} whose payload has `size` bytes, the quotes included. */
static void put_payload_of(struct buf *to, size_t size)
{
	char *room;

	buf_add_z(to, "{\"target\":\"http://h/\",\"payload\":\"");
	room = buf_reserve(to, size - 2);
	CHECK(room != NULL);
	memset(room, 'a', size - 2);
	to->n += size - 2;
	buf_add_z(to, "\"}");
	CHECK(!to->failed);
}

TEST(a_payload_of_exactly_the_limit_passes_and_one_byte_more_does_not)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct err err = {0};
	struct template t;

	put_payload_of(&text, LIMIT_PAYLOAD);
	CHECK(parse(&a, buf_str(&text), &t, &err) == RC_OK);
	CHECK(t.payload.n == LIMIT_PAYLOAD);
	buf_reset(&text);
	put_payload_of(&text, LIMIT_PAYLOAD + 1);
	CHECK(parse(&a, buf_str(&text), &t, &err) == RC_TOO_LARGE);
	CHECK(strcmp(err.code, "payload_too_large") == 0);
	CHECK(strcmp(err.field, "task_template.payload") == 0);
}

static void put_nested(struct buf *to, int depth)
{
	buf_add_z(to, "{\"target\":\"http://h/\",\"payload\":");
	for (int i = 0; i < depth; i++)
		buf_add_c(to, '[');
	for (int i = 0; i < depth; i++)
		buf_add_c(to, ']');
	buf_add_c(to, '}');
}

TEST(a_payload_nests_as_deep_as_the_limit)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(1024);
	struct err err = {0};
	struct template t;

	put_nested(&text, LIMIT_JSON_DEPTH);
	CHECK(parse(&a, buf_str(&text), &t, &err) == RC_OK);
	buf_reset(&text);
	put_nested(&text, LIMIT_JSON_DEPTH + 1);
	CHECK(parse(&a, buf_str(&text), &t, &err) == RC_INVALID);
	CHECK(strcmp(err.code, "json_too_deep") == 0);
}

TEST(a_field_that_fails_leaves_the_template_alone)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct template t = {.expires_after_ms = 5000};
	struct json good, bad;
	enum rc rc = RC_OK;

	CHECK(json_value(STR("60"), &good, &err) == RC_OK);
	CHECK(json_value(STR("\"x\""), &bad, &err) == RC_OK);
	CHECK(template_field(&a, STR("expires_after_seconds"), &bad, DIALECT_NATIVE, &t, &rc,
			     &err));
	CHECK(rc == RC_INVALID && t.expires_after_ms == 5000);
	CHECK(template_field(&a, STR("expires_after_seconds"), &good, DIALECT_NATIVE, &t, &rc,
			     &err));
	CHECK(rc == RC_OK && t.expires_after_ms == 60000);
	CHECK(!template_field(&a, STR("cron"), &good, DIALECT_NATIVE, &t, &rc, &err));
}

static void check_written(int line, const char *in, const char *want)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);
	struct err err = {0};
	struct template t;

	CHECK_ROW(line, parse(&a, str_z(in), &t, &err) == RC_OK);
	json_begin_object(&w);
	template_write(&w, &t);
	json_end_object(&w);
	check_text(line, "written", text.p, text.n, want);
}

TEST(a_template_prints_what_came_in)
{
	check_written(__LINE__, "{\"payload\":{\"key\": \"value\"},\"target\":\"https://h/x\"}",
		      "{\"target\":\"https://h/x\",\"payload\":{\"key\": \"value\"}}");
	check_written(__LINE__,
		      "{\"target\":{\"url\":\"https://h/x\"},\"tags\":\"a\",\"retry\":{},"
		      "\"expires_after_seconds\":90}",
		      "{\"target\":{\"url\":\"https://h/x\"},\"retry\":{},\"tags\":\"a\","
		      "\"expires_after_seconds\":90}");
	check_written(__LINE__, "{\"target\":\"https://h/\"}", "{\"target\":\"https://h/\"}");
}
