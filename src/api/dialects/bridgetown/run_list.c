/* list_runs, get_run. */

#include "api/dialects/bridgetown/bridgetown.h"
#include "api/dialects/bridgetown/job.h"
#include "api/dialects/bridgetown/left.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/fields.h"

/* --- list --- */

enum { LIST_DEFAULT = 10, LIST_SEEN = 1000, LIST_CHUNK = 100 };

struct listing {
	struct job_reading of; /* first */
	int64_t limit;
	bool has_status;
	enum run_status status;
};

/* What is outside is clamped, not refused. */
static enum rc read_limit(void *into, const char *name, const struct json *v, struct err *err)
{
	struct listing *r = into;
	int64_t n;

	if (json_i64(v, INT32_MIN, INT32_MAX, &n, name, err))
		return err->rc;
	r->limit = n < 1 ? 1 : n > LIMIT_MCP_RUNS ? LIMIT_MCP_RUNS : n;
	return RC_OK;
}

static enum rc read_status(void *into, const char *name, const struct json *v, struct err *err)
{
	struct listing *r = into;
	struct str word = {0};

	if (!json_is_null(v) && json_string(r->of.a, v, LIMIT_NAME, &word, name, err))
		return err->rc;
	r->has_status = word.n != 0;
	if (!r->has_status || run_status_parse(word, &r->status))
		return RC_OK;
	return field_bad_word(name, "pending, running, success, failed, timed_out, cancelled", err);
}

static const struct field list_fields[] = {
	{"project_name", 0, job_read_project},
	{"limit", 0, read_limit},
	{"status", 0, read_status},
};

static void put_run(struct json_writer *w, struct arena *a, const struct run *run)
{
	json_begin_object(w);
	add_id(w, "run_id", run->task.id);
	json_add_null(w, "run_number");
	json_add_z(w, "status", run_status_name(run->status));
	job_add(w, "commit_sha", job_of(a, &run->task.template).commit);
	add_utc(w, "started_at", run->course.started_at);
	add_utc(w, "finished_at", run->task.finished_at);
	add_utc(w, "created_at", run->task.created_at);
	json_end_object(w);
}

/* Failed and timed out are one state of a task: of a page of it some may be passed over. */
static enum rc put_chunk(struct tool_call *c, struct store *s, const struct listing *r,
			 const struct task_list *list, int64_t *left, struct err *err)
{
	for (size_t i = 0; i < list->n && *left != 0; i++) {
		struct run run;

		if (run_read(c->rq, s, &list->items[i], &run, err))
			return err->rc;
		if (r->has_status && run.status != r->status)
			continue;
		put_run(&c->w, &c->rq->arena, &run);
		(*left)--;
	}
	return RC_OK;
}

static enum rc put_runs(struct tool_call *c, struct store *s, const struct listing *r,
			int64_t *shown_out, struct err *err)
{
	struct task_filter f = {.namespace = c->rq->caller.namespace,
				.target = r->of.job.project,
				.states = r->has_status ? run_states(r->status) : 0,
				.now = c->rq->now,
				.page = {.limit = LIST_CHUNK, .no_total = true}};
	int64_t left = r->limit;
	struct task_list list = {.n = LIST_CHUNK};

	for (int seen = 0; left != 0 && list.n == LIST_CHUNK && seen < LIST_SEEN;
	     seen += LIST_CHUNK) {
		if (store_task_list(s, &c->rq->arena, &f, &list, err) ||
		    put_chunk(c, s, r, &list, &left, err))
			return err->rc;
		if (list.n != 0)
			f.page.before = list.items[list.n - 1].key;
	}
	*shown_out = r->limit - left;
	return RC_OK;
}

enum rc bridgetown_list_runs(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct listing r = {.of = {.a = &c->rq->arena}, .limit = LIST_DEFAULT};
	int64_t shown = 0;
	unsigned given;

	if (tool_arguments(c, list_fields, COUNTOF(list_fields), &r, &given, err))
		return err->rc;
	if (r.of.job.project.n == 0)
		return field_missing("project_name", "say whose runs", err);
	if (job_find_project(c->rq, r.of.job.project, err) || reading_begin(c->rq, &s, err))
		return err->rc;
	json_begin_object(&c->w);
	json_add_str(&c->w, "project_name", r.of.job.project);
	json_add_array(&c->w, "runs");
	if (put_runs(c, s, &r, &shown, err))
		return err->rc;
	json_end_array(&c->w);
	json_add_i64(&c->w, "total_returned", shown);
	json_end_object(&c->w);
	return RC_OK;
}

/* --- get --- */

struct getting {
	struct arena *a;
	struct str id;
};

static enum rc read_id(void *into, const char *name, const struct json *v, struct err *err)
{
	struct getting *r = into;

	return json_string(r->a, v, LIMIT_NAME, &r->id, name, err);
}

static const struct field get_fields[] = {{"run_id", 0, read_id}};

static void add_text(struct json_writer *w, const char *name, struct str text)
{
	json_add_str(w, name, text.p != NULL ? text : STR(""));
}

static enum rc add_output(struct tool_call *c, struct store *s, const struct run *run,
			  const struct left *l, bool *cut, struct err *err)
{
	if (!task_state_is_final(run->task.state)) {
		json_add_null(&c->w, "output");
		return RC_OK;
	}
	json_add_object(&c->w, "output");
	json_add_z(&c->w, "status", run_status_name(run->status));
	if (l->has_exit)
		json_add_i64(&c->w, "exit_code", l->exit_code);
	else
		json_add_null(&c->w, "exit_code");
	add_text(&c->w, "stdout", l->out);
	add_text(&c->w, "stderr", l->err);
	if (left_add_outputs(c->rq, s, run, l, &c->w, cut, err))
		return err->rc;
	json_end_object(&c->w);
	return RC_OK;
}

static enum rc put_whole(struct tool_call *c, struct store *s, const struct run *run,
			 const struct left *l, struct err *err)
{
	bool cut = l->is_cut;

	json_begin_object(&c->w);
	add_id(&c->w, "run_id", run->task.id);
	json_add_null(&c->w, "run_number");
	json_add_str(&c->w, "project_name", job_of(&c->rq->arena, &run->task.template).project);
	json_add_z(&c->w, "status", run_status_name(run->status));
	job_add(&c->w, "commit_sha", left_commit(c->rq, l, run));
	add_utc(&c->w, "started_at", run->course.started_at);
	add_utc(&c->w, "finished_at", run->task.finished_at);
	add_utc(&c->w, "created_at", run->task.created_at);
	job_add(&c->w, "error_message", run->course.error);
	if (add_output(c, s, run, l, &cut, err))
		return err->rc;
	json_add_bool(&c->w, "truncated", cut);
	json_end_object(&c->w);
	return RC_OK;
}

enum rc bridgetown_get_run(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct getting r = {.a = &c->rq->arena};
	struct left l;
	struct run run;
	unsigned given;

	if (tool_arguments(c, get_fields, COUNTOF(get_fields), &r, &given, err))
		return err->rc;
	if (r.id.n == 0)
		return field_missing("run_id", "list_runs has them", err);
	if (reading_begin(c->rq, &s, err) || run_find(c->rq, s, r.id, &run, err) ||
	    left_read(c->rq, s, &run, &l, err))
		return err->rc;
	return put_whole(c, s, &run, &l, err);
}
