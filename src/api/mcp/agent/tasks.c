/* list_failures, get_task, retry_task, cancel_task. */

#include "api/mcp/agent/agent.h"
#include "api/mcp/agent/ask.h"
#include "api/reading.h"
#include "base/limits.h"
#include "model/fields.h"
#include "model/id.h"
#include "model/task_json.h"
#include "model/times.h"
#include "store/run.h"

/* --- failures --- */

enum { FAILURES_DEFAULT = 20 };

static const struct field failure_fields[] = {
	{"schedule_id", 0, ask_id},
	{"limit", 0, ask_count},
};

static enum rc put_failure(struct tool_call *c, struct store *s, const struct task *t,
			   struct err *err)
{
	struct run_course course;

	if (store_run_course(s, &c->rq->arena, t->key, &course, err))
		return err->rc;
	json_begin_object(&c->w);
	json_add_z(&c->w, "task_id", id_print(ID_TASK, t->id).z);
	if (t->schedule_key != 0)
		json_add_z(&c->w, "schedule_id", id_print(ID_SCHEDULE, t->schedule_id).z);
	else
		json_add_null(&c->w, "schedule_id");
	json_add_z(&c->w, "status", task_state_name(t->state));
	json_add_raw(&c->w, "target", t->template.target);
	add_instant(&c->w, "scheduled_for", t->scheduled_for);
	add_instant(&c->w, "finished_at", t->finished_at);
	json_add_i64(&c->w, "attempts", t->attempts);
	add_text(&c->w, "error", course.error);
	json_end_object(&c->w);
	return RC_OK;
}

static enum rc put_failures(struct tool_call *c, struct store *s, const struct task_filter *f,
			    struct err *err)
{
	struct task_list list;

	if (store_task_list(s, &c->rq->arena, f, &list, err))
		return err->rc;
	json_begin_object(&c->w);
	json_add_array(&c->w, "failures");
	for (size_t i = 0; i < list.n; i++)
		if (put_failure(c, s, &list.items[i], err))
			return err->rc;
	json_end_array(&c->w);
	json_add_i64(&c->w, "total", list.total);
	json_end_object(&c->w);
	return RC_OK;
}

enum rc agent_list_failures(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct ask q = {.a = &c->rq->arena, .count = FAILURES_DEFAULT, .most = LIMIT_MCP_RUNS};
	struct task_filter f = {.namespace = c->rq->caller.namespace,
				.states = 1U << TASK_FAILED | 1U << TASK_EXPIRED,
				.now = c->rq->now,
				.no_payload = true};
	struct schedule sch;
	unsigned given;

	if (tool_arguments(c, failure_fields, COUNTOF(failure_fields), &q, &given, err) ||
	    reading_begin(c->rq, &s, err))
		return err->rc;
	if (q.id.n != 0) {
		if (ask_schedule(c, s, &q, &sch, err))
			return err->rc;
		f.schedule = sch.key;
	}
	f.page.limit = q.count;
	return put_failures(c, s, &f, err);
}

/* --- one task --- */

static const struct field task_fields[] = {{"task_id", 0, ask_id}};

static void put_task(struct tool_call *c, const struct task *t)
{
	json_begin_object(&c->w);
	json_key(&c->w, "task");
	task_write(&c->w, t);
}

enum rc agent_get_task(struct tool_call *c, struct err *err)
{
	struct store *s CLEANUP(reading_end) = NULL;
	struct ask q = {.a = &c->rq->arena};
	struct attempt *items;
	struct task t;
	unsigned given;
	size_t n;

	if (tool_arguments(c, task_fields, COUNTOF(task_fields), &q, &given, err) ||
	    reading_begin(c->rq, &s, err) || ask_task(c, s, &q, &t, err) ||
	    store_attempt_list(s, &c->rq->arena, t.key, &items, &n, err))
		return err->rc;
	put_task(c, &t);
	json_add_array(&c->w, "attempts");
	for (size_t i = 0; i < n; i++)
		attempt_write(&c->w, &items[i]);
	json_end_array(&c->w);
	json_end_object(&c->w);
	return RC_OK;
}

/* --- changes --- */

static const struct field change_fields[] = {
	{"task_id", 0, ask_id},
	{"dry_run", 0, tool_pass},
};

static enum rc answer_changed(struct tool_call *c, struct err *err)
{
	const char *deed = c->rq->command.kind == COMMAND_TASK_RETRY ? "retried" : "cancelled";
	char text[LIMIT_NAME];

	(void)err;
	(void)snprintf(text, sizeof(text), "%s %s.",
		       c->dry_run ? "Dry run: the task could be" : "The task is", deed);
	put_task(c, &c->rq->command.task);
	json_add_z(&c->w, "message", text);
	json_end_object(&c->w);
	return RC_OK;
}

static enum rc change(struct tool_call *c, enum command_kind kind, struct err *err)
{
	struct ask q = {.a = &c->rq->arena};
	struct uuid id;
	unsigned given;

	if (tool_arguments(c, change_fields, COUNTOF(change_fields), &q, &given, err) ||
	    ask_task_id(&q, &id, err))
		return err->rc;
	tool_command(c, kind, answer_changed)->id = id;
	return RC_OK;
}

enum rc agent_retry(struct tool_call *c, struct err *err)
{
	return change(c, COMMAND_TASK_RETRY, err);
}

enum rc agent_cancel(struct tool_call *c, struct err *err)
{
	return change(c, COMMAND_TASK_CANCEL, err);
}
