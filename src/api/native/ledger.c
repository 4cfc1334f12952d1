/* What became of each occurrence of a schedule in a span: a task, or part of a gap. */

#include "api/native/ledger_read.h"
#include "api/native/native.h"
#include "api/query.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/id.h"
#include "model/schedule_json.h"
#include "model/times.h"

static void write_slot(struct json_writer *w, const struct slot *s)
{
	json_begin_object(w);
	add_instant(w, "scheduled_for", s->scheduled_for);
	json_add_z(w, "task_id", id_print(ID_TASK, s->task).z);
	json_add_z(w, "status", task_state_name(s->state));
	json_end_object(w);
}

static void write_rows(struct json_writer *w, const struct ledger_span *l)
{
	json_add_array(w, "tasks");
	for (size_t i = 0; i < l->n_slots; i++)
		write_slot(w, &l->slots[i]);
	json_end_array(w);
	json_add_array(w, "gaps");
	for (size_t i = 0; i < l->n_gaps; i++)
		gap_write(w, &l->gaps[i]);
	json_end_array(w);
}

static void write_ledger(struct json_writer *w, struct uuid schedule, const struct ledger_span *l)
{
	int64_t fired = (int64_t)l->n_slots, missed = ledger_missed(l);

	json_begin_object(w);
	json_add_z(w, "schedule_id", id_print(ID_SCHEDULE, schedule).z);
	add_instant(w, "from", l->from);
	add_instant(w, "to", l->to);
	json_add_i64(w, "occurrences", fired + missed);
	json_add_i64(w, "fired", fired);
	json_add_i64(w, "missed", missed);
	write_rows(w, l);
	add_instant(w, "next_from", l->next_from);
	json_end_object(w);
}

static enum rc answer(struct request *rq, struct uuid id, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct ledger_span l = {.from = AT_NONE, .to = rq->now};
	struct history h;
	int64_t limit = LIMIT_PAGE;
	struct schedule sch;
	struct json_writer w;

	if (query_time(rq, "from", &l.from, err) || query_time(rq, "to", &l.to, err) ||
	    query_i64(rq, "limit", 1, LIMIT_PAGE, &limit, err) || reading_begin(rq, &s, err) ||
	    store_schedule_find(s, &rq->arena, rq->caller.namespace, id, &sch, err))
		return err->rc;
	if (l.from == AT_NONE)
		l.from = sch.created_at;
	if (ledger_read(rq, s, &sch, (size_t)limit, &l, &h, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	write_ledger(&w, sch.id, &l);
	return RC_OK;
}

enum rc schedules_ledger(struct request *rq, struct err *err)
{
	return answer(rq, request_uuid(rq, 0, ID_SCHEDULE), err);
}

enum rc ledger_get(struct request *rq, struct err *err)
{
	struct str text = {0};
	struct uuid id = {{0}};

	if (query_str(rq, "schedule_id", &text, err))
		return err->rc;
	if (text.n == 0) {
		err_at(err, RC_INVALID, "missing_field", "schedule_id", "schedule_id is required");
		return err_hint(err, "GET /v1/ledger?schedule_id=schedule_…");
	}
	(void)id_parse(ID_SCHEDULE, text, &id);
	return answer(rq, id, err);
}
