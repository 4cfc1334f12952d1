#include "batch.h"

#include <stdio.h>

#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/target.h"
#include "model/times.h"

enum { GIVEN_TASKS = 1 << 0 };
enum { TENTHS = 10, TENTHS_SHIFT = 8 }; /* of `told`: behind the notices' bits */

static const struct notice {
	const char *field, *event;
} notices[BATCH_NOTICES] = {
	[BATCH_PROGRESS] = {"on_progress", "batch.progress"},
	[BATCH_FINISH] = {"on_finish", "batch.finish"},
	[BATCH_COMPLETE] = {"on_complete", "batch.complete"},
	[BATCH_SUCCESS] = {"on_success", "batch.success"},
	[BATCH_DEATH] = {"on_death", "batch.death"},
};

struct reading {
	struct arena *a;
	enum dialect dialect;
	ms_t now;
	struct json_array tasks;
	struct batch_order order;
};

/* --- its fields --- */

static enum rc read_tasks(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_array_of(r->a, v, LIMIT_BATCH_TASKS, &r->tasks, name, err))
		return err->rc;
	if (r->tasks.n == 0)
		return field_bad_value(name, "is empty", "name a task at least", err);
	return RC_OK;
}

static enum rc read_description(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;

	if (json_is_null(v))
		return RC_OK;
	return json_string(r->a, v, LIMIT_DESCRIPTION, &r->order.description, name, err);
}

static enum rc read_receiver(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct target t;

	if (json_is_null(v))
		return RC_OK;
	if (target_parse(r->a, v->raw, &t, name, err))
		return err->rc;
	if (t.kind == TARGET_HTTP)
		return RC_OK;
	return field_bad_value(name, "is no URL",
			       "give a URL, or {\"url\", \"method\", \"headers\"}", err);
}

static const struct field receivers[] = {
	{"on_progress", 0, read_receiver}, {"on_finish", 0, read_receiver},
	{"on_complete", 0, read_receiver}, {"on_success", 0, read_receiver},
	{"on_death", 0, read_receiver},
};

static enum rc read_notifications(void *into, const char *name, const struct json *v,
				  struct err *err)
{
	struct reading *r = into;
	struct json_object o;
	unsigned given;

	if (json_is_null(v))
		return RC_OK;
	if (json_object_of(r->a, v, &o, name, err))
		return err->rc;
	if (fields_read(&o, receivers, COUNTOF(receivers), r, &given, err))
		return err_within(err, name);
	r->order.notifications = v->raw;
	return RC_OK;
}

static enum rc read_atomic(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	bool atomic;

	if (json_bool(v, &atomic, name, err))
		return err->rc;
	r->order.is_partial = !atomic;
	return RC_OK;
}

static enum rc read_expiration(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	int64_t hours;

	if (json_is_null(v))
		return RC_OK;
	if (json_i64(v, 1, LIMIT_BATCH_EXPIRATION_H, &hours, name, err))
		return err->rc;
	r->order.expiration_ms = hours * MS_HOUR;
	return RC_OK;
}

static const struct field options[] = {
	{"atomic", 0, read_atomic},
	{"expiration", 0, read_expiration},
};

static enum rc read_options(void *into, const char *name, const struct json *v, struct err *err)
{
	struct reading *r = into;
	struct json_object o;
	unsigned given;

	if (json_is_null(v))
		return RC_OK;
	if (json_object_of(r->a, v, &o, name, err))
		return err->rc;
	if (fields_read(&o, options, COUNTOF(options), r, &given, err))
		return err_within(err, name);
	r->order.options = v->raw;
	return RC_OK;
}

static const struct field fields[] = {
	{"tasks", GIVEN_TASKS, read_tasks},
	{"description", 0, read_description},
	{"notifications", 0, read_notifications},
	{"options", 0, read_options},
};

/* --- its tasks --- */

enum rc batch_within(struct err *err, size_t index)
{
	char field[32];

	(void)snprintf(field, sizeof(field), "tasks[%zu]", index);
	return err_within(err, field);
}

static enum rc read_drafts(struct reading *r, struct err *err)
{
	struct batch_order *o = &r->order;
	size_t n_good = 0;

