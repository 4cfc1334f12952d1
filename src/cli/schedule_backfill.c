#include "schedule_backfill.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/path.h"
#include "cli/views.h"
#include "codec/json.h"

static const struct option rows[] = {
	{"from", 0, "TIME", "the span's first instant"},
	{"to", 0, "TIME", "its last instant, included"},
	{"dry-run", 0, NULL, "only count them, and name the first"},
};

const struct option_group backfill_options = {"Options", rows, COUNTOF(rows)};

static const struct body_row body_rows[] = {
	{"from", "from", BODY_TEXT, false},
	{"to", "to", BODY_TEXT, false},
};

static enum rc body_of(struct call *c, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	if (body_add(&w, &c->options, body_rows, COUNTOF(body_rows), err))
		return err->rc;
	if (options_has(&c->options, "dry-run"))
		json_add_bool(&w, "dry_run", true);
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

/* The count stands below the slots: a dry run names only the first. */
static enum rc print(struct call *c, struct str answer, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	bool is_dry = options_has(&c->options, "dry-run");
	struct json_object o;
	const struct json *count;

	if (output_render(&c->arena, c->format, &view_backfill, 1, answer, &text, err))
		return err->rc;
	if (c->format == FORMAT_TABLE && json_object(&c->arena, answer, &o, err) == RC_OK &&
	    (count = json_get(&o, STR("count"))) != NULL)
		buf_printf(&text, STR_FMT " occurrences %s\n", STR_ARG(count->raw),
			   is_dry ? "would become tasks" : "became tasks");
	return output_print(&text, err);
}

enum rc schedule_backfill(struct call *c, struct err *err)
{
	struct str path = path_of(&c->arena, "/v1/schedules/", call_word(c, 0), "/backfill");
	struct str body = {NULL, 0}, answer = {NULL, 0};

	if (!options_has(&c->options, "from") || !options_has(&c->options, "to"))
		return usage_error(err, "--from and --to are needed");
	if (body_of(c, &body, err) || call_send(c, "POST", path, body, &answer, err))
		return err->rc;
	return print(c, answer, err);
}
