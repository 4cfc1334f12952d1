#pragma once
/* The closed sets of words of the product, and their spelling in JSON, SQL and logs. A set's values
 * are stored as small integers: the numbers are part of the database and never change; new ones are
 * added at the end. */

#include <stdbool.h>

#include "base/str.h"

/* Which surface an object was made through: decides defaults and signature headers. */
enum dialect {
	DIALECT_NATIVE =
		0, /* /v1/schedules, /v1/tasks: Taskhook's surface and Belfry's own are one */
	DIALECT_TENSORLAKE = 1,
	DIALECT_RAT = 2,
	DIALECT_BRIDGETOWN = 3,
	DIALECT_INFRAI = 4,
};

enum task_state {
	TASK_SCHEDULED = 0, /* not due yet */
	TASK_QUEUED = 1,    /* due, or waiting for an earlier task of its schedule to end */
	TASK_PROCESSING = 2,
	TASK_RETRYING = 3, /* failed before; waits for its next attempt */
	TASK_COMPLETED = 4,
	TASK_FAILED = 5, /* attempts exhausted: the dead letters */
	TASK_CANCELLED = 6,
	TASK_EXPIRED = 7,
};

/* Why a task exists. */
enum trigger {
	TRIGGER_SCHEDULE = 0, /* an occurrence, on its time or caught up */
	TRIGGER_API = 1,      /* POST /v1/tasks */
	TRIGGER_MANUAL = 2,   /* a schedule's trigger by hand */
	/* Belfry tells of an event. In the database it is the number of the first one, without a
	 * schedule. */
	TRIGGER_NOTIFICATION = 3,
};

enum schedule_status {
	SCHEDULE_ACTIVE = 0,
	SCHEDULE_DISABLED = 1,
	SCHEDULE_DELETED = 2,
	SCHEDULE_ERROR = 3, /* shown, never stored: active, and it cannot be computed */
};

enum overlap {
	OVERLAP_ALLOW = 0,
	OVERLAP_SKIP = 1, /* a new slot becomes a gap while an earlier task is not at its end */
	OVERLAP_BUFFER_ONE = 2, /* one task may wait for the earlier one's end; more become gaps */
	OVERLAP_CANCEL_PREVIOUS = 3, /* the new slot's task cancels the earlier ones */
};

enum catch_up {
	CATCH_UP_ALL = 0, /* every missed slot within the window becomes a task, in order, one after
			     the other */
	CATCH_UP_LATEST = 1, /* the latest missed slot becomes a task */
	CATCH_UP_NONE = 2,
};

/* Why occurrences became no task. */
enum gap_reason {
	GAP_OVERLAP = 0,    /* an earlier task of the schedule was not at its end */
	GAP_CATCH_UP = 1,   /* missed, and the catch-up policy passes over it */
	GAP_TOO_OLD = 2,    /* missed for longer than catch_up_window_seconds */
	GAP_PAUSED = 3,	    /* the schedule was disabled */
	GAP_TOO_MANY = 4,   /* more missed slots than LIMIT_CATCH_UP_TASKS */
	GAP_EDITED = 5,	    /* passed over by a change of the schedule */
	GAP_BAD_TARGET = 6, /* the target could not be used when the slot came */
	GAP_CALENDAR = 7,   /* on a day of a calendar that the schedule excludes */
	GAP_DEPENDENCY = 8, /* nothing that it depends on had a success since the last task */
};

enum attempt_status {
	ATTEMPT_SUCCEEDED = 0,
	ATTEMPT_FAILED = 1,
	ATTEMPT_TIMED_OUT = 2,
	ATTEMPT_INTERRUPTED = 3, /* in flight when the server ended; uses up no retry */
	ATTEMPT_CANCELLED = 4,	 /* in flight when its task was cancelled */
};

enum role { ROLE_READ = 0, ROLE_WRITE = 1, ROLE_ADMIN = 2 };

const char *dialect_name(enum dialect d);
const char *task_state_name(enum task_state s);
const char *trigger_name(enum trigger t);
const char *schedule_status_name(enum schedule_status s);
const char *overlap_name(enum overlap o);
const char *catch_up_name(enum catch_up c);
const char *gap_reason_name(enum gap_reason r);
/* A sentence for people: "an earlier task was still running or waiting for a retry". */
const char *gap_reason_text(enum gap_reason r);
const char *attempt_status_name(enum attempt_status s);
const char *role_name(enum role r);

/* False leaves *out untouched. */
bool task_state_parse(struct str s, enum task_state *out);
bool schedule_status_parse(struct str s, enum schedule_status *out);
bool overlap_parse(struct str s, enum overlap *out);
bool catch_up_parse(struct str s, enum catch_up *out);
bool role_parse(struct str s, enum role *out);

/* completed, failed, cancelled, expired: no attempt will follow unless somebody retries it by hand.
 */
bool task_state_is_final(enum task_state s);
