#include "secret.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/input.h"
#include "cli/path.h"
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

static struct str without_newline(struct str s)
{
	if (s.n != 0 && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n != 0 && s.p[s.n - 1] == '\r')
		s.n--;
	return s;
}

/* From stdin alone: an argument would stand in the shell's history and the list of processes. */
static enum rc set(struct call *c, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str path = path_of(&c->arena, "/v1/secrets/", call_word(c, 0), "");
	struct str value, body;

	if (input_read(&c->arena, STR("-"), LIMIT_BODY, &value, err))
		return err->rc;
	json_begin_object(&w);
	json_add_str(&w, "value", without_newline(value));
	json_end_object(&w);
	if (call_body(c, &text, &body, err))
		return err->rc;
	return call_show(c, "PUT", path, body, &view_record, err);
}

static const struct option force_rows[] = {
	{"force", 0, NULL, "although a target's headers ask for it"},
};

static const struct option_group force_options = {"Options", force_rows, COUNTOF(force_rows)};

static enum rc erase(struct call *c, struct err *err)
{
	static const struct path_parameter force = {"force", "force"};
	struct str path = path_of(&c->arena, "/v1/secrets/", call_word(c, 0), ""), answer;

	path = path_with(&c->arena, path, &c->options, &force, 1);
	return call_send(c, "DELETE", path, STR(""), &answer, err);
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
	{
		.name = "set",
		.arguments = "NAME",
		.summary = "Sets a secret for the headers of targets; reads it from stdin",
		.n_words = 1,
		.more = "A header holds it as {{secret.NAME}}. It is never shown again.\n\n"
			"Examples:\n"
			"  pass show billing | belfry secret set billing\n",
		.run = set,
	},
	{
		.name = "delete",
		.arguments = "NAME [OPTIONS]",
		.summary = "Deletes such a secret",
		.n_words = 1,
		.groups = {&force_options},
		.run = erase,
	},
};

int cli_secret(int argc, char **argv)
{
	static const struct noun noun = {"secret",
					 "Secrets: what deliveries are signed with, and hold",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
