/* Three lines of header (version, method, name; "-" stands for none) and any bytes as the body of
 * POST /mcp. What is refused says why and is written as JSON; what a request without a session was
 * accepted for is what its headers say. */

#include "fuzz.h"

#include <assert.h>

#include "api/mcp/origins.h"
#include "api/mcp/wire.h"
#include "base/limits.h"
#include "base/macros.h"

enum { PRINT_MOST = 1024 * 1024 };

static struct str header(struct str *rest)
{
	struct str line = str_cut(rest, '\n');

	return str_eq(line, STR("-")) ? (struct str){0} : line;
}

static void check_error(const struct rpc_message *m, const struct rpc_error *e)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct buf text CLEANUP(buf_release) = BUF_INIT(PRINT_MOST);
	struct json_writer w = json_writer_to(&text);
	struct json_object o;
	struct err err = {0};
	enum rc rc;

	assert(e->code < 0 && e->text != NULL);
	rpc_write_error(&w, m->id, e);
	rc = json_object(&a, buf_str(&text), &o, &err);
	assert(!text.failed && rc == RC_OK);
}

static void try_stateless(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m)
{
	struct rpc_error e = {0};

	if (!mcp_check_stateless(a, h, m, &e)) {
		check_error(m, &e);
		return;
	}
	assert(str_eq(str_trim(h->version), STR(MCP_MODERN)));
	assert(str_eq(str_trim(h->method), m->method));
	assert(mcp_era_of(a, h, m) == MCP_STATELESS);
}

static void try_message(struct arena *a, const struct mcp_headers *h, const struct json_object *o)
{
	struct rpc_message m;
	struct rpc_error e = {0};

	if (!rpc_read(a, o, &m, &e)) {
		check_error(&m, &e);
		return;
	}
	assert(m.id.n <= LIMIT_MCP_ID && m.method.n <= LIMIT_NAME);
	assert((m.kind == RPC_NOTIFICATION) <= (m.id.p == NULL));
	try_stateless(a, h, &m);
	assert(mcp_is_legacy(mcp_negotiate(h->version)));
}

static void try_origin(const struct mcp_headers *h)
{
	const struct origin_check c = {
		.host = h->version, .origin = h->method, .allowed = h->name, .is_local = true};
	struct origin_check open = c;

	open.is_local = false;
	assert(origin_may_call(&c) <= origin_may_call(&open));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct str rest = str_of((const char *)bytes, n);
	struct mcp_headers h;
	struct json_object o;
	struct err err = {0};

	h.version = header(&rest);
	h.method = header(&rest);
	h.name = header(&rest);
	try_origin(&h);
	if (json_object(&a, rest, &o, &err) == RC_OK)
		try_message(&a, &h, &o);
	return 0;
}
