#include "batch.h"

#include "base/macros.h"
#include "cli/document.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "cli/views.h"

static struct str path_to(struct call *c, const char *suffix)
{
	return path_of(&c->arena, "/v1/batches/", call_word(c, 0), suffix);
}

static const struct column columns[] = {
	{"ID", "id"},		{"STATUS", "status"}, {"TOTAL", "total"},
	{"PENDING", "pending"}, {"FAILED", "failed"}, {"CREATED", "created_at"},
};

static const struct view batches_view = {"batches", columns, COUNTOF(columns)};

static const struct option file_rows[] = {
	{"file", 'f', "FILE", "JSON or YAML as the API takes it; - is stdin"},
};
static const struct option_group file_options = {"Options", file_rows, COUNTOF(file_rows)};

static const struct option list_rows[] = {
	{"limit", 0, "N", "at most so many; the usual is 100"},
};
static const struct option_group list_options = {"Options", list_rows, COUNTOF(list_rows)};

static const struct path_parameter list_parameters[] = {{"limit", "limit"}};

static enum rc post_file(struct call *c, struct str path, struct err *err)
{
	struct str body = {NULL, 0};

	if (!options_has(&c->options, "file"))
		return usage_error(err, "give its tasks by --file");
	if (document_read(&c->arena, options_get(&c->options, "file"), &body, err))
		return err->rc;
	return call_show(c, "POST", path, body, &view_record, err);
}

static enum rc create(struct call *c, struct err *err)
{
	return post_file(c, STR("/v1/batches"), err);
}

static enum rc add(struct call *c, struct err *err)
{
	return post_file(c, path_to(c, "/tasks"), err);
}

static enum rc list(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, STR("/v1/batches"), &c->options, list_parameters,
				    COUNTOF(list_parameters));

	return call_show(c, "GET", path, STR(""), &batches_view, err);
}

static enum rc get(struct call *c, struct err *err)
{
	return call_show(c, "GET", path_to(c, ""), STR(""), &view_record, err);
}

static enum rc tasks(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, path_to(c, "/tasks"), &c->options, list_parameters,
				    COUNTOF(list_parameters));

	return call_show(c, "GET", path, STR(""), &view_tasks, err);
}

static enum rc cancel(struct call *c, struct err *err)
{
	return call_show(c, "POST", path_to(c, "/cancel"), STR(""), &view_record, err);
}

static const struct verb verbs[] = {
	{
		.name = "create",
		.arguments = "--file FILE",
		.summary = "Makes tasks together: all of them, or none",
		.groups = {&file_options},
		.more = "Example:\n"
			"  echo '{\"tasks\": [{\"target\": \"https://example.com/\"}]}' |"
			" belfry batch create -f -\n",
		.run = create,
	},
	{
		.name = "list",
		.arguments = "[OPTIONS]",
		.summary = "Shows the batches, newest first",
		.groups = {&list_options},
		.run = list,
	},
	{
		.name = "get",
		.arguments = "ID",
		.summary = "Shows how a batch stands",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "tasks",
		.arguments = "ID [OPTIONS]",
		.summary = "Shows a batch's tasks",
		.n_words = 1,
		.groups = {&list_options},
		.run = tasks,
	},
	{
		.name = "add",
		.arguments = "ID --file FILE",
		.summary = "Adds tasks: a file with {\"tasks\": […]}",
		.n_words = 1,
		.groups = {&file_options},
		.run = add,
	},
	{
		.name = "cancel",
		.arguments = "ID",
		.summary = "Cancels what has not ended of a batch",
		.n_words = 1,
		.run = cancel,
	},
};

int cli_batch(int argc, char **argv)
{
	static const struct noun noun = {"batch", "Batches: tasks made and counted together", verbs,
					 COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
