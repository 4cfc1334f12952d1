#include "template.h"

#include "base/limits.h"
#include "model/fields.h"
#include "model/notification.h"
#include "model/payload.h"
#include "model/queue.h"
#include "model/rate_limiter.h"
#include "model/retry.h"
#include "model/target.h"
#include "model/url_group.h"

enum { GIVEN_TARGET = 1 << 0 };

struct reading {
	struct arena *a;
	enum dialect dialect;
	struct template template;
};

/* After the target and the limiter, in whichever order they come. What is no URL stays as it is,
 * and template_require refuses it. */
static void limit(struct reading *r)
{
	struct template *t = &r->template;
	bool is_url =
		t->lane.p != NULL && queue_of_lane(t->lane).n == 0 && group_of_lane(t->lane).n == 0;

	if (t->rate_limiter.p != NULL && is_url)
		t->lane = limited_lane(r->a, t->rate_limiter, t->lane);
}

static enum rc read_target(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct target target;

	if (target_parse(r->a, v->raw, &target, name, err))
		return err->rc;
	r->template.target = v->raw;
	r->template.lane = target_lane(r->a, &target);
	limit(r);
	return RC_OK;
}

static enum rc read_limiter(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_NAME, &r->template.rate_limiter, name, err) ||
	    rate_limiter_check_name(r->template.rate_limiter, name, err))
		return err->rc;
	limit(r);
	return RC_OK;
}

/* A null is a payload too. */
static enum rc read_payload(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_exact(v, LIMIT_PAYLOAD, &r->template.payload, name, err);
}

static enum rc read_base64(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return payload_read_base64(r->a, v, &r->template, name, err);
}

static enum rc read_type(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return payload_read_type(r->a, v, &r->template, name, err);
}

static enum rc read_retry(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct retry retry;

	r->template.retry = (struct str){NULL, 0};
	if (json_is_null(v))
		return RC_OK;
	if (retry_parse(v->raw, r->dialect, &retry, name, err))
		return err->rc;
	r->template.retry = v->raw;
	return RC_OK;
}

static enum rc check_tag(struct arena *a, const struct json *v, const char *name, struct err *err)
{
	struct str tag;

	if (json_string(a, v, LIMIT_TAG, &tag, name, err))
		return err->rc;
	if (tag.n == 0)
		return field_bad_value(name, "has an empty tag", "remove it", err);
	return RC_OK;
}

static enum rc check_tags(struct arena *a, const struct json *v, const char *name, struct err *err)
{
	struct json_array tags;

	if (v->type != JSON_ARRAY)
		return check_tag(a, v, name, err);
	if (json_array_of(a, v, LIMIT_TAGS, &tags, name, err))
		return err->rc;
	for (size_t i = 0; i < tags.n; i++)
		if (check_tag(a, &tags.items[i], name, err))
			return err->rc;
	return RC_OK;
}

static enum rc read_tags(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->template.tags = (struct str){NULL, 0};
	if (json_is_null(v))
		return RC_OK;
	if (check_tags(r->a, v, name, err))
		return err->rc;
	r->template.tags = v->raw;
	return RC_OK;
}

static enum rc read_expires(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	r->template.expires_after_ms = 0;
	if (json_is_null(v))
		return RC_OK;
	if (json_seconds_ms(v, LIMIT_EXPIRES_AFTER_S * (ms_t)MS_SECOND,
			    &r->template.expires_after_ms, name, err))
		return err->rc;
	if (r->template.expires_after_ms == 0)
		return field_bad_value(name, "is 0: the task would expire before its first attempt",
				       "give a number of seconds, or leave it out", err);
	return RC_OK;
}

static enum rc read_notifications(void *into, const char *name, const struct json *v,
				  struct err *err)
{
	struct reading *r = into;

	return notifications_read(r->a, v, &r->template.notifications, name, err);
}

static const struct field fields[] = {
	{"target", GIVEN_TARGET, read_target},
	{"payload", 0, read_payload},
	{"payload_base64", 0, read_base64},
	{"payload_type", 0, read_type},
	{"retry", 0, read_retry},
	{"retry_policy", 0, read_retry}, /* Taskhook's name for it */
	{"tags", 0, read_tags},
	{"expires_after_seconds", 0, read_expires},
	{"notifications", 0, read_notifications},
	{"rate_limiter", 0, read_limiter},
};

bool template_field(struct arena *a, struct str key, const struct json *value, enum dialect d,
		    struct template *t, enum rc *rc_out, struct err *err)
{
	const struct field *f = fields_find(fields, COUNTOF(fields), key);
	struct reading r = {a, d, *t};

	if (f == NULL)
		return false;
	*rc_out = f->read(&r, f->name, value, err);
	if (*rc_out == RC_OK)
		*t = r.template;
	return true;
}

enum rc template_require(const struct template *t, struct err *err)
{
	if (t->target.p == NULL)
		return field_missing("target",
				     "say where the task goes: \"https://example.com/job\"", err);
	if (t->rate_limiter.p != NULL && limited_of_lane(t->lane).limiter.n == 0)
		return field_bad_value("rate_limiter", "goes with a URL alone",
				       "name it in the named target itself", err);
	return payload_check(t, err);
}

static enum rc parse(struct reading *r, struct str text, struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object(r->a, text, &o, err) ||
	    fields_read(&o, fields, COUNTOF(fields), r, &given, err))
		return err->rc;
	return template_require(&r->template, err);
}

enum rc template_parse(struct arena *a, struct str text, enum dialect d, struct template *out,
		       const char *field, struct err *err)
{
	struct reading r = {.a = a, .dialect = d};

	if (parse(&r, text, err))
		return err_within(err, field);
	*out = r.template;
	return RC_OK;
}

static void add_given(struct json_writer *w, const char *name, struct str exact)
{
	if (exact.p != NULL)
		json_add_raw(w, name, exact);
}

void template_write(struct json_writer *w, const struct template *t)
{
	add_given(w, "target", t->target);
	payload_write(w, t);
	add_given(w, "retry", t->retry);
	add_given(w, "tags", t->tags);
	if (t->expires_after_ms != 0)
		json_add_seconds(w, "expires_after_seconds", t->expires_after_ms);
	add_given(w, "notifications", t->notifications);
	if (limited_of_lane(t->lane).limiter.n != 0)
		json_add_str(w, "rate_limiter", limited_of_lane(t->lane).limiter);
}
