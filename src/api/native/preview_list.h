#pragma once
/* The executions of a recurrence within a schedule's bounds, as JSON. Pure. */

#include "codec/json_write.h"
#include "sched/fire.h"

enum { PREVIEW_DEFAULT = 10 };

struct preview_span {
	const struct schedule *schedule; /* its window, and the runs that are left */
	const struct fire_rule *rule;
	ms_t now;
	ms_t from;     /* this instant included */
	int64_t limit; /* executions */
};

/* Adds "executions", and "dropped": what clock changes and days of rest leave out up to the last of
 * those. */
void preview_write(struct json_writer *w, const struct preview_span *span);
