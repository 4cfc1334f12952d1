#include "schedule_args.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/body.h"
#include "cli/task_args.h"
#include "codec/json.h"

static const struct option rows[] = {
	{"cron", 0, "EXPR", "when: '0 9 * * MON-FRI', '@hourly'; several are joined into one"},
	{"every", 0, "DUR", "or at an interval that never drifts: 90s, 2h, PT15M"},
	{"anchor", 0, "TIME", "which --every counts from (1970-01-01T00:00:00Z)"},
	{"rrule", 0, "RULE", "or by a rule of iCalendar: FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"},
	{"dtstart", 0, "TIME", "which --rrule counts from"},
	{"timezone", 0, "ZONE", "an IANA zone, such as Europe/Berlin (UTC)"},
	{"name", 0, "TEXT", "for people"},
	{"label", 'l', "KEY=VALUE", "may be repeated"},
	{"start-at", 0, "TIME", "nothing fires earlier; none: open"},
	{"end-at", 0, "TIME", "nothing fires later; none: open"},
	{"disabled", 0, NULL, "not yet: until it is resumed"},
	{"overlap", 0, "POLICY",
	 "while the last task runs: skip, allow, buffer_one, cancel_previous"},
	{"catch-up", 0, "POLICY", "of occurrences missed: all, latest, none"},
	{"catch-up-window", 0, "DUR", "how old a missed one may be; none: any age"},
	{"create-ahead", 0, "DUR", "how early a task's row appears"},
	{"dst", 0, "POLICY", "when clocks change: vixie, ocps14, instant"},
	{"exclude-calendar", 0, "NAME", "rest on its days; may be repeated; none: on no days"},
	{"jitter", 0, "DUR", "spread each occurrence over this span"},
	{"max-runs", 0, "N", "so many tasks, then no more; none: no bound"},
};

const struct option_group schedule_options = {"The schedule", rows, COUNTOF(rows)};

static const struct body_row body_rows[] = {
	{"every", "every", BODY_TEXT, false},
	{"anchor", "anchor", BODY_TEXT, false},
	{"rrule", "rrule", BODY_TEXT, false},
	{"dtstart", "dtstart", BODY_TEXT, false},
	{"timezone", "timezone", BODY_TEXT, false},
	{"name", "name", BODY_TEXT, false},
	{"start-at", "start_at", BODY_TEXT, true},
	{"end-at", "end_at", BODY_TEXT, true},
	{"overlap", "overlap", BODY_TEXT, false},
	{"catch-up", "catch_up", BODY_TEXT, false},
	{"catch-up-window", "catch_up_window_seconds", BODY_SPAN, true},
	{"create-ahead", "create_ahead_seconds", BODY_SPAN, false},
	{"dst", "dst", BODY_TEXT, false},
	{"jitter", "jitter_seconds", BODY_SPAN, false},
	{"max-runs", "max_runs", BODY_COUNT, true},
};

static enum rc add_label(struct json_writer *w, struct str text, struct err *err)
{
	struct str value = text;
	struct str key = str_cut(&value, '=');

	if (key.n == text.n) {
		usage_error(err, "--label: \"" STR_FMT "\" has no =", STR_ARG(text));
		return err_hint(err, "write --label team=billing");
	}
	json_key_str(w, key);
	json_put_str(w, value);
	return RC_OK;
}

static enum rc add_labels(struct json_writer *w, const struct options *o, struct err *err)
{
	struct str text;
	size_t at = 0;

	json_add_object(w, "labels");
	while (options_next(o, "label", &at, &text))
		if (add_label(w, text, err))
			return err->rc;
	json_end_object(w);
	return RC_OK;
}

/* All values of a repeated option as an array; returns how many they are. */
static size_t put_all(struct buf *to, const struct options *o, const char *name)
{
	struct json_writer items = json_writer_to(to);
	struct str text;
	size_t at = 0, n = 0;

	json_begin_array(&items);
	for (; options_next(o, name, &at, &text); n++)
		json_put_str(&items, text);
	json_end_array(&items);
	return n;
}

static void add_calendars(struct json_writer *w, const struct options *o)
{
	struct buf all CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	size_t n = put_all(&all, o, "exclude-calendar");

	if (n == 1 && str_eq(options_get(o, "exclude-calendar"), STR("none")))
		json_add_null(w, "exclude_calendars");
	else if (n != 0)
		json_add_raw(w, "exclude_calendars", buf_str(&all));
}

/* One expression is a string, several are an array. */
static void add_crons(struct json_writer *w, const struct options *o)
{
	struct buf all CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	size_t n = put_all(&all, o, "cron");

	if (n == 1)
		json_add_str(w, "cron", options_get(o, "cron"));
	else if (n > 1)
		json_add_raw(w, "cron", buf_str(&all));
}

static enum rc add_definition(struct json_writer *w, const struct options *o, struct err *err)
{
	add_crons(w, o);
	add_calendars(w, o);
	if (body_add(w, o, body_rows, COUNTOF(body_rows), err))
		return err->rc;
	if (options_has(o, "disabled"))
		json_add_bool(w, "enabled", false);
	return options_has(o, "label") ? add_labels(w, o, err) : RC_OK;
}

static enum rc add_template(struct json_writer *w, struct call *c, const struct json_object *old,
			    struct err *err)
{
	json_add_object(w, "task_template");
	if (task_args_add(w, &c->arena, &c->options, old, err))
		return err->rc;
	json_end_object(w);
	return RC_OK;
}

static enum rc require(const struct options *o, struct err *err)
{
	if (!options_has(o, "cron") && !options_has(o, "every") && !options_has(o, "rrule"))
		return usage_error(err, "--cron is required: when it fires (or --every, --rrule)");
	if (!options_has(o, "target"))
		return usage_error(err, "--target is required: the URL that its tasks go to");
	return RC_OK;
}

enum rc schedule_create_body(struct call *c, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	if (require(&c->options, err))
		return err->rc;
	json_begin_object(&w);
	if (add_definition(&w, &c->options, err))
		return err->rc;
	if (!options_has(&c->options, "timezone"))
		json_add_z(&w, "timezone", "UTC");
	if (add_template(&w, c, NULL, err))
		return err->rc;
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

static enum rc template_of(struct arena *a, struct str stored, struct json_object *out,
			   struct err *err)
{
	const struct json *v = NULL;
	struct json_object o;

	if (json_object(a, stored, &o, err) == RC_OK)
		v = json_get(&o, STR("task_template"));
	if (v == NULL || json_object_of(a, v, out, "task_template", err))
		return err_set(err, RC_IO, "bad_answer",
			       "the server's answer has no task_template");
	return RC_OK;
}

enum rc schedule_update_body(struct call *c, const struct str *stored, struct str *out,
			     struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct json_object old = {NULL, 0};

	if (stored != NULL && template_of(&c->arena, *stored, &old, err))
		return err->rc;
	json_begin_object(&w);
	if (add_definition(&w, &c->options, err) ||
	    (stored != NULL && add_template(&w, c, &old, err)))
		return err->rc;
	json_end_object(&w);
	return call_body(c, &text, out, err);
}
