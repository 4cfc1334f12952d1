#include "cron_draft.h"

#include "delivery_draft.h"

#include "base/limits.h"
#include "codec/iso8601.h"
#include "codec/json_write.h"

enum { GIVEN_CRON = 1 << 8, GIVEN_RUN_AT = 1 << 9, GIVEN_ZONE = 1 << 10, GIVEN_NAME = 1 << 11 };

struct reading {
	struct delivery_draft delivery; /* first: its readers are given this struct */
	struct zones *zones;
	ms_t now;
	struct str cron; /* exact JSON */
	const char *cron_as;
	ms_t run_at;
	struct schedule values;
};

static enum rc read_cron(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (r->cron_as != NULL && !str_eq(r->cron, v->raw)) {
		err_at(err, RC_INVALID, "conflicting_fields", name, "%s says another time than %s",
		       name, r->cron_as);
		return err_hint(err, "leave one of the two out");
	}
	r->cron = v->raw;
	r->cron_as = name;
	if (v->type != JSON_STRING) {
		err_at(err, RC_INVALID, "invalid_type", name, "%s is no text", name);
		return err_hint(err, "give five fields, such as \"0 9 * * *\"");
	}
	return RC_OK;
}

/* Up to the next whole second, which is what a rule counts in: never early. */
static enum rc read_run_at(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;
	ms_t at;

	if (json_string(r->delivery.a, v, LIMIT_TAG, &text, name, err) ||
	    iso_parse(text, &at, name, err))
		return err->rc;
	if (at <= r->now)
		return field_bad_value(name, "has passed already",
				       "give a time to come; to run a job now, trigger it", err);
	r->run_at = at + (MS_SECOND - at % MS_SECOND) % MS_SECOND;
	return RC_OK;
}

static enum rc read_zone(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_string(r->delivery.a, v, LIMIT_ZONE_NAME, &r->values.timezone, name, err))
		return err->rc;
	if (zones_get(r->zones, r->values.timezone, err) == NULL)
		return field_rename(name, err);
	return RC_OK;
}

static enum rc read_name(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_string(r->delivery.a, v, LIMIT_NAME, &r->values.name, name, err);
}

static enum rc read_type(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str word;

	if (json_string(r->delivery.a, v, LIMIT_TAG, &word, name, err))
		return err->rc;
	if (!str_eq(word, STR("http_url")) && !str_eq(word, STR("queue")))
		return field_bad_word(name, "http_url, queue", err);
	return RC_OK;
}

static const struct field fields[] = {
	{"schedule", GIVEN_CRON, read_cron},
	{"cron_expr", GIVEN_CRON, read_cron},
	{"cron", GIVEN_CRON, read_cron},
	{"run_at", GIVEN_RUN_AT, read_run_at},
	{"timezone", GIVEN_ZONE, read_zone},
	{"name", GIVEN_NAME, read_name},
	{"url", DELIVERY_ADDRESS, delivery_read_task},
	{"task", DELIVERY_ADDRESS, delivery_read_task},
	{"task_url", DELIVERY_ADDRESS, delivery_read_task},
	{"http_url", DELIVERY_ADDRESS, delivery_read_url},
	{"task_type", 0, read_type},
	{"method", DELIVERY_REQUEST, delivery_read_method},
	{"headers", DELIVERY_REQUEST, delivery_read_headers},
	{"payload", DELIVERY_PAYLOAD, delivery_read_payload},
	{"retries", DELIVERY_TRIES, delivery_read_retries},
	{"retry", DELIVERY_TRIES, delivery_read_retries},
	{"timeout_seconds", DELIVERY_TRIES, delivery_read_timeout},
};

/* --- when */

static struct str quoted(struct arena *a, struct str text)
{
	struct buf b CLEANUP(buf_release) = BUF_INIT(LIMIT_QUERY_VALUE);
	struct json_writer w = json_writer_to(&b);

	json_put_str(&w, text);
	return str_dup(a, buf_str(&b));
}

static enum rc set_once(struct reading *r, struct err *err)
{
	struct cron_grammar grammar = schedule_grammar(DIALECT_INFRAI);
	struct rule_parts parts = {0};
	char at[ISO_TEXT];

