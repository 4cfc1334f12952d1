/* Bridge Town's surface: one path, and the tools behind it. */

#include "api/dialects/bridgetown/bridgetown.h"
#include "api/mcp/endpoint.h"
#include "base/macros.h"

static const struct tool tools[] = {
	{"create_scheduled_run", bridgetown_create, ROLE_WRITE, TOOL_WRITES | TOOL_DRY_RUN},
	{"list_scheduled_runs", bridgetown_list, ROLE_READ, 0},
	{"update_scheduled_run", bridgetown_update, ROLE_WRITE, TOOL_WRITES | TOOL_DRY_RUN},
	{"delete_scheduled_run", bridgetown_delete, ROLE_WRITE,
	 TOOL_WRITES | TOOL_DRY_RUN | TOOL_DRY_DEFAULT},
	{"run", bridgetown_run, ROLE_WRITE, TOOL_WRITES | TOOL_DRY_RUN},
	{"list_runs", bridgetown_list_runs, ROLE_READ, 0},
	{"get_run", bridgetown_get_run, ROLE_READ, 0},
	{"get_run_output", bridgetown_get_output, ROLE_READ, 0},
	{"compare_runs", bridgetown_compare, ROLE_READ, 0},
};

extern const struct str embedded_tools_bridgetown;
extern const struct toolbox toolbox_bridgetown;

const struct toolbox toolbox_bridgetown = {
	.tools = tools,
	.n = COUNTOF(tools),
	.document = &embedded_tools_bridgetown,
};

/* What each tool wants is looked at when it is called. */
static const struct route routes[] = {
	{METHOD_POST, "/mcp", mcp_post, ROLE_READ, ROUTE_OWN_KEY},
	{METHOD_DELETE, "/mcp", mcp_delete, ROLE_READ, ROUTE_OWN_KEY},
};

static const struct str prefixes[] = {STR_INIT("/mcp")};

const struct surface surface_bridgetown = {
	.dialect = DIALECT_BRIDGETOWN,
	.prefixes = prefixes,
	.n_prefixes = COUNTOF(prefixes),
	.routes = routes,
	.n_routes = COUNTOF(routes),
	.write_error = mcp_write_error,
};
