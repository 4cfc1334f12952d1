#include "relay.h"

#include "api/mcp/wire.h"
#include "base/limits.h"
#include "base/macros.h"
#include "cli/client/transport.h"
#include "codec/base64.h"
#include "codec/header.h"

enum {
	LINE_MOST = 8 * 1024,
	ANSWER_TEXT = 16 * 1024 * 1024,
	ANSWER_IN_MS = (LIMIT_MCP_WAIT_S + 30) * MS_SECOND,
	NOT_FOUND = 404,
};

/* A line on its way. */
struct passage {
	struct relay *relay;
	struct arena *a;
	struct str line;
	struct rpc_message message; /* zeroed: none could be read, which the server will say */
	bool is_stateless;
	int status;
	struct buf *answer;
	struct str session; /* that the answer opens */
};

void relay_release(struct relay *r)
{
	arena_release(&r->kept);
}

/* --- what the line says --- */

static struct str text_of(struct arena *a, const struct json *v)
{
	struct err none = {0};
	struct str text = {0};

	if (v != NULL && v->type == JSON_STRING)
		(void)json_string(a, v, LIMIT_NAME, &text, "", &none);
	return text;
}

static void read_line(struct passage *p)
{
	struct json_object o;
	struct rpc_error e;
	struct err none = {0};

	if (json_object(p->a, p->line, &o, &none) || !rpc_read(p->a, &o, &p->message, &e))
		return;
	p->is_stateless = mcp_era_of(p->a, &(struct mcp_headers){0}, &p->message) == MCP_STATELESS;
}

static bool is_initialize(const struct passage *p)
{
	return !p->is_stateless && str_eq(p->message.method, STR("initialize"));
}

/* --- headers --- */

static struct str header(struct arena *a, const char *name, const char *before, struct str value)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	if (value.n == 0 || !header_is_value(value))
		return STR("");
	buf_printf(&text, "%s: %s" STR_FMT, name, before, STR_ARG(value));
	return str_dup(a, buf_str(&text));
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f)
			return false;
	return true;
}

/* A name that no header can carry goes as base64. */
static struct str name_value(struct arena *a, struct str name)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	if (is_plain(name))
		return name;
	buf_add_z(&text, "=?base64?");
	base64_add(&text, name);
	buf_add_z(&text, "?=");
	return str_dup(a, buf_str(&text));
}

static void add_stateless(struct passage *p, struct transport_request *rq)
{
	const struct json *meta = rpc_param(&p->message, "_meta");
	struct json_object o = {NULL, 0};
	struct err none = {0};

	if (meta != NULL)
		(void)json_object_of(p->a, meta, &o, "_meta", &none);
	rq->headers[4] =
		header(p->a, "MCP-Protocol-Version", "",
		       text_of(p->a, json_get(&o, STR("io.modelcontextprotocol/protocolVersion"))));
	rq->headers[5] = header(p->a, "Mcp-Method", "", p->message.method);
	rq->headers[6] = header(p->a, "Mcp-Name", "",
				name_value(p->a, text_of(p->a, rpc_param(&p->message, "name"))));
}

static void add_session(struct passage *p, struct transport_request *rq)
{
	rq->headers[4] = header(p->a, "MCP-Protocol-Version", "", p->relay->version);
	rq->headers[5] = header(p->a, "Mcp-Session-Id", "", p->relay->session);
}

static struct transport_request request_of(struct passage *p, const char *method)
{
	const struct client *c = p->relay->client;
	struct buf url CLEANUP(buf_release) = BUF_INIT(LINE_MOST);

	buf_printf(&url, STR_FMT "/mcp", STR_ARG(c->url));
	return (struct transport_request){
		.method = method,
		.url = str_dup(p->a, buf_str(&url)),
		.headers = {header(p->a, "Authorization", "Bearer ", c->token),
			    header(p->a, "Belfry-Namespace", "", c->namespace),
			    STR("Content-Type: application/json"),
			    STR("Accept: application/json, text/event-stream")},
		.timeout_ms = ANSWER_IN_MS,
		.wanted = "Mcp-Session-Id",
		.wanted_out = &p->session,
	};
}

static enum rc send_body(struct passage *p, struct str body, struct err *err)
{
	struct transport_request rq = request_of(p, "POST");

	if (p->is_stateless)
		add_stateless(p, &rq);
	else if (!is_initialize(p))
		add_session(p, &rq);
	rq.body = body;
	buf_reset(p->answer);
	return transport_send(p->a, &rq, &p->status, p->answer, err);
}

