#pragma once
/* Waiting for a task's end by asking the server again and again, ever more seldom. */

#include "cli/call.h"

/* --wait and --wait-timeout. */
extern const struct option_group wait_options;

/* `answer` is a task as the server made it. Without --wait it is printed; with it the task's last
 * state is, and a task that was not completed is an error "task_failed" (RC_IO), one that took too
 * long code_timeout. */
enum rc wait_and_print(struct call *c, struct str answer, struct err *err);
