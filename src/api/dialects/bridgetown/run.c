/* run: a task to a project, made by hand; and, where the caller says so, the wait for its end. */

#include "api/dialects/bridgetown/bridgetown.h"
#include "api/dialects/bridgetown/job.h"
#include "api/dialects/bridgetown/left.h"
#include "api/reading.h"
#include "base/limits.h"
#include "codec/utf8.h"
#include "model/fields.h"

enum { GIVEN_SCOPE = 1 << 0, GIVEN_MODE = 1 << 1 };
enum { WAIT_DEFAULT_S = 50, TAIL = 4096 };

struct run_ask {
	struct job_reading of; /* first */
	bool is_model, is_sync;
	int64_t wait_s;
};

/* --- arguments --- */

static enum rc read_choice(struct run_ask *r, const struct json *v, const char *yes, const char *no,
			   bool *out, const char *name, struct err *err)
{
	char choices[LIMIT_NAME];
	struct str word;

	if (json_string(r->of.a, v, LIMIT_NAME, &word, name, err))
		return err->rc;
	*out = str_eq(word, str_z(yes));
	if (*out || str_eq(word, str_z(no)))
		return RC_OK;
	(void)snprintf(choices, sizeof(choices), "%s, %s", yes, no);
	return field_bad_word(name, choices, err);
}

static enum rc read_scope(void *into, const char *name, const struct json *v, struct err *err)
{
	struct run_ask *r = into;

	return read_choice(r, v, "model", "project", &r->is_model, name, err);
}

static enum rc read_mode(void *into, const char *name, const struct json *v, struct err *err)
{
	struct run_ask *r = into;

	return read_choice(r, v, "sync", "async", &r->is_sync, name, err);
}

static enum rc read_wait(void *into, const char *name, const struct json *v, struct err *err)
{
	struct run_ask *r = into;

	return json_i64(v, 1, LIMIT_MCP_WAIT_S, &r->wait_s, name, err);
}

static const struct field fields[] = {
	{"scope", GIVEN_SCOPE, read_scope},
	{"mode", GIVEN_MODE, read_mode},
	{"project_name", 0, job_read_project},
	{"model_name", 0, job_read_model},
	{"branch", 0, job_read_branch},
	{"commit_sha", 0, job_read_commit},
	{"parameters", 0, job_read_parameters},
	{"wait_seconds", 0, read_wait},
	{"dry_run", 0, tool_pass},
};

static enum rc check(const struct run_ask *r, unsigned given, struct err *err)
{
	if ((given & GIVEN_SCOPE) == 0)
		return field_missing("scope", "say project or model", err);
	if ((given & GIVEN_MODE) == 0)
		return field_missing("mode", "say sync or async", err);
	if (r->of.job.project.n == 0)
		return field_missing("project_name", "say which project is to run", err);
	if (r->is_model && r->of.job.model.n == 0)
		return field_missing("model_name", "scope model wants the model's file stem", err);
	if (!r->is_model && r->of.job.model.n != 0)
		return field_bad_value("model_name", "is given, and scope is project",
				       "say scope model, or leave it out", err);
	return RC_OK;
}

/* --- answers --- */

static void add_job(struct json_writer *w, const struct job *job)
{
	json_add_null(w, "run_number");
	json_add_str(w, "project", job->project);
	json_add_str(w, "project_name", job->project);
	job_add(w, "model_name", job->model);
	job_add(w, "branch", job->branch);
}

static const char *warning_of(const struct task *t)
{
	return t->is_message ? NULL
			     : "The project is an http target: its answer stands for the output.";
}

static enum rc answer_async(struct tool_call *c, struct err *err)
{
	const struct task *t = &c->rq->command.task;
	struct job job = job_of(&c->rq->arena, &t->template);

	(void)err;
	json_begin_object(&c->w);
	add_id(&c->w, "run_id", c->dry_run ? (struct uuid){{0}} : t->id);
	add_job(&c->w, &job);
	job_add(&c->w, "commit_sha", job.commit);
	json_add_z(&c->w, "status", run_status_name(RUN_PENDING));
	json_add_z(&c->w, "message",
		   c->dry_run ? "Dry run: nothing was run."
			      : "Run queued. get_run tells how it goes.");
	json_add_z(&c->w, "warning", c->dry_run ? NULL : warning_of(t));
	json_end_object(&c->w);
	return RC_OK;
}

