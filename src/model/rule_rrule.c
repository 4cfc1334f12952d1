#include "rule_rrule.h"

#include "base/buf.h"
#include "base/limits.h"
#include "codec/civil.h"
#include "codec/iso8601.h"
#include "model/fields.h"

/* Without DTSTART a rule counts from here, on its own wall: 09:00 is 09:00, and a restart or an
 * edit changes nothing. */
#define DTSTART_DEFAULT "19700101T000000"

/* `2026-01-01T09:00:00+01:00` as `20260101T080000Z`; what is no such time is kept as it is. */
static void add_time(struct buf *to, struct str text)
{
	struct err none = {0};
	char iso[ISO_TEXT];
	struct str utc;
	ms_t at;

	if (iso_parse(text, &at, "", &none)) {
		buf_add(to, text);
		return;
	}
	utc = iso_print(iso, at - at % MS_SECOND);
	for (size_t i = 0; i < utc.n; i++)
		if (utc.p[i] != '-' && utc.p[i] != ':')
			buf_add_c(to, utc.p[i]);
}

static enum rc add_text(struct arena *a, const struct json *v, const char *field, struct buf *to,
			struct err *err)
{
	struct str text;

	if (json_string(a, v, LIMIT_TAG, &text, field, err))
		return err->rc;
	if (str_find(text, '\n') != text.n || str_find(text, ':') == 0)
		return field_bad_value(field, "is no time", "write 2026-01-01T09:00:00Z", err);
	add_time(to, text);
	return RC_OK;
}

/* "RDATE:" and a time, or several. */
static enum rc add_times(struct arena *a, const struct json_object *o, const char *field,
			 const char *line, struct buf *to, struct err *err)
{
	const struct json *v = json_get(o, str_z(field));
	struct json_array items = {NULL, 1};

	if (v == NULL)
		return RC_OK;
	if (v->type == JSON_ARRAY && json_array_of(a, v, RRULE_DATES_MOST, &items, field, err))
		return err->rc;
	if (items.n == 0)
		return RC_OK;
	buf_add_z(to, line);
	for (size_t i = 0; i < items.n; i++) {
		if (i != 0)
			buf_add_c(to, ',');
		if (add_text(a, items.items != NULL ? &items.items[i] : v, field, to, err))
			return err->rc;
	}
	buf_add_c(to, '\n');
	return RC_OK;
}

static bool holds(struct str text, const char *word)
{
	struct str w = str_z(word);

	for (size_t i = 0; i + w.n <= text.n; i++)
		if (str_eq_nocase(str_sub(text, i, w.n), w))
			return true;
	return false;
}

static enum rc add_start(struct arena *a, const struct json_object *o, struct str rule,
			 struct buf *to, struct err *err)
{
	if (json_get(o, STR("dtstart")) != NULL)
		return add_times(a, o, "dtstart", "DTSTART:", to, err);
	if (holds(rule, "DTSTART"))
		return RC_OK;
	if (holds(rule, "COUNT="))
		return field_missing("dtstart", "COUNT counts from it: \"2026-01-01T09:00:00Z\"",
				     err);
	buf_add_z(to, "DTSTART:" DTSTART_DEFAULT "\n");
	return RC_OK;
}

enum rc rule_read_rrule(struct arena *a, const struct json_object *o, struct recur *out,
			struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(2 * RRULE_TEXT_MOST);
	struct rrule rrule;
	struct str rule;

	if (json_string(a, json_get(o, STR("rrule")), RRULE_TEXT_MOST, &rule, "rrule", err) ||
	    add_start(a, o, rule, &text, err))
		return err->rc;
	if (str_find(rule, ':') == rule.n)
		buf_add_z(&text, "RRULE:");
	buf_add(&text, rule);
	buf_add_c(&text, '\n');
	if (add_times(a, o, "rdate", "RDATE:", &text, err) ||
	    add_times(a, o, "exdate", "EXDATE:", &text, err))
		return err->rc;
	if (rrule_parse(&rrule, buf_str(&text), out->zone, 0, err))
		return field_rename("rrule", err);
	recur_set_rrule(out, &rrule);
	return RC_OK;
}
