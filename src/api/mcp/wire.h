#pragma once
/* Which of MCP's two wires a message speaks, and whether it keeps its rules.
 *
 * The legacy wire (2025-03-26, 2025-06-18, 2025-11-25) begins with `initialize`, which opens a
 * session. The modern one (2026-07-28) has no state: each request says in its headers and in
 * params._meta what it is. A message is modern that names a version in _meta, or whose header names
 * one that is not legacy. Pure. */

#include "api/mcp/rpc.h"

#define MCP_MODERN "2026-07-28"
#define MCP_LEGACY_NEWEST "2025-11-25"
#define MCP_LEGACY_OLDEST "2025-03-26" /* the one that may send several messages as an array */

enum mcp_era { MCP_LEGACY, MCP_STATELESS };

/* What of a request's header counts; empty where it is not there. */
struct mcp_headers {
	struct str version; /* MCP-Protocol-Version */
	struct str method;  /* Mcp-Method */
	struct str name;    /* Mcp-Name */
};

/* Is it one of the legacy versions? */
bool mcp_is_legacy(struct str version);
/* What an initialize that asks for `version` is answered with. */
struct str mcp_negotiate(struct str version);
/* All versions that are spoken, as an array. */
void mcp_write_versions(struct json_writer *w);

enum mcp_era mcp_era_of(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m);
/* The modern wire's rules for a request or a notification; false: 400 with *error_out. */
bool mcp_check_stateless(struct arena *a, const struct mcp_headers *h, const struct rpc_message *m,
			 struct rpc_error *error_out);
/* The data of an error that says which versions there are. */
struct str mcp_versions_data(struct arena *a, struct str requested);
