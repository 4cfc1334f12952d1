#include "calendar.h"

#include "base/limits.h"
#include "base/macros.h"
#include "cli/document.h"
#include "cli/input.h"
#include "cli/path.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "codec/json_write.h"

static struct str path_to(struct call *c)
{
	return path_of(&c->arena, "/v1/calendars/", call_word(c, 0), "");
}

static const struct column columns[] = {
	{"NAME", "name"}, {"DAYS", "days"}, {"UPDATED", "updated_at"}};

static const struct view calendars_view = {"calendars", columns, COUNTOF(columns)};

static const struct option put_rows[] = {
	{"date", 'd', "DATE", "a day, such as 2026-12-25; may be repeated"},
	{"file", 'f', "FILE", "an iCalendar file, or JSON or YAML as the API takes it; - is stdin"},
};

static const struct option_group put_options = {"Options", put_rows, COUNTOF(put_rows)};

static enum rc body_of_dates(struct call *c, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str date;
	size_t at = 0;

	json_begin_object(&w);
	json_add_array(&w, "dates");
	while (options_next(&c->options, "date", &at, &date))
		json_put_str(&w, date);
	json_end_array(&w);
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

static enum rc body_of_file(struct call *c, struct str *out, struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);
	struct str bytes;

	if (input_read(&c->arena, options_get(&c->options, "file"), LIMIT_BODY, &bytes, err))
		return err->rc;
	if (!str_starts(bytes, STR("BEGIN:VCALENDAR")))
		return document_parse(&c->arena, bytes, out, err);
	json_begin_object(&w);
	json_add_str(&w, "ics", bytes);
	json_end_object(&w);
	return call_body(c, &text, out, err);
}

static enum rc put(struct call *c, struct err *err)
{
	bool has_file = options_has(&c->options, "file");
	struct str body = {NULL, 0};

	if (has_file == options_has(&c->options, "date"))
		return usage_error(err, "give its days by --date, or by --file");
	if (has_file ? body_of_file(c, &body, err) : body_of_dates(c, &body, err))
		return err->rc;
	return call_show(c, "PUT", path_to(c), body, &view_record, err);
}

static enum rc list(struct call *c, struct err *err)
{
	return call_show(c, "GET", STR("/v1/calendars"), STR(""), &calendars_view, err);
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
		.name = "put",
		.arguments = "NAME --date DATE|--file FILE",
		.summary = "Makes a calendar, or replaces it",
		.n_words = 1,
		.groups = {&put_options},
		.more = "Examples:\n"
			"  belfry calendar put holidays --file holidays.ics\n"
			"  belfry calendar put closed -d 2026-12-25 -d 2026-12-26\n"
			"  belfry schedule update ID --exclude-calendar holidays\n",
		.run = put,
	},
	{
		.name = "list",
		.arguments = "",
		.summary = "Shows all calendars, by name",
		.run = list,
	},
	{
		.name = "get",
		.arguments = "NAME",
		.summary = "Shows one calendar",
		.n_words = 1,
		.run = get,
	},
	{
		.name = "delete",
		.arguments = "NAME",
		.summary = "Deletes a calendar that no schedule names",
		.n_words = 1,
		.run = delete,
	},
};

int cli_calendar(int argc, char **argv)
{
	static const struct noun noun = {"calendar", "Calendars: days on which schedules rest",
					 verbs, COUNTOF(verbs)};

	return verbs_main(&noun, argc, argv);
}
