#include "test.h"

#include "model/schedule_json.h"

static const struct uuid some_id = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255}};

static struct schedule sample(void)
{
	return (struct schedule){
		.id = some_id,
		.rule = STR("0 9 * * *"),
		.timezone = STR("America/New_York"),
		.start_at = 1709251200000,
		.end_at = 1735689599000,
		.policies = policies_default(DIALECT_NATIVE, MS_HOUR),
		.template = {.target = STR("\"https://example.com/scheduled-job\""),
			     .payload = STR("{\"key\": \"value\"}")},
		.created_at = 1706616000999,
		.updated_at = 1706616001001,
		.next_at = 1709301600000,
		.ahead_at = AT_NONE,
		.last_at = AT_NONE,
	};
}

static void check_schedule(int line, const struct schedule *s, const char *want)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(8192);
	struct json_writer w = json_writer_to(&text);

	schedule_write(&w, s, NULL, 1706616000000);
	check_text(line, "schedule", text.p, text.n, want);
}

TEST(the_published_fields_come_first_in_their_order)
{
	struct schedule s = sample();

	check_schedule(
		__LINE__, &s,
		"{\"id\":\"schedule_0102030405060708090a0b0c0d0e0fff\",\"status\":\"active\","
		"\"cron\":\"0 9 * * *\",\"timezone\":\"America/New_York\","
		"\"start_at\":\"2024-03-01T00:00:00Z\",\"end_at\":\"2024-12-31T23:59:59Z\","
		"\"task_template\":{\"target\":\"https://example.com/scheduled-job\","
		"\"payload\":{\"key\": \"value\"}},\"enabled\":true,"
		"\"next_execution_at\":\"2024-03-01T14:00:00Z\",\"last_execution_at\":null,"
		"\"execution_count\":0,\"created_at\":\"2024-01-30T12:00:00Z\","
		"\"updated_at\":\"2024-01-30T12:00:01Z\","
		"\"name\":null,\"labels\":{},\"overlap\":\"skip\",\"catch_up\":\"all\","
		"\"catch_up_window_seconds\":3600,\"create_ahead_seconds\":300,\"dst\":\"vixie\","
		"\"jitter_seconds\":0,\"max_runs\":null,"
		"\"exclude_calendars\":[],\"error\":null,\"dialect\":\"native\"}");
}

TEST(what_is_open_or_over_is_null)
{
	struct schedule s = sample();

	s.status = SCHEDULE_DISABLED;
	s.start_at = AT_NONE;
	s.end_at = AT_NONE;
	s.last_at = 1709301600000;
	s.n_runs = 5;
	s.name = STR("nightly");
	s.labels = STR("{\"team\": \"x\"}");
	s.dialect = DIALECT_RAT;
	s.exclude_calendars = STR("[\"us\"]");
	s.policies = policies_default(DIALECT_RAT, MS_HOUR);
	s.policies.max_runs = 9;
	check_schedule(
		__LINE__, &s,
		"{\"id\":\"schedule_0102030405060708090a0b0c0d0e0fff\",\"status\":\"disabled\","
		"\"cron\":\"0 9 * * *\",\"timezone\":\"America/New_York\","
		"\"start_at\":null,\"end_at\":null,"
		"\"task_template\":{\"target\":\"https://example.com/scheduled-job\","
		"\"payload\":{\"key\": \"value\"}},\"enabled\":false,"
		"\"next_execution_at\":null,\"last_execution_at\":\"2024-03-01T14:00:00Z\","
		"\"execution_count\":5,\"created_at\":\"2024-01-30T12:00:00Z\","
		"\"updated_at\":\"2024-01-30T12:00:01Z\","
		"\"name\":\"nightly\",\"labels\":{\"team\": \"x\"},\"overlap\":\"skip\","
		"\"catch_up\":\"latest\",\"catch_up_window_seconds\":null,"
		"\"create_ahead_seconds\":0,\"dst\":\"vixie\",\"jitter_seconds\":0,\"max_runs\":9,"
		"\"exclude_calendars\":[\"us\"],\"error\":null,\"dialect\":\"rat\"}");
}

TEST(a_schedule_that_cannot_be_computed_says_why)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(8192);
	struct json_writer w = json_writer_to(&text);
	struct schedule_facts facts = {.min_interval_ms = MS_NEVER};
	struct schedule s = sample();
	struct err err = {0};
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object o;

	s.error = STR("no such zone");
	s.error_since = 1709301600000;
	schedule_write(&w, &s, &facts, 1706616000000);
	CHECK(json_object(&a, buf_str(&text), &o, &err) == RC_OK);
	CHECK(str_eq(json_get(&o, STR("status"))->raw, STR("\"error\"")));
	CHECK(str_eq(json_get(&o, STR("enabled"))->raw, STR("true")));
	CHECK(str_eq(json_get(&o, STR("next_execution_at"))->raw, STR("null")));
	CHECK(str_eq(json_get(&o, STR("error"))->raw,
		     STR("{\"reason\":\"no such zone\",\"since\":\"2024-03-01T14:00:00Z\"}")));
	CHECK(str_eq(json_get(&o, STR("explain"))->raw, STR("null")));
	CHECK(json_get(&o, STR("warnings")) == NULL);
}

TEST(a_gap_says_why)
{
	const struct gap g = {.from_at = 1709301600000,
			      .to_at = 1709305200000,
			      .count = 61,
			      .reason = GAP_OVERLAP,
			      .decided_at = 1709305200010};
	struct buf text CLEANUP(buf_release) = BUF_INIT(1024);
	struct json_writer w = json_writer_to(&text);

	gap_write(&w, &g);
	check_text(__LINE__, "gap", text.p, text.n,
		   "{\"from\":\"2024-03-01T14:00:00Z\",\"to\":\"2024-03-01T15:00:00Z\","
		   "\"count\":61,\"reason\":\"overlap\","
		   "\"explanation\":\"an earlier task was still running or waiting for a retry\","
		   "\"decided_at\":\"2024-03-01T15:00:00.010Z\"}");
}
