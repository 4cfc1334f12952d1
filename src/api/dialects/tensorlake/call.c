#include "api/dialects/tensorlake/call.h"

#include "model/id.h"
#include "store/queue.h"

struct str call_unique_id(struct arena *a, struct str application, struct str key)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_UNIQUE_ID);

	buf_add(&text, application);
	buf_add_c(&text, '/');
	buf_add(&text, key);
	return str_dup(a, buf_str(&text));
}

struct str call_id(struct arena *a, struct str application, const struct task *t)
{
	struct str key = t->unique_id;
	bool is_of = str_eq(str_cut(&key, '/'), application);
	char text[UUID_TEXT];

	if (is_of && key.n != 0 && key.n <= LIMIT_REQUEST_KEY)
		return key;
	uuid_print(text, t->id);
	return str_dup(a, str_of(text, UUID_TEXT));
}

static enum rc find(struct request *rq, struct store *s, struct str application, struct str id,
		    struct task *out, struct err *err)
{
	int64_t namespace = rq->caller.namespace;
	struct uuid uuid = {{0}};
	struct err why = {.rc = RC_NOT_FOUND};

	if (id.n <= LIMIT_REQUEST_KEY &&
	    store_task_find_unique(s, &rq->arena, namespace,
				   call_unique_id(&rq->arena, application, id), rq->now, out,
				   &why) == RC_OK)
		return RC_OK;
	if (why.rc != RC_NOT_FOUND)
		return (*err = why).rc;
	(void)id_parse(ID_TASK, id, &uuid);
	return store_task_find(s, &rq->arena, namespace, uuid, rq->now, out, err);
}

enum rc call_find(struct request *rq, struct store *s, const struct place *at, struct str id,
		  struct task *out, struct err *err)
{
	enum rc rc = find(rq, s, at->application, id, out, err);

	if (rc != RC_OK && rc != RC_NOT_FOUND)
		return rc;
	if (rc == RC_OK && template_is_of(&rq->arena, &out->template, at->application))
		return RC_OK;
	return err_set(err, RC_NOT_FOUND, "not_found", "request not found");
}

enum rc call_look_running(struct request *rq, struct store *s, struct call *c, struct err *err)
{
	struct lease lease;
	struct err why = {0};

	c->running_since = AT_NONE;
	if (c->task.state != TASK_PROCESSING)
		return RC_OK;
	if (store_lease_find(s, rq->caller.namespace, c->task.id, &lease, &why) == RC_OK)
		c->running_since = lease.started_at;
	return why.rc == RC_OK || why.rc == RC_CONFLICT ? RC_OK : (*err = why).rc;
}

enum rc call_of(struct request *rq, struct store *s, struct arena *a, const struct target_row *row,
		const struct task *t, struct call *out, struct err *err)
{
	struct attempt *attempts = NULL;
	size_t n = 0;

	if (store_attempt_list(s, a, t->key, &attempts, &n, err))
		return err->rc;
	*out = (struct call){.namespace = rq->caller.namespace_name,
			     .application = row->name,
			     .version = application_version(&rq->arena, row),
			     .id = call_id(&rq->arena, row->name, t),
			     .task = *t,
			     .attempts = attempts,
			     .n_attempts = n};
	return call_look_running(rq, s, out, err);
}

enum rc call_load(struct request *rq, struct store *s, struct call *out, struct err *err)
{
	struct target_row row = {0};
	struct task t = {0};
	struct place at;

	if (place_enter(rq, &at, err) || application_find(rq, s, &at, &row, err) ||
	    call_find(rq, s, &at, at.rest[0], &t, err))
		return err->rc;
	if (call_of(rq, s, &rq->arena, &row, &t, out, err))
		return err->rc;
	out->rest = at.rest + 1;
	return RC_OK;
}

/* --- how it ended */

static const struct attempt *last_of(const struct call *c)
{
	return c->n_attempts != 0 ? &c->attempts[c->n_attempts - 1] : NULL;
}

/* An attempt without an answer did not reach the function. A consumer of a queue answers for it
 * without a status. */
static const char *reason_of(const struct call *c, const struct attempt *t)
{
	if (t == NULL)
		return "unknown";
	if (t->status == ATTEMPT_TIMED_OUT)
		return "function_timeout";
	return t->http_status != 0 || c->task.is_message ? "function_error" : "internal_error";
}

