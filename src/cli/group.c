#include "group.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "codec/json_write.h"

static struct str path_to(struct call *c)
{
	return path_of(&c->arena, "/v1/url-groups/", call_word(c, 0), "");
}

static const struct column columns[] = {
	{"ID", "id"}, {"NAME", "name"}, {"DESCRIPTION", "description"}, {"UPDATED", "updated_at"}};

static const struct view groups_view = {"data", columns, COUNTOF(columns)};

static const struct option rows[] = {
	{"member", 'm', "TARGET",
	 "a member: a URL, a target's name or queue:NAME; may be repeated"},
	{"description", 'd', "TEXT", "what it is for"},
	{"name", 0, "NAME", "update: its new name"},
};

static const struct option_group group_options = {"Options", rows, COUNTOF(rows)};

static const struct body_row fields[] = {
	{"description", "description", BODY_TEXT, true},
	{"name", "name", BODY_TEXT, false},
};

static void add_urls(struct json_writer *w, const struct options *o)
{
	struct str url;
	size_t at = 0;

	if (!options_has(o, "member"))
		return;
	json_add_array(w, "urls");
	while (options_next(o, "member", &at, &url))
		json_put_str(w, url);
	json_end_array(w);
}

/* `name`: of one that is new; or empty. */
static enum rc send(struct call *c, const char *method, struct str path, struct str name,
		    struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str body = {NULL, 0};

	json_begin_object(&w);
	if (name.n != 0)
		json_add_str(&w, "name", name);
	add_urls(&w, &c->options);
	if (body_add(&w, &c->options, fields, COUNTOF(fields) - (name.n != 0 ? 1 : 0), err))
		return err->rc;
	json_end_object(&w);
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, method, path, body, &view_record, err);
}

static enum rc create(struct call *c, struct err *err)
{
	return send(c, "POST", STR("/v1/url-groups"), call_word(c, 0), err);
}

static enum rc update(struct call *c, struct err *err)
{
	return send(c, "PATCH", path_to(c), (struct str){0}, err);
}

static enum rc list(struct call *c, struct err *err)
{
	return call_show(c, "GET", STR("/v1/url-groups?limit=100"), STR(""), &groups_view, err);
}

static enum rc get(struct call *c, struct err *err)
{
	return call_show(c, "GET", path_to(c), STR(""), &view_record, err);
}

static enum rc delete (struct call *c, struct err *err) {
	return call_show(c, "DELETE", path_to(c), STR(""), &view_record, err);
}

static const struct verb verbs[] = {
	{
		.name = "create",
		.arguments = "NAME --member TARGET...",
		.summary = "Makes a group of targets",
		.n_words = 1,
		.groups = {&group_options},
		.more = "A task for group:NAME is fanned out: each member gets a task of its own.\n"
			"\n"
			"Examples:\n"
			"  belfry group create listeners -m https://a.example/ -m "
			"https://b.example/\n"
			"  belfry task create group:listeners --payload '{}'\n",
		.run = create,
	},
	{
		.name = "list",
		.arguments = "",
		.summary = "Shows the groups, by name",
		.run = list,
	},
	{
		.name = "get",
		.arguments = "NAME",
		.summary = "Shows one group; its id will do, too",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "update",
		.arguments = "NAME [OPTIONS]",
		.summary = "Changes a group; --member replaces all of its members",
		.n_words = 1,
		.groups = {&group_options},
		.run = update,
	},
	{
		.name = "delete",
		.arguments = "NAME",
		.summary = "Deletes a group; tasks for it that are not due yet will fail",
		.n_words = 1,
		.run = delete,
	},
};

int cli_group(int argc, char **argv)
{
	static const struct noun noun = {"group", "Groups: targets under one name", verbs,
					 COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
