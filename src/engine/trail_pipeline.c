#include "engine/trail_pipeline.h"

#include "engine/engine_impl.h"
#include "model/pipeline_order.h"
#include "model/times.h"
#include "store/namespace.h"
#include "store/pipeline.h"
#include "store/trigger.h"

static void tell_pipeline(const struct pipeline *p, struct trail_object *o, struct json_writer *w)
{
	o->name = p->target;
	json_begin_object(w);
	json_add_str(w, "type", p->type);
	json_add_str(w, "description", p->description);
	add_text(w, "owner", p->owner);
	json_end_object(w);
}

enum rc trail_pipeline_before(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	struct pipeline p;

	if (store_pipeline_find(e->o.store, &e->turn, c->namespace, c->pipeline->pipeline.target,
				&p, err))
		return err->rc;
	tell_pipeline(&p, o, w);
	return RC_OK;
}

enum rc trail_pipeline_after(struct engine *e, struct command *c, struct trail_object *o,
			     struct json_writer *w, struct err *err)
{
	(void)e, (void)err;
	tell_pipeline(&c->pipeline->pipeline, o, w);
	return RC_OK;
}

/* The config of a webhook holds its token's hash alone. */
static void tell_trigger(struct engine *e, const struct pipeline_trigger *t, struct str pipeline,
			 struct trail_object *o, struct json_writer *w)
{
	char text[UUID_TEXT];

	uuid_print(text, t->id);
	o->id = str_dup(&e->turn, str_of(text, sizeof(text)));
	json_begin_object(w);
	json_add_str(w, "pipeline", pipeline);
	json_add_z(w, "type", trigger_type_name(t->type));
	json_add_raw(w, "config", t->config);
	json_add_bool(w, "enabled", t->enabled);
	json_add_i64(w, "cooldown_seconds", t->cooldown_seconds);
	json_end_object(w);
}

enum rc trail_trigger_before(struct engine *e, struct command *c, struct trail_object *o,
			     struct json_writer *w, struct err *err)
{
	const struct trigger_order *order = c->pipeline_trigger;
	struct trigger_filter f = {.ask = TRIGGERS_OF_PIPELINE};
	struct pipeline_trigger *items;
	struct pipeline p;
	size_t n;

	if (store_pipeline_find(e->o.store, &e->turn, c->namespace, order->target, &p, err))
		return err->rc;
	f.key = p.key;
	if (store_trigger_list(e->o.store, &e->turn, &f, &items, &n, err))
		return err->rc;
	for (size_t i = 0; i < n; i++)
		if (uuid_eq(items[i].id, order->trigger.id))
			tell_trigger(e, &items[i], order->target, o, w);
	return RC_OK;
}

enum rc trail_trigger_after(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	(void)err;
	tell_trigger(e, &c->pipeline_trigger->trigger, c->pipeline_trigger->target, o, w);
	return RC_OK;
}

static void tell_namespace(const struct namespace_row *row, struct trail_object *o,
			   struct json_writer *w)
{
	o->name = row->name;
	json_begin_object(w);
	json_add_str(w, "description", row->description);
	json_end_object(w);
}

enum rc trail_namespace_before(struct engine *e, struct command *c, struct trail_object *o,
			       struct json_writer *w, struct err *err)
{
	struct namespace_row *rows;
	int64_t key;
	size_t n;

	if (store_namespace_find(e->o.store, c->namespace_order->row.name, &key, err) ||
	    store_namespace_list(e->o.store, &e->turn, key, &rows, &n, err))
		return err->rc;
	if (n != 0)
		tell_namespace(&rows[0], o, w);
	return RC_OK;
}

enum rc trail_namespace_after(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	(void)e, (void)err;
	tell_namespace(&c->namespace_order->row, o, w);
	return RC_OK;
}
