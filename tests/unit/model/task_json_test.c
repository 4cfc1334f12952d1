#include "test.h"

#include "model/task_json.h"

static const struct uuid some_id = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255}};

static void check_task(int line, const struct task *t, const char *want)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(8192);
	struct json_writer w = json_writer_to(&text);

	task_write(&w, t);
	check_text(line, "task", text.p, text.n, want);
}

TEST(a_task_of_a_schedule_prints_the_published_fields_first)
{
	const struct task t = {
		.id = some_id,
		.schedule_key = 5,
		.schedule_id = some_id,
		.scheduled_for = 1709301600000,
		.created_at = 1709301300456,
		.expires_at = MS_NEVER,
		.state = TASK_COMPLETED,
		.due_at = AT_NONE,
		.finished_at = 1709301600120,
		.attempts = 1,
		.template = {.target = STR("\"https://example.com/scheduled-job\""),
			     .payload = STR("{\"key\": \"value\"}")},
	};

	check_task(__LINE__, &t,
		   "{\"id\":\"task_0102030405060708090a0b0c0d0e0fff\","
		   "\"schedule_id\":\"schedule_0102030405060708090a0b0c0d0e0fff\","
		   "\"scheduled_for\":\"2024-03-01T14:00:00Z\",\"status\":\"completed\","
		   "\"target\":\"https://example.com/scheduled-job\","
		   "\"payload\":{\"key\": \"value\"},\"created_at\":\"2024-03-01T13:55:00Z\","
		   "\"due_at\":null,\"finished_at\":\"2024-03-01T14:00:00.120Z\","
		   "\"attempts\":1,\"retries\":0,\"unique_id\":null,\"tags\":[],"
		   "\"expires_at\":null,\"trigger\":\"schedule\",\"dialect\":\"native\"}");
}

TEST(a_task_made_by_hand_has_no_schedule)
{
	const struct task t = {
		.id = some_id,
		.scheduled_for = AT_NONE,
		.created_at = 1709301300456,
		.expires_at = 1709301700000,
		.state = TASK_SCHEDULED,
		.trigger = TRIGGER_API,
		.due_at = 1709301600250,
		.finished_at = AT_NONE,
		.unique_id = STR("order \"1\""),
		.template = {.target = STR("\"https://h/\""),
			     .retry = STR("{\"max_retries\":2}"),
			     .tags = STR("\"a\"")},
	};

	check_task(
		__LINE__, &t,
		"{\"id\":\"task_0102030405060708090a0b0c0d0e0fff\",\"schedule_id\":null,"
		"\"scheduled_for\":null,\"status\":\"scheduled\",\"target\":\"https://h/\","
		"\"created_at\":\"2024-03-01T13:55:00Z\",\"due_at\":\"2024-03-01T14:00:00.250Z\","
		"\"finished_at\":null,\"attempts\":0,\"retries\":0,"
		"\"retry\":{\"max_retries\":2},\"unique_id\":\"order \\\"1\\\"\","
		"\"tags\":\"a\",\"expires_at\":\"2024-03-01T14:01:40Z\",\"trigger\":\"api\","
		"\"dialect\":\"native\"}");
}

static void check_attempt(int line, const struct attempt *t, const char *want)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(8192);
	struct json_writer w = json_writer_to(&text);

	attempt_write(&w, t);
	check_text(line, "attempt", text.p, text.n, want);
}

TEST(an_attempt_prints_what_the_target_answered)
{
	const struct attempt t = {
		.number = 2,
		.status = ATTEMPT_FAILED,
		.started_at = 1709301600001,
		.finished_at = 1709301600013,
		.duration_us = 12345,
		.http_status = 503,
		.error = STR("HTTP 503"),
		.response_head = STR("HTTP/1.1 503 Busy\r\n"),
		.response_body = STR("no\xff"),
	};

	check_attempt(
		__LINE__, &t,
		"{\"number\":2,\"status\":\"failed\",\"started_at\":\"2024-03-01T14:00:00.001Z\","
		"\"finished_at\":\"2024-03-01T14:00:00.013Z\",\"duration_ms\":12.345,"
		"\"http_status\":503,\"error\":\"HTTP 503\","
		"\"response_head\":\"HTTP/1.1 503 "
		"Busy\\r\\n\",\"response_body\":\"no\xef\xbf\xbd\"}");
}

TEST(an_attempt_without_an_answer_says_so_with_nulls)
{
	const struct attempt t = {
		.number = 1,
		.status = ATTEMPT_TIMED_OUT,
		.started_at = 1709301600000,
		.finished_at = 1709301630000,
		.duration_us = 30000000,
		.error = STR("no answer"),
	};

	check_attempt(
		__LINE__, &t,
		"{\"number\":1,\"status\":\"timed_out\",\"started_at\":\"2024-03-01T14:00:00Z\","
		"\"finished_at\":\"2024-03-01T14:00:30Z\",\"duration_ms\":30000,"
		"\"http_status\":null,\"error\":\"no answer\",\"response_head\":null,"
		"\"response_body\":null}");
}
