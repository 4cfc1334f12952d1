#include "test.h"

#include "model/notification.h"

#define URL "\"https://example.com/told\""

static enum rc parse(struct arena *a, const char *text, struct notifications *out, struct err *err)
{
	return notifications_parse(a, str_z(text), out, "notifications", err);
}

TEST(a_receiver_is_written_as_a_target_is_or_as_an_object_or_in_an_array)
{
	static const struct {
		int line;
		const char *text;
		size_t n;
		const char *target; /* of the first one */
	} rows[] = {
		{__LINE__, URL, 1, URL},
		{__LINE__, "\"pager\"", 1, "\"pager\""},
		{__LINE__, "{\"url\":" URL "}", 1, "{\"url\":" URL "}"},
		{__LINE__, "{\"target\":\"queue:told\",\"events\":[]}", 1, "\"queue:told\""},
		{__LINE__, "{\"events\":[\"task.*\"],\"headers\":{\"X-A\":\"b\"},\"url\":" URL "}",
		 1, "{\"url\":" URL ",\"headers\":{\"X-A\":\"b\"}}"},
		{__LINE__, "[" URL ",{\"url\":" URL ",\"method\":\"PUT\"}]", 2, URL},
		{__LINE__, "[]", 0, NULL},
		{__LINE__, "null", 0, NULL},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct notifications got;
		struct err err = {0};

		CHECK_ROW(rows[i].line, parse(&a, rows[i].text, &got, &err) == RC_OK);
		CHECK_ROW(rows[i].line, got.n == rows[i].n);
		if (got.n != 0)
			CHECK_ROW(rows[i].line,
				  str_eq(got.receivers[0].target, str_z(rows[i].target)));
	}
	arena_release(&a);
}

TEST(what_names_no_receiver_is_refused_at_the_field)
{
	static const struct {
		int line;
		const char *text, *code;
	} rows[] = {
		{__LINE__, "7", NULL},
		{__LINE__, "\"ftp://example.com/\"", NULL},
		{__LINE__, "{}", "missing_field"},
		{__LINE__, "{\"url\":" URL ",\"target\":\"x\"}", "invalid_value"},
		{__LINE__, "{\"target\":\"x\",\"headers\":{}}", "invalid_value"},
		{__LINE__, "{\"url\":" URL ",\"events\":[\"task.done\"]}", "invalid_value"},
		{__LINE__, "{\"url\":" URL ",\"events\":\"task.failed\"}", "invalid_type"},
		{__LINE__, "{\"url\":" URL ",\"event\":[]}", "unknown_field"},
		{__LINE__, "[[" URL "]]", NULL},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct notifications got;
		struct err err = {0};

		CHECK_ROW(rows[i].line, parse(&a, rows[i].text, &got, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, strcmp(err.field, "notifications") == 0);
		if (rows[i].code != NULL)
			CHECK_ROW(rows[i].line, strcmp(err.code, rows[i].code) == 0);
	}
	arena_release(&a);
}

TEST(a_receiver_wants_what_it_names_and_one_that_names_nothing_all_but_retries)
{
	static const struct {
		int line;
		const char *text, *event;
		bool wants;
	} rows[] = {
		{__LINE__, URL, "task.queued", true},
		{__LINE__, URL, "schedule.missed", true},
		{__LINE__, URL, "group.all_completed", true},
		{__LINE__, URL, "task.retrying", false},
		{__LINE__, "{\"url\":" URL ",\"events\":[\"task.*\"]}", "task.retrying", true},
		{__LINE__, "{\"url\":" URL ",\"events\":[\"task.*\"]}", "schedule.missed", false},
		{__LINE__, "{\"url\":" URL ",\"events\":[\"task.failed\"]}", "task.failed", true},
		{__LINE__, "{\"url\":" URL ",\"events\":[\"task.failed\"]}", "task.queued", false},
		{__LINE__, "{\"url\":" URL ",\"events\":[\"group.first_failed\"]}",
		 "group.first_failed", true},
		{__LINE__, "{\"url\":" URL ",\"events\":null}", "task.queued", true},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct notifications got;
		struct err err = {0};

		assert_int_equal(parse(&a, rows[i].text, &got, &err), RC_OK);
		CHECK_ROW(rows[i].line,
			  receiver_wants(&got.receivers[0], str_z(rows[i].event)) == rows[i].wants);
	}
	arena_release(&a);
}