	parts.raw[RULE_RRULE] = STR("\"" CRON_ONCE "\"");
	parts.raw[RULE_DTSTART] = quoted(r->delivery.a, iso_print(at, r->run_at));
	return rule_compose(r->delivery.a, &parts, &grammar, &r->values.rule, err)
		       ? field_rename("run_at", err)
		       : RC_OK;
}

static enum rc set_cron(struct reading *r, struct err *err)
{
	struct cron_grammar grammar = schedule_grammar(DIALECT_INFRAI);
	struct rule_parts parts = {0};

	parts.raw[RULE_CRON] = r->cron;
	return rule_compose(r->delivery.a, &parts, &grammar, &r->values.rule, err)
		       ? field_rename(r->cron_as, err)
		       : RC_OK;
}

static enum rc set_rule(struct reading *r, unsigned given, struct err *err)
{
	if ((given & GIVEN_CRON) != 0 && (given & GIVEN_RUN_AT) != 0)
		return field_bad_value("run_at", "stands beside a cron expression",
				       "give run_at for one run, or schedule for many", err);
	return (given & GIVEN_RUN_AT) != 0 ? set_once(r, err) : set_cron(r, err);
}

/* The bits of the draft's own fields. A job that runs once is run however late. */
static unsigned own_fields(struct reading *r, unsigned given)
{
	unsigned own = 0;

	if ((given & (GIVEN_CRON | GIVEN_RUN_AT)) != 0)
		own |= SCHEDULE_RULE;
	if ((given & GIVEN_RUN_AT) != 0) {
		own |= SCHEDULE_WINDOW;
		r->values.policies.catch_up_window_ms = MS_NEVER;
	}
	if ((given & GIVEN_ZONE) != 0)
		own |= SCHEDULE_TIMEZONE;
	if ((given & GIVEN_NAME) != 0)
		own |= SCHEDULE_NAME;
	if ((given & DELIVERY_ALL) != 0)
		own |= SCHEDULE_TEMPLATE;
	return own;
}

static enum rc read(struct reading *r, struct str body, unsigned *given_out, struct err *err)
{
	struct json_object o;

	r->delivery.retries = -1;
	if (json_object(r->delivery.a, body, &o, err) ||
	    fields_read_known(&o, fields, COUNTOF(fields), r, given_out, err))
		return err->rc;
	if ((*given_out & (GIVEN_CRON | GIVEN_RUN_AT)) != 0 && set_rule(r, *given_out, err))
		return err->rc;
	return delivery_apply(&r->delivery, *given_out, &r->values.template, err);
}

static enum rc check_create(unsigned given, struct err *err)
{
	if ((given & (GIVEN_CRON | GIVEN_RUN_AT)) == 0)
		return field_missing("schedule",
				     "say when, such as \"0 9 * * *\", or give run_at for one run",
				     err);
	if ((given & DELIVERY_ADDRESS) == 0)
		return field_missing("url", "say what: a URL, or as task the name of a queue", err);
	return RC_OK;
}

enum rc cron_draft_parse(struct arena *a, struct str body, struct zones *zones, ms_t now,
			 struct schedule_draft *out, struct err *err)
{
	struct reading r = {.delivery = {.a = a}, .zones = zones, .now = now};
	unsigned given = 0;

	if (read(&r, body, &given, err) || check_create(given, err))
		return err->rc;
	if ((given & GIVEN_ZONE) == 0)
		r.values.timezone = STR("UTC");
	*out = (struct schedule_draft){.given = own_fields(&r, given | GIVEN_ZONE),
				       .values = r.values};
	return RC_OK;
}

enum rc cron_change_parse(struct arena *a, struct str body, struct zones *zones, ms_t now,
			  const struct schedule *was, struct schedule_draft *out, struct err *err)
{
	struct reading r = {.delivery = {.a = a}, .zones = zones, .now = now};
	unsigned given = 0;

	r.values.template = was->template;
	if (read(&r, body, &given, err))
		return err->rc;
	*out = (struct schedule_draft){.given = own_fields(&r, given), .values = r.values};
	return RC_OK;
}
