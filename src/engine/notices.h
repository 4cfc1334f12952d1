#pragma once
/* Notifications: an event that somebody wants to be told of becomes a task of its own for each
 * receiver, made in the transaction of what it tells of. It is signed, tried again, and a dead
 * letter in the end like any task; nobody is told of it in turn. Engine's thread, within a turn. */

#include "engine/engine_impl.h"

struct task_change;

/* Tells every receiver of `spec` (model/notification.h; absent: nobody) that wants the event:
 * `body` is the JSON that is delivered. A receiver whose target is not there any more is passed
 * over, and the log says so: only the world's trouble fails the turn. */
enum rc notice_send(struct engine *e, int64_t namespace, struct str spec, const char *event,
		    struct str body, struct err *err);
/* One notification, and who gets it: a target as a receiver has it (events are not asked). */
struct notice {
	int64_t namespace;
	enum dialect dialect; /* whose signature it carries */
	const char *event;
	struct str body;
};
struct receiver;
enum rc notice_to(struct engine *e, const struct notice *n, const struct receiver *r,
		  struct err *err);
/* "task" and "attempt"; "schedule" and the members of `detail` (an object, or absent). */
void notice_put_task(struct json_writer *w, const struct task_change *c, const struct task *t);
void notice_put_schedule(struct json_writer *w, const struct schedule *s, struct str detail);
/* Refuses a spec with a target that is not there: RC_INVALID "unknown_target" with `field`. */
enum rc notice_check(struct engine *e, int64_t namespace, struct str spec, const char *field,
		     struct err *err);

/* {"event","timestamp","task","attempt"}: of a task that notifies. */
enum rc notice_of_task(struct engine *e, const struct task_change *c, struct err *err);
/* {"event","timestamp","schedule", …}: of a schedule that does; `detail`: an object whose members
 * go along, or absent. */
enum rc notice_of_schedule(struct engine *e, const char *event, const struct schedule *s,
			   struct str detail, struct err *err);