const char *call_failure(const struct call *c)
{
	enum task_state state = c->task.state;

	if (state == TASK_FAILED)
		return reason_of(c, last_of(c));
	if (state == TASK_CANCELLED)
		return "cancelled";
	return state == TASK_EXPIRED ? "function_timeout" : NULL;
}

void call_outcome_write(struct json_writer *w, const struct call *c)
{
	const char *failure = call_failure(c);

	if (failure == NULL) {
		json_add_z(w, "outcome", c->task.state == TASK_COMPLETED ? "success" : NULL);
		return;
	}
	json_add_object(w, "outcome");
	json_add_z(w, "failure", failure);
	json_end_object(w);
}

/* --- its object */

static const char *const statuses[] = {
	[TASK_SCHEDULED] = "pending", [TASK_QUEUED] = "enqueued",     [TASK_PROCESSING] = "running",
	[TASK_RETRYING] = "pending",  [TASK_COMPLETED] = "completed", [TASK_FAILED] = "failed",
	[TASK_CANCELLED] = "failed",  [TASK_EXPIRED] = "failed",
};

void call_attempt_write(struct json_writer *w, const char *name, const struct call *c, int number)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_UNIQUE_ID);

	buf_add(&text, c->id);
	buf_add_c(&text, '-');
	buf_add_i64(&text, number);
	json_add_str(w, name, buf_str(&text));
}

static void write_attempt(struct json_writer *w, const struct call *c, const struct attempt *t)
{
	bool succeeded = t->status == ATTEMPT_SUCCEEDED;

	json_begin_object(w);
	call_attempt_write(w, "id", c, t->number);
	json_add_str(w, "function_name", c->application);
	json_add_z(w, "executor_id", "belfry");
	json_add_z(w, "container_id", "belfry");
	json_add_z(w, "function_executor_id", "belfry");
	json_add_i64(w, "created_at", t->started_at);
	json_add_z(w, "outcome", succeeded ? "success" : "failure");
	json_add_z(w, "failure_reason", succeeded ? NULL : reason_of(c, t));
	json_add_i64(w, "attempt_number", t->number);
	json_add_i64(w, "execution_duration_ms", t->duration_us / 1000);
	json_end_object(w);
}

/* An application is one function here, so a call is one run of it, and an attempt an allocation. */
static void write_run(struct json_writer *w, const struct call *c)
{
	const char *failure = call_failure(c);
	const char *outcome = failure != NULL ? "failure" : "success";

	json_begin_object(w);
	json_add_str(w, "id", c->id);
	json_add_str(w, "name", c->application);
	json_add_str(w, "namespace", c->namespace);
	json_add_str(w, "application", c->application);
	json_add_str(w, "application_version", c->version);
	json_add_z(w, "status", statuses[c->task.state]);
	json_add_z(w, "outcome", task_state_is_final(c->task.state) ? outcome : NULL);
	json_add_z(w, "failure_reason", failure);
	json_add_array(w, "child_function_run_ids");
	json_end_array(w);
	json_add_array(w, "allocations");
	for (size_t i = 0; i < c->n_attempts; i++)
		write_attempt(w, c, &c->attempts[i]);
	json_end_array(w);
	json_add_i64(w, "created_at", c->task.created_at);
	json_end_object(w);
}

static void write_error(struct json_writer *w, const struct call *c)
{
	const struct attempt *last = last_of(c);

	if (c->task.state != TASK_FAILED || last == NULL) {
		json_add_null(w, "request_error");
		return;
	}
	json_add_object(w, "request_error");
	json_add_str(w, "function_name", c->application);
	json_add_str(w, "message", last->error);
	json_end_object(w);
}

void call_write(struct json_writer *w, const struct call *c)
{
	json_begin_object(w);
	json_add_str(w, "id", c->id);
	call_outcome_write(w, c);
	json_add_z(w, "failure_reason", call_failure(c));
	json_add_str(w, "application_version", c->version);
	json_add_i64(w, "created_at", c->task.created_at);
	write_error(w, c);
	json_add_array(w, "function_runs");
	write_run(w, c);
	json_end_array(w);
	json_end_object(w);
}

void call_write_short(struct json_writer *w, const struct call *c)
{
	json_begin_object(w);
	json_add_str(w, "id", c->id);
	json_add_i64(w, "created_at", c->task.created_at);
	call_outcome_write(w, c);
	json_add_i64(w, "function_runs_count", 1);
	json_add_str(w, "application_version", c->version);
	json_end_object(w);
}
