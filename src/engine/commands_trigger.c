/* Commands of the triggers of pipelines. */

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "codec/base64.h"
#include "codec/hmac.h"
#include "engine/commands.h"
#include "engine/pipelines.h"
#include "model/pipeline_order.h"
#include "model/pipeline_run.h"
#include "store/trigger.h"

enum { HASH_SHOWN = 4 }; /* bytes of a token's hash in its runs' label */

static enum rc find_pipeline(struct engine *e, struct command *c, struct pipeline *out,
			     struct err *err)
{
	return store_pipeline_find(e->o.store, c->arena, c->namespace, c->pipeline_trigger->target,
				   out, err);
}

static enum rc list(struct engine *e, struct command *c, struct pipeline_trigger **items_out,
		    size_t *n_out, struct err *err)
{
	struct trigger_filter f = {.ask = TRIGGERS_OF_PIPELINE};
	struct pipeline p;

	if (find_pipeline(e, c, &p, err))
		return err->rc;
	f.key = p.key;
	return store_trigger_list(e->o.store, c->arena, &f, items_out, n_out, err);
}

static enum rc find(struct engine *e, struct command *c, struct pipeline_trigger *out,
		    struct err *err)
{
	struct pipeline_trigger *items = NULL;
	size_t n = 0;

	if (list(e, c, &items, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (uuid_eq(items[i].id, c->pipeline_trigger->trigger.id)) {
			*out = items[i];
			return RC_OK;
		}
	return err_set(err, RC_NOT_FOUND, "not_found", "trigger not found");
}

static enum rc check_number(struct engine *e, struct command *c, struct err *err)
{
	struct pipeline_trigger *items = NULL;
	size_t n = 0;

	if (list(e, c, &items, &n, err))
		return err->rc;
	if (n < LIMIT_TRIGGERS)
		return RC_OK;
	return err_set(err, RC_LIMIT, "too_many_triggers", "a pipeline has at most %d triggers",
		       LIMIT_TRIGGERS);
}

/* The schedule behind a trigger that goes by the clock. */
static enum rc link_schedule(struct engine *e, const struct command *c,
			     const struct pipeline_trigger *t, struct err *err)
{
	const struct pipeline_schedule l = {.schedule = c->schedule.key,
					    .pipeline = t->pipeline,
					    .namespace = t->namespace,
					    .trigger = t->key};

	return store_pipeline_schedule_add(e->o.store, &l, err);
}

/* As it is stored. */
static enum rc answer(struct engine *e, struct command *c, int64_t key, struct err *err)
{
	const struct trigger_filter f = {.ask = TRIGGERS_OF_KEY, .key = key};
	struct pipeline_trigger *items = NULL;
	size_t n = 0;

	if (store_trigger_list(e->o.store, c->arena, &f, &items, &n, err))
		return err->rc;
	assert(n == 1);
	c->pipeline_trigger->trigger = items[0];
	return RC_OK;
}

enum rc command_trigger_create(struct engine *e, struct command *c, struct err *err)
{
	struct trigger_order *o = c->pipeline_trigger;
	struct pipeline_trigger *t = &o->trigger;
	bool is_timed = trigger_type_is_timed(t->type);
	struct pipeline p;

	if (find_pipeline(e, c, &p, err) || check_number(e, c, err) ||
	    (is_timed && command_schedule_create(e, c, err)))
		return err->rc;
	t->id = uuid_new(e->now);
	t->pipeline = p.key;
	t->namespace = c->namespace;
	t->created_at = t->updated_at = e->now;
	t->triggered_at = t->missed_at = AT_NONE;
	if (store_trigger_put(e->o.store, t, err) ||
	    store_trigger_upstreams(e->o.store, t->key, o->upstreams, o->n_upstreams, err) ||
	    (is_timed && link_schedule(e, c, t, err)))
		return err->rc;
	return answer(e, c, t->key, err);
}

/* What of the change concerns the schedule is in the command's draft. */
static enum rc update_schedule(struct engine *e, struct command *c,
			       const struct pipeline_trigger *t, struct err *err)
{
	if (!trigger_type_is_timed(t->type) || c->schedule_draft.given == 0)
		return RC_OK;
	c->id = t->schedule_id;
	return command_schedule_update(e, c, err);
}

static void change(struct pipeline_trigger *t, const struct trigger_order *o)
{
	if ((o->given & TRIGGER_CONFIG) != 0) {
		t->config = o->trigger.config;
		t->missed_at = AT_NONE;
	}
	if ((o->given & TRIGGER_ENABLED) != 0)
		t->enabled = o->trigger.enabled;
	if ((o->given & TRIGGER_COOLDOWN) != 0)
		t->cooldown_seconds = o->trigger.cooldown_seconds;
}

enum rc command_trigger_update(struct engine *e, struct command *c, struct err *err)
{
	struct trigger_order *o = c->pipeline_trigger;
	struct pipeline_trigger t = {0};

	if (find(e, c, &t, err) || update_schedule(e, c, &t, err))
		return err->rc;
	change(&t, o);
	t.updated_at = e->now;
	if (store_trigger_put(e->o.store, &t, err) ||
	    ((o->given & TRIGGER_CONFIG) != 0 &&
	     store_trigger_upstreams(e->o.store, t.key, o->upstreams, o->n_upstreams, err)))
		return err->rc;
	return answer(e, c, t.key, err);
}

enum rc command_trigger_delete(struct engine *e, struct command *c, struct err *err)
{
	struct pipeline_trigger t = {0};
	struct schedule s;

	if (find(e, c, &t, err))
		return err->rc;
	if (t.schedule != 0 && (store_schedule_load(e->o.store, &e->turn, t.schedule, &s, err) ||
				schedule_delete(e, &s, err)))
		return err->rc;
	return store_trigger_drop(e->o.store, t.key, err);
}

/* --- webhooks --- */

static enum rc find_hook(struct engine *e, struct command *c, struct pipeline_trigger *out,
			 struct err *err)
{
	const unsigned char *hash = c->pipeline_trigger->trigger.token_hash;
	struct trigger_filter f = {.ask = TRIGGERS_OF_TOKEN};
	struct pipeline_trigger *items = NULL;
	size_t n = 0;

	memcpy(f.token_hash, hash, TOKEN_HASH);
	if (store_trigger_list(e->o.store, c->arena, &f, &items, &n, err))
		return err->rc;
	if (n == 0 || !items[0].enabled ||
	    !secret_eq(str_of((const char *)items[0].token_hash, TOKEN_HASH),
		       str_of((const char *)hash, TOKEN_HASH)))
		return err_set(err, RC_NOT_FOUND, "not_found", "not found");
	*out = items[0];
	return RC_OK;
}

static struct str hook_label(struct arena *a, const struct pipeline_trigger *t)
{
	struct buf hex CLEANUP(buf_release) = BUF_INIT(2 * HASH_SHOWN + 1);

	hex_add(&hex, str_of((const char *)t->token_hash, HASH_SHOWN));
	return pipeline_run_label(a, "trigger:webhook", buf_str(&hex));
}

enum rc command_trigger_webhook(struct engine *e, struct command *c, struct err *err)
{
	struct pipeline_trigger t;

	if (find_hook(e, c, &t, err))
		return err->rc;
	if (trigger_is_cooling(&t, e->now))
		return err_set(err, RC_LIMIT, "cooldown_active", "cooldown active");
	return trigger_fire(e, &t, hook_label(c->arena, &t), &c->task, err);
}
