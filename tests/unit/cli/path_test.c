#include "test.h"

#include "base/macros.h"
#include "cli/path.h"

TEST(an_id_cannot_leave_its_segment)
{
	static const struct {
		int line;
		const char *id, *want;
	} rows[] = {
		{__LINE__, "task_1", "/v1/tasks/task_1/cancel"},
		{__LINE__, "../schedules?x=1#y", "/v1/tasks/..%2Fschedules%3Fx%3D1%23y/cancel"},
		{__LINE__, "a b", "/v1/tasks/a%20b/cancel"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct str path = path_of(&a, "/v1/tasks/", str_z(rows[i].id), "/cancel");

		check_text(rows[i].line, "path", path.p, path.n, rows[i].want);
	}
}

TEST(given_options_become_parameters)
{
	static const struct option rows[] = {{"from", 0, "TIME", ""}, {"limit", 'n', "N", ""}};
	static const struct option_group group = {"Options", rows, COUNTOF(rows)};
	static const struct path_parameter parameters[] = {
		{"limit", "limit"}, {"status", "status"}, {"from", "start_from"}};
	struct arena a CLEANUP(arena_release) = {0};
	char verb[] = "verb", from[] = "--from=2024-03-01T00:00:00+01:00", limit[] = "-n5&x";
	char *argv[] = {verb, from, limit};
	struct err err = {0};
	struct options o;
	struct str path;

	CHECK(options_parse(1, argv, &group, 1, &o, &err) == RC_OK);
	path = path_with(&a, STR("/p"), &o, parameters, COUNTOF(parameters));
	check_text(__LINE__, "path", path.p, path.n, "/p");
	CHECK(options_parse(3, argv, &group, 1, &o, &err) == RC_OK);
	path = path_with(&a, STR("/p"), &o, parameters, COUNTOF(parameters));
	check_text(__LINE__, "path", path.p, path.n,
		   "/p?limit=5%26x&start_from=2024-03-01T00%3A00%3A00%2B01%3A00");
}
