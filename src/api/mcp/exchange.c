#include "exchange.h"

#include "api/challenge.h"
#include "api/mcp/call.h"
#include "api/mcp/wire.h"
#include "base/limits.h"
#include "base/macros.h"

enum { LIST_TTL_MS = 60000 };

struct mcp_exchange {
	struct request *rq;
	struct mcp_headers headers;
	struct json_object single; /* the message, where it came alone */
	struct json_array batch;   /* the messages, where they came as an array */
	bool is_batch;
	size_t next; /* message */

	/* The message at hand. */
	struct rpc_message message;
	enum mcp_era era;
	struct tool_call call;

	struct json_writer w; /* into the answer's body */
	bool has_answer;
};

/* --- answers --- */

/* Of an array all answers are one body; else the status is the message's own. */
static void begin_answer(struct mcp_exchange *x, int status)
{
	if (!x->is_batch || !x->has_answer)
		x->w = answer_json(&x->rq->answer, x->is_batch ? 200 : status);
	if (x->is_batch && !x->has_answer)
		json_begin_array(&x->w);
	x->has_answer = true;
}

static void put_error(struct mcp_exchange *x, int status, const struct rpc_error *e)
{
	begin_answer(x, status);
	rpc_write_error(&x->w, x->message.id, e);
}

static void refuse(struct mcp_exchange *x, int status, enum rpc_code code, const char *text)
{
	const struct rpc_error e = {.code = code, .text = text};

	put_error(x, status, &e);
}

static void add_server(struct json_writer *w, const char *name)
{
	json_add_object(w, name);
	json_add_z(w, "name", "belfry");
	json_add_z(w, "title", "Belfry");
	json_add_z(w, "version", BELFRY_VERSION);
	json_end_object(w);
}

/* The members of the result come next. */
static void begin_result(struct mcp_exchange *x)
{
	begin_answer(x, 200);
	rpc_begin_result(&x->w, x->message.id);
	json_begin_object(&x->w);
	if (x->era != MCP_STATELESS)
		return;
	json_add_z(&x->w, "resultType", "complete");
	json_add_object(&x->w, "_meta");
	add_server(&x->w, "io.modelcontextprotocol/serverInfo");
	json_end_object(&x->w);
}

static void end_result(struct mcp_exchange *x)
{
	json_end_object(&x->w);
	json_end_object(&x->w);
}

static void add_capabilities(struct json_writer *w)
{
	json_add_object(w, "capabilities");
	json_add_object(w, "tools");
	json_end_object(w);
	json_end_object(w);
	json_add_z(w, "instructions",
		   "Belfry schedules work and accounts for every occurrence. A project is a named "
		   "target: PUT /v1/targets/NAME registers one. Times are UTC. Ask "
		   "why_did_it_not_run before you guess.");
}

static void add_cache(struct json_writer *w)
{
	json_add_i64(w, "ttlMs", LIST_TTL_MS);
	json_add_z(w, "cacheScope", "private"); /* a list is the caller's own */
}

/* --- methods --- */

struct session_owner mcp_owner_of(const struct request *rq)
{
	const struct identity *who = &rq->caller;
	struct buf text CLEANUP(buf_release) = BUF_INIT(LIMIT_BODY);
	struct session_owner owner;

	buf_printf(&text, "%d:" STR_FMT, (int)who->actor.kind, STR_ARG(who->actor.id));
	sha256(owner.b, buf_str(&text));
	return owner;
}

static void on_initialize(struct mcp_exchange *x)
{
	struct request *rq = x->rq;
	const struct json *v = rpc_param(&x->message, "protocolVersion");
	struct session_owner owner = mcp_owner_of(rq);
	struct err none = {0};
	struct str version;

	if (x->is_batch) {
		refuse(x, 400, RPC_INVALID_REQUEST, "initialize comes alone");
		return;
	}
	if (v == NULL || json_string(&rq->arena, v, LIMIT_NAME, &version, "", &none)) {
		refuse(x, 200, RPC_INVALID_PARAMS, "params.protocolVersion is missing");
		return;
	}
	version = mcp_negotiate(version);
	begin_result(x);
	json_add_str(&x->w, "protocolVersion", version);
	add_capabilities(&x->w);
	add_server(&x->w, "serverInfo");
	end_result(x);
	answer_header(&rq->answer, &rq->arena, "Mcp-Session-Id",
		      mcp_session_open(&rq->services->sessions, &owner, version, rq->now));
}

static void on_ping(struct mcp_exchange *x)
{
	begin_result(x);
	end_result(x);
}

static void on_discover(struct mcp_exchange *x)
{
	begin_result(x);
	json_key(&x->w, "supportedVersions");
	mcp_write_versions(&x->w);
	add_capabilities(&x->w);
	add_cache(&x->w);
	end_result(x);
}

