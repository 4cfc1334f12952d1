#pragma once
/* The tools of Bridge Town's MCP server: scheduled runs of projects. A project is a named target of
 * the namespace, a run is a task that goes to it, and what is the same for all runs of a schedule
 * is the template's payload (model/envelope.h). Api's thread. */

#include "api/mcp/tool.h"

#define BRIDGETOWN_LEAST_INTERVAL_MS (15 * MS_MINUTE)

/* schedules.c */
enum rc bridgetown_create(struct tool_call *c, struct err *err);
enum rc bridgetown_list(struct tool_call *c, struct err *err);
/* schedule_change.c */
enum rc bridgetown_update(struct tool_call *c, struct err *err);
enum rc bridgetown_delete(struct tool_call *c, struct err *err);
/* run.c */
enum rc bridgetown_run(struct tool_call *c, struct err *err);
/* run_list.c */
enum rc bridgetown_list_runs(struct tool_call *c, struct err *err);
enum rc bridgetown_get_run(struct tool_call *c, struct err *err);
/* outputs.c */
enum rc bridgetown_get_output(struct tool_call *c, struct err *err);
enum rc bridgetown_compare(struct tool_call *c, struct err *err);
