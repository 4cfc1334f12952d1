/* What a token may at most do. */

#include "base/macros.h"
#include "model/token_limits.h"
#include "test.h"

TEST(limits_are_read_by_name)
{
	struct arena a = {0};
	struct token_limits l;
	struct err err = {0};

	CHECK(token_limits_parse(&a,
				 STR("{\"hosts\":[\"a.test\",\"*.b.test\"],"
				     "\"min_interval_seconds\":60,\"max_schedules\":3}"),
				 &l, &err) == RC_OK);
	CHECK(l.n_hosts == 2 && l.least_interval_ms == MS_MINUTE && l.most_schedules == 3);
	CHECK(token_limits_parse(&a, STR("{}"), &l, &err) == RC_OK);
	CHECK(l.n_hosts == 0 && l.least_interval_ms == 0 && l.most_schedules == 0);
	CHECK(!l.dry_run_only);
	CHECK(token_limits_parse(&a, STR("{\"dry_run\":true}"), &l, &err) == RC_OK);
	CHECK(l.dry_run_only);
	arena_release(&a);
}

TEST(limits_that_are_none_are_refused_by_name)
{
	static const struct {
		int line;
		struct str text;
		const char *code, *field;
	} rows[] = {
		{__LINE__, STR_INIT("{\"hosts\":[]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"hosts\":[\"\"]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"hosts\":[\"*\"]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"hosts\":[\"*.\"]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"hosts\":[\"a.*.test\"]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"hosts\":[\"https://a.test\"]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"hosts\":[\"a.test.\"]}"), "invalid_value", "hosts"},
		{__LINE__, STR_INIT("{\"min_interval_seconds\":0}"), "invalid_value",
		 "min_interval_seconds"},
		{__LINE__, STR_INIT("{\"max_schedules\":0}"), "invalid_value", "max_schedules"},
		{__LINE__, STR_INIT("{\"dry_run\":1}"), "invalid_type", "dry_run"},
		{__LINE__, STR_INIT("{\"host\":[\"a.test\"]}"), "unknown_field", "host"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct token_limits l;
		struct err err = {0};

		CHECK_ROW(rows[i].line,
			  token_limits_parse(&a, rows[i].text, &l, &err) == RC_INVALID);
		assert_string_equal(err.code, rows[i].code);
		assert_string_equal(err.field, rows[i].field);
		arena_release(&a);
	}
}

TEST(a_host_is_allowed_by_its_name_or_by_a_domain_above_it)
{
	static const struct {
		int line;
		struct str host;
		bool allowed;
	} rows[] = {
		{__LINE__, STR_INIT("api.example.com"), true},
		{__LINE__, STR_INIT("API.Example.COM"), true},
		{__LINE__, STR_INIT("api.example.com."), true},
		{__LINE__, STR_INIT("x.api.example.com"), false},
		{__LINE__, STR_INIT("example.com"), false},
		{__LINE__, STR_INIT("a.example.org"), true},
		{__LINE__, STR_INIT("a.b.EXAMPLE.org"), true},
		{__LINE__, STR_INIT("example.org"), false},
		{__LINE__, STR_INIT("badexample.org"), false},
		{__LINE__, STR_INIT("example.org.evil.test"), false},
		{__LINE__, STR_INIT("::1"), true},
	};
	struct str hosts[] = {STR("api.example.com"), STR("*.example.org"), STR("::1")};
	const struct token_limits some = {.hosts = hosts, .n_hosts = COUNTOF(hosts)}, none = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK_ROW(rows[i].line, token_limits_allow(&some, rows[i].host) == rows[i].allowed);
		CHECK_ROW(rows[i].line, token_limits_allow(&none, rows[i].host));
	}
}

TEST(a_target_is_allowed_by_its_url_and_a_name_always)
{
	static const struct {
		int line;
		struct str target;
		bool allowed;
	} rows[] = {
		{__LINE__, STR_INIT("\"https://a.test/x\""), true},
		{__LINE__, STR_INIT("\"https://b.test/x\""), false},
		{__LINE__, STR_INIT("{\"url\":\"http://A.TEST:81/\",\"method\":\"PUT\"}"), true},
		{__LINE__, STR_INIT("{\"url\":\"http://a.test.evil.test/\"}"), false},
		{__LINE__, STR_INIT("\"queue:q\""), true},
		{__LINE__, STR_INIT("\"name\""), true},
	};
	struct str host = STR("a.test");
	const struct token_limits l = {.hosts = &host, .n_hosts = 1};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		enum rc rc = token_limits_check_target(&a, &l, rows[i].target, "target", &err);

		CHECK_ROW(rows[i].line, rc == (rows[i].allowed ? RC_OK : RC_FORBIDDEN));
		if (rc != RC_OK)
			assert_string_equal(err.field, "target");
		arena_release(&a);
	}
}
