/* Account webhooks: targets that are told of what happens to the namespace's tasks and schedules.
 */

#include "cron_json.h"
#include "envelope.h"
#include "infrai.h"
#include "once_body.h"

#include "api/paging.h"
#include "api/reading.h"
#include "base/limits.h"
#include "base/macros.h"
#include "codec/header.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/target_order.h"
#include "model/times.h"
#include "store/hook.h"
#include "store/target.h"

#define ID_WEBHOOK "webhook_"
#define ALL_EVENTS "[\"*\"]"

/* --- register --- */

struct registering {
	struct arena *a;
	struct str url;	   /* exact JSON */
	struct str secret; /* empty: one is to be made */
	struct hook hook;
};

static enum rc read_url(void *into, const char *name, const struct json *v, struct err *err)
{
	struct registering *r = into;
	struct str url;

	r->url = v->raw;
	return target_read_url(r->a, v, &url, name, err);
}

static enum rc read_events(void *into, const char *name, const struct json *v, struct err *err)
{
	struct registering *r = into;
	unsigned kinds;

	(void)name;
	r->hook.events = v->raw;
	return hook_events(r->a, v, &kinds, err);
}

static enum rc read_description(void *into, const char *name, const struct json *v, struct err *err)
{
	struct registering *r = into;

	return json_string(r->a, v, LIMIT_ERROR_TEXT, &r->hook.description, name, err);
}

static enum rc read_secret(void *into, const char *name, const struct json *v, struct err *err)
{
	struct registering *r = into;

	if (json_string(r->a, v, LIMIT_SIGNING_SECRET, &r->secret, name, err))
		return err->rc;
	if (r->secret.n != 0 && header_is_value(r->secret))
		return RC_OK;
	return field_bad_value(name, "is no text that could be a secret",
			       "leave it out: one is made, and the answer has it", err);
}

static const struct field fields[] = {
	{"url", 0, read_url},
	{"events", 0, read_events},
	{"description", 0, read_description},
	{"secret", 0, read_secret},
};

static struct str spec_of(struct arena *a, struct str url)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_z(&w, "kind", "http");
	json_add_raw(&w, "url", url);
	json_add_bool(&w, "own_signing_secret", true);
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

static void write_hook(struct json_writer *w, const struct hook *h, struct str url)
{
	json_add_z(w, "id", id_print(ID_WEBHOOK, h->id).z);
	json_add_z(w, "webhook_id", id_print(ID_WEBHOOK, h->id).z);
	add_text(w, "url", url);
	json_add_raw(w, "events", h->events);
	add_text(w, "description", h->description);
	json_add_str(w, "target", h->target);
	add_instant(w, "created_at", h->created_at);
}

/* The target's newest secret. */
static enum rc find_secret(struct request *rq, int64_t target, struct signing_secret *out,
			   struct err *err)
{
	struct sealed_secret *items;
	size_t n;

	if (store_target_secret_list(rq->services->reader, &rq->arena, target, rq->now, &items, &n,
				     err))
		return err->rc;
	if (n == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "the webhook has no secret");
	*out = (struct signing_secret){.id = items[0].id};
	return signing_secret_open(&rq->arena, rq->services->seal_key, items[0].sealed, out, err);
}

static struct str url_of(struct arena *a, struct str spec)
{
	struct named_target t = {0};
	struct err none = {0};

	(void)named_target_parse(a, spec, &t, &none);
	return t.target.url;
}

static enum rc answer_registered(struct request *rq, struct err *err)
{
	const struct command *c = &rq->command;
	struct signing_secret secret;
	struct envelope e;

	if (find_secret(rq, c->target->row.key, &secret, err))
		return err->rc;
	e = envelope_begin(rq, 201);
	write_hook(&e.w, c->hook, url_of(&rq->arena, c->target->text));
	json_add_z(&e.w, "secret", secret.text);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc read_register(struct request *rq, struct registering *r, struct err *err)
{
	struct json_object o;
	struct str body;
	unsigned given;

	if (request_body(rq, &body, err) || json_object(&rq->arena, body, &o, err) ||
	    fields_read_known(&o, fields, COUNTOF(fields), r, &given, err))
		return err->rc;
	if (r->url.p == NULL)
		return field_missing("url", "give the URL that is told", err);
	return RC_OK;
}

enum rc infrai_hook_register(struct request *rq, struct err *err)
{
	struct registering r = {.a = &rq->arena, .hook = {.events = STR(ALL_EVENTS)}};
	struct command *c;
	bool replayed;

