#include "limiter.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/document.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "codec/json_write.h"

static struct str path_to(struct call *c)
{
	return path_of(&c->arena, "/v1/rate-limiters/", call_word(c, 0), "");
}

static const struct column columns[] = {
	{"NAME", "name"},     {"TYPE", "type"},	      {"CONFIG", "config"},
	{"IN USE", "in_use"}, {"WAITING", "waiting"}, {"UPDATED", "updated_at"},
};

static const struct view limiters_view = {"data", columns, COUNTOF(columns)};

static const struct option rows[] = {
	{"type", 't', "TYPE", "concurrent, window, bucket or leaky"},
	{"config", 'c', "JSON", "what its type needs: '{\"limit\":10,\"interval\":60}'"},
	{"description", 'd', "TEXT", "what it is for"},
};

static const struct option_group limiter_options = {"Options", rows, COUNTOF(rows)};

static const struct body_row fields[] = {
	{"type", "type", BODY_TEXT, false},
	{"description", "description", BODY_TEXT, true},
};

static enum rc add_config(struct json_writer *w, struct call *c, struct err *err)
{
	struct str config;

	if (!options_has(&c->options, "config"))
		return RC_OK;
	if (document_parse(&c->arena, options_get(&c->options, "config"), &config, err))
		return usage_of("config", err);
	json_add_raw(w, "config", config);
	return RC_OK;
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
	if (add_config(&w, c, err) || body_add(&w, &c->options, fields, COUNTOF(fields), err))
		return err->rc;
	json_end_object(&w);
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, method, path, body, &view_record, err);
}

static enum rc create(struct call *c, struct err *err)
{
	return send(c, "POST", STR("/v1/rate-limiters"), call_word(c, 0), err);
}

static enum rc update(struct call *c, struct err *err)
{
	return send(c, "PATCH", path_to(c), (struct str){0}, err);
}

static enum rc list(struct call *c, struct err *err)
{
	return call_show(c, "GET", STR("/v1/rate-limiters?limit=1000"), STR(""), &limiters_view,
			 err);
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
		.arguments = "NAME --type TYPE --config JSON",
		.summary = "Makes a rate limiter",
		.n_words = 1,
		.groups = {&limiter_options},
		.more = "The configs: concurrent {limit}; window {limit, interval}; bucket "
			"{capacity, "
			"refill_rate}; leaky {rate}.\n"
			"\n"
			"Examples:\n"
			"  belfry limiter create crm-api -t window -c "
			"'{\"limit\":10,\"interval\":60}'\n"
			"  belfry limiter create one-by-one -t concurrent -c '{\"limit\":1}'\n",
		.run = create,
	},
	{
		.name = "list",
		.arguments = "",
		.summary = "Shows the rate limiters, and how much of them is taken",
		.run = list,
	},
	{
		.name = "get",
		.arguments = "NAME",
		.summary = "Shows one; its id will do, too",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "update",
		.arguments = "NAME [OPTIONS]",
		.summary = "Changes a rate limiter",
		.n_words = 1,
		.groups = {&limiter_options},
		.run = update,
	},
	{
		.name = "delete",
		.arguments = "NAME",
		.summary = "Deletes a rate limiter that no target names",
		.n_words = 1,
		.run = delete,
	},
};

int cli_limiter(int argc, char **argv)
{
	static const struct noun noun = {"limiter", "Rate limiters: bounds that targets share",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
