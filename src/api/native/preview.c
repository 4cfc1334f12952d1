/* When a schedule will fire next, in UTC and on its own wall, and what clock changes do to it. */

#include "api/native/facts.h"
#include "api/native/native.h"
#include "api/native/preview_list.h"
#include "api/query.h"
#include "api/request.h"
#include "base/limits.h"
#include "model/id.h"

static enum rc answer(struct request *rq, struct preview_span span, struct err *err)
{
	struct json_writer w;
	struct fire_rule rule;

	if (facts_rule(rq, span.schedule, &rule, err))
		return err->rc;
	span.rule = &rule;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_z(&w, "schedule_id", id_print(ID_SCHEDULE, span.schedule->id).z);
	preview_write(&w, &span);
	json_end_object(&w);
	return RC_OK;
}

enum rc schedules_preview(struct request *rq, struct err *err)
{
	struct preview_span span = {.now = rq->now, .from = rq->now, .limit = PREVIEW_DEFAULT};
	struct schedule s;

	if (query_i64(rq, "limit", 1, LIMIT_PREVIEW, &span.limit, err) ||
	    query_time(rq, "start_from", &span.from, err) ||
	    store_schedule_find(rq->services->reader, &rq->arena, rq->caller.namespace,
				request_uuid(rq, 0, ID_SCHEDULE), &s, err))
		return err->rc;
	if (s.status == SCHEDULE_DELETED)
		return err_set(err, RC_NOT_FOUND, "not_found", "the schedule is deleted");
	span.schedule = &s;
	return answer(rq, span, err);
}
