#pragma once
/* Belfry's own tools for agents: few, and each answers a question that a person on call asks. They
 * read and change what the native surface does, in its words. Api's thread. */

#include "api/mcp/tool.h"

/* cron.c */
enum rc agent_explain_cron(struct tool_call *c, struct err *err);
enum rc agent_preview(struct tool_call *c, struct err *err);
/* schedules.c */
enum rc agent_list_schedules(struct tool_call *c, struct err *err);
/* why.c */
enum rc agent_why(struct tool_call *c, struct err *err);
/* tasks.c */
enum rc agent_list_failures(struct tool_call *c, struct err *err);
enum rc agent_get_task(struct tool_call *c, struct err *err);
enum rc agent_retry(struct tool_call *c, struct err *err);
enum rc agent_cancel(struct tool_call *c, struct err *err);
