#include "api/mcp/agent/agent.h"
#include "base/macros.h"

static const struct tool tools[] = {
	{"explain_cron", agent_explain_cron, ROLE_READ, 0},
	{"list_schedules", agent_list_schedules, ROLE_READ, 0},
	{"preview_schedule", agent_preview, ROLE_READ, 0},
	{"why_did_it_not_run", agent_why, ROLE_READ, 0},
	{"list_failures", agent_list_failures, ROLE_READ, 0},
	{"get_task", agent_get_task, ROLE_READ, 0},
	{"retry_task", agent_retry, ROLE_WRITE, TOOL_WRITES | TOOL_DRY_RUN},
	{"cancel_task", agent_cancel, ROLE_WRITE, TOOL_WRITES | TOOL_DRY_RUN},
};

extern const struct str embedded_tools_agent;
extern const struct toolbox toolbox_agent;

const struct toolbox toolbox_agent = {
	.tools = tools,
	.n = COUNTOF(tools),
	.document = &embedded_tools_agent,
};
