/* From command lines to the bodies of requests: what a task takes along, and schedules. */

#include "test.h"

#include "base/macros.h"
#include "cli/body.h"
#include "cli/schedule_args.h"
#include "cli/task_args.h"

enum { ARGS_MOST = 24 };

/* Reads a command line whose arguments are parted by '|' into the call. */
static void read_line(struct call *c, const char *line)
{
	const struct option_group groups[] = {schedule_options, task_options};
	char **argv = NEW_N(&c->arena, char *, ARGS_MOST);
	struct str rest = str_z(line);
	struct err err = {0};
	int argc = 0;

	argv[argc++] = str_dup_z(&c->arena, STR("verb"));
	while (rest.n != 0 && argc < ARGS_MOST)
		argv[argc++] = str_dup_z(&c->arena, str_cut(&rest, '|'));
	CHECK(options_parse(argc, argv, groups, COUNTOF(groups), &c->options, &err) == RC_OK);
}

struct row {
	int line;
	const char *args, *want;
};

static void check_task(const struct row *row, const struct json_object *old)
{
	struct call c = {.format = FORMAT_TABLE};
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);
	struct err err = {0};

	read_line(&c, row->args);
	json_begin_object(&w);
	CHECK_ROW(row->line, task_args_add(&w, &c.arena, &c.options, old, &err) == RC_OK);
	json_end_object(&w);
	check_text(row->line, "task", text.p, text.n, row->want);
	arena_release(&c.arena);
}