/* The end of a text, from the beginning of a character on. */
static struct str tail_of(struct str text)
{
	size_t at = text.n > TAIL ? text.n - TAIL : 0;

	while (at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80)
		at++;
	return str_sub(text, at, text.n);
}

static void add_stream(struct json_writer *w, const char *name, struct str text, bool is_final)
{
	if (is_final)
		json_add_str(w, name, tail_of(text));
	else
		json_add_null(w, name);
}

static void add_log(struct tool_call *c, const struct run *run, const struct left *l)
{
	bool is_final = task_state_is_final(run->task.state);

	if (l->has_exit)
		json_add_i64(&c->w, "exit_code", l->exit_code);
	else
		json_add_null(&c->w, "exit_code");
	add_stream(&c->w, "stdout", l->out, is_final);
	add_stream(&c->w, "stderr", l->err, is_final);
	json_add_bool(&c->w, "stdout_truncated", l->is_cut || l->out.n > TAIL);
	json_add_bool(&c->w, "stderr_truncated", l->is_cut || l->err.n > TAIL);
}

static void add_end(struct tool_call *c, const struct run *run)
{
	const struct task *t = &run->task;
	bool is_final = task_state_is_final(t->state);

	if (is_final && run->course.started_at != AT_NONE)
		json_add_seconds(&c->w, "duration_seconds",
				 t->finished_at > run->course.started_at
					 ? t->finished_at - run->course.started_at
					 : 0);
	else
		json_add_null(&c->w, "duration_seconds");
	json_add_null(&c->w, "data_snapshot_ref");
	job_add(&c->w, "error", run->course.error);
	json_add_z(&c->w, "message",
		   is_final ? "Run ended."
			    : "Run goes on. get_run tells how it ends; its run_id is here.");
	json_add_z(&c->w, "warning", warning_of(t));
}

static enum rc put_sync(struct tool_call *c, struct store *s, const struct run *run,
			const struct left *l, struct err *err)
{
	struct job job = job_of(&c->rq->arena, &run->task.template);
	bool cut = false;

	json_begin_object(&c->w);
	add_id(&c->w, "run_id", run->task.id);
	add_job(&c->w, &job);
	job_add(&c->w, "commit_sha", left_commit(c->rq, l, run));
	json_add_z(&c->w, "status", run_status_name(run->status));
	add_log(c, run, l);
	if (left_add_outputs(c->rq, s, run, l, &c->w, &cut, err))
		return err->rc;
	add_end(c, run);
	json_end_object(&c->w);
	return RC_OK;
}

static enum rc answer_sync(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct run run;
	struct left l;

	if (reading_begin(c->rq, &s, err) || run_read(c->rq, s, &c->rq->command.task, &run, err) ||
	    left_read(c->rq, s, &run, &l, err))
		return err->rc;
	return put_sync(c, s, &run, &l, err);
}

/* --- the run --- */

static enum rc wait_for_end(struct tool_call *c, struct err *err)
{
	const struct run_ask *r = c->kept;
	struct uuid run = c->rq->command.task.id;
	struct command *command = tool_command(c, COMMAND_TASK_AWAIT, answer_sync);

	(void)err;
	command->id = run;
	command->await = NEW(&c->rq->arena, struct await_order);
	command->await->wait_ms = r->wait_s * MS_SECOND;
	return RC_OK;
}

enum rc bridgetown_run(struct tool_call *c, struct err *err)
{
	struct run_ask *r = NEW(&c->rq->arena, struct run_ask);
	struct command *command;
	unsigned given;

	*r = (struct run_ask){.of = {.a = &c->rq->arena}, .wait_s = WAIT_DEFAULT_S};
	if (tool_arguments(c, fields, COUNTOF(fields), r, &given, err) || check(r, given, err) ||
	    job_find_project(c->rq, r->of.job.project, err))
		return err->rc;
	c->kept = r;
	command = tool_command(c, COMMAND_TASK_CREATE,
			       r->is_sync && !c->dry_run ? wait_for_end : answer_async);
	command->task_draft = (struct task_draft){
		.template = job_template(&c->rq->arena, &r->of.job),
		.execute_at = AT_NONE,
		.expires_at = MS_NEVER,
	};
	return RC_OK;
}
