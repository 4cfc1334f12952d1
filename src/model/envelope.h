#pragma once
/* What the receiver of a task gets as its body. Two dialects hand out a run rather than a payload:
 * Bridge Town and RAT keep what is the same for every run of a schedule in the template (the
 * project, the model, the parameters; the pipeline), and each run is told of itself beside it:
 *
 *	{"run_id":UUID,"schedule_id":UUID or null,MEMBERS OF THE PAYLOAD,"scheduled_for":TIME or
 *null}
 *
 * In every other dialect, and where the payload is no object, the body is the payload's exact
 * bytes. GET /v1/tasks/{id} shows the payload as it is stored. Pure. */

#include "codec/json_write.h"
#include "model/task.h"

/* The body, whole, in the arena; a view of the payload where that is the body. Absent (p == NULL):
 * there is none. */
struct str envelope_body(struct arena *a, const struct task *t);
/* The body of a message that its queue pushes. One that was published through Infrai's surface is
 * told of as Infrai's receivers expect: {"message_id","payload","enqueued_at"}. */
struct str envelope_pushed(struct arena *a, const struct task *t);
/* What envelope_body gives as a member's value; an absent body is null. */
void envelope_put(struct json_writer *w, const struct task *t);
