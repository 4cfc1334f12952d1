#include "queue.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "model/fields.h"
#include "model/target.h"
#include "model/times.h"

/* What a queue does that nobody has set up. */
static const struct queue defaults = {
	.lease_ms = 30 * (ms_t)MS_SECOND,
	.max_receives = 10,
	.dedup_window_ms = 300 * (ms_t)MS_SECOND,
	.retention_ms = 14 * MS_DAY,
	.paused_at = AT_NONE,
};

struct queue queue_new(int64_t namespace, struct str name, ms_t now)
{
	struct queue q = defaults;

	q.namespace = namespace;
	q.name = name;
	q.created_at = q.updated_at = now;
	return q;
}

enum rc queue_name_check(struct str name, const char *field, struct err *err)
{
	bool is_good = name.n != 0 && name.n <= LIMIT_NAME;

	for (size_t i = 0; i < name.n && is_good; i++)
		is_good = (unsigned char)name.p[i] >= ' ' && name.p[i] != 0x7f;
	if (is_good && str_eq(str_trim(name), name))
		return RC_OK;
	err_at(err, RC_INVALID, "invalid_queue", field, "this cannot be a queue's name");
	return err_hint(err,
			"a name is 1 to %d bytes of text, without control characters and "
			"outer spaces",
			LIMIT_NAME);
}

struct reading {
	struct arena *a;
	struct queue values;
};

static enum rc read_lease(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_seconds_ms(v, LIMIT_LEASE_S * (ms_t)MS_SECOND, &r->values.lease_ms, name, err))
		return err->rc;
	if (r->values.lease_ms == 0)
		return field_bad_value(name, "is 0: the lease would be over at once",
				       "give a number of seconds", err);
	return RC_OK;
}

static enum rc read_max_receives(void *into, const char *name, const struct json *v,
				 struct err *err)
{
	struct reading *r = into;

	return json_i64(v, 1, LIMIT_RECEIVES, &r->values.max_receives, name, err);
}

static enum rc read_dedup_window(void *into, const char *name, const struct json *v,
				 struct err *err)
{
	struct reading *r = into;

	return json_seconds_ms(v, LIMIT_DEDUP_WINDOW_S * (ms_t)MS_SECOND,
			       &r->values.dedup_window_ms, name, err);
}

static enum rc read_retention(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_seconds_ms(v, LIMIT_EXPIRES_AFTER_S * (ms_t)MS_SECOND, &r->values.retention_ms,
			    name, err))
		return err->rc;
	if (r->values.retention_ms == 0)
		return field_bad_value(name, "is 0: messages would expire at once",
				       "give a number of seconds", err);
	return RC_OK;
}

static enum rc read_push(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct target target;

	r->values.push = (struct str){0};
	if (json_is_null(v))
		return RC_OK;
	if (target_parse(r->a, v->raw, &target, name, err))
		return err->rc;
	if (target.kind != TARGET_HTTP && target.kind != TARGET_NAME)
		return field_bad_value(name, "is nothing that can be called",
				       "give a URL, or the name of a target of kind http", err);
	r->values.push = v->raw;
	return RC_OK;
}

static enum rc read_fifo(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	return json_bool(v, &r->values.fifo, name, err);
}

static enum rc read_dead_letters(void *into, const char *name, const struct json *v,
				 struct err *err)
{
	struct reading *r = into;

	r->values.dead_letters = (struct str){0};
	if (json_is_null(v))
		return RC_OK;
	if (json_string(r->a, v, LIMIT_NAME, &r->values.dead_letters, name, err))
		return err->rc;
	return queue_name_check(r->values.dead_letters, name, err);
}

static const struct field fields[] = {
	{"lease_seconds", QUEUE_LEASE, read_lease},
	{"max_receives", QUEUE_MAX_RECEIVES, read_max_receives},
	{"dedup_window_seconds", QUEUE_DEDUP_WINDOW, read_dedup_window},
	{"retention_seconds", QUEUE_RETENTION, read_retention},
	{"push", QUEUE_PUSH, read_push},
	{"fifo", QUEUE_FIFO, read_fifo},
	{"dead_letter_queue", QUEUE_DEAD_LETTERS, read_dead_letters},
	{"name", 0, field_shown_only},
	{"paused", 0, field_shown_only},
	{"created_at", 0, field_shown_only},
	{"updated_at", 0, field_shown_only},
	{"ready", 0, field_shown_only},
	{"leased", 0, field_shown_only},
	{"delayed", 0, field_shown_only},
	{"waiting", 0, field_shown_only},
	{"dead", 0, field_shown_only},
	{"oldest_age_seconds", 0, field_shown_only},
	{"per_second", 0, field_shown_only},
};

enum rc queue_draft_parse(struct arena *a, struct str body, struct queue_draft *out,
			  struct err *err)
{
	struct reading r = {a, defaults};
	struct json_object o;
	unsigned given = 0;

	if (str_trim(body).n != 0 && (json_object(a, body, &o, err) ||
				      fields_read(&o, fields, COUNTOF(fields), &r, &given, err)))
		return err->rc;
	*out = (struct queue_draft){given, r.values};
	return RC_OK;
}

void queue_apply(struct queue *q, const struct queue_draft *d)
{
	q->lease_ms = d->values.lease_ms;
	q->max_receives = d->values.max_receives;
	q->dedup_window_ms = d->values.dedup_window_ms;
	q->retention_ms = d->values.retention_ms;
	q->push = d->values.push;
	q->fifo = d->values.fifo;
	q->dead_letters = d->values.dead_letters;
}

void queue_merge(struct queue *q, const struct queue_draft *d)
{
	const struct queue *v = &d->values;

	if ((d->given & QUEUE_LEASE) != 0)
		q->lease_ms = v->lease_ms;
	if ((d->given & QUEUE_MAX_RECEIVES) != 0)
		q->max_receives = v->max_receives;
	if ((d->given & QUEUE_DEDUP_WINDOW) != 0)
		q->dedup_window_ms = v->dedup_window_ms;
	if ((d->given & QUEUE_RETENTION) != 0)
		q->retention_ms = v->retention_ms;
	if ((d->given & QUEUE_PUSH) != 0)
		q->push = v->push;
	if ((d->given & QUEUE_FIFO) != 0)
		q->fifo = v->fifo;
	if ((d->given & QUEUE_DEAD_LETTERS) != 0)
		q->dead_letters = v->dead_letters;
}

struct str queue_of_lane(struct str lane)
{
	if (!str_starts(lane, STR(QUEUE_PREFIX)))
		return (struct str){0};
	return str_sub(lane, strlen(QUEUE_PREFIX), lane.n);
}

struct str queue_lane(struct arena *a, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(sizeof(QUEUE_PREFIX) + LIMIT_NAME);

	buf_add(&text, STR(QUEUE_PREFIX));
	buf_add(&text, name);
	return str_dup(a, buf_str(&text));
}

void queue_write(struct json_writer *w, const struct queue *q)
{
	json_add_str(w, "name", q->name);
	json_add_bool(w, "paused", q->paused_at != AT_NONE);
	json_add_seconds(w, "lease_seconds", q->lease_ms);
	json_add_i64(w, "max_receives", q->max_receives);
	json_add_seconds(w, "dedup_window_seconds", q->dedup_window_ms);
	json_add_seconds(w, "retention_seconds", q->retention_ms);
	json_add_raw(w, "push", q->push);
	json_add_bool(w, "fifo", q->fifo);
	add_text(w, "dead_letter_queue", q->dead_letters);
	add_instant(w, "created_at", q->created_at);
	add_instant(w, "updated_at", q->updated_at);
}
