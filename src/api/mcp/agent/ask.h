#pragma once
/* The arguments that the agent's tools share, and their readers (model/fields.h). A tool gives the
 * rows of those that it takes. */

#include "api/mcp/tool.h"
#include "codec/json.h"

struct ask {
	struct arena *a;
	struct str id; /* "schedule_id", "task_id"; empty: not given */
	struct str expression, zone;
	struct str word; /* "status" */
	ms_t from, to;	 /* AT_NONE: not given */
	int64_t count;	 /* "count", "limit" */
	int64_t most;	 /* that count may be; set before */
};

enum rc ask_id(void *into, const char *name, const struct json *v, struct err *err);
enum rc ask_expression(void *into, const char *name, const struct json *v, struct err *err);
enum rc ask_zone(void *into, const char *name, const struct json *v, struct err *err);
enum rc ask_word(void *into, const char *name, const struct json *v, struct err *err);
enum rc ask_from(void *into, const char *name, const struct json *v, struct err *err);
enum rc ask_to(void *into, const char *name, const struct json *v, struct err *err);
enum rc ask_count(void *into, const char *name, const struct json *v, struct err *err);

/* The schedule that the ask names, deleted ones included; RC_NOT_FOUND "schedule_not_found". */
enum rc ask_schedule(struct tool_call *c, struct store *s, const struct ask *q,
		     struct schedule *out, struct err *err);
/* RC_NOT_FOUND "task_not_found". */
enum rc ask_task(struct tool_call *c, struct store *s, const struct ask *q, struct task *out,
		 struct err *err);
/* The id of the task that the ask names. */
enum rc ask_task_id(const struct ask *q, struct uuid *out, struct err *err);
