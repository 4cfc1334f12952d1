#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "api/dialects/rat/trigger_config.h"
#include "codec/base64.h"
#include "model/id.h"
#include "model/pipeline_order.h"
#include "model/times.h"
#include "store/trigger.h"

enum { COOLDOWN_MOST_S = 31536000 };

/* Where the trigger is called, as the client sees this server. */
static struct str hook_url(struct request *rq)
{
	struct str scheme = request_header(rq, STR("X-Forwarded-Proto"));
	struct str public_url = rq->services->public_url;
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_URL);

	if (public_url.n != 0) {
		buf_add(&text, public_url);
	} else {
		buf_add(&text, str_eq(scheme, STR("https")) ? scheme : STR("http"));
		buf_add_z(&text, "://");
		buf_add(&text, request_header(rq, STR("Host")));
	}
	buf_add_z(&text, "/api/v1/webhooks");
	return str_dup(&rq->arena, buf_str(&text));
}

/* `token`: shown once, at the trigger's making; empty: not. */
static void write_trigger(struct request *rq, struct json_writer *w,
			  const struct pipeline_trigger *t, struct str token)
{
	json_begin_object(w);
	rat_add_id(w, "id", t->id);
	rat_add_id(w, "pipeline_id", t->pipeline_id);
	json_add_z(w, "type", trigger_type_name(t->type));
	json_add_raw(w, "config", t->config);
	json_add_bool(w, "enabled", t->enabled);
	json_add_i64(w, "cooldown_seconds", t->cooldown_seconds);
	add_instant(w, "last_triggered_at", t->triggered_at);
	rat_add_id(w, "last_run_id", t->run);
	add_instant(w, "created_at", t->created_at);
	add_instant(w, "updated_at", t->updated_at);
	if (t->type == TRIGGER_TYPE_WEBHOOK)
		json_add_str(w, "webhook_url", hook_url(rq));
	if (token.n != 0)
		json_add_str(w, "webhook_token", token);
	json_end_object(w);
}

static enum rc answer_one(struct request *rq, int status, struct str token)
{
	struct json_writer w = answer_json(&rq->answer, status);

	write_trigger(rq, &w, &rq->command.pipeline_trigger->trigger, token);
	return RC_OK;
}

static enum rc list(struct request *rq, struct pipeline *p, struct pipeline_trigger **items_out,
		    size_t *n_out, struct err *err)
{
	struct trigger_filter f = {.ask = TRIGGERS_OF_PIPELINE};
	struct rat_name n;

	if (rat_path_name(rq, &n, err) || rat_find_pipeline(rq, &n, p, err))
		return err->rc;
	f.key = p->key;
	return store_trigger_list(rq->services->reader, &rq->arena, &f, items_out, n_out, err);
}

static enum rc find(struct request *rq, struct pipeline *p, struct pipeline_trigger *out,
		    struct err *err)
{
	struct uuid id = {{0}};
	struct pipeline_trigger *items = NULL;
	size_t n = 0;

	if (list(rq, p, &items, &n, err))
		return err->rc;
	(void)uuid_parse(rq->params[3], &id);
	for (size_t i = 0; i < n; i++)
		if (uuid_eq(items[i].id, id)) {
			*out = items[i];
			return RC_OK;
		}
	return err_set(err, RC_NOT_FOUND, "not_found", "trigger not found");
}

enum rc rat_triggers_list(struct request *rq, struct err *err)
{
	struct pipeline_trigger *items = NULL;
	struct json_writer w;
	struct pipeline p;
	size_t n = 0;

	if (list(rq, &p, &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "triggers");
	for (size_t i = 0; i < n; i++)
		write_trigger(rq, &w, &items[i], (struct str){0});
	json_end_array(&w);
	json_add_i64(&w, "total", (int64_t)n);
	json_end_object(&w);
	return RC_OK;
}

enum rc rat_triggers_get(struct request *rq, struct err *err)
{
	struct pipeline_trigger t;
	struct json_writer w;
	struct pipeline p;

