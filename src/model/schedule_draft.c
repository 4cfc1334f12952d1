#include "schedule.h"

#include <stdio.h>

#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/calendar.h"
#include "model/fields.h"
#include "model/notification.h"

struct reading {
	struct arena *a;
	enum dialect dialect;
	struct zones *zones;
	bool enabled;
	struct rule_parts rule;
	struct schedule values;
};

/* Parts of one rule: rule_compose checks them together. */
static enum rc keep_part(struct reading *r, enum rule_field f, const struct json *v)
{
	r->rule.raw[f] = v->raw;
	return RC_OK;
}

static enum rc read_cron(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_CRON, v);
}

static enum rc read_every(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_EVERY, v);
}

static enum rc read_anchor(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_ANCHOR, v);
}

static enum rc read_rrule(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_RRULE, v);
}

static enum rc read_dtstart(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_DTSTART, v);
}

static enum rc read_rdate(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_RDATE, v);
}

static enum rc read_exdate(void *into, const char *name, const struct json *v, struct err *err)
{
	(void)name;
	(void)err;
	return keep_part(into, RULE_EXDATE, v);
}

static enum rc read_timezone(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->a, v, LIMIT_ZONE_NAME, &r->values.timezone, name, err))
		return err->rc;
	if (zones_get(r->zones, r->values.timezone, err) == NULL)
		return field_rename(name, err);
	return RC_OK;
}

static enum rc read_template(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return template_parse(r->a, v->raw, r->dialect, &r->values.template, name, err);
}

static enum rc read_time(struct arena *a, const struct json *v, ms_t *out, const char *name,
			 struct err *err)
{
	struct str text;

	*out = AT_NONE;
	if (json_is_null(v))
		return RC_OK;
	if (json_string(a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	return iso_parse(text, out, name, err);
}

static enum rc read_start(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return read_time(r->a, v, &r->values.start_at, name, err);
}

static enum rc read_end(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return read_time(r->a, v, &r->values.end_at, name, err);
}

static enum rc read_enabled(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_bool(v, &r->enabled, name, err);
}

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->values.name = (struct str){NULL, 0};
	if (json_is_null(v))
		return RC_OK;
	return json_string(r->a, v, LIMIT_NAME, &r->values.name, name, err);
}

static enum rc check_label(struct arena *a, const struct json_member *m, struct err *err)
{
	char field[LIMIT_TAG + 1];
	struct str value;

	(void)snprintf(field, sizeof(field), STR_FMT, STR_ARG(m->key));
	if (m->key.n == 0 || m->key.n > LIMIT_TAG)
		return field_bad_value(field, "is no name of a label", "a name has 1 to 128 bytes",
				       err);
	return json_string(a, &m->value, LIMIT_TAG, &value, field, err);
}

static enum rc read_labels(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_object labels;

	r->values.labels = (struct str){NULL, 0};
	if (json_is_null(v))
		return RC_OK;
	if (json_object_of(r->a, v, &labels, name, err))
		return err->rc;
	if (labels.n > LIMIT_TAGS)
		return err_at(err, RC_INVALID, "too_many_items", name,
			      "%s has more than %d members", name, LIMIT_TAGS);
	for (size_t i = 0; i < labels.n; i++)
		if (check_label(r->a, &labels.members[i], err))
			return field_rename(name, err);
	r->values.labels = v->raw;
	return RC_OK;
}

static enum rc read_calendars(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_array items;
	struct str text;

	r->values.exclude_calendars = (struct str){NULL, 0};
	if (json_is_null(v))
		return RC_OK;
	if (json_array_of(r->a, v, CALENDARS_MOST, &items, name, err))
		return err->rc;
	for (size_t i = 0; i < items.n; i++)
		if (json_string(r->a, &items.items[i], LIMIT_NAME, &text, name, err) ||
		    calendar_check_name(text, name, err))
			return err->rc;
	if (items.n != 0)
		r->values.exclude_calendars = v->raw;
	return RC_OK;
}

static enum rc read_notifications(void *into, const char *name, const struct json *v,
				  struct err *err)
{
	struct reading *r = into;