	o->n = r->tasks.n;
	o->items = NEW_N(r->a, struct batch_item, o->n);
	for (size_t i = 0; i < o->n; i++) {
		struct batch_item *item = &o->items[i];

		if (task_draft_parse(r->a, r->tasks.items[i].raw, r->dialect, r->now, &item->draft,
				     &item->err) == RC_OK) {
			n_good++;
			continue;
		}
		(void)batch_within(&item->err, i);
		if (!o->is_partial || (i + 1 == o->n && n_good == 0)) {
			*err = item->err;
			return err->rc;
		}
	}
	return RC_OK;
}

static enum rc parse(struct reading *r, const struct field *table, size_t n, struct str body,
		     struct err *err)
{
	struct json_object o;
	unsigned given;

	if (json_object(r->a, body, &o, err) || fields_read(&o, table, n, r, &given, err))
		return err->rc;
	if ((given & GIVEN_TASKS) == 0)
		return field_missing("tasks", "name its tasks: [{\"target\": …}, …]", err);
	return read_drafts(r, err);
}

enum rc batch_parse(struct arena *a, struct str body, enum dialect d, ms_t now,
		    struct batch_order *out, struct err *err)
{
	struct reading r = {.a = a, .dialect = d, .now = now};

	if (parse(&r, fields, COUNTOF(fields), body, err))
		return err->rc;
	*out = r.order;
	return RC_OK;
}

/* The tasks are the first of the fields. */
enum rc batch_parse_more(struct arena *a, struct str body, enum dialect d, ms_t now,
			 struct batch_order *out, struct err *err)
{
	struct reading r = {.a = a, .dialect = d, .now = now};

	if (parse(&r, fields, 1, body, err))
		return err->rc;
	*out = r.order;
	return RC_OK;
}

/* --- what is told of it --- */

static unsigned tenths_of(const struct bundle_counts *c)
{
	int64_t total = bundle_total(c);

	return total != 0 ? (unsigned)((total - c->pending) * TENTHS / total) : TENTHS;
}

struct batch_news batch_news(const struct bundle_counts *c, unsigned told)
{
	unsigned before = told >> TENTHS_SHIFT, now = tenths_of(c), due = 0;
	unsigned said = told & ((1U << BATCH_NOTICES) - 1);

	if (c->failed != 0)
		due |= 1U << BATCH_DEATH;
	if (bundle_is_over(c))
		due |= 1U << BATCH_FINISH | 1U << BATCH_COMPLETE;
	if (bundle_is_over(c) && bundle_end(c) == TASK_COMPLETED)
		due |= 1U << BATCH_SUCCESS;
	due &= ~said;
	said |= due;
	if (now > before)
		due |= 1U << BATCH_PROGRESS;
	else
		now = before; /* tasks were added */
	return (struct batch_news){due, said | now << TENTHS_SHIFT};
}

const char *batch_event(enum batch_notice n)
{
	return notices[n].event;
}

struct str batch_receiver(struct arena *a, const struct batch *b, enum batch_notice n)
{
	struct json_object o;
	struct err ignored = {0};
	const struct json *v;

	if (b->notifications.p == NULL || json_object(a, b->notifications, &o, &ignored))
		return (struct str){0};
	v = json_get(&o, str_z(notices[n].field));
	return v != NULL && !json_is_null(v) ? v->raw : (struct str){0};
}

static const char *status_of(const struct batch *b)
{
	if (b->cancelled_at != AT_NONE)
		return task_state_name(TASK_CANCELLED);
	return task_state_name(b->finished_at != AT_NONE ? bundle_end(&b->counts)
							 : TASK_PROCESSING);
}

void batch_write(struct json_writer *w, const struct batch *b)
{
	int64_t total = bundle_total(&b->counts);

	json_add_z(w, "id", id_print(ID_BATCH, b->id).z);
	json_add_z(w, "status", status_of(b));
	add_text(w, "description", b->description);
	bundle_counts_write(w, &b->counts);
	json_add_permille(w, "progress",
			  total != 0 ? (total - b->counts.pending) * 1000 / total : 1000);
	add_second(w, "created_at", b->created_at);
	add_instant(w, "expires_at", b->expires_at);
	add_instant(w, "cancelled_at", b->cancelled_at);
	add_instant(w, "finished_at", b->finished_at);
}
