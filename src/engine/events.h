#pragma once
/* What a turn has to tell: changes of tasks, schedules and the rest become events (model/event.h),
 * written in the turn's own transaction, one row for all of them. Whoever listens for a task or for
 * a namespace's events is rung for after the commit. Engine's thread, within a turn. */

#include "engine/engine_impl.h"
#include "model/event.h"

/* A task has come to another state. */
struct task_change {
	enum event_kind kind;
	int64_t namespace, task;
	int attempt;	 /* the last one that has begun; 0: none */
	ms_t due_at;	 /* of one that waits from now on; else 0 */
	bool is_message; /* a dead one is told twice: as a task and as a dead letter */
	bool notifies;	 /* somebody is told of it */
	const struct attempt *outcome; /* how that attempt ended; NULL: it has not */
};
/* Whoever waits for a task's end is told of it, too. */
enum rc task_changed(struct engine *e, const struct task_change *c, struct err *err);
/* One that was stopped, or revived (and is due at due_at). */
enum rc task_moved(struct engine *e, enum event_kind kind, int64_t task,
		   const struct task_facts *facts, ms_t due_at, struct err *err);
/* A task that was just made. */
enum rc task_made(struct engine *e, const struct task *t, struct err *err);

/* `detail`: a JSON object, or absent. */
enum rc schedule_changed(struct engine *e, enum event_kind kind, const struct schedule *s,
			 struct str detail, struct err *err);
/* Of no task and no schedule: a target's; or a breaker's, in namespace 0. */
enum rc event_say(struct engine *e, const struct event *ev, struct err *err);
/* The named target was disabled for that reason, or (absent) enabled. */
enum rc target_changed(struct engine *e, int64_t namespace, struct str name, struct str reason,
		       struct err *err);
/* {"NAME":{"MEMBER":"TEXT"}}, and a second member where there is one; in the turn's arena. */
struct str event_detail(struct engine *e, const char *name, const char *member, struct str text,
			const char *second, struct str second_text);

/* The turn's last part: what was said is written, and old events go. */
enum rc events_apply(struct engine *e, struct err *err);
/* The turn failed: nothing was said. */
void events_take_back(struct engine *e);