TEST(a_task_is_written_from_its_options)
{
	static const struct row rows[] = {
		{__LINE__, "", "{}"},
		{__LINE__, "--target|http://h/", "{\"target\":\"http://h/\"}"},
		{__LINE__, "--target|http://h/|--method|PUT|-H|X-A: b:c|--header=X-B:",
		 "{\"target\":{\"url\":\"http://h/\",\"method\":\"PUT\","
		 "\"headers\":{\"X-A\":\"b:c\",\"X-B\":\"\"}}}"},
		{__LINE__, "--payload| { \"a\" : 1.0 } ", "{\"payload\":{ \"a\" : 1.0 }}"},
		{__LINE__, "-d|null", "{\"payload\":null}"},
		{__LINE__, "--tag|a|--tag|b\"c", "{\"tags\":[\"a\",\"b\\\"c\"]}"},
		{__LINE__, "--max-retries|2|--timeout|1m",
		 "{\"retry\":{\"max_retries\":2,\"timeout_seconds\":60}}"},
		{__LINE__, "--retry|{\"strategy\":\"fixed\"}",
		 "{\"retry\":{\"strategy\":\"fixed\"}}"},
		{__LINE__, "--expires-after|1500ms", "{\"expires_after_seconds\":1.5}"},
		{__LINE__, "--expires-after|none", "{\"expires_after_seconds\":null}"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		check_task(&rows[i], NULL);
}

TEST(what_is_not_given_stays_as_it_was)
{
	static const struct row rows[] = {
		{__LINE__, "-d|2",
		 "{\"target\":\"http://old/\",\"payload\":2,\"retry\":{},\"tags\":\"t\","
		 "\"expires_after_seconds\":9}"},
		{__LINE__, "--target|http://new/|--tag|x|--expires-after|1s|--max-retries|0",
		 "{\"target\":\"http://new/\",\"payload\":1.0,\"retry\":{\"max_retries\":0},"
		 "\"tags\":[\"x\"],\"expires_after_seconds\":1}"},
	};
	struct arena a CLEANUP(arena_release) = {0};
	struct json_object old;
	struct err err = {0};

	CHECK(json_object(&a,
			  STR("{\"target\":\"http://old/\",\"payload\":1.0,\"retry\":{},"
			      "\"tags\":\"t\",\"expires_after_seconds\":9}"),
			  &old, &err) == RC_OK);
	for (size_t i = 0; i < COUNTOF(rows); i++)
		check_task(&rows[i], &old);
}

TEST(mistakes_in_a_task_are_the_command_lines)
{
	static const struct row rows[] = {
		{__LINE__, "--method|PUT", "--target"},
		{__LINE__, "--target|http://h/|-H|no colon", "no colon"},
		{__LINE__, "-d|hello", "--payload"},
		{__LINE__, "--payload=", "--payload"},
		{__LINE__, "-d|1|--payload-file|x", "both"},
		{__LINE__, "--retry|{|", "--retry"},
		{__LINE__, "--retry|{}|--timeout|1s", "--retry"},
		{__LINE__, "--timeout|soon", "--timeout"},
		{__LINE__, "--max-retries|few", "--max-retries"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct call c = {.format = FORMAT_TABLE};
		struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
		struct json_writer w = json_writer_to(&text);
		struct err err = {0};

		read_line(&c, rows[i].args);
		json_begin_object(&w);
		CHECK_ROW(rows[i].line,
			  task_args_add(&w, &c.arena, &c.options, NULL, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, err.code == code_usage);
		CHECK_ROW(rows[i].line, strstr(err.text, rows[i].want) != NULL);
		arena_release(&c.arena);
	}
}

TEST(a_payload_file_that_is_not_there_is_told)
{
	struct call c = {.format = FORMAT_TABLE};
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);
	struct err err = {0};

	read_line(&c, "--payload-file|/nowhere/at/all");
	json_begin_object(&w);
	CHECK(task_args_add(&w, &c.arena, &c.options, NULL, &err) == RC_IO);
	CHECK(strstr(err.text, "/nowhere/at/all") != NULL);
	arena_release(&c.arena);
}

TEST(a_schedule_is_written_from_its_options)
{
	static const struct row rows[] = {
		{__LINE__, "--cron|0 9 * * *|--target|http://h/",
		 "{\"cron\":\"0 9 * * *\",\"timezone\":\"UTC\","
		 "\"task_template\":{\"target\":\"http://h/\"}}"},
		{__LINE__,
		 "--cron|@daily|--timezone|Europe/Berlin|--target|http://h/|--name|n|-l|a=b=c|-l|d="
		 "|--disabled|--overlap|allow|--catch-up-window|none|--jitter|2m|--max-runs|3",
		 "{\"cron\":\"@daily\",\"timezone\":\"Europe/Berlin\",\"name\":\"n\","
		 "\"overlap\":\"allow\",\"catch_up_window_seconds\":null,\"jitter_seconds\":120,"
		 "\"max_runs\":3,\"enabled\":false,\"labels\":{\"a\":\"b=c\",\"d\":\"\"},"
		 "\"task_template\":{\"target\":\"http://h/\"}}"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct call c = {.format = FORMAT_TABLE};
		struct err err = {0};
		struct str body;

		read_line(&c, rows[i].args);
		CHECK_ROW(rows[i].line, schedule_create_body(&c, &body, &err) == RC_OK);
		check_text(rows[i].line, "body", body.p, body.n, rows[i].want);
		arena_release(&c.arena);
	}
}

TEST(an_update_writes_what_is_named)
{
	static const struct str stored =
		STR_INIT("{\"cron\":\"0 9 * * "
			 "*\",\"task_template\":{\"target\":\"http://h/\",\"payload\":1.0}}");
	static const struct {
		int line;
		const char *args;
		const struct str *stored;
		const char *want;
	} rows[] = {
		{__LINE__, "", NULL, "{}"},
		{__LINE__, "--cron|@daily|--end-at|none", NULL,
		 "{\"cron\":\"@daily\",\"end_at\":null}"},
		{__LINE__, "--payload|2", &stored,
		 "{\"task_template\":{\"target\":\"http://h/\",\"payload\":2}}"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct call c = {.format = FORMAT_TABLE};
		struct err err = {0};
		struct str body;

		read_line(&c, rows[i].args);
		CHECK_ROW(rows[i].line,
			  schedule_update_body(&c, rows[i].stored, &body, &err) == RC_OK);
		check_text(rows[i].line, "body", body.p, body.n, rows[i].want);
		arena_release(&c.arena);
	}
}

TEST(a_schedule_needs_cron_and_target)
{
	static const struct row rows[] = {
		{__LINE__, "--target|http://h/", "--cron"},
		{__LINE__, "--cron|@daily", "--target"},
		{__LINE__, "--cron|@daily|--target|http://h/|--label|x", "--label"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct call c = {.format = FORMAT_TABLE};
		struct err err = {0};
		struct str body;

		read_line(&c, rows[i].args);
		CHECK_ROW(rows[i].line, schedule_create_body(&c, &body, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, err.code == code_usage);
		CHECK_ROW(rows[i].line, strstr(err.text, rows[i].want) != NULL);
		arena_release(&c.arena);
	}
}

TEST(a_moment_is_a_time_or_a_span_from_now)
{
	static const struct row rows[] = {
		{__LINE__, "--name|2030-01-31T09:00:00Z", "{\"at\":\"2030-01-31T09:00:00Z\"}"},
		{__LINE__, "--name|PT1H", "{\"at\":\"PT3600.000S\"}"},
		{__LINE__, "--name|10m", "{\"at\":\"PT600.000S\"}"},
		{__LINE__, "--name|250ms", "{\"at\":\"PT0.250S\"}"},
	};
	static const struct body_row when = {"name", "at", BODY_WHEN, false};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct call c = {.format = FORMAT_TABLE};
		struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
		struct json_writer w = json_writer_to(&text);
		struct err err = {0};

		read_line(&c, rows[i].args);
		json_begin_object(&w);
		CHECK_ROW(rows[i].line, body_add(&w, &c.options, &when, 1, &err) == RC_OK);
		json_end_object(&w);
		check_text(rows[i].line, "when", text.p, text.n, rows[i].want);
		arena_release(&c.arena);
	}
}
