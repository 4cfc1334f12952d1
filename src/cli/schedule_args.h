#pragma once
/* The options of `belfry schedule create` and `update`, and the bodies that they make. */

#include "cli/call.h"

extern const struct option_group schedule_options;

/* The body of POST /v1/schedules. */
enum rc schedule_create_body(struct call *c, struct str *out, struct err *err);
/* The body of PATCH /v1/schedules/{id}. A template is replaced as a whole by the server, so
 * `stored` (the schedule's JSON; NULL where no option of the task is given) tells what of it stays.
 */
enum rc schedule_update_body(struct call *c, const struct str *stored, struct str *out,
			     struct err *err);
