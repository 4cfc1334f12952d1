#include "test.h"

#include "api/request.h"
#include "base/macros.h"
#include "model/id.h"

TEST(a_target_is_a_path_and_a_query_whatever_stands_before)
{
	static const struct {
		int line;
		const char *target, *path, *query;
	} rows[] = {
		{__LINE__, "/v1/tasks", "/v1/tasks", ""},
		{__LINE__, "/v1/tasks?limit=1&x=?", "/v1/tasks", "limit=1&x=?"},
		{__LINE__, "/?", "/", ""},
		{__LINE__, "http://localhost:8080/v1/tasks?limit=1", "/v1/tasks", "limit=1"},
		{__LINE__, "HTTPS://localhost/a", "/a", ""},
		{__LINE__, "http://localhost", "/", ""},
		{__LINE__, "/http://localhost/", "/http://localhost/", ""},
		{__LINE__, "http:/a", "http:/a", ""},
		{__LINE__, "ftp://localhost/a", "ftp://localhost/a", ""},
		{__LINE__, "*", "*", ""},
		{__LINE__, "", "", ""},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct request rq = {0};

		request_begin(&rq, str_z(rows[i].target));
		check_text(rows[i].line, "path", rq.path.p, rq.path.n, rows[i].path);
		check_text(rows[i].line, "query", rq.query.p, rq.query.n, rows[i].query);
		arena_release(&rq.arena);
	}
}

TEST(headers_are_found_whatever_their_case)
{
	struct request rq = {.headers = {{STR_INIT("X-One"), STR_INIT("1")},
					 {STR_INIT("host"), STR_INIT("h")},
					 {STR_INIT("x-one"), STR_INIT("2")}},
			     .n_headers = 3};

	CHECK(str_eq(request_header(&rq, STR("Host")), STR("h")));
	CHECK(str_eq(request_header(&rq, STR("X-ONE")), STR("1")));
	CHECK(request_header(&rq, STR("X-Two")).n == 0);
}

TEST(what_is_no_id_is_the_one_that_nothing_has)
{
	static const char plain[] = "0197a0b0-c0d0-7000-8000-00000000000a";
	struct request rq = {.params = {STR_INIT("schedule_0197a0b0c0d07000800000000000000a"),
					STR_INIT("0197a0b0-c0d0-7000-8000-00000000000a"),
					STR_INIT("task_0197a0b0c0d07000800000000000000a"),
					STR_INIT("../etc")}};
	struct uuid want;

	CHECK(uuid_parse(str_z(plain), &want));
	CHECK(uuid_eq(request_uuid(&rq, 0, ID_SCHEDULE), want));
	CHECK(uuid_eq(request_uuid(&rq, 1, ID_SCHEDULE), want));
	CHECK(uuid_is_nil(request_uuid(&rq, 2, ID_SCHEDULE)));
	CHECK(uuid_is_nil(request_uuid(&rq, 3, ID_SCHEDULE)));
}
