#include "hooks.h"

#include "base/limits.h"
#include "engine/events.h"
#include "engine/notices.h"
#include "model/notification.h"
#include "store/event.h"
#include "store/hook.h"

void hooks_release(struct hooks *h)
{
	arena_release(&h->arena);
	*h = (struct hooks){0};
}

void hooks_forget(struct hooks *h)
{
	h->known = false;
}

/* What is stored was checked when it came in. */
static unsigned kinds_of(struct arena *a, struct str events)
{
	struct err none = {0};
	unsigned kinds = 0;
	struct json v;

	if (json_value(events, &v, &none) == RC_OK)
		(void)hook_events(a, &v, &kinds, &none);
	return kinds;
}

static enum rc know(struct engine *e, struct err *err)
{
	struct hooks *h = &e->hooks;
	struct hook *rows;

	if (h->known)
		return RC_OK;
	arena_reset(&h->arena);
	h->n = 0;
	if (store_hook_list(e->o.store, &h->arena, NAMESPACE_ALL, &rows, &h->n, err))
		return err->rc;
	h->items = NEW_N(&h->arena, struct known_hook, h->n + 1);
	for (size_t i = 0; i < h->n; i++)
		h->items[i] = (struct known_hook){rows[i], kinds_of(&h->arena, rows[i].events)};
	h->known = true;
	return RC_OK;
}

static bool wants(const struct known_hook *h, int64_t namespace, enum event_kind kind)
{
	return h->hook.namespace == namespace && (h->kinds & 1U << kind) != 0;
}

static bool anybody_wants(const struct hooks *h, int64_t namespace, enum event_kind kind)
{
	for (size_t i = 0; i < h->n; i++)
		if (wants(&h->items[i], namespace, kind))
			return true;
	return false;
}

/* A target's name as its JSON. */
static struct str quoted(struct engine *e, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_QUERY_VALUE);
	struct json_writer w = json_writer_to(&text);

	json_put_str(&w, name);
	return str_dup(&e->turn, buf_str(&text));
}

static enum rc tell(struct engine *e, int64_t namespace, enum event_kind kind, struct str body,
		    struct err *err)
{
	for (size_t i = 0; i < e->hooks.n; i++) {
		const struct known_hook *h = &e->hooks.items[i];
		const struct notice n = {.namespace = namespace,
					 .dialect = DIALECT_INFRAI,
					 .event = event_name(kind),
					 .body = body};

		if (wants(h, namespace, kind) &&
		    notice_to(e, &n, &(struct receiver){.target = quoted(e, h->hook.target)}, err))
			return err->rc;
	}
	return RC_OK;
}

/* {"type","event","timestamp","data":{ */
static struct json_writer begin(struct engine *e, struct buf *body, enum event_kind kind)
{
	struct json_writer w = json_writer_to(body);

	json_begin_object(&w);
	json_add_z(&w, "type", event_name(kind));
	json_add_z(&w, "event", event_name(kind));
	json_add_time(&w, "timestamp", e->now);
	json_add_object(&w, "data");
	return w;
}

static struct str end(struct engine *e, struct buf *body, struct json_writer *w)
{
	json_end_object(w);
	json_end_object(w);
	return body->failed ? (struct str){0} : str_dup(&e->turn, buf_str(body));
}

enum rc hooks_tell_task(struct engine *e, const struct task_change *c, struct err *err)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(LIMIT_PAYLOAD);
	struct json_writer w;
	struct task t;

	if (know(e, err))
		return err->rc;
	if (!anybody_wants(&e->hooks, c->namespace, c->kind))
		return RC_OK;
	if (store_task_look(e->o.store, &e->turn, c->task, e->now, &t, err))
		return err->rc;
	if (t.trigger == TRIGGER_NOTIFICATION)
		return RC_OK;
	w = begin(e, &body, c->kind);
	notice_put_task(&w, c, &t);
	return tell(e, c->namespace, c->kind, end(e, &body, &w), err);
}

enum rc hooks_tell_schedule(struct engine *e, enum event_kind kind, const struct schedule *s,
			    struct str detail, struct err *err)
{
	struct buf body CLEANUP(buf_release) = BUF_INIT(LIMIT_PAYLOAD);
	struct json_writer w;

	if (know(e, err))
		return err->rc;
	if (!anybody_wants(&e->hooks, s->namespace, kind))
		return RC_OK;
	w = begin(e, &body, kind);
	notice_put_schedule(&w, s, detail);
	return tell(e, s->namespace, kind, end(e, &body, &w), err);
}
