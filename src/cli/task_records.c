#include "task_records.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/client/follow.h"
#include "cli/path.h"
#include "cli/views.h"
#include "codec/json.h"

static const struct option log_rows[] = {
	{"follow", 'f', NULL, "go on as it is written, until the task has ended"},
	{"stream", 0, "NAME", "stdout or stderr alone"},
	{"attempt", 0, "N", "that attempt alone"},
	{"after", 0, "PLACE", "what came behind it: ATTEMPT.SEQUENCE"},
};

const struct option_group task_log_options = {"Options", log_rows, COUNTOF(log_rows)};

static const struct path_parameter log_parameters[] = {{"stream", "stream"},
						       {"attempt", "attempt"}};

/* Behind a place in the log; empty: from its beginning. */
static struct str logs_path(struct call *c, struct arena *a, struct str after)
{
	struct str path = path_with(a, path_of(a, "/v1/tasks/", call_word(c, 0), "/logs"),
				    &c->options, log_parameters, COUNTOF(log_parameters));
	struct str glue = str_find(path, '?') < path.n ? STR("&after=") : STR("?after=");
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);

	if (after.n == 0)
		return path;
	buf_add(&text, path);
	buf_add(&text, glue);
	return path_of(a, str_dup_z(a, buf_str(&text)), after, "");
}

static enum rc print(struct str text, struct err *err)
{
	struct buf out CLEANUP(buf_release) = BUF_INIT(text.n + 1);

	buf_add(&out, text);
	return output_print(&out, err);
}

static enum rc bad_answer(struct err *err)
{
	return err_set(err, RC_IO, "bad_answer", "the server's answer is no task's log");
}

static enum rc print_piece(struct arena *a, const struct json *piece, struct err *err)
{
	const struct json *member;
	struct json_object o;
	struct str text;

	if (json_object_of(a, piece, &o, "logs", err) ||
	    (member = json_get(&o, STR("text"))) == NULL ||
	    json_string(a, member, LIMIT_LOG_PIECE, &text, "text", err))
		return bad_answer(err);
	return print(text, err);
}

/* --- live --- */

struct log_follower {
	struct arena scratch;
	bool as_json;
	struct err err; /* of stdout */
};

/* Events of one piece as people see it, or of any kind as lines of JSON. */
static bool on_event(void *context, const struct sse_event *e)
{
	struct log_follower *f = context;
	struct json piece;

	arena_reset(&f->scratch);
	if (f->as_json) {
		if (print(e->data, &f->err) || print(STR("\n"), &f->err))
			return false;
	} else if (str_eq(e->event, STR("log")) && (json_value(e->data, &piece, &f->err) ||
						    print_piece(&f->scratch, &piece, &f->err))) {
		return false;
	}
	return !str_eq(e->event, STR("end"));
}

static enum rc follow_logs(struct call *c, struct str path, struct err *err)
{
	struct log_follower f = {.as_json = c->format != FORMAT_TABLE};
	enum rc rc = client_follow(&c->client, &c->arena, path, on_event, &f, err);

	arena_release(&f.scratch);
	if (rc != RC_OK || f.err.rc == RC_OK)
		return rc;
	*err = f.err;
	return err->rc;
}

/* --- as it is --- */

struct log_page {
	struct str next; /* where the next one begins */
	bool more;
};

static enum rc read_page(struct arena *a, struct str answer, struct json_array *pieces,
			 struct log_page *out, struct err *err)
{
	struct json_object page;
	const struct json *logs, *more, *next;

	*out = (struct log_page){0};
	if (json_object(a, answer, &page, err) || (logs = json_get(&page, STR("logs"))) == NULL ||
	    (more = json_get(&page, STR("more"))) == NULL ||
	    json_bool(more, &out->more, "more", err) ||
	    json_array_of(a, logs, LIMIT_LOG_PIECES, pieces, "logs", err))
		return bad_answer(err);
	next = json_get(&page, STR("next"));
	if (out->more &&
	    (next == NULL || json_string(a, next, LIMIT_NAME, &out->next, "next", err)))
		return bad_answer(err);
	return RC_OK;
}

/* Prints a page behind *after, and moves that on; it is in `places`. */
static enum rc print_page(struct call *c, struct arena *places, struct str *after, bool *more_out,
			  struct err *err)
{
	struct str answer = {NULL, 0};
	struct json_array pieces = {0};
	struct log_page page = {0};

	arena_reset(&c->scratch);
	if (client_send(&c->client, &c->scratch, "GET", logs_path(c, &c->scratch, *after), STR(""),
			&answer, err) ||
	    read_page(&c->scratch, answer, &pieces, &page, err))
		return err->rc;
	for (size_t i = 0; i < pieces.n; i++)
		if (print_piece(&c->scratch, &pieces.items[i], err))
			return err->rc;
	*after = str_dup(places, page.next);
	*more_out = page.more;
	return RC_OK;
}

static enum rc print_logs(struct call *c, struct str after, struct err *err)
{
	bool more = true;

	while (more)
		if (print_page(c, &c->arena, &after, &more, err))
			return err->rc;
	return RC_OK;
}

enum rc task_logs(struct call *c, struct err *err)
{
	struct str after = options_get(&c->options, "after");
	struct str path = logs_path(c, &c->arena, after);

	if (options_has(&c->options, "follow"))
		return follow_logs(c, path, err);
	if (c->format != FORMAT_TABLE)
		return call_show(c, "GET", path, STR(""), &view_record, err);
	return print_logs(c, after, err);
}

/* --- outputs --- */

static const struct option output_rows[] = {
	{"get", 0, "NAME", "that output's bytes, to stdout"},
};

const struct option_group task_output_options = {"Options", output_rows, COUNTOF(output_rows)};

static enum rc get_output(struct call *c, struct err *err)
{
	struct str of_task = path_of(&c->arena, "/v1/tasks/", call_word(c, 0), "/output/");
	struct str path = path_of(&c->arena, str_dup_z(&c->arena, of_task),
				  options_get(&c->options, "get"), "");
	struct str answer = {NULL, 0};

	if (call_send(c, "GET", path, STR(""), &answer, err))
		return err->rc;
	return print(answer, err);
}

enum rc task_outputs(struct call *c, struct err *err)
{
	if (options_has(&c->options, "get"))
		return get_output(c, err);
	return call_show(c, "GET", path_of(&c->arena, "/v1/tasks/", call_word(c, 0), "/outputs"),
			 STR(""), &view_outputs, err);
}