	return notifications_read(r->a, v, &r->values.notifications, name, err);
}

static enum rc read_overlap(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	if (!overlap_parse(word, &r->values.policies.overlap))
		return field_bad_word(name, "allow, skip, buffer_one, cancel_previous", err);
	return RC_OK;
}

static enum rc read_catch_up(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	if (!catch_up_parse(word, &r->values.policies.catch_up))
		return field_bad_word(name, "all, latest, none", err);
	return RC_OK;
}

static enum rc read_dst(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	if (!cron_dst_parse(word, &r->values.policies.dst))
		return field_bad_word(name, "vixie, ocps14, instant", err);
	return RC_OK;
}

static enum rc read_window(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->values.policies.catch_up_window_ms = MS_NEVER;
	if (json_is_null(v))
		return RC_OK;
	return json_seconds_ms(v, (ms_t)LIMIT_CATCH_UP_WINDOW_S * MS_SECOND,
			       &r->values.policies.catch_up_window_ms, name, err);
}

static enum rc read_ahead(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_seconds_ms(v, (ms_t)LIMIT_CREATE_AHEAD_S * MS_SECOND,
			       &r->values.policies.create_ahead_ms, name, err);
}

static enum rc read_jitter(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_seconds_ms(v, (ms_t)LIMIT_JITTER_S * MS_SECOND, &r->values.policies.jitter_ms,
			       name, err);
}

static enum rc read_max_runs(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->values.policies.max_runs = 0;
	if (json_is_null(v))
		return RC_OK;
	return json_i64(v, 1, INT32_MAX, &r->values.policies.max_runs, name, err);
}

static const struct field fields[] = {
	{"cron", SCHEDULE_RULE, read_cron},
	{"every", SCHEDULE_RULE, read_every},
	{"anchor", SCHEDULE_RULE, read_anchor},
	{"rrule", SCHEDULE_RULE, read_rrule},
	{"dtstart", SCHEDULE_RULE, read_dtstart},
	{"rdate", SCHEDULE_RULE, read_rdate},
	{"exdate", SCHEDULE_RULE, read_exdate},
	{"timezone", SCHEDULE_TIMEZONE, read_timezone},
	{"task_template", SCHEDULE_TEMPLATE, read_template},
	{"start_at", SCHEDULE_START, read_start},
	{"end_at", SCHEDULE_END, read_end},
	{"enabled", SCHEDULE_ENABLED, read_enabled},
	{"name", SCHEDULE_NAME, read_name},
	{"labels", SCHEDULE_LABELS, read_labels},
	{"exclude_calendars", SCHEDULE_CALENDARS, read_calendars},
	{"notifications", SCHEDULE_NOTIFICATIONS, read_notifications},
	{"overlap", SCHEDULE_OVERLAP, read_overlap},
	{"catch_up", SCHEDULE_CATCH_UP, read_catch_up},
	{"catch_up_window_seconds", SCHEDULE_WINDOW, read_window},
	{"create_ahead_seconds", SCHEDULE_AHEAD, read_ahead},
	{"dst", SCHEDULE_DST, read_dst},
	{"jitter_seconds", SCHEDULE_JITTER, read_jitter},
	{"max_runs", SCHEDULE_MAX_RUNS, read_max_runs},
};

enum rc schedule_draft_of(struct arena *a, const struct json_object *o, enum dialect d,
			  struct zones *zones, struct schedule_draft *out, struct err *err)
{
	struct reading r = {.a = a, .dialect = d, .zones = zones};
	struct cron_grammar grammar = schedule_grammar(d);
	unsigned given;

	if (fields_read(o, fields, COUNTOF(fields), &r, &given, err))
		return err->rc;
	if ((given & SCHEDULE_RULE) != 0 && rule_compose(a, &r.rule, &grammar, &r.values.rule, err))
		return err->rc;
	*out = (struct schedule_draft){given, r.enabled, r.values};
	return RC_OK;
}

enum rc schedule_draft_parse(struct arena *a, struct str body, enum dialect d, struct zones *zones,
			     struct schedule_draft *out, struct err *err)
{
	struct json_object o;

	if (json_object(a, body, &o, err))
		return err->rc;
	return schedule_draft_of(a, &o, d, zones, out, err);
}

static void default_zone(struct schedule_draft *d)
{
	if ((d->given & SCHEDULE_RULE) == 0 || (d->given & SCHEDULE_TIMEZONE) != 0 ||
	    rule_needs_zone(d->values.rule))
		return;
	d->values.timezone = STR("UTC");
	d->given |= SCHEDULE_TIMEZONE;
}

enum rc schedule_draft_require(struct schedule_draft *d, struct err *err)
{
	static const struct {
		unsigned bit;
		const char *name, *hint;
	} required[] = {
		{SCHEDULE_RULE, "cron",
		 "say when, such as \"0 9 * * *\" for daily at 9, or give every: \"90s\""},
		{SCHEDULE_TIMEZONE, "timezone", "give an IANA zone, such as \"America/New_York\""},
		{SCHEDULE_TEMPLATE, "task_template",
		 "say what, such as {\"target\": \"https://example.com/job\"}"},
	};

	default_zone(d);
	for (size_t i = 0; i < COUNTOF(required); i++)
		if ((d->given & required[i].bit) == 0)
			return field_missing(required[i].name, required[i].hint, err);
	return RC_OK;
}
