#pragma once
/* The JSON of a task and of an attempt on the native surface: Taskhook's fields first, in the order
 * and form of its documentation, Belfry's own beside them. Pure; the writer's buffer holds the
 * bound. */

#include "codec/json_write.h"
#include "model/task.h"

/* As an item of a list or the answer to a get. A payload that is absent is left out, since a list
 * may not have read it. */
void task_write(struct json_writer *w, const struct task *t);
/* {"number","status","started_at","finished_at","duration_ms","http_status","error",
 * "response_head","response_body"} */
void attempt_write(struct json_writer *w, const struct attempt *t);
