#include "api/mcp/wire.h"

#include "test.h"

#define GOOD_META                                                                \
	"\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"," \
	"\"io.modelcontextprotocol/clientCapabilities\":{}}"

static struct rpc_message message(struct arena *a, const char *method, const char *params)
{
	struct buf text = BUF_INIT(2048);
	struct rpc_message m;
	struct rpc_error e;
	struct json_object o;
	struct err err = {0};

	buf_printf(&text, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}",
		   method, params);
	CHECK(json_object(a, str_dup(a, buf_str(&text)), &o, &err) == RC_OK);
	CHECK(rpc_read(a, &o, &m, &e));
	buf_release(&text);
	return m;
}

TEST(a_version_that_is_not_known_is_answered_with_the_newest_of_the_old_ones)
{
	static const char *const kept[] = {"2025-03-26", "2025-06-18", "2025-11-25"};

	for (size_t i = 0; i < COUNTOF(kept); i++) {
		CHECK(mcp_is_legacy(str_z(kept[i])));
		CHECK(str_eq(mcp_negotiate(str_z(kept[i])), str_z(kept[i])));
	}
	CHECK(!mcp_is_legacy(STR("2026-07-28")) && !mcp_is_legacy(STR("")));
	CHECK(str_eq(mcp_negotiate(STR("2024-11-05")), STR("2025-11-25")));
	CHECK(str_eq(mcp_negotiate(STR("2026-07-28")), STR("2025-11-25")));
}

static const struct {
	int line;
	const char *header, *params;
	enum mcp_era era;
} eras[] = {
	{__LINE__, NULL, "", MCP_LEGACY},
	{__LINE__, "2025-11-25", "", MCP_LEGACY},
	{__LINE__, "9999-01-01", "", MCP_LEGACY},
	{__LINE__, "2026-07-28", "", MCP_STATELESS},
	{__LINE__, NULL, GOOD_META, MCP_STATELESS},
	{__LINE__, NULL, "\"_meta\":{\"progressToken\":1}", MCP_LEGACY},
};

TEST(the_wire_is_told_by_the_header_or_the_meta)
{
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(eras); i++) {
		const struct mcp_headers h = {.version = str_z(eras[i].header)};
		struct rpc_message m = message(&a, "ping", eras[i].params);

		CHECK_ROW(eras[i].line, mcp_era_of(&a, &h, &m) == eras[i].era);
	}
	arena_release(&a);
}

enum { FINE = 0 };

static const struct {
	int line;
	const char *version, *method, *name; /* headers */
	const char *call, *params;
	int code; /* FINE */
} requests[] = {
	{__LINE__, "2026-07-28", "tools/list", NULL, "tools/list", GOOD_META, FINE},
	{__LINE__, " 2026-07-28 ", " tools/list ", NULL, "tools/list", GOOD_META, FINE},
	{__LINE__, NULL, "tools/list", NULL, "tools/list", GOOD_META, RPC_HEADER_MISMATCH},
	{__LINE__, "2026-07-28", NULL, NULL, "tools/list", GOOD_META, RPC_HEADER_MISMATCH},
	{__LINE__, "2026-07-28", "TOOLS/LIST", NULL, "tools/list", GOOD_META, RPC_HEADER_MISMATCH},
	{__LINE__, "2025-11-25", "tools/list", NULL, "tools/list", GOOD_META, RPC_HEADER_MISMATCH},
	{__LINE__, "2026-07-28", "tools/list", NULL, "tools/list", "", RPC_INVALID_PARAMS},
	{__LINE__, "2026-07-28", "tools/list", NULL, "tools/list", "\"_meta\":7",
	 RPC_INVALID_PARAMS},
	{__LINE__, "2026-07-28", "tools/list", NULL, "tools/list",
	 "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}",
	 RPC_INVALID_PARAMS},
	{__LINE__, "v9", "tools/list", NULL, "tools/list",
	 "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"v9\","
	 "\"io.modelcontextprotocol/clientCapabilities\":{}}",
	 RPC_UNSUPPORTED_VERSION},
	{__LINE__, "2026-07-28", "tools/call", "run", "tools/call", "\"name\":\"run\"," GOOD_META,
	 FINE},
	{__LINE__, "2026-07-28", "tools/call", "=?base64?cnVu?=", "tools/call",
	 "\"name\":\"run\"," GOOD_META, FINE},
	{__LINE__, "2026-07-28", "tools/call", "=?base64?cnV?=", "tools/call",
	 "\"name\":\"run\"," GOOD_META, RPC_HEADER_MISMATCH},
	{__LINE__, "2026-07-28", "tools/call", NULL, "tools/call", "\"name\":\"run\"," GOOD_META,
	 RPC_HEADER_MISMATCH},
	{__LINE__, "2026-07-28", "tools/call", "walk", "tools/call", "\"name\":\"run\"," GOOD_META,
	 RPC_HEADER_MISMATCH},
};

TEST(a_request_without_a_session_says_in_its_headers_what_it_is)
{
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(requests); i++) {
		const struct mcp_headers h = {.version = str_z(requests[i].version),
					      .method = str_z(requests[i].method),
					      .name = str_z(requests[i].name)};
		struct rpc_message m = message(&a, requests[i].call, requests[i].params);
		struct rpc_error e = {0};
		bool is_fine = mcp_check_stateless(&a, &h, &m, &e);

		CHECK_ROW(requests[i].line, is_fine == (requests[i].code == FINE));
		CHECK_ROW(requests[i].line, is_fine || (int)e.code == requests[i].code);
	}
	arena_release(&a);
}

TEST(a_version_that_is_not_spoken_is_refused_with_those_that_are)
{
	struct arena a = {0};
	struct str data = mcp_versions_data(&a, STR("v9"));

	check_text(__LINE__, "data", data.p, data.n,
		   "{\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\"],"
		   "\"requested\":\"v9\"}");
	arena_release(&a);
}
