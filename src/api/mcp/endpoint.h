#pragma once
/* POST and DELETE /mcp: messages over streamable HTTP, on both of MCP's wires. Every answer is one
 * JSON text, none goes on: there is nothing that the server says of its own accord, and so no GET.
 * Api's thread. */

#include "api/request.h"

enum rc mcp_post(struct request *rq, struct err *err);
/* Ends a session: 204. */
enum rc mcp_delete(struct request *rq, struct err *err);
/* A surface's write_error: a JSON-RPC error without an id. */
void mcp_write_error(struct request *rq, int status, const struct err *err);
