#include "schedule.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/path.h"
#include "cli/schedule_args.h"
#include "cli/schedule_backfill.h"
#include "cli/task_args.h"
#include "cli/verbs.h"
#include "cli/views.h"
#include "cli/wait.h"
#include "codec/json.h"

static struct str path_to(struct call *c, const char *suffix)
{
	return path_of(&c->arena, "/v1/schedules/", call_word(c, 0), suffix);
}

static enum rc create(struct call *c, struct err *err)
{
	struct str body = {NULL, 0};

	if (schedule_create_body(c, &body, err))
		return err->rc;
	return call_show(c, "POST", STR("/v1/schedules"), body, &view_record, err);
}

static enum rc update(struct call *c, struct err *err)
{
	bool has_task = task_args_given(&c->options);
	struct str stored = {NULL, 0}, body = {NULL, 0};

	if (has_task && call_send(c, "GET", path_to(c, ""), STR(""), &stored, err))
		return err->rc;
	if (schedule_update_body(c, has_task ? &stored : NULL, &body, err))
		return err->rc;
	if (str_eq(body, STR("{}")))
		return usage_error(err, "nothing is to be changed");
	return call_show(c, "PATCH", path_to(c, ""), body, &view_record, err);
}

static const struct option list_rows[] = {
	{"status", 0, "STATUS", "active, disabled, error or deleted"},
	{"name", 0, "TEXT", "those of this name"},
	{"limit", 'n', "N", "at most so many, newest first (100)"},
	{"offset", 0, "N", "leave out so many first"},
	{"cursor", 0, "CURSOR", "go on where another list's answer (next_cursor) says"},
};

static const struct option_group list_options = {"Options", list_rows, COUNTOF(list_rows)};

static const struct path_parameter list_parameters[] = {
	{"status", "status"}, {"name", "name"},	    {"limit", "limit"},
	{"offset", "offset"}, {"cursor", "cursor"},
};

static enum rc list(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, STR("/v1/schedules"), &c->options, list_parameters,
				    COUNTOF(list_parameters));

	return call_show(c, "GET", path, STR(""), &view_schedules, err);
}

static enum rc get(struct call *c, struct err *err)
{
	return call_show(c, "GET", path_to(c, ""), STR(""), &view_record, err);
}

static enum rc delete (struct call *c, struct err *err) {
	return call_show(c, "DELETE", path_to(c, ""), STR(""), &view_record, err);
}

static enum rc pause(struct call *c, struct err *err)
{
	return call_show(c, "PATCH", path_to(c, ""), STR("{\"enabled\":false}"), &view_record, err);
}

static enum rc resume(struct call *c, struct err *err)
{
	return call_show(c, "PATCH", path_to(c, ""), STR("{\"enabled\":true}"), &view_record, err);
}

static enum rc trigger(struct call *c, struct err *err)
{
	struct str answer = {NULL, 0};

	if (call_send(c, "POST", path_to(c, "/trigger"), STR(""), &answer, err))
		return err->rc;
	return wait_and_print(c, answer, err);
}

static const struct option preview_rows[] = {
	{"limit", 'n', "N", "how many, up to 100 (10)"},
	{"from", 0, "TIME", "from when on (now)"},
};

static const struct option_group preview_options = {"Options", preview_rows, COUNTOF(preview_rows)};

static const struct path_parameter preview_parameters[] = {{"limit", "limit"},
							   {"from", "start_from"}};

/* A table of nothing is left out. */
static size_t preview_views(struct call *c, struct str answer)
{
	struct json_object o;
	struct json_array dropped = {0};
	struct err none = {0};
	const struct json *v = NULL;

	if (json_object(&c->arena, answer, &o, &none) == RC_OK)
		v = json_get(&o, STR("dropped"));
	if (v != NULL)
		(void)json_array_of(&c->arena, v, LIMIT_PREVIEW, &dropped, "dropped", &none);
	return dropped.n != 0 ? VIEW_PREVIEW : 1;
}

static enum rc preview(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, path_to(c, "/preview"), &c->options,
				    preview_parameters, COUNTOF(preview_parameters));

	struct str answer = {NULL, 0};

	if (call_send(c, "GET", path, STR(""), &answer, err))
		return err->rc;
	return call_print(c, answer, view_preview, preview_views(c, answer), err);
}

