/* Commands of pipelines and of the schedules that are made for them. Deleting one is deleting its
 * target. */

#include "engine/commands.h"
#include "engine/pipelines.h"
#include "model/pipeline_order.h"
#include "model/target_order.h"

static enum rc find(struct engine *e, struct command *c, struct err *err)
{
	struct pipeline *p = &c->pipeline->pipeline;
	struct pipeline found;

	if (store_pipeline_find(e->o.store, c->arena, c->namespace, p->target, &found, err))
		return err->rc;
	*p = found;
	return RC_OK;
}

static enum rc refuse_twin(struct engine *e, struct command *c, struct err *err)
{
	struct pipeline twin;
	struct err why = {0};

	if (store_pipeline_find(e->o.store, &e->turn, c->namespace, c->target->name, &twin, &why) ==
	    RC_OK)
		return err_set(err, RC_CONFLICT, "pipeline_exists",
			       "a pipeline with this namespace, layer, and name already exists");
	return why.rc == RC_NOT_FOUND ? RC_OK : (*err = why).rc;
}

/* The put has made the pipeline; here is what it is to be. */
static enum rc describe(struct engine *e, struct command *c, const struct pipeline *asked,
			struct err *err)
{
	struct pipeline *p = &c->pipeline->pipeline;

	if (find(e, c, err))
		return err->rc;
	p->type = asked->type;
	p->source = asked->source;
	p->unique_key = asked->unique_key;
	p->description = asked->description;
	p->owner = asked->owner;
	return store_pipeline_put(e->o.store, p, err);
}

enum rc command_pipeline_create(struct engine *e, struct command *c, struct err *err)
{
	const struct pipeline asked = c->pipeline->pipeline;

	if (refuse_twin(e, c, err) || command_target_put(e, c, err))
		return err->rc;
	return describe(e, c, &asked, err);
}

enum rc command_pipeline_update(struct engine *e, struct command *c, struct err *err)
{
	const struct pipeline_order asked = *c->pipeline;
	struct pipeline *p = &c->pipeline->pipeline;

	if (find(e, c, err))
		return err->rc;
	if ((asked.given & PIPELINE_TYPE) != 0)
		p->type = asked.pipeline.type;
	if ((asked.given & PIPELINE_DESCRIPTION) != 0)
		p->description = asked.pipeline.description;
	if ((asked.given & PIPELINE_OWNER) != 0)
		p->owner = asked.pipeline.owner;
	p->updated_at = e->now;
	return store_pipeline_put(e->o.store, p, err);
}

enum rc command_pipeline_schedule(struct engine *e, struct command *c, struct err *err)
{
	struct pipeline_schedule l = {.namespace = c->namespace};

	if (find(e, c, err) || command_schedule_create(e, c, err))
		return err->rc;
	l.schedule = c->schedule.key;
	l.pipeline = c->pipeline->pipeline.key;
	return store_pipeline_schedule_add(e->o.store, &l, err);
}
