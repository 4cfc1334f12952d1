#include "wire.h"

#include "base/limits.h"
#include "base/macros.h"
#include "codec/base64.h"

/* The newest first. */
static const struct str versions[] = {
	STR_INIT(MCP_MODERN),
	STR_INIT(MCP_LEGACY_NEWEST),
	STR_INIT("2025-06-18"),
	STR_INIT(MCP_LEGACY_OLDEST),
};

enum { DATA_MOST = 1024 };

bool mcp_is_legacy(struct str version)
{
	for (size_t i = 1; i < COUNTOF(versions); i++)
		if (str_eq(versions[i], version))
			return true;
	return false;
}

struct str mcp_negotiate(struct str version)
{
	return mcp_is_legacy(version) ? version : STR(MCP_LEGACY_NEWEST);
}

void mcp_write_versions(struct json_writer *w)
{
	json_begin_array(w);
	for (size_t i = 0; i < COUNTOF(versions); i++)
		json_put_str(w, versions[i]);
	json_end_array(w);
}

struct str mcp_versions_data(struct arena *a, struct str requested)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(DATA_MOST);
	struct json_writer w = json_writer_to(&text);

	json_begin_object(&w);
	json_key(&w, "supported");
	mcp_write_versions(&w);
	json_add_str(&w, "requested", str_sub(requested, 0, LIMIT_NAME));
	json_end_object(&w);
	return str_dup(a, buf_str(&text));
}

/* The member of params._meta, or NULL. */
static const struct json *meta_of(struct arena *a, const struct rpc_message *m, const char *name)
{
	const struct json *meta = rpc_param(m, "_meta");
	struct json_object o;
	struct err none = {0};

	if (meta == NULL || json_object_of(a, meta, &o, "_meta", &none))
		return NULL;
	return json_get(&o, str_z(name));
}

static struct str version_of(struct arena *a, const struct rpc_message *m)
{
	const struct json *v = meta_of(a, m, "io.modelcontextprotocol/protocolVersion");
	struct err none = {0};
	struct str text = {0};

	if (v != NULL)
		(void)json_string(a, v, LIMIT_NAME, &text, "", &none);
	return text;
}

enum mcp_era mcp_era_of(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m)
{
	bool is_modern = meta_of(a, m, "io.modelcontextprotocol/protocolVersion") != NULL ||
			 str_eq(h->version, STR(MCP_MODERN));

	return is_modern ? MCP_STATELESS : MCP_LEGACY;
}

static bool refuse(struct rpc_error *e, enum rpc_code code, const char *text)
{
	*e = (struct rpc_error){.code = code, .text = text};
	return false;
}

/* A value that no header could carry stands as =?base64?…?=. */
static struct str decoded(struct arena *a, struct str value)
{
	struct str head = STR("=?base64?"), tail = STR("?="), text;

	if (!str_starts(value, head) || !str_ends(value, tail) || value.n < head.n + tail.n)
		return value;
	text = str_sub(value, head.n, value.n - head.n - tail.n);
	return base64_parse(a, text, &text) ? text : (struct str){0};
}

static bool check_method(const struct mcp_headers *h, const struct rpc_message *m,
			 struct rpc_error *e)
{
	if (h->method.p == NULL)
		return refuse(e, RPC_HEADER_MISMATCH, "the header Mcp-Method is missing");
	if (!str_eq(str_trim(h->method), m->method))
		return refuse(e, RPC_HEADER_MISMATCH,
			      "the header Mcp-Method is not the message's method");
	return true;
}

static bool check_name(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m,
		       struct rpc_error *e)
{
	const struct json *v = rpc_param(m, "name");
	struct err none = {0};
	struct str name;

	if (!str_eq(m->method, STR("tools/call")) || v == NULL ||
	    json_string(a, v, LIMIT_NAME, &name, "name", &none))
		return true; /* the call itself will be refused */
	if (h->name.p == NULL)
		return refuse(e, RPC_HEADER_MISMATCH, "the header Mcp-Name is missing");
	if (!str_eq(decoded(a, str_trim(h->name)), name))
		return refuse(e, RPC_HEADER_MISMATCH, "the header Mcp-Name is not params.name");
	return true;
}

static bool check_meta(struct arena *a, const struct rpc_message *m, struct rpc_error *e)
{
	const struct json *c = meta_of(a, m, "io.modelcontextprotocol/clientCapabilities");

	if (version_of(a, m).n == 0)
		return refuse(e, RPC_INVALID_PARAMS,
			      "params._meta needs io.modelcontextprotocol/protocolVersion");
	if (c == NULL || c->type != JSON_OBJECT)
		return refuse(e, RPC_INVALID_PARAMS,
			      "params._meta needs io.modelcontextprotocol/clientCapabilities");
	return true;
}

static bool check_version(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m,
			  struct rpc_error *e)
{
	struct str version = version_of(a, m);

	if (h->version.p == NULL)
		return refuse(e, RPC_HEADER_MISMATCH, "the header MCP-Protocol-Version is missing");
	if (!str_eq(str_trim(h->version), version))
		return refuse(e, RPC_HEADER_MISMATCH,
			      "the header MCP-Protocol-Version is not the version in _meta");
	if (str_eq(version, STR(MCP_MODERN)))
		return true;
	e->data = mcp_versions_data(a, version);
	e->code = RPC_UNSUPPORTED_VERSION;
	e->text = "this protocol version is not spoken here without a session";
	return false;
}

bool mcp_check_stateless(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m,
			 struct rpc_error *error_out)
{
	return check_meta(a, m, error_out) && check_version(a, h, m, error_out) &&
	       check_method(h, m, error_out) && check_name(a, h, m, error_out);
}
