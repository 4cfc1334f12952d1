#include "test.h"

#include "base/macros.h"
#include "model/schedule.h"

static enum rc parse(struct arena *a, struct str body, struct schedule_draft *out, struct err *err)
{
	struct zones *zones = zones_open(NULL);
	enum rc rc;

	CHECK(zones != NULL);
	rc = schedule_draft_parse(a, body, DIALECT_NATIVE, zones, out, err);
	zones_close(zones);
	return rc;
}

TEST(the_published_sample_is_read)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct schedule_draft d;

	CHECK(parse(&a,
		    STR("{\"cron\": \"0 9 * * *\",\"timezone\": \"America/New_York\","
			"\"start_at\": \"2024-03-01T00:00:00Z\","
			"\"end_at\": \"2024-12-31T23:59:59Z\",\"task_template\": {"
			"\"target\": \"https://example.com/scheduled-job\","
			"\"payload\": {\"key\": \"value\"}}}"),
		    &d, &err) == RC_OK);
	CHECK(d.given == (SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_START | SCHEDULE_END |
			  SCHEDULE_TEMPLATE));
	CHECK(str_eq(d.values.rule, STR("0 9 * * *")));
	CHECK(str_eq(d.values.timezone, STR("America/New_York")));
	CHECK(d.values.start_at == 1709251200000 && d.values.end_at == 1735689599000);
	CHECK(str_eq(d.values.template.payload, STR("{\"key\": \"value\"}")));
	CHECK(schedule_draft_require(&d, &err) == RC_OK);
}

TEST(every_own_field_is_read)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct schedule_draft d;

	CHECK(parse(&a,
		    STR("{\"enabled\":false,\"name\":\"n\\u00e9\",\"labels\":{\"team\":\"x\"},"
			"\"overlap\":\"buffer_one\",\"catch_up\":\"none\","
			"\"catch_up_window_seconds\":60,\"create_ahead_seconds\":0,"
			"\"dst\":\"instant\",\"jitter_seconds\":1.5,\"max_runs\":3}"),
		    &d, &err) == RC_OK);
	CHECK(!d.enabled && str_eq(d.values.name, STR("n\xc3\xa9")));
	CHECK(str_eq(d.values.labels, STR("{\"team\":\"x\"}")));
	CHECK(d.values.policies.overlap == OVERLAP_BUFFER_ONE);
	CHECK(d.values.policies.catch_up == CATCH_UP_NONE);
	CHECK(d.values.policies.catch_up_window_ms == 60000);
	CHECK(d.values.policies.create_ahead_ms == 0);
	CHECK(d.values.policies.dst == CRON_DST_INSTANT);
	CHECK(d.values.policies.jitter_ms == 1500 && d.values.policies.max_runs == 3);
	CHECK((d.given & SCHEDULE_RULE) == 0 && (d.given & SCHEDULE_MAX_RUNS) != 0);
}

TEST(null_clears_what_may_be_open)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct schedule_draft d;

	CHECK(parse(&a,
		    STR("{\"start_at\":null,\"end_at\":null,\"name\":null,\"labels\":null,"
			"\"catch_up_window_seconds\":null,\"max_runs\":null}"),
		    &d, &err) == RC_OK);
	CHECK(d.values.start_at == AT_NONE && d.values.end_at == AT_NONE);
	CHECK(d.values.name.n == 0 && d.values.labels.p == NULL);
	CHECK(d.values.policies.catch_up_window_ms == MS_NEVER);
	CHECK(d.values.policies.max_runs == 0);
	CHECK(d.given == (SCHEDULE_START | SCHEDULE_END | SCHEDULE_NAME | SCHEDULE_LABELS |
			  SCHEDULE_WINDOW | SCHEDULE_MAX_RUNS));
}

TEST(an_expression_that_never_fires_is_good_cron)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct schedule_draft d;

	CHECK(parse(&a, STR("{\"cron\":\"0 0 30 2 *\"}"), &d, &err) == RC_OK);
}

