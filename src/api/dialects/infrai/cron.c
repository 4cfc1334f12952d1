#include "cron_draft.h"
#include "cron_json.h"
#include "envelope.h"
#include "infrai.h"
#include "once_body.h"

#include "model/id.h"

static void answer_record(struct request *rq, int status, const struct schedule *s)
{
	struct envelope e = envelope_begin(rq, status);

	cron_record_write(&e.w, &rq->arena, s, rq->now);
	envelope_end(rq, &e);
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	(void)err;
	answer_record(rq, 201, &rq->command.schedule);
	return RC_OK;
}

enum rc infrai_cron_create(struct request *rq, struct err *err)
{
	struct command *c;
	struct str body;
	bool replayed;

	if (request_body(rq, &body, err) || once_of_body(rq, "cron.create", &replayed, err))
		return err->rc;
	if (replayed)
		return RC_OK;
	c = request_command(rq, COMMAND_SCHEDULE_CREATE, answer_created);
	return cron_draft_parse(&rq->arena, body, rq->services->zones, rq->now, &c->schedule_draft,
				err);
}

static enum rc find(struct request *rq, struct schedule *out, struct err *err)
{
	if (store_schedule_find(rq->services->reader, &rq->arena, rq->caller.namespace,
				request_uuid(rq, 0, ID_SCHEDULE), out, err))
		return err->rc;
	if (out->status == SCHEDULE_DELETED)
		return err_set(err, RC_NOT_FOUND, "not_found", "the job is deleted");
	return RC_OK;
}

enum rc infrai_cron_get(struct request *rq, struct err *err)
{
	struct schedule s;

	if (find(rq, &s, err))
		return err->rc;
	answer_record(rq, 200, &s);
	return RC_OK;
}

static enum rc answer_updated(struct request *rq, struct err *err)
{
	(void)err;
	answer_record(rq, 200, &rq->command.schedule);
	return RC_OK;
}

static struct command *begin(struct request *rq, enum command_kind kind, handler *then)
{
	struct command *c = request_command(rq, kind, then);

	c->id = request_uuid(rq, 0, ID_SCHEDULE);
	return c;
}

/* A template is replaced whole, and Infrai's updates name parts of it: the rest is taken from what
 * is there now, and the engine refuses the change where that has become another meanwhile. */
enum rc infrai_cron_update(struct request *rq, struct err *err)
{
	struct command *c = begin(rq, COMMAND_SCHEDULE_UPDATE, answer_updated);
	struct schedule was;
	struct str body;

	if (request_body(rq, &body, err) || find(rq, &was, err))
		return err->rc;
	c->template_seen = was.template_key;
	return cron_change_parse(&rq->arena, body, rq->services->zones, rq->now, &was,
				 &c->schedule_draft, err);
}

static enum rc answer_deleted(struct request *rq, struct err *err)
{
	struct envelope e = envelope_begin(rq, 200);
	struct id_text id = id_print(ID_SCHEDULE, rq->command.schedule.id);

	(void)err;
	json_add_z(&e.w, "id", id.z);
	json_add_z(&e.w, "cron_id", id.z);
	json_add_z(&e.w, "job_id", id.z);
	json_add_bool(&e.w, "deleted", true);
	envelope_end(rq, &e);
	return RC_OK;
}

enum rc infrai_cron_delete(struct request *rq, struct err *err)
{
	(void)err;
	(void)begin(rq, COMMAND_SCHEDULE_DELETE, answer_deleted);
	return RC_OK;
}

static enum rc enable(struct request *rq, bool enabled)
{
	struct command *c = begin(rq, COMMAND_SCHEDULE_UPDATE, answer_updated);

	c->schedule_draft.given = SCHEDULE_ENABLED;
	c->schedule_draft.enabled = enabled;
	return RC_OK;
}

enum rc infrai_cron_pause(struct request *rq, struct err *err)
{
	(void)err;
	return enable(rq, false);
}

enum rc infrai_cron_resume(struct request *rq, struct err *err)
{
	(void)err;
	return enable(rq, true);
}

static enum rc answer_triggered(struct request *rq, struct err *err)
{
	struct envelope e = envelope_begin(rq, 200);

	(void)err;
	cron_run_write(&e.w, &rq->command.task);
	envelope_end(rq, &e);
	return RC_OK;
}

enum rc infrai_cron_trigger(struct request *rq, struct err *err)
{
	(void)err;
	(void)begin(rq, COMMAND_SCHEDULE_TRIGGER, answer_triggered);
	return RC_OK;
}
