#pragma once
/* `belfry task logs` and `belfry task outputs`: what the attempts of a task leave behind. */

#include "cli/call.h"

extern const struct option_group task_log_options, task_output_options;

enum rc task_logs(struct call *c, struct err *err);
enum rc task_outputs(struct call *c, struct err *err);
