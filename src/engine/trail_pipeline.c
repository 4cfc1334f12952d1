#include "engine/trail_pipeline.h"

#include "engine/engine_impl.h"
#include "model/pipeline_order.h"
#include "model/times.h"
#include "store/pipeline.h"

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

static void name_trigger(struct engine *e, const struct pipeline_trigger *t, struct trail_object *o)
{
	char text[UUID_TEXT];

	uuid_print(text, t->id);
	o->id = str_dup(&e->turn, str_of(text, sizeof(text)));
}

/* The config of a webhook holds its token's hash alone. */
enum rc trail_trigger_after(struct engine *e, struct command *c, struct trail_object *o,
			    struct json_writer *w, struct err *err)
{
	const struct pipeline_trigger *t = &c->pipeline_trigger->trigger;

	(void)err;
	name_trigger(e, t, o);
	json_begin_object(w);
	json_add_str(w, "pipeline", c->pipeline_trigger->target);
	json_add_z(w, "type", trigger_type_name(t->type));
	json_add_raw(w, "config", t->config);
	json_add_bool(w, "enabled", t->enabled);
	json_add_i64(w, "cooldown_seconds", t->cooldown_seconds);
	json_end_object(w);
	return RC_OK;
}

enum rc trail_trigger_gone(struct engine *e, struct command *c, struct trail_object *o,
			   struct json_writer *w, struct err *err)
{
	(void)w, (void)err;
	name_trigger(e, &c->pipeline_trigger->trigger, o);
	return RC_OK;
}

enum rc trail_namespace_after(struct engine *e, struct command *c, struct trail_object *o,
			      struct json_writer *w, struct err *err)
{
	const struct namespace_row *row = &c->namespace_order->row;

	(void)e, (void)err;
	o->name = row->name;
	json_begin_object(w);
	json_add_str(w, "description", row->description);
	json_end_object(w);
	return RC_OK;
}

enum rc trail_namespace_gone(struct engine *e, struct command *c, struct trail_object *o,
			     struct json_writer *w, struct err *err)
{
	(void)e, (void)w, (void)err;
	o->name = c->namespace_order->row.name;
	return RC_OK;
}
