#include "simulate.h"

#include "api/native/forecast_json.h"
#include "base/clock.h"
#include "base/macros.h"
#include "cli/document.h"
#include "cli/path.h"
#include "cli/schedule_file.h"
#include "cli/simulate_words.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "codec/iso8601.h"

enum { ANSWER_TEXT_MOST = 64 * 1024 * 1024 };

static const struct option rows[] = {
	{"from", 0, "TIME", "from when on (now)"},
	{"to", 0, "TIME", "until when (a day later)"},
	{"bucket", 0, "SIZE", "count by hour (default) or minute"},
	{"target", 0, "TARGET", "of the server: schedules with this target or host alone"},
	{"file", 'f', "FILE", "schedules of a YAML or JSON file, without a server; - is stdin"},
};

static const struct option_group options = {"Options", rows, COUNTOF(rows)};

static const struct path_parameter parameters[] = {
	{"from", "from"}, {"to", "to"}, {"bucket", "bucket"}, {"target", "target"}};

static const struct column buckets[] = {{"AT", "at"}, {"FIRES", "fires"}};
static const struct column transitions[] = {
	{"CLOCKS CHANGE AT", "at"}, {"TIMEZONE", "timezone"}, {"SCHEDULES", "changes_total"}};
static const struct column collisions[] = {{"FIRES MEET AT", "at"},
					   {"TARGET", "target"},
					   {"FIRES", "fires"},
					   {"TIMES", "times"},
					   {"SCHEDULES", "schedules_total"}};
static const struct view views[] = {
	{"buckets", buckets, COUNTOF(buckets)},
	{"transitions", transitions, COUNTOF(transitions)},
	{"collisions", collisions, COUNTOF(collisions)},
};

static enum rc read_time(const struct options *o, const char *name, ms_t *out, struct err *err)
{
	if (!options_has(o, name))
		return RC_OK;
	return iso_parse_or_date(options_get(o, name), out, name, err);
}

static enum rc read_span(const struct options *o, struct forecast *f, struct err *err)
{
	struct str bucket = options_has(o, "bucket") ? options_get(o, "bucket") : STR("hour");

	f->from = clock_wall();
	f->to = AT_NONE;
	if (read_time(o, "from", &f->from, err) || read_time(o, "to", &f->to, err) ||
	    forecast_bucket_parse(bucket, &f->bucket_ms, err))
		return err->rc;
	f->from -= f->from % f->bucket_ms;
	if (f->to == AT_NONE)
		f->to = f->from + MS_DAY;
	return forecast_check_span(f, err);
}

/* For people: the tables, and behind them what no table holds. */
static enum rc show(struct call *c, struct str answer, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(ANSWER_TEXT_MOST);

	if (output_render(&c->arena, c->format, views, COUNTOF(views), answer, &text, err))
		return err->rc;
	if (c->format == FORMAT_TABLE)
		simulate_words(&c->arena, answer, &text);
	return output_print(&text, err);
}

static enum rc print_file(struct call *c, struct zones *zones, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(ANSWER_TEXT_MOST);
	struct json_writer w = json_writer_to(&text);
	struct forecast f = {0};
	struct str json;

	if (read_span(&c->options, &f, err) ||
	    document_read(&c->arena, options_get(&c->options, "file"), &json, err) ||
	    schedule_file_items(&c->arena, json, zones, &f, err) ||
	    forecast_write(&w, &c->arena, &f, err))
		return err->rc;
	return show(c, buf_str(&text), err);
}

static enum rc simulate_file(struct call *c, struct err *err)
{
	struct zones *zones = zones_open(NULL);

	if (zones == NULL)
		return err_set(err, RC_IO, "out_of_memory", "no memory for time zones");
	if (options_has(&c->options, "target"))
		usage_error(err, "--target is for the server's schedules, not for a file's");
	else
		(void)print_file(c, zones, err);
	zones_close(zones);
	return err->rc;
}

static enum rc simulate(struct call *c, struct err *err)
{
	struct str path, answer = {NULL, 0};

	if (options_has(&c->options, "file"))
		return simulate_file(c, err);
	path = path_with(&c->arena, STR("/v1/forecast"), &c->options, parameters,
			 COUNTOF(parameters));
	if (call_send(c, "GET", path, STR(""), &answer, err))
		return err->rc;
	return show(c, answer, err);
}

static const struct verb verbs[] = {{
	.name = "",
	.arguments = "[--from TIME] [--to TIME] [-f FILE] [OPTIONS]",
	.summary = "Shows what would fire in a span, where it piles up, and what clock changes do",
	.groups = {&options},
	.more = "A file is a list of schedules as `schedule create` makes them, or {schedules: "
		"[...],\n"
		"calendars: {NAME: {dates: [...]}}}. Where fires pile up, the changes that would\n"
		"spread them are shown as a diff.\n\n"
		"Examples:\n"
		"  belfry simulate --from 2026-03-29 --to 2026-03-30\n"
		"  belfry simulate -f schedules.yaml --bucket minute -o json\n",
	.run = simulate,
}};

int cli_simulate(int argc, char **argv)
{
	static const struct noun noun = {"simulate", "What would fire", verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
