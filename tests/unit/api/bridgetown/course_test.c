#include "api/dialects/bridgetown/course.h"

#include "test.h"

static const struct {
	int line;
	enum task_state state;
	enum attempt_status last;
	const char *status;
} rows[] = {
	{__LINE__, TASK_SCHEDULED, ATTEMPT_SUCCEEDED, "pending"},
	{__LINE__, TASK_QUEUED, ATTEMPT_SUCCEEDED, "pending"},
	{__LINE__, TASK_RETRYING, ATTEMPT_TIMED_OUT, "pending"},
	{__LINE__, TASK_PROCESSING, ATTEMPT_FAILED, "running"},
	{__LINE__, TASK_COMPLETED, ATTEMPT_SUCCEEDED, "success"},
	{__LINE__, TASK_FAILED, ATTEMPT_FAILED, "failed"},
	{__LINE__, TASK_FAILED, ATTEMPT_TIMED_OUT, "timed_out"},
	{__LINE__, TASK_EXPIRED, ATTEMPT_FAILED, "timed_out"},
	{__LINE__, TASK_CANCELLED, ATTEMPT_CANCELLED, "cancelled"},
};

TEST(each_state_has_a_status_by_which_it_is_found)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum run_status s = run_status_of(rows[i].state, rows[i].last), parsed;
		const char *name = run_status_name(s);

		check_text(rows[i].line, "status", name, strlen(name), rows[i].status);
		CHECK_ROW(rows[i].line, run_status_parse(str_z(name), &parsed) && parsed == s);
		CHECK_ROW(rows[i].line, (run_states(s) >> rows[i].state & 1) != 0);
	}
}

TEST(a_word_that_is_no_status_is_not_taken)
{
	enum run_status s = RUN_RUNNING;

	CHECK(!run_status_parse(STR(""), &s) && !run_status_parse(STR("expired"), &s));
	CHECK(s == RUN_RUNNING);
}
