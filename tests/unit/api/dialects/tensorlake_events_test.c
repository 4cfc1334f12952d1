/* The events of a call's progress: the same from any look, and later looks only add to them. */

#include "test.h"

#include <string.h>

#include "api/dialects/tensorlake/call_events.h"
#include "base/macros.h"

static const struct attempt attempts[] = {
	{.number = 1,
	 .status = ATTEMPT_FAILED,
	 .http_status = 500,
	 .started_at = 10,
	 .finished_at = 20,
	 .error = STR_INIT("HTTP 500")},
	{.number = 2,
	 .status = ATTEMPT_SUCCEEDED,
	 .http_status = 200,
	 .started_at = 30,
	 .finished_at = 40},
};

static struct call call_in(enum task_state state, int made, size_t recorded)
{
	return (struct call){
		.namespace = STR("ns"),
		.application = STR("app"),
		.version = STR("1"),
		.id = STR("c"),
		.task = {.state = state, .attempts = made, .created_at = 5, .finished_at = 40},
		.attempts = attempts,
		.n_attempts = recorded,
	};
}

static const struct {
	int line;
	enum task_state state;
	int made;
	size_t recorded;
	const char *kinds; /* a letter each */
} looks[] = {
	/* A life, in the order of its looks. */
	{__LINE__, TASK_SCHEDULED, 0, 0, "sr"},	    {__LINE__, TASK_QUEUED, 0, 0, "sr"},
	{__LINE__, TASK_PROCESSING, 1, 0, "sr+"},   {__LINE__, TASK_RETRYING, 1, 1, "sr+-"},
	{__LINE__, TASK_PROCESSING, 2, 1, "sr+-+"}, {__LINE__, TASK_COMPLETED, 2, 2, "sr+-+-RF"},
};

static const char letters[] = {
	[CALL_STARTED] = 's',		[CALL_RUN_CREATED] = 'r',   [CALL_ATTEMPT_CREATED] = '+',
	[CALL_ATTEMPT_COMPLETED] = '-', [CALL_RUN_COMPLETED] = 'R', [CALL_FINISHED] = 'F',
};

TEST(each_look_adds_to_the_one_before)
{
	struct arena a CLEANUP(arena_release) = {0};

	for (size_t i = 0; i < COUNTOF(looks); i++) {
		struct call c = call_in(looks[i].state, looks[i].made, looks[i].recorded);
		struct call_event *events;
		size_t n = call_events(&a, &c, &events);

		CHECK_ROW(looks[i].line, n == strlen(looks[i].kinds));
		for (size_t k = 0; k < n; k++)
			CHECK_ROW(looks[i].line, letters[events[k].kind] == looks[i].kinds[k]);
	}
}

TEST(what_never_ran_ends_without_an_allocation)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct call c = call_in(TASK_CANCELLED, 0, 0);
	struct call_event *events;

	CHECK(call_events(&a, &c, &events) == 4);
	CHECK(events[3].kind == CALL_FINISHED && !events[3].succeeded && events[3].at == 40);
	CHECK(strcmp(call_failure(&c), "cancelled") == 0);
}

static void check_written(int line, const struct call *c, const struct call_event *e,
			  const char *want)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct json_writer w = json_writer_to(&text);

	call_event_write(&w, c, e);
	check_text(line, "event", text.p, text.n, want);
}

#define COMMON                                                                       \
	"\"namespace\":\"ns\",\"application_name\":\"app\",\"application_version\":" \
	"\"1\",\"request_id\":\"c\""

TEST(an_event_is_tagged_from_outside)
{
	struct call c = call_in(TASK_FAILED, 1, 1);

	check_written(__LINE__, &c, &(struct call_event){CALL_STARTED, 0, false, 5},
		      "{\"RequestStarted\":{" COMMON
		      ",\"created_at\":\"1970-01-01T00:00:00.005Z\"}}");
	check_written(
		__LINE__, &c, &(struct call_event){CALL_ATTEMPT_CREATED, 2, false, AT_NONE},
		"{\"AllocationCreated\":{" COMMON
		",\"function_name\":\"app\",\"function_run_id\":\"c\",\"allocation_id\":\"c-2\","
		"\"executor_id\":\"belfry\",\"created_at\":null}}");
	check_written(
		__LINE__, &c, &(struct call_event){CALL_ATTEMPT_COMPLETED, 1, true, 0},
		"{\"AllocationCompleted\":{" COMMON
		",\"function_name\":\"app\",\"function_run_id\":\"c\",\"allocation_id\":\"c-1\","
		"\"executor_id\":\"belfry\",\"outcome\":\"success\","
		"\"created_at\":\"1970-01-01T00:00:00Z\"}}");
	check_written(__LINE__, &c, &(struct call_event){CALL_FINISHED, 0, false, 0},
		      "{\"RequestFinished\":{" COMMON
		      ",\"outcome\":{\"failure\":\"function_error\"},"
		      "\"created_at\":\"1970-01-01T00:00:00Z\"}}");
}
