#pragma once
/* Tasks as Bridge Town's runs: their state in its words. */

#include "api/mcp/tool.h"
#include "store/run.h"

enum run_status {
	RUN_PENDING,
	RUN_RUNNING,
	RUN_SUCCESS,
	RUN_FAILED,
	RUN_TIMED_OUT,
	RUN_CANCELLED,
	RUN_STATUSES
};

const char *run_status_name(enum run_status s);
/* False leaves *out untouched. */
bool run_status_parse(struct str word, enum run_status *out);
/* `last`: of a task that has failed, how its last attempt ended. */
enum run_status run_status_of(enum task_state state, enum attempt_status last);
/* The states that a task of the status is in, as bits. */
unsigned run_states(enum run_status s);

/* A task with what a run shows beside it. */
struct run {
	struct task task;
	struct run_course course;
	enum run_status status;
};

/* The run of a task that was read already. */
enum rc run_read(struct request *rq, struct store *s, const struct task *t, struct run *out,
		 struct err *err);
/* By its id, or the first digits of it. RC_NOT_FOUND "run_not_found", RC_INVALID
 * "ambiguous_run_id". */
enum rc run_find(struct request *rq, struct store *s, struct str id, struct run *out,
		 struct err *err);
