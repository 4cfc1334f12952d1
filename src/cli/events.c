#include "events.h"

#include "base/macros.h"
#include "cli/client/follow.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "cli/views.h"
#include "codec/json.h"

enum { LINE_MOST = 64 * 1024, COLUMN_WIDTH = 20 };

static const struct option rows[] = {
	{"follow", 'f', NULL, "go on as they come; over restarts of the server, too"},
	{"types", 0, "NAMES", "some alone: task.failed,schedule.*"},
	{"task", 0, "ID", "events of this task"},
	{"schedule", 0, "ID", "events of this schedule and its tasks"},
	{"after", 0, "ID", "those behind this event; 0: from the oldest that is kept"},
	{"limit", 'n', "N", "of a page: at most so many (100)"},
};

static const struct option_group options = {"Options", rows, COUNTOF(rows)};

static const struct path_parameter parameters[] = {
	{"types", "types"}, {"task", "task_id"}, {"schedule", "schedule_id"},
	{"after", "after"}, {"limit", "limit"},
};

struct event_follower {
	struct arena scratch;
	bool as_json;
	struct err err; /* of stdout, or of an event that is none */
};

/* The members of an event that a line shows, in this order. */
static const char *const shown[] = {"task.id",	   "task.status",    "task.attempt", "schedule.id",
				    "target.name", "breaker.origin", "reason",	     "count"};

static void add_member(struct arena *a, const struct json_object *e, const char *path,
		       struct buf *line)
{
	struct str rest = str_z(path);
	const struct json *v = json_get(e, str_cut(&rest, '.'));
	struct err none = {0};
	struct json_object o;

	if (v != NULL && rest.n != 0)
		v = v->type == JSON_OBJECT && json_object_of(a, v, &o, path, &none) == RC_OK
			    ? json_get(&o, rest)
			    : NULL;
	if (v == NULL || json_is_null(v))
		return;
	buf_add_z(line, "  ");
	buf_add(line, table_value(a, v));
}

static enum rc add_line(struct arena *a, struct str data, struct buf *line, struct err *err)
{
	struct json_object e;
	struct str type;

	if (json_object(a, data, &e, err))
		return err->rc;
	type = table_value(a, json_get(&e, STR("type")));
	buf_add(line, table_value(a, json_get(&e, STR("timestamp"))));
	buf_printf(line, "  %-*.*s", COLUMN_WIDTH, STR_ARG(type));
	for (size_t i = 0; i < COUNTOF(shown); i++)
		add_member(a, &e, shown[i], line);
	return RC_OK;
}

static bool on_event(void *context, const struct sse_event *e)
{
	struct event_follower *f = context;
	struct buf line CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	arena_reset(&f->scratch);
	if (f->as_json)
		buf_add(&line, e->data);
	else if (str_eq(e->event, STR("reset")))
		buf_add_z(&line, "(events before this place are not kept any more)");
	else if (add_line(&f->scratch, e->data, &line, &f->err))
		return false;
	buf_add_c(&line, '\n');
	return output_print(&line, &f->err) == RC_OK;
}

static enum rc follow(struct call *c, struct str path, struct err *err)
{
	struct event_follower f = {.as_json = c->format != FORMAT_TABLE};
	enum rc rc = client_follow(&c->client, &c->arena, path, on_event, &f, err);

	arena_release(&f.scratch);
	if (rc != RC_OK || f.err.rc == RC_OK)
		return rc;
	*err = f.err;
	return err->rc;
}

static enum rc show(struct call *c, struct err *err)
{
	struct str path = path_with(&c->arena, STR("/v1/events"), &c->options, parameters,
				    COUNTOF(parameters));

	if (options_has(&c->options, "follow"))
		return follow(c, path, err);
	return call_show(c, "GET", path, STR(""), &view_events, err);
}

static const struct verb verbs[] = {
	{
		.name = "",
		.arguments = "[OPTIONS]",
		.summary =
			"Shows what has happened, the oldest first, or with --follow what happens",
		.groups = {&options},
		.more = "Examples:\n"
			"  belfry events --follow --types task.failed,schedule.missed\n"
			"  belfry events --schedule ID -n 20\n"
			"  belfry events --follow --after 0 -o json | jq -r .type\n",
		.run = show,
	},
};

int cli_events(int argc, char **argv)
{
	static const struct noun noun = {"events", "What happens", verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
