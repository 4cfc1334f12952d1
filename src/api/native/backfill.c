/* Gaps of a schedule become tasks after all. */

#include "api/native/native.h"
#include "api/request.h"
#include "model/id.h"
#include "model/times.h"

static void write_slot(struct json_writer *w, const struct backfill_slot *s, bool is_task)
{
	json_begin_object(w);
	add_instant(w, "scheduled_for", s->scheduled_for);
	if (is_task)
		json_add_z(w, "task_id", id_print(ID_TASK, s->task).z);
	else
		json_add_null(w, "task_id");
	json_end_object(w);
}

static enum rc answer(struct request *rq, struct err *err)
{
	const struct backfill_order *o = rq->command.backfill;
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_z(&w, "schedule_id", id_print(ID_SCHEDULE, rq->command.schedule.id).z);
	add_instant(&w, "from", o->from);
	add_instant(&w, "to", o->to);
	json_add_bool(&w, "dry_run", o->dry_run);
	json_add_i64(&w, "count", o->count);
	json_add_array(&w, "slots");
	for (size_t i = 0; i < o->n_slots; i++)
		write_slot(&w, &o->slots[i], !o->dry_run);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}

enum rc schedules_backfill(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_SCHEDULE_BACKFILL, answer);
	struct str body;

	c->id = request_uuid(rq, 0, ID_SCHEDULE);
	c->backfill = NEW(&rq->arena, struct backfill_order);
	if (request_body(rq, &body, err))
		return err->rc;
	return backfill_order_parse(&rq->arena, body, c->backfill, err);
}
