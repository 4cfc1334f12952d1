#include "call.h"

#include "api/problem.h"
#include "base/limits.h"
#include "base/log.h"

/* --- the arguments --- */

static bool refuse(struct rpc_error *e, const char *text)
{
	*e = (struct rpc_error){.code = RPC_INVALID_PARAMS, .text = text};
	return false;
}

static bool read_name(struct request *rq, const struct rpc_message *m, struct str *out)
{
	const struct json *v = rpc_param(m, "name");
	struct err none = {0};

	return v != NULL && json_string(&rq->arena, v, LIMIT_NAME, out, "name", &none) == RC_OK;
}

static bool read_arguments(struct tool_call *c, const struct rpc_message *m)
{
	const struct json *v = rpc_param(m, "arguments");
	struct err none = {0};

	c->arguments_text = STR("{}");
	if (v == NULL)
		return true;
	c->arguments_text = v->raw;
	return json_object_of(&c->rq->arena, v, &c->arguments, "arguments", &none) == RC_OK;
}

/* Whether the call is a dry one is looked at before the tool is asked. */
static enum rc read_dry_run(struct tool_call *c, struct err *err)
{
	const struct json *v = json_get(&c->arguments, STR("dry_run"));

	c->dry_run = (c->tool->flags & TOOL_DRY_DEFAULT) != 0;
	if ((c->tool->flags & TOOL_DRY_RUN) != 0 && v != NULL &&
	    json_bool(v, &c->dry_run, "dry_run", err))
		return err->rc;
	if ((c->tool->flags & TOOL_WRITES) == 0 || !c->rq->caller.dry_run_only || c->dry_run)
		return RC_OK;
	err_set(err, RC_FORBIDDEN, "dry_run_only", "the token may only try what a tool would do");
	return err_hint(err, "call the tool with dry_run: true");
}

/* --- the answer --- */

/* A refusal, in the place of whatever was begun. */
static void write_refusal(struct tool_call *c, const struct err *err)
{
	buf_reset(&c->result);
	c->w = json_writer_to(&c->result);
	json_begin_object(&c->w);
	json_add_z(&c->w, "error", err->code);
	json_add_z(&c->w, "message", err->text);
	json_add_z(&c->w, "hint", problem_hint(err));
	json_end_object(&c->w);
	c->is_error = true;
}

static void check_size(struct tool_call *c)
{
	struct err err = {0};

	if (!c->result.failed)
		return;
	err_set(&err, RC_IO, "answer_too_large", "the answer would be larger than %d bytes",
		TOOL_RESULT_MOST);
	err_hint(&err, "ask for less at a time");
	buf_release(&c->result);
	c->result = BUF_INIT(TOOL_RESULT_MOST);
	write_refusal(c, &err);
}

static void conclude(struct tool_call *c, const struct err *err)
{
	struct request *rq = c->rq;

	if (err->rc == RC_OK) {
		check_size(c);
		return;
	}
	c->then = NULL;
	if (problem_status(err->rc) >= 500)
		log_warn("request_failed", "tool %s: %s: %s (request " STR_FMT ")", c->tool->name,
			 err->code, err->text, STR_ARG(rq->id));
	write_refusal(c, err);
}

static void step(struct tool_call *c, tool_handler *handle)
{
	struct err err = {0};

	c->then = NULL;
	(void)handle(c, &err);
	conclude(c, &err);
}

static enum rc begin(struct tool_call *c, struct err *err)
{
	return read_dry_run(c, err) ? err->rc : c->tool->call(c, err);
}

bool call_begin_tool(struct tool_call *c, const struct rpc_message *m, struct rpc_error *error_out)
{
	struct str name;

	c->result = BUF_INIT(TOOL_RESULT_MOST);
	c->w = json_writer_to(&c->result);
	if (!read_name(c->rq, m, &name))
		return refuse(error_out, "params.name must be the name of a tool");
	c->tool = tool_find(c->rq, name);
	if (c->tool == NULL)
		return refuse(error_out, "there is no such tool; tools/list has them");
	if (!read_arguments(c, m))
		return refuse(error_out, "params.arguments must be an object");
	step(c, begin);
	return true;
}

bool call_wants_scope(struct request *rq, const struct rpc_message *m, enum role *needs_out)
{
	struct str name;

	return read_name(rq, m, &name) && tool_wants_scope(rq, name, needs_out);
}

void call_resume(struct tool_call *c)
{
	tool_handler *then = c->then;

	if (c->rq->command.err.rc == RC_OK)
		step(c, then);
	else
		conclude(c, &c->rq->command.err);
}

bool call_waits(const struct tool_call *c)
{
	return c->then != NULL;
}

void call_write_result(struct tool_call *c, struct json_writer *w)
{
	struct str text = buf_str(&c->result);

	json_add_array(w, "content");
	json_begin_object(w);
	json_add_z(w, "type", "text");
	json_add_str(w, "text", text);
	json_end_object(w);
	json_end_array(w);
	if (c->is_error)
		json_add_bool(w, "isError", true);
	else
		json_add_raw(w, "structuredContent", text);
}

void call_release(struct tool_call *c)
{
	buf_release(&c->result);
}
