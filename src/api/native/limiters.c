/* Rate limiters: bounds that targets and tasks share. */

#include "api/native/native.h"
#include "api/paging.h"
#include "api/reading.h"
#include "model/id.h"
#include "store/limiter.h"

static struct rate_limiter_order *order(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->limiter = NEW(&rq->arena, struct rate_limiter_order);
	return c->limiter;
}

static struct limiter_use use_of(const struct request *rq, const struct rate_limiter *l)
{
	const struct probes *probes = &rq->services->probes;

	return probes->limiter(probes->ctx, l->key);
}

/* One that was just made has no users yet. */
static void answer_limiter(struct request *rq, int status, const struct rate_limiter *l,
			   struct limiter_use use)
{
	struct json_writer w = answer_json(&rq->answer, status);

	rate_limiter_write(&w, l, &use);
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct rate_limiter *l = &rq->command.limiter->limiter;

	(void)err;
	answer_limiter(rq, 201, l, (struct limiter_use){0});
	request_location(rq, "/v1/rate-limiters/", id_print(ID_LIMITER, l->id).z);
	return RC_OK;
}

enum rc limiters_create(struct request *rq, struct err *err)
{
	struct rate_limiter_order *o = order(rq, COMMAND_LIMITER_CREATE, answer_created);
	struct str body;

	if (request_body(rq, &body, err) ||
	    rate_limiter_draft_parse(&rq->arena, body, &o->draft, err))
		return err->rc;
	return rate_limiter_draft_require(&o->draft, err);
}

static enum rc answer_changed(struct request *rq, struct err *err)
{
	const struct rate_limiter *l = &rq->command.limiter->limiter;

	(void)err;
	answer_limiter(rq, 200, l, use_of(rq, l));
	return RC_OK;
}

enum rc limiters_update(struct request *rq, struct err *err)
{
	struct rate_limiter_order *o = order(rq, COMMAND_LIMITER_UPDATE, answer_changed);
	struct str body;

	o->which = rq->params[0];
	if (request_body(rq, &body, err))
		return err->rc;
	return rate_limiter_draft_parse(&rq->arena, body, &o->draft, err);
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	(void)err;
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

enum rc limiters_delete(struct request *rq, struct err *err)
{
	(void)err;
	order(rq, COMMAND_LIMITER_DELETE, answer_deleted)->which = rq->params[0];
	return RC_OK;
}

enum rc limiters_get(struct request *rq, struct err *err)
{
	struct rate_limiter l;

	if (store_limiter_of(rq->services->reader, &rq->arena, rq->caller.namespace, rq->params[0],
			     &l, err))
		return err->rc;
	answer_limiter(rq, 200, &l, use_of(rq, &l));
	return RC_OK;
}

enum rc limiters_list(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct rate_limiter_list list;
	struct json_writer w;
	struct page page;

	if (paging_read(rq, &page, err) || reading_begin(rq, &s, err) ||
	    store_limiter_list(s, &rq->arena, rq->caller.namespace, &page, &list, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_i64(&w, "total", list.total);
	json_add_array(&w, "data");
	for (size_t i = 0; i < list.n; i++) {
		struct limiter_use use = use_of(rq, &list.items[i]);

		rate_limiter_write(&w, &list.items[i], &use);
	}
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}
