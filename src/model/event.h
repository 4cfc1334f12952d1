#pragma once
/* What happens to tasks, schedules, queues and targets, for those who watch: small facts, numbered
 * one after the other by the engine. An event names its subject by the store's key; what that is
 * called is looked up when the event is shown. Events of one turn are stored as one run of bytes,
 * since a busy server makes tens of thousands a second. Pure. */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/macros.h"
#include "model/names.h"

/* Stored numbers: new ones are added at the end. */
enum event_kind {
	EVENT_TASK_QUEUED = 0,	   /* it was made, or revived by hand */
	EVENT_TASK_PROCESSING = 1, /* an attempt begins */
	EVENT_TASK_COMPLETED = 2,
	EVENT_TASK_RETRYING = 3, /* an attempt failed, another one will follow */
	EVENT_TASK_FAILED = 4,
	EVENT_TASK_EXPIRED = 5,
	EVENT_TASK_CANCELLED = 6,
	EVENT_SCHEDULE_CREATED = 7,
	EVENT_SCHEDULE_UPDATED = 8,
	EVENT_SCHEDULE_DELETED = 9,
	EVENT_SCHEDULE_PAUSED = 10,
	EVENT_SCHEDULE_RESUMED = 11,
	EVENT_SCHEDULE_MISSED =
		12,		   /* slots became a gap, neither by a pause nor by a day of rest */
	EVENT_SCHEDULE_ERROR = 13, /* it cannot be computed */
	EVENT_SCHEDULE_RECOVERED = 14,
	EVENT_QUEUE_DEAD = 15, /* a message has become a dead letter */
	EVENT_TARGET_DISABLED = 16,
	EVENT_TARGET_ENABLED = 17,
	EVENT_BREAKER_OPENED = 18,
	EVENT_BREAKER_CLOSED = 19,
	EVENT_KINDS
};

enum event_subject { EVENT_OF_TASK, EVENT_OF_SCHEDULE, EVENT_OF_NOTHING };

/* "task.queued" … */
const char *event_name(enum event_kind k);
enum event_subject event_subject(enum event_kind k);
/* The event of a task that has come to this state. */
enum event_kind event_of_state(enum task_state s);
/* The task is at its end by it. */
bool event_is_end(enum event_kind k);
/* The state that a task's event tells of, where it was due `in_ms` later. */
enum task_state event_state(enum event_kind k, ms_t in_ms);

/* Adds the bits (1 << kind) of a word such as "task.failed", or "task.*" for all that begin so;
 * RC_INVALID with the field "types". */
enum rc event_words(struct str word, unsigned *bits, struct err *err);

/* All zero, as a key or a namespace, is: none. Events without a namespace are the server's. */
struct event {
	enum event_kind kind;
	int64_t namespace;
	int64_t subject;   /* the key of its task or its schedule */
	int attempt;	   /* of a task: the last one that has begun; 0: none */
	ms_t in_ms;	   /* of a task that waits: until it is due, seen from the event's time */
	struct str detail; /* a JSON object with what else is to be said; absent: nothing */
};

/* Whether an event of that name is meant by a word: its name, or "task.*". */
bool event_is_called(struct str name, struct str word);

/* The stored form, appended. */
void event_put(struct buf *to, const struct event *e);
/* Takes the first one off the bytes; false at their end, and where they are no event. Views point
 * into the bytes. */
bool event_take(struct str *from, struct event *out);
