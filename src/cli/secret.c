#include "secret.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/verbs.h"
#include "cli/views.h"

static enum rc list(struct call *c, struct err *err)
{
	return call_show(c, "GET", STR("/v1/secrets"), STR(""), &view_secrets, err);
}

static const struct option rotate_rows[] = {
	{"overlap", 0, "DUR", "how long the old secret still signs beside the new one (1d)"},
};

static const struct option_group rotate_options = {"Options", rotate_rows, COUNTOF(rotate_rows)};

static enum rc rotate(struct call *c, struct err *err)
{
	static const struct body_row overlap = {"overlap", "overlap_seconds", BODY_SPAN, false};
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str body = {NULL, 0};

	json_begin_object(&w);
	if (body_add(&w, &c->options, &overlap, 1, err))
		return err->rc;
	json_end_object(&w);
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, "POST", STR("/v1/secrets/signing/rotate"), body, &view_record, err);
}

static const struct verb verbs[] = {
	{
		.name = "list",
		.arguments = "",
		.summary = "Shows the secrets that deliveries are signed with",
		.run = list,
	},
	{
		.name = "rotate",
		.arguments = "[OPTIONS]",
		.summary = "Makes a new signing secret; the old one still signs for a while",
		.groups = {&rotate_options},
		.more = "Examples:\n"
			"  belfry secret rotate --overlap 2h\n",
		.run = rotate,
	},
};

int cli_secret(int argc, char **argv)
{
	static const struct noun noun = {"secret", "Secrets: what receivers verify deliveries with",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
