#include "api/dialects/rat/rat.h"
#include "api/dialects/rat/read.h"
#include "api/dialects/rat/run.h"
#include "model/id.h"
#include "model/times.h"

static void add_count(struct json_writer *w, const char *name, bool is_known, int64_t value)
{
	if (is_known)
		json_add_i64(w, name, value);
	else
		json_add_null(w, name);
}

/* Belfry knows neither rows nor files of logs: their members are always null. */
void rat_run_write(struct json_writer *w, struct arena *a, const struct pipeline_run *r)
{
	const struct task *t = &r->task;
	bool was_run = r->started_at != AT_NONE && t->finished_at != AT_NONE;
	bool is_bad = t->state == TASK_FAILED || t->state == TASK_EXPIRED;

	json_begin_object(w);
	rat_add_id(w, "id", t->id);
	rat_add_id(w, "pipeline_id", r->pipeline_id);
	json_add_z(w, "status", pipeline_status_name(t->state));
	json_add_str(w, "trigger", pipeline_run_trigger(a, t));
	add_instant(w, "started_at", r->started_at);
	add_instant(w, "finished_at", t->finished_at);
	add_count(w, "duration_ms", was_run, t->finished_at - r->started_at);
	json_add_null(w, "rows_written");
	add_text(w, "error", is_bad ? r->error : (struct str){0});
	json_add_null(w, "logs_s3_path");
	add_instant(w, "created_at", t->created_at);
	json_end_object(w);
}

enum rc rat_run_find(struct request *rq, struct store *s, struct pipeline_run *out, struct err *err)
{
	struct pipeline_run_filter f = {.namespace = rat_scope(rq),
					.id = request_uuid(rq, 0, ID_TASK),
					.started_after = AT_NONE,
					.started_before = AT_NONE,
					.now = rq->now};
	struct pipeline_run_list list = {0};

	if (!uuid_is_nil(f.id) && store_pipeline_run_list(s, &rq->arena, &f, &list, err))
		return err->rc;
	if (list.n == 0)
		return err_set(err, RC_NOT_FOUND, "not_found", "run not found");
	*out = list.items[0];
	return RC_OK;
}

enum rc rat_runs_get(struct request *rq, struct err *err)
{
	struct pipeline_run r = {0};
	struct json_writer w;

	if (rat_run_find(rq, rq->services->reader, &r, err))
		return err->rc;
	w = answer_json(&rq->answer, 200);
	rat_run_write(&w, &rq->arena, &r);
	return RC_OK;
}

static enum rc answer_status(struct request *rq, int status, const char *word)
{
	struct json_writer w = answer_json(&rq->answer, status);

	json_begin_object(&w);
	rat_add_id(&w, "run_id", rq->command.task.id);
	json_add_z(&w, "status", word);
	json_end_object(&w);
	return RC_OK;
}

static enum rc answer_created(struct request *rq, struct err *err)
{
	(void)err;
	return answer_status(rq, 202, "pending");
}

static enum rc read_draft(struct request *rq, struct rat_name *n, struct str *trigger,
			  struct err *err)
{
	struct json_object o;

	*n = (struct rat_name){0};
	if (rat_body(rq, &o, err) || rat_text(rq, &o, "namespace", &n->namespace, err) ||
	    rat_text(rq, &o, "layer", &n->layer, err) ||
	    rat_text(rq, &o, "pipeline", &n->name, err) ||
	    rat_text(rq, &o, "trigger", trigger, err))
		return err->rc;
	if (n->namespace.n == 0 || n->layer.n == 0 || n->name.n == 0)
		return rat_refuse(err, "namespace, layer, and pipeline are required");
	if (trigger->n == 0)
		*trigger = STR("manual");
	return rat_check_name(n, "pipeline", err);
}

enum rc rat_runs_create(struct request *rq, struct err *err)
{
	struct str trigger = {0};
	struct rat_name n;
	struct pipeline p;

	if (read_draft(rq, &n, &trigger, err) || rat_find_pipeline(rq, &n, &p, err))
		return err->rc;
	request_command(rq, COMMAND_TASK_CREATE, answer_created)->task_draft = (struct task_draft){
		.template = pipeline_run_template(&rq->arena, &p, trigger),
		.execute_at = AT_NONE,
		.expires_at = MS_NEVER,
	};
	return RC_OK;
}

static enum rc answer_cancelled(struct request *rq, struct err *err)
{
	(void)err;
	return answer_status(rq, 200, pipeline_status_name(TASK_CANCELLED));
}

enum rc rat_runs_cancel(struct request *rq, struct err *err)
{
	struct pipeline_run r = {0};
	struct command *c;

	if (rat_run_find(rq, rq->services->reader, &r, err))
		return err->rc;
	if (task_state_is_final(r.task.state))
		return err_set(err, RC_CONFLICT, "task_is_final",
			       "run is not cancellable (status: %s)",
			       pipeline_status_name(r.task.state));
	c = request_command(rq, COMMAND_TASK_CANCEL, answer_cancelled);
	c->id = r.task.id;
	return rat_move(rq, r.task.namespace, err);
}