	if (find(rq, &p, &t, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	write_trigger(rq, &w, &t, (struct str){0});
	return RC_OK;
}

/* --- create and change --- */

static enum rc read_settings(const struct json_object *o, struct trigger_order *order,
			     struct err *err)
{
	struct pipeline_trigger *t = &order->trigger;
	bool enabled, cooldown;

	if (rat_bool(o, "enabled", &t->enabled, &enabled, err) ||
	    rat_number(o, "cooldown_seconds", &t->cooldown_seconds, &cooldown, err))
		return err->rc;
	if (t->cooldown_seconds < 0 || t->cooldown_seconds > COOLDOWN_MOST_S)
		return rat_refuse(err, "cooldown_seconds must be from 0 to 31536000");
	order->given |= (enabled ? TRIGGER_ENABLED : 0U) | (cooldown ? TRIGGER_COOLDOWN : 0U);
	return RC_OK;
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct str *token = rq->kept;

	(void)err;
	return answer_one(rq, 201, *token);
}

static enum rc read_type(struct request *rq, const struct json_object *o, enum trigger_type *out,
			 struct err *err)
{
	struct str type = {0};

	if (rat_text(rq, o, "type", &type, err))
		return err->rc;
	if (type.n == 0)
		return rat_refuse(err, "type is required");
	if (!trigger_type_parse(type, out))
		return rat_refuse(err, "unknown trigger type");
	return RC_OK;
}

/* The schedule behind a trigger that goes by the clock. RAT lets no run of the pipeline hold it up.
 */
static void draft_schedule(struct request *rq, struct command *c, const struct pipeline *p,
			   const struct trigger_config *config)
{
	struct schedule_draft *d = &c->schedule_draft;

	rat_schedule_draft(&rq->arena, d, p,
			   config->type == TRIGGER_TYPE_CRON ? "trigger:cron"
							     : "trigger:cron_dependency",
			   config->cron);
	d->given |= SCHEDULE_OVERLAP;
	d->values.policies.overlap = OVERLAP_ALLOW;
}

enum rc rat_triggers_create(struct request *rq, struct err *err)
{
	struct trigger_order *order = NEW(&rq->arena, struct trigger_order);
	struct trigger_config *config = NEW(&rq->arena, struct trigger_config);
	struct json_object o;
	struct rat_name n;
	struct pipeline p;
	struct command *c;

	order->trigger.enabled = true;
	if (rat_path_name(rq, &n, err) || rat_find_pipeline(rq, &n, &p, err) ||
	    rat_body(rq, &o, err) || read_type(rq, &o, &order->trigger.type, err) ||
	    trigger_config_read(rq, order->trigger.type, json_get(&o, STR("config")), config,
				err) ||
	    read_settings(&o, order, err))
		return err->rc;
	order->target = p.target;
	trigger_config_put(order, config);
	c = request_command(rq, COMMAND_TRIGGER_CREATE, answer_created);
	c->pipeline_trigger = order;
	rq->kept = &config->token;
	if (!trigger_type_is_timed(config->type))
		return RC_OK;
	draft_schedule(rq, c, &p, config);
	c->schedule_draft.given |= SCHEDULE_ENABLED;
	c->schedule_draft.enabled = order->trigger.enabled;
	return RC_OK;
}

static enum rc answer_updated(struct request *rq, struct err *err)
{
	(void)err;
	return answer_one(rq, 200, (struct str){0});
}

static enum rc read_config(struct request *rq, const struct json_object *o,
			   struct trigger_order *order, struct trigger_config *config,
			   struct err *err)
{
	const struct json *v = json_get(o, STR("config"));

	if (v == NULL || json_is_null(v))
		return RC_OK;
	if (order->trigger.type == TRIGGER_TYPE_WEBHOOK)
		return rat_refuse(err, "the config of a webhook cannot be changed");
	if (trigger_config_read(rq, order->trigger.type, v, config, err))
		return err->rc;
	order->given |= TRIGGER_CONFIG;
	trigger_config_put(order, config);
	return RC_OK;
}

enum rc rat_triggers_update(struct request *rq, struct err *err)
{
	struct trigger_order *order = NEW(&rq->arena, struct trigger_order);
	struct trigger_config config = {0};
	struct json_object o;
	struct pipeline p;
	struct command *c;

	if (find(rq, &p, &order->trigger, err) || rat_body(rq, &o, err) ||
	    read_config(rq, &o, order, &config, err) || read_settings(&o, order, err))
		return err->rc;
	order->target = p.target;
	c = request_command(rq, COMMAND_TRIGGER_UPDATE, answer_updated);
	c->pipeline_trigger = order;
	if (!trigger_type_is_timed(order->trigger.type))
		return RC_OK;
	if ((order->given & TRIGGER_CONFIG) != 0)
		draft_schedule(rq, c, &p, &config);
	if ((order->given & TRIGGER_ENABLED) != 0)
		c->schedule_draft.given |= SCHEDULE_ENABLED;
	c->schedule_draft.enabled = order->trigger.enabled;
	return RC_OK;
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc rat_triggers_delete(struct request *rq, struct err *err)
{
	struct trigger_order *order = NEW(&rq->arena, struct trigger_order);
	struct pipeline p;

	if (find(rq, &p, &order->trigger, err))
		return err->rc;
	order->target = p.target;
	request_command(rq, COMMAND_TRIGGER_DELETE, answer_deleted)->pipeline_trigger = order;
	return RC_OK;
}
