/* URL groups: targets under one name. */

#include "api/native/native.h"
#include "api/query.h"
#include "api/reading.h"
#include "model/id.h"
#include "store/bundle.h"

/* Taskhook's own. */
enum { GROUPS_USUAL = 50, GROUPS_MOST = 100 };

static struct url_group_order *order(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->group = NEW(&rq->arena, struct url_group_order);
	return c->group;
}

static void answer_group(struct request *rq, int status, const struct url_group *g)
{
	struct json_writer w = answer_json(&rq->answer, status);

	url_group_write(&w, g);
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct url_group *g = &rq->command.group->group;

	(void)err;
	answer_group(rq, 201, g);
	request_location(rq, "/v1/url-groups/", id_print(ID_GROUP, g->id).z);
	return RC_OK;
}

enum rc groups_create(struct request *rq, struct err *err)
{
	struct url_group_order *o = order(rq, COMMAND_GROUP_CREATE, answer_created);
	struct str body;

	if (request_body(rq, &body, err) || url_group_draft_parse(&rq->arena, body, &o->draft, err))
		return err->rc;
	return url_group_draft_require(&o->draft, err);
}

static enum rc answer_changed(struct request *rq, struct err *err)
{
	(void)err;
	answer_group(rq, 200, &rq->command.group->group);
	return RC_OK;
}

enum rc groups_update(struct request *rq, struct err *err)
{
	struct url_group_order *o = order(rq, COMMAND_GROUP_UPDATE, answer_changed);
	struct str body;

	o->which = rq->params[0];
	if (request_body(rq, &body, err))
		return err->rc;
	return url_group_draft_parse(&rq->arena, body, &o->draft, err);
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc groups_delete(struct request *rq, struct err *err)
{
	(void)err;
	order(rq, COMMAND_GROUP_DELETE, answer_deleted)->which = rq->params[0];
	return RC_OK;
}

enum rc groups_get(struct request *rq, struct err *err)
{
	struct url_group g;

	if (store_url_group_of(rq->services->reader, &rq->arena, rq->caller.namespace,
			       rq->params[0], &g, err))
		return err->rc;
	answer_group(rq, 200, &g);
	return RC_OK;
}

static void answer_list(struct request *rq, const struct url_group_list *list)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	json_begin_object(&w);
	json_add_i64(&w, "total", list->total);
	json_add_array(&w, "data");
	for (size_t i = 0; i < list->n; i++)
		url_group_write(&w, &list->items[i]);
	json_end_array(&w);
	json_end_object(&w);
}

enum rc groups_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct page page = {.limit = GROUPS_USUAL};
	struct url_group_list list;

	if (query_i64(rq, "limit", 1, GROUPS_MOST, &page.limit, err) ||
	    query_i64(rq, "offset", 0, INT64_MAX, &page.offset, err) ||
	    reading_begin(rq, &s, err) ||
	    store_url_group_list(s, &rq->arena, rq->caller.namespace, &page, &list, err))
		return err->rc;
	answer_list(rq, &list);
	return RC_OK;
}
