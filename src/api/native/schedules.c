#include "api/etag.h"
#include "api/native/facts.h"
#include "api/native/native.h"
#include "api/request.h"
#include "model/id.h"
#include "model/schedule_json.h"
#include "model/task_json.h"

static void answer_schedule(struct request *rq, int status, const struct schedule *s,
			    enum facts_what what)
{
	struct json_writer w = answer_json(&rq->answer, status);
	struct schedule_facts facts = facts_of(rq, s, what);
	struct schedule shown = *s;

	facts_pass_rest(rq, &shown);
	schedule_write(&w, &shown, &facts, rq->now);
	etag_answer(rq, s->updated_at);
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct schedule *s = &rq->command.schedule;

	(void)err;
	answer_schedule(rq, 201, s, FACTS_WITH_WARNINGS);
	request_location(rq, "/v1/schedules/", id_print(ID_SCHEDULE, s->id).z);
	return RC_OK;
}

enum rc schedules_create(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_SCHEDULE_CREATE, answer_created);
	struct str body;

	if (request_body(rq, &body, err) ||
	    schedule_draft_parse(&rq->arena, body, c->dialect, rq->services->zones,
				 &c->schedule_draft, err))
		return err->rc;
	return schedule_draft_require(&c->schedule_draft, err);
}

enum rc schedules_get(struct request *rq, struct err *err)
{
	struct schedule s;

	if (store_schedule_find(rq->services->reader, &rq->arena, rq->caller.namespace,
				request_uuid(rq, 0, ID_SCHEDULE), &s, err))
		return err->rc;
	answer_schedule(rq, 200, &s, FACTS);
	return RC_OK;
}

/* What of a change may bring what a create would be warned of. */
enum {
	WARNED_OF = SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_DST | SCHEDULE_START |
		    SCHEDULE_END | SCHEDULE_JITTER,
};

static enum rc answer_updated(struct request *rq, struct err *err)
{
	bool is_timing = (rq->command.schedule_draft.given & WARNED_OF) != 0;

	(void)err;
	answer_schedule(rq, 200, &rq->command.schedule, is_timing ? FACTS_WITH_WARNINGS : FACTS);
	return RC_OK;
}

static struct command *command_for_path(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->id = request_uuid(rq, 0, ID_SCHEDULE);
	return c;
}

enum rc schedules_update(struct request *rq, struct err *err)
{
	struct command *c = command_for_path(rq, COMMAND_SCHEDULE_UPDATE, answer_updated);
	struct str body;

	if (request_body(rq, &body, err))
		return err->rc;
	return schedule_draft_parse(&rq->arena, body, c->dialect, rq->services->zones,
				    &c->schedule_draft, err);
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 200);

	(void)err;
	json_begin_object(&w);
	json_add_z(&w, "id", id_print(ID_SCHEDULE, rq->command.schedule.id).z);
	json_add_z(&w, "status", schedule_status_name(SCHEDULE_DELETED));
	json_end_object(&w);
	return RC_OK;
}

enum rc schedules_delete(struct request *rq, struct err *err)
{
	(void)err;
	(void)command_for_path(rq, COMMAND_SCHEDULE_DELETE, answer_deleted);
	return RC_OK;
}

static enum rc answer_triggered(struct request *rq, struct err *err)
{
	struct json_writer w = answer_json(&rq->answer, 201);

	(void)err;
	task_write(&w, &rq->command.task);
	request_location(rq, "/v1/tasks/", id_print(ID_TASK, rq->command.task.id).z);
	return RC_OK;
}

enum rc schedules_trigger(struct request *rq, struct err *err)
{
	(void)err;
	(void)command_for_path(rq, COMMAND_SCHEDULE_TRIGGER, answer_triggered);
	return RC_OK;
}

static enum rc enable(struct request *rq, bool enabled)
{
	struct command *c = command_for_path(rq, COMMAND_SCHEDULE_UPDATE, answer_updated);

	c->schedule_draft.given = SCHEDULE_ENABLED;
	c->schedule_draft.enabled = enabled;
	return RC_OK;
}

enum rc schedules_pause(struct request *rq, struct err *err)
{
	(void)err;
	return enable(rq, false);
}

enum rc schedules_resume(struct request *rq, struct err *err)
{
	(void)err;
	return enable(rq, true);
}
