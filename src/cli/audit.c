#include "audit.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "codec/json.h"
#include "codec/json_write.h"

enum { REPORT_MOST = 64 * 1024 * 1024 };

static const struct option rows[] = {
	{"schedule", 0, "ID", "this one alone (all of the namespace)"},
	{"from", 0, "TIME", "from when on (as far back as finished tasks are kept)"},
	{"to", 0, "TIME", "until when (now)"},
};

static const struct option_group options = {"Options", rows, COUNTOF(rows)};

static const struct path_parameter parameters[] = {
	{"schedule", "schedule_id"}, {"from", "from"}, {"to", "to"}};

/* The answers so far, as one. */
struct report {
	struct call *call;
	struct buf text;
	struct json_writer w; /* within its array of schedules */
	int64_t schedules, occurrences, tasks, missed, faults, unknown;
};

static int64_t count_of(const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct err none = {0};
	int64_t n = 0;

	if (v != NULL)
		(void)json_i64(v, 0, INT64_MAX, &n, name, &none);
	return n;
}

/* The member's text; empty where it is null or not there. */
static struct str text_of(struct call *c, const struct json_object *o, const char *name)
{
	const struct json *v = json_get(o, str_z(name));
	struct err none = {0};
	struct str text = {NULL, 0};

	if (v != NULL)
		(void)json_string(&c->arena, v, v->raw.n, &text, name, &none);
	return text;
}

static enum rc take_one(struct report *r, const struct json *item, struct err *err)
{
	struct json_object o;
	struct str status;

	if (json_object_of(&r->call->arena, item, &o, "schedules", err))
		return err->rc;
	status = text_of(r->call, &o, "status");
	r->schedules++;
	r->occurrences += count_of(&o, "occurrences");
	r->tasks += count_of(&o, "tasks");
	r->missed += count_of(&o, "missed");
	r->faults += str_eq(status, STR("fault"));
	r->unknown += str_eq(status, STR("unknown"));
	if (r->call->format != FORMAT_TABLE || !str_eq(status, STR("proved")))
		json_put_raw(&r->w, item->raw);
	return RC_OK;
}

/* Where it goes on: both are empty at the end. A span that was too long for one answer
 * goes on behind it, a list behind its last schedule. */
static enum rc take_answer(struct report *r, struct str answer, struct str *cursor_out,
			   struct str *from_out, struct err *err)
{
	struct call *c = r->call;
	struct json_object o, last;
	struct json_array all;

	if (json_object(&c->arena, answer, &o, err))
		return err->rc;
	if (json_get(&o, STR("schedules")) == NULL ||
	    json_array_of(&c->arena, json_get(&o, STR("schedules")), LIMIT_PAGE, &all, "schedules",
			  err))
		return err_set(err, RC_IO, "bad_answer", "the server's answer has no schedules");
	for (size_t i = 0; i < all.n; i++)
		if (take_one(r, &all.items[i], err))
			return err->rc;
	*cursor_out = text_of(c, &o, "next_cursor");
	*from_out = (struct str){NULL, 0};
	if (all.n == 1 && json_object_of(&c->arena, &all.items[0], &last, "", err) == RC_OK)
		*from_out = text_of(c, &last, "next_from");
	return RC_OK;
}

static struct str with(struct arena *a, struct str path, const char *name, struct str value)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);

	if (value.n == 0)
		return path;
	buf_add(&text, path);
	buf_add_c(&text, str_find(path, '?') == path.n ? '?' : '&');
	buf_printf(&text, "%s=" STR_FMT, name, STR_ARG(value));
	return str_dup(a, buf_str(&text));
}

static enum rc gather(struct report *r, struct err *err)
{
	struct call *c = r->call;
	bool one = options_has(&c->options, "schedule");
	struct str base = path_with(&c->arena, STR("/v1/audit"), &c->options, parameters,
				    COUNTOF(parameters));
	struct str cursor = {NULL, 0}, from = {NULL, 0};

	do {
		struct str answer = {NULL, 0}, path = with(&c->arena, base, "cursor", cursor);

		if (one && from.n != 0)
			path = with(&c->arena, with(&c->arena, STR("/v1/audit"), "from", from),
				    "schedule_id", options_get(&c->options, "schedule"));
		if (call_send(c, "GET", path, STR(""), &answer, err) ||
		    take_answer(r, answer, &cursor, &from, err))
			return err->rc;
	} while (cursor.n != 0 || (one && from.n != 0));
	return RC_OK;
}

static const struct column columns[] = {
	{"SCHEDULE", "schedule_id"}, {"NAME", "name"},	 {"STATUS", "status"},
	{"FAULT", "fault.kind"},     {"AT", "fault.at"}, {"FAULT", "fault.detail"},
	{"DETAIL", "detail"},
};

static const struct view faults_view = {"schedules", columns, COUNTOF(columns)};

static enum rc print(struct report *r, struct err *err)
{
	struct buf line CLEANUP(buf_release) = BUF_INIT(REPORT_MOST);

	if (r->call->format != FORMAT_TABLE || r->faults + r->unknown != 0)
		return call_print(r->call, buf_str(&r->text), &faults_view, 1, err);
	buf_printf(&line,
		   "proved: %lld occurrences of %lld schedules are %lld tasks and %lld in gaps\n",
		   (long long)r->occurrences, (long long)r->schedules, (long long)r->tasks,
		   (long long)r->missed);
	return output_print(&line, err);
}

static enum rc audit_into(struct report *r, struct err *err)
{
	json_begin_object(&r->w);
	json_add_array(&r->w, "schedules");
	if (gather(r, err))
		return err->rc;
	json_end_array(&r->w);
	json_add_bool(&r->w, "ok", r->faults == 0);
	json_end_object(&r->w);
	if (print(r, err))
		return err->rc;
	if (r->faults == 0)
		return RC_OK;
	return err_set(err, RC_IO, "ledger_fault", "%lld of %lld schedules have a fault",
		       (long long)r->faults, (long long)r->schedules);
}

static enum rc audit(struct call *c, struct err *err)
{
	struct report r = {.call = c, .text = BUF_INIT(REPORT_MOST)};
	enum rc rc;

	r.w = json_writer_to(&r.text);
	rc = audit_into(&r, err);
	buf_release(&r.text);
	return rc;
}

static const struct verb verbs[] = {{
	.name = "",
	.arguments = "[--schedule ID] [--from TIME] [--to TIME]",
	.summary = "Proves that every occurrence is a task or lies in a gap, once",
	.groups = {&options},
	.more = "Exits 1 where the ledger has a fault, and shows the first of each schedule. What "
		"is not\ndecided yet, and what is so old that its tasks are deleted, is left "
		"out.\n",
	.run = audit,
}};

int cli_audit(int argc, char **argv)
{
	static const struct noun noun = {"audit", "The ledger's proof", verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
