#pragma once
/* A walk over the events that somebody wants to see: of one namespace, of some kinds, of one task
 * or schedule. It goes from number to number, a slice at a time, and passes over the rest. */

#include "base/arena.h"
#include "codec/json_write.h"
#include "model/event.h"
#include "store/event.h"

struct event_filter {
	int64_t namespace;
	struct str namespace_name;
	bool server_too;	/* those of no namespace as well */
	unsigned kinds;		/* bits 1 << enum event_kind */
	int64_t task, schedule; /* keys; 0: any */
};

struct event_walk {
	struct event_filter filter;
	int64_t after;	/* all up to this number have been looked at */
	bool was_reset; /* some events between the last look and this one are lost to it */
};

/* One that is wanted, with its subject. */
struct shown_event {
	int64_t number;
	ms_t at;
	struct event event;
	const struct task *task;	 /* NULL: none */
	const struct schedule *schedule; /* NULL: none */
};

/* True: enough for now. */
typedef bool on_event(void *context, const struct shown_event *e);

/* Behind `after`, the last one that a client has seen; "0": from the oldest that is kept; empty:
 * from now on. A number that was not given yet is reset to the newest. RC_INVALID: it is no number.
 */
enum rc event_walk_begin(struct event_walk *w, struct store *s, struct str after, struct err *err);
/* A slice. *more_out: there may be more to look at. Where what comes next is not kept any more it
 * moves on to the oldest that is, and says was_reset before anything else: the caller clears that.
 * Events whose task is gone are passed over. */
enum rc event_walk_on(struct event_walk *w, struct store *s, on_event *on, void *context,
		      bool *more_out, struct err *err);

/* {"id","type","timestamp","namespace"?,"task"?|"schedule"?, …} */
void event_write(struct json_writer *w, const struct event_walk *walk, const struct shown_event *e);
