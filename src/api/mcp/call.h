#pragma once
/* tools/call: from a message to a tool's result, over the writes that the tool may ask for. */

#include "api/mcp/rpc.h"
#include "api/mcp/tool.h"

/* Begins the call that the message asks for. False: *error_out says why there is none (its
 * parameters, an unknown tool). Otherwise the call is done unless call_waits. */
bool call_begin_tool(struct tool_call *c, const struct rpc_message *m, struct rpc_error *error_out);
/* Of a call that was not begun: is it for want of a scope? */
bool call_wants_scope(struct request *rq, const struct rpc_message *m, enum role *needs_out);
/* Goes on after the engine has given the command back, whatever it says. */
void call_resume(struct tool_call *c);
/* Has the tool asked for a write? */
bool call_waits(const struct tool_call *c);
/* Writes the members of the result (content, structuredContent, isError), within an object. */
void call_write_result(struct tool_call *c, struct json_writer *w);
void call_release(struct tool_call *c);