	if (once_of_body(rq, "account.webhooks.register", &replayed, err))
		return err->rc;
	if (replayed)
		return RC_OK;
	if (read_register(rq, &r, err))
		return err->rc;
	c = request_command(rq, COMMAND_HOOK_PUT, answer_registered);
	c->hook = NEW(&rq->arena, struct hook);
	*c->hook = r.hook;
	c->target = NEW(&rq->arena, struct target_order);
	c->target->text = spec_of(&rq->arena, r.url);
	c->target->secret_given = r.secret;
	return RC_OK;
}

/* --- list, delete --- */

static enum rc write_row(struct request *rq, struct store *s, const struct hook *h,
			 struct json_writer *w, struct err *err)
{
	struct target_row row = {0};
	struct err why = {0};

	if (store_target_find(s, &rq->arena, rq->caller.namespace, h->target, &row, &why) &&
	    why.rc != RC_NOT_FOUND)
		return (*err = why).rc;
	json_begin_object(w);
	write_hook(w, h, url_of(&rq->arena, row.spec));
	json_add_bool(w, "enabled", row.key != 0 && row.disabled_at == AT_NONE);
	json_end_object(w);
	return RC_OK;
}

enum rc infrai_hook_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct envelope e;
	struct hook *items;
	size_t n;

	if (reading_begin(rq, &s, err) ||
	    store_hook_list(s, &rq->arena, rq->caller.namespace, &items, &n, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	json_add_array(&e.w, "items");
	for (size_t i = 0; i < n; i++)
		if (write_row(rq, s, &items[i], &e.w, err))
			return err->rc;
	json_end_array(&e.w);
	json_add_i64(&e.w, "total", (int64_t)n);
	envelope_end(rq, &e);
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	struct envelope e = envelope_begin(rq, 200);

	(void)err;
	json_add_z(&e.w, "id", id_print(ID_WEBHOOK, rq->command.id).z);
	json_add_bool(&e.w, "deleted", true);
	envelope_end(rq, &e);
	return RC_OK;
}

enum rc infrai_hook_delete(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_HOOK_DELETE, answer_deleted);

	(void)err;
	c->id = request_uuid(rq, 0, ID_WEBHOOK);
	c->target = NEW(&rq->arena, struct target_order);
	c->target->name = hook_target(&rq->arena, c->id);
	c->target->force = true;
	return RC_OK;
}

/* --- deliveries --- */

static void write_delivery(struct json_writer *w, const struct task *t)
{
	json_begin_object(w);
	json_add_z(w, "delivery_id", id_print(ID_TASK, t->id).z);
	json_add_z(w, "id", id_print(ID_TASK, t->id).z);
	json_add_z(w, "state", delivery_state_name(t->state));
	json_add_raw(w, "payload", t->template.payload);
	json_add_i64(w, "attempts", t->attempts);
	add_instant(w, "next_attempt_at", t->due_at);
	add_instant(w, "finished_at", t->finished_at);
	add_instant(w, "created_at", t->created_at);
	json_end_object(w);
}

static enum rc write_deliveries(struct request *rq, struct store *s, struct task_filter *f,
				struct page_walk *walk, struct json_writer *w, int64_t *total_out,
				struct err *err)
{
	struct arena scratch CLEANUP(arena_release) = {0};
	struct task_list list;

	while (page_walk_goes_on(walk)) {
		size_t show;

		arena_reset(&scratch);
		f->page = walk->ask;
		if (store_task_list(s, &scratch, f, &list, err))
			return err->rc;
		if (list.total != TOTAL_UNKNOWN)
			*total_out = list.total;
		show = page_walk_fit(walk, list.n);
		for (size_t i = 0; i < show; i++)
			write_delivery(w, &list.items[i]);
		page_walk_shown(walk, list.n, show, show != 0 ? list.items[show - 1].key : 0,
				rq->answer.body.n);
	}
	return RC_OK;
}

enum rc infrai_hook_deliveries(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct task_filter f = {.namespace = rq->caller.namespace, .now = rq->now};
	struct page_walk walk;
	struct target_row row;
	struct envelope e;
	int64_t total = 0;
	struct page page;

	f.target = hook_target(&rq->arena, request_uuid(rq, 0, ID_WEBHOOK));
	if (paging_read(rq, &page, err) || reading_begin(rq, &s, err) ||
	    store_target_find(s, &rq->arena, rq->caller.namespace, f.target, &row, err))
		return err->rc;
	e = envelope_begin(rq, 200);
	walk = page_walk_over(&page);
	json_add_array(&e.w, "items");
	if (write_deliveries(rq, s, &f, &walk, &e.w, &total, err))
		return err->rc;
	json_end_array(&e.w);
	json_add_i64(&e.w, "total", total);
	page_walk_write_next(&walk, &e.w);
	envelope_end(rq, &e);
	return RC_OK;
}
