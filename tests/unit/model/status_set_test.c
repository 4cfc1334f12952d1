#include "model/status_set.h"

#include "test.h"

static enum rc parse(const char *text, struct status_set *out)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct json v;

	CHECK(json_value(str_z(text), &v, &err) == RC_OK);
	return status_set_read(&a, &v, out, "success_codes", &err);
}

TEST(success_is_200_to_299_unless_a_target_says_otherwise)
{
	struct status_set s = status_set_success();

	CHECK(status_set_has(&s, 200) && status_set_has(&s, 299));
	CHECK(!status_set_has(&s, 199) && !status_set_has(&s, 300) && !status_set_has(&s, 0));
	CHECK(!status_set_has(&s, 1000000) && !status_set_has(&s, -1));
}

TEST(codes_are_a_text_of_ranges_or_a_list)
{
	static const struct {
		int line;
		const char *text;
		int in, out;
	} rows[] = {
		{__LINE__, "\"200-299,304\"", 304, 303},
		{__LINE__, "\"200-299,304\"", 250, 305},
		{__LINE__, "\"204\"", 204, 200},
		{__LINE__, "\" 200 - 202 , 409 \"", 202, 203},
		{__LINE__, "[200, \"404-410\"]", 410, 411},
		{__LINE__, "[100,599]", 599, 598},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct status_set s;

		if (parse(rows[i].text, &s) != RC_OK || !status_set_has(&s, rows[i].in) ||
		    status_set_has(&s, rows[i].out))
			fail_msg("line %d", rows[i].line);
	}
}

TEST(what_is_no_set_of_statuses_is_refused)
{
	static const char *const rows[] = {
		"\"\"", "\"2xx\"", "\"99\"",  "\"600\"", "\"300-200\"", "\"200-x\"",  "\"200,,2\"",
		"[]",	"[99]",	   "[200.5]", "{}",	 "null",	"\"200--1\"", "[[200]]",
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct status_set s = {{7}};
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct json v;

		if (json_value(str_z(rows[i]), &v, &err) != RC_OK)
			continue;
		if (status_set_read(&a, &v, &s, "f", &err) != RC_INVALID || s.bits[0] != 7)
			fail_msg("%s", rows[i]);
	}
}
