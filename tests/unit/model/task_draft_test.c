#include "test.h"

#include "model/task.h"

enum { NOW_S = 1700000000 }; /* 2023-11-14T22:13:20Z */

static const ms_t now = (ms_t)NOW_S * MS_SECOND + 250;

static enum rc parse(struct arena *a, const char *body, struct task_draft *out, struct err *err)
{
	return task_draft_parse(a, str_z(body), DIALECT_NATIVE, now, out, err);
}

TEST(a_task_of_a_target_alone_is_due_now)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct task_draft d;

	CHECK(parse(&a, "{\"target\":\"https://h/\"}", &d, &err) == RC_OK);
	CHECK(d.execute_at == AT_NONE && d.expires_at == MS_NEVER && d.unique_id.n == 0);
	CHECK(str_eq(d.template.target, STR("\"https://h/\"")) && d.template.payload.p == NULL);
}

TEST(times_and_spans_are_read)
{
	static const struct {
		int line;
		const char *more;
		ms_t execute_at, expires_at;
	} rows[] = {
		{__LINE__, "\"execute_after\":\"2024-03-01T09:00:00.125-05:00\"", 1709301600125,
		 MS_NEVER},
		{__LINE__, "\"execute_after\":\"PT10M\"", 1700000600250, MS_NEVER},
		{__LINE__, "\"execute_after\":\"PT0S\"", 1700000000250, MS_NEVER},
		{__LINE__, "\"execute_after\":null,\"expires_after\":null", AT_NONE, MS_NEVER},
		{__LINE__, "\"expires_after\":\"2024-03-01T14:00:00Z\"", AT_NONE, 1709301600000},
		{__LINE__, "\"expires_after_seconds\":60", AT_NONE, 1700000060250},
		{__LINE__, "\"expires_after_seconds\":60,\"execute_after\":\"PT1H\"", 1700003600250,
		 1700003660250},
		{__LINE__,
		 "\"expires_after\":\"2020-01-01T00:00:01Z\",\"execute_after\":\"2020-01-01T00:00:"
		 "00Z\"",
		 1577836800000, 1577836801000},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct buf body CLEANUP(buf_release) = BUF_INIT(1024);
		struct err err = {0};
		struct task_draft d;

		buf_printf(&body, "{\"target\":\"https://h/\",%s}", rows[i].more);
		CHECK_ROW(rows[i].line, task_draft_parse(&a, buf_str(&body), DIALECT_NATIVE, now,
							 &d, &err) == RC_OK);
		CHECK_ROW(rows[i].line, d.execute_at == rows[i].execute_at);
		CHECK_ROW(rows[i].line, d.expires_at == rows[i].expires_at);
	}
}

TEST(everything_that_a_task_takes_along_is_read)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct task_draft d;

	CHECK(parse(&a,
		    "{\"unique_id\":\"order \\u0031\",\"tags\":[\"a\",\"b\"],\"payload\":[1.0],"
		    "\"retry\":{\"max_retries\":0},\"target\":{\"url\":\"http://h/\"}}",
		    &d, &err) == RC_OK);
	CHECK(str_eq(d.unique_id, STR("order 1")));
	CHECK(str_eq(d.template.payload, STR("[1.0]")));
	CHECK(str_eq(d.template.tags, STR("[\"a\",\"b\"]")));
	CHECK(str_eq(d.template.retry, STR("{\"max_retries\":0}")));
	CHECK(str_eq(d.template.lane, STR("http://h:80")));
}

TEST(what_is_refused_names_its_field)
{
	static const struct {
		int line;
		const char *more, *field, *code;
	} rows[] = {
		{__LINE__, "\"execute_at\":\"PT1M\"", "execute_at", "unknown_field"},
		{__LINE__, "\"execute_after\":\"tomorrow\"", "execute_after", "invalid_time"},
		{__LINE__, "\"execute_after\":\"2024-03-01T09:00:00\"", "execute_after",
		 "invalid_time"},
		{__LINE__, "\"execute_after\":\"P1M\"", "execute_after", "invalid_duration"},
		{__LINE__, "\"execute_after\":\"P999999999D\"", "execute_after",
		 "invalid_duration"},
		{__LINE__, "\"execute_after\":60", "execute_after", "invalid_type"},
		{__LINE__, "\"expires_after\":\"PT1H\"", "expires_after", "invalid_time"},
		{__LINE__, "\"expires_after\":\"2023-11-14T22:13:20.250Z\"", "expires_after",
		 "expires_before_due"},
		{__LINE__,
		 "\"expires_after\":\"2024-01-01T00:00:00Z\",\"execute_after\":"
		 "\"2024-01-01T00:00:00Z\"",
		 "expires_after", "expires_before_due"},
		{__LINE__,
		 "\"expires_after\":\"2024-01-01T00:00:00Z\",\"expires_after_seconds\":60",
		 "expires_after", "invalid_value"},
		{__LINE__, "\"unique_id\":\"\"", "unique_id", "invalid_value"},
		{__LINE__, "\"unique_id\":7", "unique_id", "invalid_type"},
		{__LINE__, "\"retry\":{\"factor\":0}", "retry.factor", "invalid_value"},
		{__LINE__, "\"cron\":\"* * * * *\"", "cron", "unknown_field"},
		{__LINE__, "\"target\":\"http://h/\"", "target", "duplicate_key"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct buf body CLEANUP(buf_release) = BUF_INIT(1024);
		struct err err = {0};
		struct task_draft d = {.execute_at = 99};

		buf_printf(&body, "{\"target\":\"https://h/\",%s}", rows[i].more);
		CHECK_ROW(rows[i].line, task_draft_parse(&a, buf_str(&body), DIALECT_NATIVE, now,
							 &d, &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), rows[i].code);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		CHECK_ROW(rows[i].line, d.execute_at == 99 && d.template.target.p == NULL);
	}
}

TEST(a_body_without_a_target_is_refused)
{
	static const struct {
		int line;
		const char *body, *field, *code;
	} rows[] = {
		{__LINE__, "{}", "target", "missing_field"},
		{__LINE__, "", "", "invalid_json"},
		{__LINE__, "[]", "", "invalid_type"},
		{__LINE__, "{\"target\":\"group:\"}", "target", "invalid_group"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct task_draft d;

		CHECK_ROW(rows[i].line, parse(&a, rows[i].body, &d, &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), rows[i].code);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
	}
}