/* --- sessions --- */

static struct str negotiated(struct arena *a, struct str answer)
{
	struct json_object o, result;
	struct err none = {0};
	const struct json *v;

	if (json_object(a, answer, &o, &none))
		return (struct str){0};
	v = json_get(&o, STR("result"));
	if (v == NULL || json_object_of(a, v, &result, "result", &none))
		return (struct str){0};
	return text_of(a, json_get(&result, STR("protocolVersion")));
}

static void keep_session(struct passage *p, struct str initialize)
{
	struct relay *r = p->relay;
	struct str version = negotiated(p->a, buf_str(p->answer));
	struct str line = str_dup(p->a, initialize);

	arena_reset(&r->kept);
	r->initialize = str_dup(&r->kept, line);
	r->session = str_dup(&r->kept, p->session);
	r->version = str_dup(&r->kept, version);
}

/* Says the client's initialize for it once more. */
static bool open_again(struct passage *p)
{
	const struct str initialized =
		STR("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
	struct transport_request rq = request_of(p, "POST");
	struct err none = {0};

	p->session = (struct str){0};
	rq.body = p->relay->initialize;
	buf_reset(p->answer);
	if (transport_send(p->a, &rq, &p->status, p->answer, &none) || p->session.n == 0)
		return false;
	keep_session(p, p->relay->initialize);
	return send_body(p, initialized, &none) == RC_OK;
}

static bool has_lost_session(const struct passage *p)
{
	return !p->is_stateless && !is_initialize(p) && p->status == NOT_FOUND &&
	       p->relay->session.n != 0;
}

static enum rc carry(struct passage *p, struct err *err)
{
	if (send_body(p, p->line, err))
		return err->rc;
	if (is_initialize(p) && p->session.n != 0)
		keep_session(p, p->line);
	if (has_lost_session(p) && open_again(p))
		return send_body(p, p->line, err);
	return RC_OK;
}

/* --- answers --- */

/* Line breaks stand between the parts of JSON, never within its strings. */
static void add_line(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		buf_add_c(out, text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i]);
	buf_add_c(out, '\n');
}

static void add_error(struct passage *p, const char *text, struct buf *out)
{
	const struct rpc_error e = {.code = RPC_INTERNAL_ERROR, .text = text};
	struct json_writer w = json_writer_to(out);

	rpc_write_error(&w, p->message.id, &e);
	buf_add_c(out, '\n');
}

/* What a refusal of the server says: {"error":{"message"}}. */
static const char *refusal(struct passage *p)
{
	struct json_object o, error;
	struct err none = {0};
	struct str text = {0};

	if (json_object(p->a, buf_str(p->answer), &o, &none) == RC_OK &&
	    json_get(&o, STR("error")) != NULL &&
	    json_object_of(p->a, json_get(&o, STR("error")), &error, "", &none) == RC_OK)
		text = text_of(p->a, json_get(&error, STR("message")));
	return text.n != 0 ? str_dup_z(p->a, text) : "the server refuses the message";
}

/* Does the answer say which message it is about? */
static bool has_id(struct passage *p)
{
	struct json_object o;
	struct err none = {0};

	return json_object(p->a, buf_str(p->answer), &o, &none) != RC_OK ||
	       json_get(&o, STR("id")) != NULL;
}

static void pass_answer(struct passage *p, struct buf *out)
{
	if (p->status == 202 || p->answer->n == 0)
		return;
	if (p->status / 100 == 2 || has_id(p))
		add_line(out, buf_str(p->answer));
	else if (p->message.id.p != NULL)
		add_error(p, refusal(p), out);
}

void relay_line(struct relay *r, struct str line, struct buf *out)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf answer CLEANUP(buf_release) = BUF_INIT(ANSWER_TEXT);
	struct passage p = {.relay = r, .a = &a, .line = line, .answer = &answer};
	struct err err = {0};

	read_line(&p);
	if (carry(&p, &err) == RC_OK)
		pass_answer(&p, out);
	else if (p.message.id.p != NULL)
		add_error(&p, err.text, out);
}

void relay_end(struct relay *r)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf answer CLEANUP(buf_release) = BUF_INIT(ANSWER_TEXT);
	struct passage p = {.relay = r, .a = &a, .answer = &answer};
	struct transport_request rq = request_of(&p, "DELETE");
	struct err none = {0};

	if (r->session.n == 0)
		return;
	add_session(&p, &rq);
	(void)transport_send(&a, &rq, &p.status, &answer, &none);
}
