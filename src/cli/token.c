#include "token.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/path.h"
#include "cli/verbs.h"
#include "cli/views.h"

static const struct option create_rows[] = {
	{"name", 0, "TEXT", "what it is for (required)"},
	{"role", 0, "ROLE", "read, write (default) or admin"},
	{"expires-at", 0, "TIME", "not good any more from then on"},
	{"allow-host", 0, "HOST", "a host that what it makes may call; repeat for more"},
	{"min-interval", 0, "DUR", "the least between two runs of its schedules"},
	{"max-schedules", 0, "N", "schedules that it may have made at a time"},
};

static const struct option_group create_options = {"Options", create_rows, COUNTOF(create_rows)};

static const struct body_row create_body[] = {
	{"name", "name", BODY_TEXT, false},
	{"namespace", "namespace", BODY_TEXT, false},
	{"role", "role", BODY_TEXT, false},
	{"expires-at", "expires_at", BODY_TEXT, false},
};

static const struct body_row limit_body[] = {
	{"min-interval", "min_interval_seconds", BODY_SPAN, false},
	{"max-schedules", "max_schedules", BODY_COUNT, false},
};

static void add_hosts(struct json_writer *w, const struct options *o)
{
	struct str host;
	size_t at = 0;

	if (!options_has(o, "allow-host"))
		return;
	json_add_array(w, "hosts");
	while (options_next(o, "allow-host", &at, &host))
		json_put_str(w, host);
	json_end_array(w);
}

static enum rc add_limits(struct json_writer *w, const struct options *o, struct err *err)
{
	if (!options_has(o, "allow-host") && !options_has(o, "min-interval") &&
	    !options_has(o, "max-schedules"))
		return RC_OK;
	json_add_object(w, "limits");
	add_hosts(w, o);
	if (body_add(w, o, limit_body, COUNTOF(limit_body), err))
		return err->rc;
	json_end_object(w);
	return RC_OK;
}

static enum rc create(struct call *c, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str body = {NULL, 0};

	if (!options_has(&c->options, "name"))
		return usage_error(err, "--name is required: what the token is for");
	json_begin_object(&w);
	if (body_add(&w, &c->options, create_body, COUNTOF(create_body), err) ||
	    add_limits(&w, &c->options, err))
		return err->rc;
	json_end_object(&w);
	/* Here --namespace is the new token's, which need not exist yet. */
	c->client.namespace = STR("");
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, "POST", STR("/v1/tokens"), body, &view_record, err);
}

static enum rc list(struct call *c, struct err *err)
{
	return call_show(c, "GET", STR("/v1/tokens"), STR(""), &view_tokens, err);
}

static enum rc revoke(struct call *c, struct err *err)
{
	struct str path = path_of(&c->arena, "/v1/tokens/", call_word(c, 0), "");

	return call_show(c, "DELETE", path, STR(""), &view_record, err);
}

static const struct verb verbs[] = {
	{
		.name = "create",
		.arguments = "--name TEXT [OPTIONS]",
		.summary = "Makes a token and shows it, this once",
		.groups = {&create_options},
		.more = "--namespace is the one that the token opens ('*': all); it is made where "
			"it is new.\n\n"
			"Examples:\n"
			"  belfry token create --name ci --namespace staging --role write\n"
			"  belfry token create --name agent --allow-host '*.example.org' "
			"--min-interval 5m --max-schedules 10\n"
			"  export BELFRY_TOKEN=$(belfry token create --name me -o json | jq -r "
			".token)\n",
		.run = create,
	},
	{
		.name = "list",
		.arguments = "",
		.summary = "Shows tokens, without their secrets",
		.run = list,
	},
	{
		.name = "revoke",
		.arguments = "ID",
		.summary = "Ends a token at once",
		.n_words = 1,
		.run = revoke,
	},
};

int cli_token(int argc, char **argv)
{
	static const struct noun noun = {"token", "Tokens: who may do what, in which namespace",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
