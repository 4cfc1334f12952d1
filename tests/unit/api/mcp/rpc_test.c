#include "api/mcp/rpc.h"

#include "test.h"

static bool read(struct arena *a, const char *text, struct rpc_message *m, struct rpc_error *e)
{
	struct json_object o;
	struct err err = {0};

	CHECK(json_object(a, str_z(text), &o, &err) == RC_OK);
	return rpc_read(a, &o, m, e);
}

TEST(the_kinds_of_messages_are_told_apart)
{
	struct arena a = {0};
	struct rpc_message m;
	struct rpc_error e;

	CHECK(read(&a, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"params\":{\"x\":1}}", &m,
		   &e));
	CHECK(m.kind == RPC_REQUEST && str_eq(m.id, STR("7")) && str_eq(m.method, STR("m")));
	CHECK(rpc_param(&m, "x") != NULL && rpc_param(&m, "y") == NULL);
	CHECK(read(&a, "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"m\"}", &m, &e));
	CHECK(str_eq(m.id, STR("\"a\"")) && rpc_param(&m, "x") == NULL);
	CHECK(read(&a, "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}", &m, &e));
	CHECK(m.kind == RPC_NOTIFICATION);
	CHECK(read(&a, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", &m, &e));
	CHECK(m.kind == RPC_RESPONSE);
	arena_release(&a);
}

static const struct {
	int line;
	const char *text;
	enum rpc_code code;
	const char *id; /* NULL: none could be read */
} refused[] = {
	{__LINE__, "{}", RPC_INVALID_REQUEST, NULL},
	{__LINE__, "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"m\"}", RPC_INVALID_REQUEST, "1"},
	{__LINE__, "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"m\"}", RPC_INVALID_REQUEST, "1"},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"m\"}", RPC_INVALID_REQUEST, NULL},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"m\"}", RPC_INVALID_REQUEST, NULL},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":[],\"method\":\"m\"}", RPC_INVALID_REQUEST, NULL},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", RPC_INVALID_REQUEST, "1"},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":1}", RPC_INVALID_REQUEST, "1"},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{}}", RPC_INVALID_REQUEST,
	 "1"},
	{__LINE__, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":[1]}",
	 RPC_INVALID_PARAMS, "1"},
};

TEST(what_is_no_message_is_refused_with_its_id)
{
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(refused); i++) {
		struct rpc_message m;
		struct rpc_error e = {0};

		CHECK_ROW(refused[i].line, !read(&a, refused[i].text, &m, &e));
		CHECK_ROW(refused[i].line, e.code == refused[i].code && e.text != NULL);
		CHECK_ROW(refused[i].line, str_eq(m.id, str_z(refused[i].id)));
	}
	arena_release(&a);
}

TEST(an_error_is_written_with_its_id_where_there_is_one)
{
	struct buf b = BUF_INIT(512);
	struct json_writer w = json_writer_to(&b);
	const struct rpc_error e = {RPC_METHOD_NOT_FOUND, "no", STR("{\"a\":1}")};

	rpc_write_error(&w, STR("7"), &e);
	check_text(__LINE__, "error", b.p, b.n,
		   "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32601,\"message\":\"no\","
		   "\"data\":{\"a\":1}}}");
	buf_reset(&b);
	w = json_writer_to(&b);
	rpc_write_error(&w, (struct str){0}, &(struct rpc_error){RPC_PARSE_ERROR, "no", {0}});
	check_text(__LINE__, "error", b.p, b.n,
		   "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"no\"}}");
	buf_release(&b);
}
