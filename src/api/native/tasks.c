#include "api/native/native.h"
#include "api/reading.h"
#include "model/id.h"
#include "model/task_json.h"

static void answer_task(struct request *rq, int status, const struct task *t)
{
	struct json_writer w = answer_json(&rq->answer, status);

	task_write(&w, t);
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	const struct command *c = &rq->command;

	(void)err;
	answer_task(rq, c->existed ? 200 : 201, &c->task);
	request_location(rq, "/v1/tasks/", id_print(ID_TASK, c->task.id).z);
	return RC_OK;
}

enum rc tasks_create(struct request *rq, struct err *err)
{
	struct command *c = request_command(rq, COMMAND_TASK_CREATE, answer_created);
	struct str body;

	if (request_body(rq, &body, err))
		return err->rc;
	return task_draft_parse(&rq->arena, body, c->dialect, rq->now, &c->task_draft, err);
}

static enum rc find(struct request *rq, struct store *s, struct task *out, struct err *err)
{
	return store_task_find(s, &rq->arena, rq->caller.namespace, request_uuid(rq, 0, ID_TASK),
			       rq->now, out, err);
}

enum rc tasks_get(struct request *rq, struct err *err)
{
	struct task t;

	if (find(rq, rq->services->reader, &t, err))
		return err->rc;
	answer_task(rq, 200, &t);
	return RC_OK;
}

static enum rc answer_changed(struct request *rq, struct err *err)
{
	(void)err;
	answer_task(rq, 200, &rq->command.task);
	return RC_OK;
}

static enum rc change(struct request *rq, enum command_kind kind)
{
	struct command *c = request_command(rq, kind, answer_changed);

	c->id = request_uuid(rq, 0, ID_TASK);
	return RC_OK;
}

enum rc tasks_cancel(struct request *rq, struct err *err)
{
	(void)err;
	return change(rq, COMMAND_TASK_CANCEL);
}

enum rc tasks_retry(struct request *rq, struct err *err)
{
	(void)err;
	return change(rq, COMMAND_TASK_RETRY);
}

enum rc tasks_attempts(struct request *rq, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct attempt *items;
	struct json_writer w;
	struct task t;
	size_t n;

	if (reading_begin(rq, &s, err) || find(rq, s, &t, err) ||
	    store_attempt_list(s, &rq->arena, t.key, &items, &n, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	json_begin_object(&w);
	json_add_array(&w, "attempts");
	for (size_t i = 0; i < n; i++)
		attempt_write(&w, &items[i]);
	json_end_array(&w);
	json_end_object(&w);
	return RC_OK;
}