static void on_list(struct mcp_exchange *x)
{
	const struct json *cursor = rpc_param(&x->message, "cursor");

	if (cursor != NULL && !json_is_null(cursor)) {
		refuse(x, 200, RPC_INVALID_PARAMS, "the list has one page: there is no cursor");
		return;
	}
	begin_result(x);
	tools_write(x->rq, &x->w);
	if (x->era == MCP_STATELESS)
		add_cache(&x->w);
	end_result(x);
}

/* So a client asks its issuer for the scope, and comes again. */
static void refuse_scope(struct mcp_exchange *x, enum role needs)
{
	const struct rpc_error e = {
		.code = RPC_INVALID_REQUEST,
		.text = "the token's scopes do not allow this tool",
		.data = STR("{\"error\":\"role_too_low\","
			    "\"hint\":\"WWW-Authenticate names the scope that would do\"}"),
	};

	put_error(x, 403, &e);
	challenge_for_scope(x->rq, needs);
}

static void on_call(struct mcp_exchange *x)
{
	struct rpc_error e;
	enum role needs;

	x->call = (struct tool_call){.rq = x->rq, .is_alone = !x->is_batch};
	if (call_begin_tool(&x->call, &x->message, &e))
		return;
	x->call = (struct tool_call){0};
	if (!x->is_batch && call_wants_scope(x->rq, &x->message, &needs))
		refuse_scope(x, needs);
	else
		put_error(x, 200, &e);
}

static const struct rpc_method {
	const char *name;
	void (*handle)(struct mcp_exchange *x);
	unsigned eras; /* bits 1 << enum mcp_era */
} methods[] = {
	{"initialize", on_initialize, 1U << MCP_LEGACY},
	{"ping", on_ping, 1U << MCP_LEGACY},
	{"server/discover", on_discover, 1U << MCP_STATELESS},
	{"tools/list", on_list, 1U << MCP_LEGACY | 1U << MCP_STATELESS},
	{"tools/call", on_call, 1U << MCP_LEGACY | 1U << MCP_STATELESS},
};

static void serve(struct mcp_exchange *x)
{
	for (size_t i = 0; i < COUNTOF(methods); i++)
		if ((methods[i].eras >> x->era & 1) != 0 &&
		    str_eq(str_z(methods[i].name), x->message.method)) {
			methods[i].handle(x);
			return;
		}
	refuse(x, x->era == MCP_STATELESS ? 404 : 200, RPC_METHOD_NOT_FOUND,
	       "there is no such method");
}

/* --- the rules of the wires --- */

static bool is_initialize(const struct mcp_exchange *x)
{
	return !x->is_batch && str_eq(x->message.method, STR("initialize"));
}

static bool check_legacy_version(struct mcp_exchange *x)
{
	struct str version = str_trim(x->headers.version);
	const struct rpc_error e = {
		.code = RPC_UNSUPPORTED_VERSION,
		.text = "the version in the header MCP-Protocol-Version is not spoken here",
		.data = mcp_versions_data(&x->rq->arena, version),
	};

	if (version.n == 0 || mcp_is_legacy(version))
		return true;
	put_error(x, 400, &e);
	return false;
}

/* The session of a legacy message; NULL: refused. */
static const struct mcp_session *find_session(struct mcp_exchange *x)
{
	struct request *rq = x->rq;
	struct str id = request_header(rq, STR("Mcp-Session-Id"));
	struct session_owner owner = mcp_owner_of(rq);
	const struct mcp_session *s;

	if (id.n == 0) {
		refuse(x, 400, RPC_INVALID_REQUEST,
		       "the header Mcp-Session-Id is missing: send initialize first, or speak "
		       "version " MCP_MODERN);
		return NULL;
	}
	s = mcp_session_use(&rq->services->sessions, id, &owner, rq->now);
	if (s == NULL)
		refuse(x, 404, RPC_INVALID_REQUEST,
		       "the session is over: send initialize for a new one");
	return s;
}

/* Within an array each has been admitted by its session. */
static bool admit(struct mcp_exchange *x)
{
	struct rpc_error e;

	if (x->is_batch)
		return true;
	x->era = mcp_era_of(&x->rq->arena, &x->headers, &x->message);
	if (x->era == MCP_LEGACY)
		return check_legacy_version(x) && (is_initialize(x) || find_session(x) != NULL);
	if (mcp_check_stateless(&x->rq->arena, &x->headers, &x->message, &e))
		return true;
	put_error(x, 400, &e);
	return false;
}

static bool admit_batch(struct mcp_exchange *x)
{
	const struct mcp_session *s;

	x->is_batch = false; /* a refusal is of the whole */
	if (!check_legacy_version(x) || (s = find_session(x)) == NULL)
		return false;
	if (!str_eq(str_of(s->version, SESSION_VERSION), STR(MCP_LEGACY_OLDEST)) ||
	    x->batch.n == 0) {
		refuse(x, 400, RPC_INVALID_REQUEST,
		       "only version " MCP_LEGACY_OLDEST " takes an array, and not an empty one");
		return false;
	}
	x->is_batch = true;
	return true;
}