TEST(what_is_refused_names_its_field)
{
	static const struct {
		int line;
		const char *body, *field, *code;
	} rows[] = {
		{__LINE__, "{\"cron\":\"0 25 * * *\"}", "cron", "invalid_cron"},
		{__LINE__, "{\"cron\":\"\"}", "cron", "invalid_cron"},
		{__LINE__, "{\"cron\":\"@reboot\"}", "cron", "cron_reboot"},
		{__LINE__, "{\"cron\":5}", "cron", "invalid_type"},
		{__LINE__, "{\"cron\":null}", "cron", "missing_field"},
		{__LINE__, "{\"timezone\":\"Mars/Olympus\"}", "timezone", "unknown_timezone"},
		{__LINE__, "{\"timezone\":\"../../etc/passwd\"}", "timezone", "unknown_timezone"},
		{__LINE__, "{\"timezone\":\"\"}", "timezone", "unknown_timezone"},
		{__LINE__, "{\"time_zone\":\"UTC\"}", "time_zone", "unknown_field"},
		{__LINE__, "{\"id\":\"schedule_1\"}", "id", "unknown_field"},
		{__LINE__, "{\"start_at\":\"yesterday\"}", "start_at", "invalid_time"},
		{__LINE__, "{\"end_at\":1709251200}", "end_at", "invalid_type"},
		{__LINE__, "{\"enabled\":\"true\"}", "enabled", "invalid_type"},
		{__LINE__, "{\"enabled\":null}", "enabled", "invalid_type"},
		{__LINE__, "{\"labels\":[\"a\"]}", "labels", "invalid_type"},
		{__LINE__, "{\"labels\":{\"a\":1}}", "labels", "invalid_type"},
		{__LINE__, "{\"labels\":{\"\":\"x\"}}", "labels", "invalid_value"},
		{__LINE__, "{\"overlap\":\"queue\"}", "overlap", "invalid_value"},
		{__LINE__, "{\"overlap\":null}", "overlap", "invalid_type"},
		{__LINE__, "{\"catch_up\":\"some\"}", "catch_up", "invalid_value"},
		{__LINE__, "{\"catch_up_window_seconds\":31536001}", "catch_up_window_seconds",
		 "invalid_value"},
		{__LINE__, "{\"create_ahead_seconds\":-1}", "create_ahead_seconds",
		 "invalid_value"},
		{__LINE__, "{\"dst\":\"summer\"}", "dst", "invalid_value"},
		{__LINE__, "{\"jitter_seconds\":86400.001}", "jitter_seconds", "invalid_value"},
		{__LINE__, "{\"max_runs\":0}", "max_runs", "invalid_value"},
		{__LINE__, "{\"max_runs\":1.0}", "max_runs", "invalid_value"},
		{__LINE__,
		 "{\"task_template\":{\"target\":\"http://h/\",\"retry\":{\"factor\":0}}}",
		 "task_template.retry.factor", "invalid_value"},
		{__LINE__, "{\"task_template\":null}", "task_template", "invalid_type"},
		{__LINE__, "{\"cron\":\"0 9 * * *\",\"cron\":\"0 8 * * *\"}", "cron",
		 "duplicate_key"},
		{__LINE__, "7", "", "invalid_type"},
		{__LINE__, "{\"cron\":", "", "invalid_json"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a CLEANUP(arena_release) = {0};
		struct err err = {0};
		struct schedule_draft d = {.given = 99};

		CHECK_ROW(rows[i].line, parse(&a, str_z(rows[i].body), &d, &err) == RC_INVALID);
		check_text(rows[i].line, "code", err.code, strlen(err.code), rows[i].code);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		CHECK_ROW(rows[i].line, d.given == 99);
	}
}

TEST(a_create_needs_cron_timezone_and_template)
{
	static const struct {
		int line;
		unsigned given;
		const char *field;
	} rows[] = {
		{__LINE__, SCHEDULE_TIMEZONE | SCHEDULE_TEMPLATE, "cron"},
		{__LINE__, SCHEDULE_RULE | SCHEDULE_TEMPLATE, "timezone"},
		{__LINE__, SCHEDULE_RULE | SCHEDULE_TIMEZONE, "task_template"},
		{__LINE__, 0, "cron"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct schedule_draft d = {.given = rows[i].given};
		struct err err = {0};

		CHECK_ROW(rows[i].line, schedule_draft_require(&d, &err) == RC_INVALID);
		check_text(rows[i].line, "field", err.field, strlen(err.field), rows[i].field);
		CHECK_ROW(rows[i].line, strcmp(err.code, "missing_field") == 0);
		CHECK_ROW(rows[i].line, err.hint[0] != '\0');
	}
}

TEST(another_dialect_takes_five_fields_only)
{
	struct zones *zones = zones_open(NULL);
	struct arena a CLEANUP(arena_release) = {0};
	struct err err = {0};
	struct schedule_draft d;

	CHECK(schedule_draft_parse(&a, STR("{\"cron\":\"* * * * * *\"}"), DIALECT_INFRAI, zones, &d,
				   &err) == RC_INVALID);
	CHECK(schedule_draft_parse(&a, STR("{\"cron\":\"* * * * * *\"}"), DIALECT_NATIVE, zones, &d,
				   &err) == RC_OK);
	zones_close(zones);
}