/* What of a schedule makes its times. */
static const char *const rule_members[] = {"id",      "cron",  "every",	 "anchor",   "rrule",
					   "dtstart", "rdate", "exdate", "timezone", "dst"};

/* The body that asks what a stored schedule's rule means. */
static enum rc trial_of(struct call *c, struct str stored, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct json_object o;

	if (json_object(&c->arena, stored, &o, err))
		return err->rc;
	json_begin_object(&w);
	for (size_t i = 0; i < COUNTOF(rule_members); i++) {
		const struct json *v = json_get(&o, str_z(rule_members[i]));

		if (v != NULL && !json_is_null(v))
			json_add_raw(&w, rule_members[i], v->raw);
	}
	json_add_i64(&w, "limit", 1);
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

/* A member's text on a line of its own, behind a word; what is not there is no line. */
static void say(struct call *c, struct buf *to, const char *before, const struct json_object *o,
		const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct err none = {0};
	struct str text;

	if (v != NULL && json_string(&c->arena, v, v->raw.n, &text, name, &none) == RC_OK)
		buf_printf(to, "%s" STR_FMT "\n", before, STR_ARG(text));
}

static enum rc say_warnings(struct call *c, struct buf *to, const struct json_object *o,
			    struct err *err)
{
	const struct json *v = json_get(o, STR("warnings"));
	struct json_object one;
	struct json_array all;

	if (v == NULL)
		return RC_OK;
	if (json_array_of(&c->arena, v, LIMIT_PAGE, &all, "warnings", err))
		return err->rc;
	for (size_t i = 0; i < all.n; i++) {
		if (json_object_of(&c->arena, &all.items[i], &one, "warnings", err))
			return err->rc;
		say(c, to, "warning: ", &one, "detail");
	}
	return RC_OK;
}

static enum rc explain(struct call *c, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct str answer = {NULL, 0}, body = {NULL, 0};
	struct json_object o;

	if (call_send(c, "GET", path_to(c, ""), STR(""), &answer, err) ||
	    trial_of(c, answer, &body, err) ||
	    call_send(c, "POST", STR("/v1/schedules/preview"), body, &answer, err))
		return err->rc;
	if (c->format != FORMAT_TABLE)
		return call_print(c, answer, &view_record, 1, err);
	if (json_object(&c->arena, answer, &o, err))
		return err->rc;
	say(c, &text, "", &o, "explain");
	if (say_warnings(c, &text, &o, err))
		return err->rc;
	return output_print(&text, err);
}

static const struct option tasks_rows[] = {
	{"status", 0, "STATE",
	 "scheduled, queued, processing, retrying, completed, failed, cancelled or expired"},
	{"limit", 'n', "N", "at most so many, newest first (100)"},
	{"offset", 0, "N", "leave out so many first"},
	{"cursor", 0, "CURSOR", "go on where another list's answer (next_cursor) says"},
};

static const struct option_group tasks_options = {"Options", tasks_rows, COUNTOF(tasks_rows)};

static const struct path_parameter tasks_parameters[] = {
	{"status", "status"}, {"limit", "limit"}, {"offset", "offset"}, {"cursor", "cursor"}};

static enum rc tasks(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, path_to(c, "/tasks"), &c->options, tasks_parameters,
				    COUNTOF(tasks_parameters));

	return call_show(c, "GET", path, STR(""), &view_tasks, err);
}

static const struct option ledger_rows[] = {
	{"from", 0, "TIME", "from when on (the schedule's creation)"},
	{"to", 0, "TIME", "until when (now)"},
	{"limit", 'n', "N", "at most so many tasks and gaps; next_from tells where to go on"},
};

static const struct option_group ledger_options = {"Options", ledger_rows, COUNTOF(ledger_rows)};

static const struct path_parameter ledger_parameters[] = {
	{"from", "from"}, {"to", "to"}, {"limit", "limit"}};

static enum rc ledger(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, path_to(c, "/ledger"), &c->options,
				    ledger_parameters, COUNTOF(ledger_parameters));
	struct str answer = {NULL, 0};

	if (call_send(c, "GET", path, STR(""), &answer, err))
		return err->rc;
	return call_print(c, answer, view_ledger, VIEW_LEDGER, err);
}

