#include "notification.h"

#include "base/buf.h"
#include "base/limits.h"
#include "codec/json_write.h"
#include "model/event.h"
#include "model/fields.h"
#include "model/target.h"

enum { GIVEN_URL = 1 << 0, GIVEN_TARGET = 1 << 1, GIVEN_DETAILS = 1 << 2 };

struct reading {
	struct arena *a;
	struct str url, target, method, headers; /* exact JSON; absent: not given */
	struct receiver receiver;
};

static enum rc read_url(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str url;

	r->url = v->raw;
	return target_read_url(r->a, v, &url, name, err);
}

static enum rc read_target(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str text;

	r->target = v->raw;
	return json_string(r->a, v, LIMIT_URL, &text, name, err);
}

static enum rc read_method(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct str method;

	r->method = v->raw;
	return target_read_method(r->a, v, &method, name, err);
}

static enum rc read_headers(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct target target = {0};

	r->headers = v->raw;
	return target_read_headers(r->a, v, &target, name, err);
}

/* Events that others tell of than tasks and schedules: of groups, batches, monitors. */
static bool is_of_others(struct str word)
{
	static const struct str prefixes[] = {STR_INIT("group."), STR_INIT("batch."),
					      STR_INIT("monitor.")};

	for (size_t i = 0; i < COUNTOF(prefixes); i++)
		if (str_starts(word, prefixes[i]) && word.n > prefixes[i].n)
			return true;
	return false;
}

static enum rc read_event(struct arena *a, const struct json *v, struct str *out, const char *name,
			  struct err *err)
{
	struct err unknown = {0};
	unsigned bits = 0;

	if (json_string(a, v, LIMIT_TAG, out, name, err))
		return err->rc;
	if (is_of_others(*out) || event_words(*out, &bits, &unknown) == RC_OK)
		return RC_OK;
	return field_bad_value(name, "has a word that is no event's name",
			       "use names such as task.failed, or task.*", err);
}

static enum rc read_events(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct receiver *to = &r->receiver;
	struct json_array words;

	if (json_is_null(v))
		return RC_OK;
	if (json_array_of(r->a, v, LIMIT_NOTIFICATION_EVENTS, &words, name, err))
		return err->rc;
	to->events = NEW_N(r->a, struct str, words.n + 1);
	for (to->n_events = 0; to->n_events < words.n; to->n_events++)
		if (read_event(r->a, &words.items[to->n_events], &to->events[to->n_events], name,
			       err))
			return err->rc;
	return RC_OK;
}

static const struct field fields[] = {
	{"url", GIVEN_URL, read_url},
	{"target", GIVEN_TARGET, read_target},
	{"method", GIVEN_DETAILS, read_method},
	{"headers", GIVEN_DETAILS, read_headers},
	{"events", 0, read_events},
};

static void add_given(struct json_writer *w, const char *name, struct str exact)
{
	if (exact.p != NULL)
		json_add_raw(w, name, exact);
}

/* The receiver's own words, as a target has them. */
static struct str target_of(const struct reading *r)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	if (r->target.p != NULL)
		return r->target;
	json_begin_object(&w);
	add_given(&w, "url", r->url);
	add_given(&w, "method", r->method);
	add_given(&w, "headers", r->headers);
	json_end_object(&w);
	return str_dup(r->a, buf_str(&text));
}

static enum rc check_given(unsigned given, struct err *err)
{
	if ((given & (GIVEN_URL | GIVEN_TARGET)) == 0)
		return field_missing("url", "say where the notification goes", err);
	if ((given & (GIVEN_URL | GIVEN_TARGET)) == (GIVEN_URL | GIVEN_TARGET))
		return field_bad_value("target", "is given beside url", "leave one of the two out",
				       err);
	if ((given & (GIVEN_TARGET | GIVEN_DETAILS)) == (GIVEN_TARGET | GIVEN_DETAILS))
		return field_bad_value("target", "has method or headers beside it",
				       "a named target has its own", err);
	return RC_OK;
}

static enum rc read_object(struct reading *r, const struct json *v, struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object_of(r->a, v, &o, "notifications", err) ||
	    fields_read(&o, fields, COUNTOF(fields), r, &given, err) || check_given(given, err))
		return err->rc;
	r->receiver.target = target_of(r);
	return RC_OK;
}

static enum rc read_receiver(struct arena *a, const struct json *v, struct receiver *out,
			     struct err *err)
{
	struct reading r = {.a = a, .receiver = {.target = v->raw}};
	struct target target;

	if (v->type == JSON_OBJECT && read_object(&r, v, err))
		return err->rc;
	if (target_parse(a, r.receiver.target, &target, "url", err))
		return err->rc;
	r.receiver.lane = target_lane(a, &target);
	*out = r.receiver;
	return RC_OK;
}

static enum rc read_all(struct arena *a, const struct json *v, struct notifications *out,
			const char *field, struct err *err)
{
	struct json_array items = {.items = (struct json *)(uintptr_t)v, .n = !json_is_null(v)};
	struct notifications all = {0};

	if (v->type == JSON_ARRAY && json_array_of(a, v, LIMIT_NOTIFICATIONS, &items, field, err))
		return err->rc;
	all.receivers = NEW_N(a, struct receiver, items.n + 1);
	for (; all.n < items.n; all.n++)
		if (read_receiver(a, &items.items[all.n], &all.receivers[all.n], err))
			return field_rename(field, err);
	*out = all;
	return RC_OK;
}

enum rc notifications_parse(struct arena *a, struct str text, struct notifications *out,
			    const char *field, struct err *err)
{
	struct json v;

	return json_value(text, &v, err) ? err->rc : read_all(a, &v, out, field, err);
}

enum rc notifications_read(struct arena *a, const struct json *v, struct str *out,
			   const char *field, struct err *err)
{
	struct notifications all = {0};

	if (read_all(a, v, &all, field, err))
		return err->rc;
	*out = all.n != 0 ? v->raw : (struct str){0};
	return RC_OK;
}

bool receiver_wants(const struct receiver *r, struct str event)
{
	if (r->n_events == 0)
		return !str_eq(event, STR("task.retrying"));
	for (size_t i = 0; i < r->n_events; i++)
		if (event_is_called(event, r->events[i]))
			return true;
	return false;
}
