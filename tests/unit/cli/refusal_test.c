#include "test.h"

#include "base/macros.h"
#include "cli/client/client.h"

TEST(a_problem_is_told_in_the_servers_words)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};

	CHECK(client_refusal(
		      &a, 400,
		      STR("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
			  "\"detail\":\"there is no zone \\\"X\\\"\",\"code\":\"unknown_timezone\","
			  "\"field\":\"timezone\",\"hint\":\"use an IANA name\"}"),
		      &err) == RC_INVALID);
	CHECK(strcmp(err.code, "unknown_timezone") == 0 && strcmp(err.field, "timezone") == 0);
	CHECK(strcmp(err.text, "there is no zone \"X\"") == 0);
	CHECK(strcmp(err.hint, "use an IANA name") == 0);
}

TEST(each_status_has_its_meaning)
{
	static const struct {
		int line, status;
		enum rc rc;
	} rows[] = {
		{__LINE__, 400, RC_INVALID},   {__LINE__, 401, RC_UNAUTHORIZED},
		{__LINE__, 403, RC_FORBIDDEN}, {__LINE__, 404, RC_NOT_FOUND},
		{__LINE__, 409, RC_CONFLICT},  {__LINE__, 413, RC_TOO_LARGE},
		{__LINE__, 429, RC_LIMIT},     {__LINE__, 500, RC_IO},
		{__LINE__, 503, RC_BUSY},      {__LINE__, 302, RC_IO},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};

		CHECK_ROW(rows[i].line,
			  client_refusal(&a, rows[i].status, STR("{}"), &err) == rows[i].rc);
		CHECK_ROW(rows[i].line, err.rc == rows[i].rc);
	}
}

TEST(a_body_that_is_no_problem_leaves_the_status)
{
	static const char *const bodies[] = {"", "<html>Bad Gateway</html>", "[]",
					     "{\"detail\":7,\"code\":null}", "{\"detail\":"};

	for (size_t i = 0; i < COUNTOF(bodies); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};

		CHECK(client_refusal(&a, 502, str_z(bodies[i]), &err) == RC_IO);
		CHECK(strcmp(err.text, "the server answered 502") == 0);
		CHECK(strcmp(err.code, "refused") == 0 && err.field[0] == '\0');
	}
}

TEST(a_gateway_that_waited_in_vain_is_a_timeout)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};

	CHECK(client_refusal(&a, 504, STR("{\"code\":\"x\"}"), &err) == RC_IO);
	CHECK(err.code == code_timeout);
}

TEST(who_is_not_known_is_told_how_to_be)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};

	CHECK(client_refusal(&a, 401, STR("{\"detail\":\"no token\"}"), &err) == RC_UNAUTHORIZED);
	CHECK(strstr(err.hint, "BELFRY_TOKEN") != NULL);
}