static const struct verb verbs[] = {
	{
		.name = "create",
		.arguments = "--cron EXPR|--every DUR --target URL [OPTIONS]",
		.summary = "Makes a schedule",
		.groups = {&schedule_options, &task_options},
		.more = "DUR is 250ms, 90s, 10m, 2h, 30d or ISO 8601 (PT10M).\n\n"
			"Examples:\n"
			"  belfry schedule create --cron '0 9 * * MON-FRI' --timezone "
			"America/New_York \\\n"
			"      --target https://example.com/report --payload '{\"kind\": "
			"\"daily\"}'\n"
			"  belfry schedule create --every 90s --target https://example.com/poll\n"
			"  belfry schedule create --cron '*/10 * * * * *' --target "
			"https://example.com/poll \\\n"
			"      --name poll --overlap skip --max-retries 2 --timeout 5s\n",
		.run = create,
	},
	{
		.name = "list",
		.arguments = "[OPTIONS]",
		.summary = "Shows schedules, the newest first",
		.groups = {&list_options},
		.more = "Examples:\n"
			"  belfry schedule list --status active\n"
			"  belfry schedule list -o json | jq -r '.schedules[].id'\n",
		.run = list,
	},
	{
		.name = "get",
		.arguments = "ID",
		.summary = "Shows one schedule",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "update",
		.arguments = "ID [OPTIONS]",
		.summary = "Changes what is named; what is not stays as it is",
		.n_words = 1,
		.groups = {&schedule_options, &task_options},
		.more = "Tasks that exist already are not changed. An edit never fires.\n\n"
			"Examples:\n"
			"  belfry schedule update ID --cron '0 10 * * *'\n"
			"  belfry schedule update ID --end-at none --payload '{\"kind\": "
			"\"weekly\"}'\n",
		.run = update,
	},
	{
		.name = "delete",
		.arguments = "ID",
		.summary = "Ends a schedule; tasks that it has made stay",
		.n_words = 1,
		.run = delete,
	},
	{
		.name = "pause",
		.arguments = "ID",
		.summary = "Makes no more tasks until it is resumed",
		.n_words = 1,
		.run = pause,
	},
	{
		.name = "resume",
		.arguments = "ID",
		.summary = "Goes on with the next occurrence after now",
		.n_words = 1,
		.run = resume,
	},
	{
		.name = "trigger",
		.arguments = "ID [OPTIONS]",
		.summary = "Makes one task now, beside the schedule's own times",
		.n_words = 1,
		.groups = {&wait_options},
		.more = "Examples:\n"
			"  belfry schedule trigger ID --wait --wait-timeout 1m\n",
		.run = trigger,
	},
	{
		.name = "backfill",
		.arguments = "ID --from TIME --to TIME [OPTIONS]",
		.summary = "Makes tasks of the occurrences in gaps, one after the other",
		.n_words = 1,
		.groups = {&backfill_options},
		.more = "Examples:\n"
			"  belfry schedule backfill ID --from 2026-01-01T00:00:00Z \\\n"
			"      --to 2026-01-01T06:00:00Z --dry-run\n",
		.run = schedule_backfill,
	},
	{
		.name = "preview",
		.arguments = "ID [OPTIONS]",
		.summary = "Shows the next executions, in UTC and on the schedule's own clock",
		.n_words = 1,
		.groups = {&preview_options},
		.run = preview,
	},
	{
		.name = "explain",
		.arguments = "ID",
		.summary = "Says in English when it fires, and what to beware of",
		.n_words = 1,
		.run = explain,
	},
	{
		.name = "tasks",
		.arguments = "ID [OPTIONS]",
		.summary = "Shows the tasks that it has made, the newest first",
		.n_words = 1,
		.groups = {&tasks_options},
		.run = tasks,
	},
	{
		.name = "ledger",
		.arguments = "ID [OPTIONS]",
		.summary = "Accounts for every occurrence: a task, or a gap and why",
		.n_words = 1,
		.groups = {&ledger_options},
		.more = "Examples:\n"
			"  belfry schedule ledger ID --from 2026-01-01T00:00:00Z\n",
		.run = ledger,
	},
};

int cli_schedule(int argc, char **argv)
{
	static const struct noun noun = {"schedule", "Schedules: when, in which time zone, what",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