/* --- one message after the other --- */

static bool take_object(struct mcp_exchange *x, struct json_object *out)
{
	struct err none = {0};

	if (!x->is_batch) {
		*out = x->single;
		return true;
	}
	return json_object_of(&x->rq->arena, &x->batch.items[x->next], out, "", &none) == RC_OK;
}

static void begin_message(struct mcp_exchange *x)
{
	struct json_object o;
	struct rpc_error e = {.code = RPC_INVALID_REQUEST, .text = "a message is an object"};

	x->message = (struct rpc_message){0};
	x->call = (struct tool_call){0};
	if (!take_object(x, &o) || !rpc_read(&x->rq->arena, &o, &x->message, &e))
		put_error(x, 400, &e);
	else if (admit(x) && x->message.kind == RPC_REQUEST)
		serve(x);
}

static void end_message(struct mcp_exchange *x)
{
	if (x->call.tool != NULL && !x->call.is_answered) {
		begin_result(x);
		call_write_result(&x->call, &x->w);
		end_result(x);
	}
	call_release(&x->call);
}

static enum rc go_on(struct mcp_exchange *x);

static enum rc resume(struct request *rq, struct err *err)
{
	struct mcp_exchange *x = rq->kept;

	(void)err;
	call_resume(&x->call);
	return go_on(x);
}

static enum rc finish(struct mcp_exchange *x)
{
	if (x->is_batch && x->has_answer)
		json_end_array(&x->w);
	if (!x->has_answer && !x->call.is_answered)
		answer_empty(&x->rq->answer, 202);
	return RC_OK;
}

static enum rc go_on(struct mcp_exchange *x)
{
	size_t n = x->is_batch ? x->batch.n : 1;

	for (;;) {
		if (call_waits(&x->call)) {
			x->rq->then = resume;
			x->rq->hears = true;
			return RC_OK;
		}
		end_message(x);
		if (++x->next >= n)
			return finish(x);
		begin_message(x);
	}
}

/* --- from a body to its messages --- */

static bool begins_with(struct str text, char c)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr(" \t\r\n", text.p[i]) == NULL || text.p[i] == '\0')
			return text.p[i] == c;
	return false;
}

static enum rpc_code code_of(const struct err *why)
{
	bool is_json = strcmp(why->code, "invalid_type") == 0 ||
		       str_starts(str_z(why->code), STR("too_many")) ||
		       strcmp(why->code, "duplicate_key") == 0;

	return is_json ? RPC_INVALID_REQUEST : RPC_PARSE_ERROR;
}

static bool read_body(struct mcp_exchange *x, struct err *why)
{
	struct request *rq = x->rq;
	struct str body = buf_str(&rq->body);

	x->is_batch = begins_with(body, '[');
	if (x->is_batch)
		return json_array(&rq->arena, body, LIMIT_MCP_BATCH, &x->batch, why) == RC_OK;
	return json_object(&rq->arena, body, &x->single, why) == RC_OK;
}

static void refuse_body(struct mcp_exchange *x, const struct err *why)
{
	x->is_batch = false;
	x->message.id = STR("null");
	refuse(x, 400, code_of(why), str_dup_z(&x->rq->arena, str_z(why->text)));
}

enum rc mcp_exchange(struct request *rq, struct err *err)
{
	struct mcp_exchange *x = NEW(&rq->arena, struct mcp_exchange);
	struct err why = {0};

	(void)err;
	rq->kept = x;
	x->rq = rq;
	x->headers = (struct mcp_headers){
		.version = request_header(rq, STR("MCP-Protocol-Version")),
		.method = request_header(rq, STR("Mcp-Method")),
		.name = request_header(rq, STR("Mcp-Name")),
	};
	if (!read_body(x, &why)) {
		refuse_body(x, &why);
		return RC_OK;
	}
	if (x->is_batch && !admit_batch(x))
		return RC_OK;
	begin_message(x);
	return go_on(x);
}

/* --- an answer that is given again --- */

enum rc mcp_adapt(struct request *rq, struct err *err)
{
	struct mcp_exchange *x = rq->kept;
	struct str first = str_dup(&rq->arena, buf_str(&rq->answer.body));
	struct json_object answer, result;

	if (json_object(&rq->arena, first, &answer, err) ||
	    json_object_of(&rq->arena, json_get(&answer, STR("result")), &result, "result", err))
		return err->rc;
	begin_result(x);
	for (size_t i = 0; i < result.n; i++) {
		const struct json_member *m = &result.members[i];

		if (str_eq(m->key, STR("resultType")) || str_eq(m->key, STR("_meta")))
			continue;
		json_key_str(&x->w, m->key);
		json_put_raw(&x->w, m->value.raw);
	}
	end_result(x);
	return RC_OK;
}
