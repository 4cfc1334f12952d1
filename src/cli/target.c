#include "target.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/input.h"
#include "cli/path.h"
#include "cli/verbs.h"
#include "cli/views.h"

static struct str path(struct call *c, const char *suffix)
{
	return path_of(&c->arena, "/v1/targets/", call_word(c, 0), suffix);
}

static enum rc list(struct call *c, struct err *err)
{
	return call_show(c, "GET", STR("/v1/targets"), STR(""), &view_targets, err);
}

static enum rc get(struct call *c, struct err *err)
{
	return call_show(c, "GET", path(c, ""), STR(""), &view_record, err);
}

static const struct option put_rows[] = {
	{"file", 'f', "FILE", "the whole target as JSON; - is stdin"},
	{"target", 0, "URL", "where its tasks go"},
	{"queue", 0, "NAME", "or: the queue that its tasks are messages of"},
	{"method", 0, "METHOD", "POST (default), PUT, PATCH, GET or DELETE"},
	{"header", 'H', "NAME: VALUE", "may be repeated, and hold {{secret.NAME}}"},
	{"timeout", 0, "DUR", "how long one attempt may take, such as 30s"},
	{"concurrency", 0, "N", "attempts in flight at once"},
	{"rate", 0, "N", "attempts that may begin …"},
	{"per", 0, "DUR", "… in any span as long as this (1s)"},
	{"success-codes", 0, "CODES", "statuses that complete a task: 200-299,304"},
};

static const struct option_group put_options = {"The target", put_rows, COUNTOF(put_rows)};

static const struct body_row put_body[] = {
	{"target", "url", BODY_TEXT, false},
	{"queue", "queue", BODY_TEXT, false},
	{"method", "method", BODY_TEXT, false},
	{"timeout", "timeout_seconds", BODY_SPAN, false},
	{"concurrency", "concurrency", BODY_COUNT, false},
	{"success-codes", "success_codes", BODY_TEXT, false},
};

static enum rc add_rate(struct json_writer *w, const struct options *o, struct err *err)
{
	static const struct body_row rows[] = {
		{"rate", "limit", BODY_COUNT, false},
		{"per", "per_seconds", BODY_SPAN, false},
	};

	if (!options_has(o, "rate"))
		return options_has(o, "per") ? usage_error(err, "--per belongs to a --rate")
					     : RC_OK;
	json_add_object(w, "rate");
	if (body_add(w, o, rows, COUNTOF(rows), err))
		return err->rc;
	json_end_object(w);
	return RC_OK;
}

static enum rc add_spec(struct json_writer *w, struct call *c, struct err *err)
{
	const struct options *o = &c->options;

	json_begin_object(w);
	if (body_add(w, o, put_body, COUNTOF(put_body), err) ||
	    (options_has(o, "header") && body_add_headers(w, &c->arena, o, err)) ||
	    add_rate(w, o, err))
		return err->rc;
	json_end_object(w);
	return RC_OK;
}

static enum rc spec_of_options(struct call *c, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	if (add_spec(&w, c, err))
		return err->rc;
	return call_body(c, &text, out, err);
}

static enum rc put(struct call *c, struct err *err)
{
	struct str file = options_get(&c->options, "file"), body;
	bool has_file = options_has(&c->options, "file");

	if (!has_file && !options_has(&c->options, "target") && !options_has(&c->options, "queue"))
		return usage_error(err,
				   "--target, --queue or --file is required: where the tasks go");
	if (has_file ? input_read(&c->arena, file, LIMIT_BODY, &body, err)
		     : spec_of_options(c, &body, err))
		return err->rc;
	return call_show(c, "PUT", path(c, ""), body, &view_record, err);
}

static const struct option force_rows[] = {
	{"force", 0, NULL, "although tasks wait for it: they then fail"},
};

static const struct option_group force_options = {"Options", force_rows, COUNTOF(force_rows)};

static enum rc erase(struct call *c, struct err *err)
{
	static const struct path_parameter force = {"force", "force"};
	struct str to = path_with(&c->arena, path(c, ""), &c->options, &force, 1), answer;

	return call_send(c, "DELETE", to, STR(""), &answer, err);
}

static enum rc enable(struct call *c, struct err *err)
{
	return call_show(c, "POST", path(c, "/enable"), STR(""), &view_record, err);
}

static const struct option disable_rows[] = {
	{"reason", 0, "TEXT", "what is shown to those who wonder"},
};

static const struct option_group disable_options = {"Options", disable_rows, COUNTOF(disable_rows)};

static enum rc disable(struct call *c, struct err *err)
{
	static const struct body_row reason = {"reason", "reason", BODY_TEXT, false};
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str body;

	json_begin_object(&w);
	if (body_add(&w, &c->options, &reason, 1, err))
		return err->rc;
	json_end_object(&w);
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, "POST", path(c, "/disable"), body, &view_record, err);
}

static enum rc test(struct call *c, struct err *err)
{
	return call_show(c, "POST", path(c, "/test"), STR(""), &view_record, err);
}

static const struct verb verbs[] = {
	{
		.name = "list",
		.arguments = "",
		.summary = "Shows all targets",
		.run = list,
	},
	{
		.name = "get",
		.arguments = "NAME",
		.summary = "Shows one target, and whether its host answers",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "put",
		.arguments = "NAME [OPTIONS]",
		.summary = "Makes or replaces a target",
		.n_words = 1,
		.groups = {&put_options},
		.more = "A change applies to the tasks that wait.\n\n"
			"Examples:\n"
			"  belfry target put billing --target https://billing.example/hook \\\n"
			"    --concurrency 5 --rate 100 --per 1m \\\n"
			"    -H 'Authorization: Bearer {{secret.billing}}'\n"
			"  belfry target put mail --queue mail\n",
		.run = put,
	},
	{
		.name = "delete",
		.arguments = "NAME [OPTIONS]",
		.summary = "Deletes a target that no task waits for",
		.n_words = 1,
		.groups = {&force_options},
		.run = erase,
	},
	{
		.name = "enable",
		.arguments = "NAME",
		.summary = "Sends to it again",
		.n_words = 1,
		.run = enable,
	},
	{
		.name = "disable",
		.arguments = "NAME [OPTIONS]",
		.summary = "Lets its tasks wait",
		.n_words = 1,
		.groups = {&disable_options},
		.run = disable,
	},
	{
		.name = "test",
		.arguments = "NAME",
		.summary = "Makes one delivery now, and shows its task",
		.n_words = 1,
		.run = test,
	},
};

int cli_target(int argc, char **argv)
{
	static const struct noun noun = {"target", "Targets: where tasks go, by name", verbs,
					 COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
