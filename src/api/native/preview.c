/* When a schedule will fire next, in UTC and on its own wall. */

#include "api/native/native.h"
#include "api/query.h"
#include "api/request.h"
#include "base/limits.h"
#include "codec/iso8601.h"
#include "model/id.h"
#include "sched/recurrence.h"

enum { PREVIEW_DEFAULT = 10 };

static void write_execution(struct json_writer *w, const struct zone *zone, ms_t at)
{
	char local[ISO_TEXT];

	json_begin_object(w);
	json_add_time(w, "scheduled_for", at);
	json_add_str(w, "local_time", iso_print_offset(local, at, zone_offset_at(zone, at)));
	json_end_object(w);
}

/* From the instant on, it included, within the schedule's window and its runs that are left. */
static void write_executions(struct json_writer *w, const struct schedule *s, const struct recur *r,
			     ms_t from, int64_t limit)
{
	ms_t after = (s->start_at != AT_NONE && s->start_at > from ? s->start_at : from) - 1;
	ms_t last = s->end_at != AT_NONE ? s->end_at : LIMIT_INSTANT_MAX;

	if (s->policies.max_runs != 0 && s->policies.max_runs - s->n_runs < limit)
		limit = s->policies.max_runs - s->n_runs;
	for (; limit > 0; limit--) {
		after = recur_next(r, after);
		if (after > last)
			return;
		write_execution(w, r->zone, after);
	}
}

static enum rc answer(struct request *rq, const struct schedule *s, ms_t from, int64_t limit,
		      struct err *err)
{
	struct json_writer w;
	struct recur r;

	if (recurrence_of(s, rq->services->zones, &r, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_z(&w, "schedule_id", id_print(ID_SCHEDULE, s->id).z);
	json_add_array(&w, "executions");
	write_executions(&w, s, &r, from, limit);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

enum rc schedules_preview(struct request *rq, struct err *err)
{
	int64_t limit = PREVIEW_DEFAULT;
	ms_t from = rq->now;
	struct schedule s;

	if (query_i64(rq, "limit", 1, LIMIT_PREVIEW, &limit, err) ||
	    query_time(rq, "start_from", &from, err) ||
	    store_schedule_find(rq->services->reader, &rq->arena, rq->caller.namespace,
				request_uuid(rq, 0, ID_SCHEDULE), &s, err))
		return err->rc;
	return answer(rq, &s, from, limit, err);
}
