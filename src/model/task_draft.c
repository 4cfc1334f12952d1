#include <stdio.h>

#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/fields.h"
#include "model/task.h"

enum { GIVEN_EXPIRES = 1 << 0, GIVEN_EXPIRES_SPAN = 1 << 1 };

struct reading {
	struct arena *a;
	enum dialect dialect;
	ms_t now;
	struct task_draft draft;
};

static enum rc read_part(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	enum rc rc = RC_OK;

	(void)template_field(r->a, str_z(name), v, r->dialect, &r->draft.template, &rc, err);
	return rc;
}

static enum rc add_span(struct str text, ms_t now, ms_t *out, const char *name, struct err *err)
{
	ms_t span;

	if (iso_duration_ms(text, LIMIT_INSTANT_MAX - now, &span, name, err))
		return err->rc;
	*out = now + span;
	return RC_OK;
}

static enum rc read_execute(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	if (str_starts(text, STR("P")))
		return add_span(text, r->now, &r->draft.execute_at, name, err);
	if (iso_parse(text, &r->draft.execute_at, name, err))
		return err_hint(err, "give a time, such as 2030-01-31T09:00:00Z, or a duration "
				     "from now, such as PT10M");
	return RC_OK;
}

static enum rc read_expires(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_TAG, &text, name, err))
		return err->rc;
	return iso_parse(text, &r->draft.expires_at, name, err);
}

static enum rc read_unique_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_UNIQUE_ID, &r->draft.unique_id, name, err))
		return err->rc;
	if (r->draft.unique_id.n == 0)
		return field_bad_value(name, "is empty", "give some text, or leave it out", err);
	return RC_OK;
}

static const struct field fields[] = {
	{"target", 0, read_part},
	{"payload", 0, read_part},
	{"payload_base64", 0, read_part},
	{"payload_type", 0, read_part},
	{"retry", 0, read_part},
	{"retry_policy", 0, read_part},
	{"tags", 0, read_part},
	{"expires_after_seconds", GIVEN_EXPIRES_SPAN, read_part},
	{"notifications", 0, read_part},
	{"rate_limiter", 0, read_part},
	{"execute_after", 0, read_execute},
	{"expires_after", GIVEN_EXPIRES, read_expires},
	{"unique_id", 0, read_unique_id},
};

static enum rc settle_expiry(struct reading *r, unsigned given, struct err *err)
{
	struct task_draft *d = &r->draft;
	ms_t due_at = d->execute_at != AT_NONE ? d->execute_at : r->now;
	const unsigned both = GIVEN_EXPIRES | GIVEN_EXPIRES_SPAN;

	if ((given & both) == both)
		return field_bad_value("expires_after", "and expires_after_seconds are both given",
				       "leave one of the two out", err);
	if (d->template.expires_after_ms != 0)
		d->expires_at = due_at + d->template.expires_after_ms;
	if (d->expires_at > due_at)
		return RC_OK;
	err_at(err, RC_INVALID, "expires_before_due", "expires_after",
	       "the task would expire before it is due");
	return err_hint(err, "give a time after execute_after, or after now where there is none");
}

enum rc task_draft_parse(struct arena *a, struct str body, enum dialect d, ms_t now,
			 struct task_draft *out, struct err *err)
{
	struct reading r = {a, d, now, {.execute_at = AT_NONE, .expires_at = MS_NEVER}};
	struct json_object o;
	unsigned given;

	if (json_object(a, body, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), &r, &given, err) ||
	    template_require(&r.draft.template, err) || settle_expiry(&r, given, err))
		return err->rc;
	*out = r.draft;
	return RC_OK;
}
