#include "model/redrive.h"

#include "base/limits.h"
#include "base/macros.h"
#include "test.h"

static enum rc parse(struct arena *a, const char *body, struct redrive *r, struct err *err)
{
	*err = (struct err){0};
	return redrive_parse(a, str_z(body), r, err);
}

TEST(a_redrive_without_words_is_of_all_at_once)
{
	struct arena a = {0};
	struct redrive r;
	struct err err;

	CHECK(parse(&a, "", &r, &err) == RC_OK);
	CHECK(r.ids == NULL && r.most == INT64_MAX && r.per_second_milli == 0);
	CHECK(r.wanted.from_at == 0 && r.wanted.to_at == MS_NEVER);
	CHECK(redrive_due(&r, 5, 1000000) == 5);
	arena_release(&a);
}

TEST(a_redrive_names_messages_or_what_they_are_like)
{
	struct arena a = {0};
	struct redrive r;
	struct err err;

	CHECK(parse(&a, "{\"message_ids\":[],\"max_messages\":5}", &r, &err) == RC_OK);
	CHECK(r.ids != NULL && r.n_ids == 0 && r.most == 5);
	CHECK(parse(&a,
		    "{\"dead_after\":\"2026-01-01T00:00:00Z\",\"dead_before\":\"2026-01-02T00:00:"
		    "00Z\","
		    "\"error_contains\":\"timed out\",\"group_id\":\"g\"}",
		    &r, &err) == RC_OK);
	CHECK(r.wanted.to_at - r.wanted.from_at == MS_DAY);
	CHECK(str_eq(r.wanted.error, STR("timed out")) && str_eq(r.wanted.group, STR("g")));
	CHECK(parse(&a, "{\"message_ids\":[],\"group_id\":\"g\"}", &r, &err) == RC_INVALID);
	CHECK(strcmp(err.field, "message_ids") == 0);
	arena_release(&a);
}

TEST(a_rate_spreads_the_messages)
{
	static const struct {
		int line;
		const char *body;
		int64_t n;
		ms_t due_at;
	} rows[] = {
		{__LINE__, "{\"per_second\":10}", 0, 7},
		{__LINE__, "{\"per_second\":10}", 1, 107},
		{__LINE__, "{\"per_second\":0.5}", 3, 6007},
		{__LINE__, "{\"per_second\":3}", 2, 673},
		{__LINE__, "{\"per_second\":0.001}", INT64_MAX, LIMIT_INSTANT_MAX},
	};
	struct arena a = {0};
	struct redrive r;
	struct err err;

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK_ROW(rows[i].line, parse(&a, rows[i].body, &r, &err) == RC_OK);
		CHECK_ROW(rows[i].line, redrive_due(&r, 7, rows[i].n) == rows[i].due_at);
	}
	arena_release(&a);
}

TEST(a_redrive_that_makes_no_sense_is_refused)
{
	static const struct {
		int line;
		const char *body, *field;
	} rows[] = {
		{__LINE__, "{\"max_messages\":0}", "max_messages"},
		{__LINE__, "{\"per_second\":0}", "per_second"},
		{__LINE__, "{\"per_second\":100001}", "per_second"},
		{__LINE__, "{\"dead_after\":\"yesterday\"}", "dead_after"},
		{__LINE__, "{\"error\":\"x\"}", "error"},
	};
	struct arena a = {0};
	struct redrive r;
	struct err err;

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK_ROW(rows[i].line, parse(&a, rows[i].body, &r, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, strcmp(err.field, rows[i].field) == 0);
	}
	arena_release(&a);
}
