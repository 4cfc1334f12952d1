#include "endpoint.h"

#include "api/mcp/exchange.h"
#include "api/mcp/origins.h"
#include "api/mcp/rpc.h"
#include "api/problem.h"

static enum rc check_origin(const struct request *rq, struct err *err)
{
	const struct origin_check c = {.host = request_header(rq, STR("Host")),
				       .origin = request_header(rq, STR("Origin")),
				       .allowed = rq->services->allowed_origins,
				       .is_local = rq->services->is_local};

	if (origin_may_call(&c))
		return RC_OK;
	err_set(err, RC_FORBIDDEN, "foreign_origin", "a web page of another site may not call");
	return err_hint(err, "name its origin in --allow-origins");
}

enum rc mcp_post(struct request *rq, struct err *err)
{
	if (check_origin(rq, err))
		return err->rc;
	return mcp_exchange(rq, err);
}

enum rc mcp_delete(struct request *rq, struct err *err)
{
	struct str id = request_header(rq, STR("Mcp-Session-Id"));
	struct session_owner owner = mcp_owner_of(rq);

	if (check_origin(rq, err))
		return err->rc;
	if (id.n == 0) {
		err_set(err, RC_INVALID, "missing_session", "the header Mcp-Session-Id is missing");
		return err_hint(err, "say which session is to end");
	}
	if (!mcp_session_end(&rq->services->sessions, id, &owner, rq->now))
		return err_set(err, RC_NOT_FOUND, "unknown_session", "there is no such session");
	answer_empty(&rq->answer, 204);
	return RC_OK;
}

static struct str data_of(struct request *rq, const struct err *err)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(sizeof(*err) * 6);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_add_z(&w, "error", err->code);
	json_add_z(&w, "hint", problem_hint(err));
	json_end_object(&w);
	return str_dup(&rq->arena, buf_str(&text));
}

void mcp_write_error(struct request *rq, int status, const struct err *err)
{
	struct json_writer w = json_writer_to(&rq->answer.body);
	const struct rpc_error e = {
		.code = status >= 500 ? RPC_INTERNAL_ERROR : RPC_INVALID_REQUEST,
		.text = err->text,
		.data = data_of(rq, err),
	};

	rq->answer.content_type = "application/json";
	rpc_write_error(&w, (struct str){0}, &e);
}
