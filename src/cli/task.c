#include "task.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/path.h"
#include "cli/task_args.h"
#include "cli/task_records.h"
#include "cli/verbs.h"
#include "cli/views.h"
#include "cli/wait.h"

static const struct option create_rows[] = {
	{"execute-after", 0, "WHEN", "a time (2030-01-31T09:00:00Z) or from now: 10m, PT10M"},
	{"expires-at", 0, "TIME", "no try begins later than this"},
	{"unique-id", 0, "ID", "a repeated one gives back the first task"},
};

static const struct option_group create_options = {"Options", create_rows, COUNTOF(create_rows)};

static const struct body_row create_body[] = {
	{"execute-after", "execute_after", BODY_WHEN, false},
	{"expires-at", "expires_after", BODY_TEXT, false},
	{"unique-id", "unique_id", BODY_TEXT, false},
};

static enum rc write_create(struct call *c, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	if (task_args_add(&w, &c->arena, &c->options, NULL, err) ||
	    body_add(&w, &c->options, create_body, COUNTOF(create_body), err))
		return err->rc;
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

static enum rc create(struct call *c, struct err *err)
{
	struct str body = {NULL, 0}, answer = {NULL, 0};

	if (!options_has(&c->options, "target"))
		return usage_error(err, "--target is required: the URL that the task goes to");
	if (write_create(c, &body, err) ||
	    call_send(c, "POST", STR("/v1/tasks"), body, &answer, err))
		return err->rc;
	return wait_and_print(c, answer, err);
}

static const struct option list_rows[] = {
	{"status", 0, "STATE",
	 "scheduled, queued, processing, retrying, completed, failed, cancelled or expired"},
	{"schedule", 0, "ID", "tasks of this schedule"},
	{"target", 0, "URL", "tasks for exactly this target"},
	{"limit", 'n', "N", "at most so many, newest first (100)"},
	{"offset", 0, "N", "leave out so many first"},
	{"cursor", 0, "CURSOR", "go on where another list's answer (next_cursor) says"},
};

static const struct option_group list_options = {"Options", list_rows, COUNTOF(list_rows)};

static const struct path_parameter list_parameters[] = {
	{"status", "status"}, {"schedule", "schedule_id"}, {"target", "target"},
	{"limit", "limit"},   {"offset", "offset"},	   {"cursor", "cursor"},
};

static enum rc list(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, STR("/v1/tasks"), &c->options, list_parameters,
				    COUNTOF(list_parameters));

	return call_show(c, "GET", path, STR(""), &view_tasks, err);
}

static enum rc show(struct call *c, const char *method, const char *suffix, const struct view *view,
		    struct err *err)
{
	struct str path = path_of(&c->arena, "/v1/tasks/", call_word(c, 0), suffix);

	return call_show(c, method, path, STR(""), view, err);
}

static enum rc get(struct call *c, struct err *err)
{
	return show(c, "GET", "", &view_record, err);
}

static enum rc cancel(struct call *c, struct err *err)
{
	return show(c, "POST", "/cancel", &view_record, err);
}

static enum rc attempts(struct call *c, struct err *err)
{
	return show(c, "GET", "/attempts", &view_attempts, err);
}

static enum rc retry(struct call *c, struct err *err)
{
	struct str path = path_of(&c->arena, "/v1/tasks/", call_word(c, 0), "/retry");
	struct str answer = {NULL, 0};

	if (call_send(c, "POST", path, STR(""), &answer, err))
		return err->rc;
	return wait_and_print(c, answer, err);
}

static const struct verb verbs[] = {
	{
		.name = "create",
		.arguments = "--target URL [OPTIONS]",
		.summary = "Makes a task, due now or later",
		.groups = {&task_options, &create_options, &wait_options},
		.more = "Examples:\n"
			"  belfry task create --target https://example.com/job --payload '{\"n\": "
			"1}'\n"
			"  belfry task create --target https://example.com/remind --execute-after "
			"2h\n"
			"  belfry task create --target https://example.com/job --payload-file - "
			"--wait "
			"<job.json\n",
		.run = create,
	},
	{
		.name = "list",
		.arguments = "[OPTIONS]",
		.summary = "Shows tasks, the newest first",
		.groups = {&list_options},
		.more = "Examples:\n"
			"  belfry task list --status failed -n 20\n"
			"  belfry task list -o json | jq -r '.tasks[].id'\n",
		.run = list,
	},
	{
		.name = "get",
		.arguments = "ID",
		.summary = "Shows one task",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "cancel",
		.arguments = "ID",
		.summary = "Ends a task that has not ended yet",
		.n_words = 1,
		.run = cancel,
	},
	{
		.name = "retry",
		.arguments = "ID [OPTIONS]",
		.summary = "Tries a failed, cancelled or expired task again",
		.n_words = 1,
		.groups = {&wait_options},
		.run = retry,
	},
	{
		.name = "attempts",
		.arguments = "ID",
		.summary = "Shows each try and what was answered",
		.n_words = 1,
		.run = attempts,
	},
	{
		.name = "logs",
		.arguments = "ID [OPTIONS]",
		.summary = "Shows what a task's worker has written, or writes",
		.n_words = 1,
		.groups = {&task_log_options},
		.run = task_logs,
	},
	{
		.name = "outputs",
		.arguments = "ID [OPTIONS]",
		.summary = "Shows what a task has made, or gets one of it",
		.n_words = 1,
		.groups = {&task_output_options},
		.run = task_outputs,
	},
};

int cli_task(int argc, char **argv)
{
	static const struct noun noun = {
		"task", "Tasks: units of work, delivered once they are due", verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
