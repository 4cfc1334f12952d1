#include "names.h"

#include <assert.h>

#include "base/macros.h"

static const char *const dialects[] = {
	[DIALECT_NATIVE] = "native", [DIALECT_TENSORLAKE] = "tensorlake",
	[DIALECT_RAT] = "rat",	     [DIALECT_BRIDGETOWN] = "bridgetown",
	[DIALECT_INFRAI] = "infrai",
};

static const char *const task_states[] = {
	[TASK_SCHEDULED] = "scheduled",	  [TASK_QUEUED] = "queued",
	[TASK_PROCESSING] = "processing", [TASK_RETRYING] = "retrying",
	[TASK_COMPLETED] = "completed",	  [TASK_FAILED] = "failed",
	[TASK_CANCELLED] = "cancelled",	  [TASK_EXPIRED] = "expired",
};

static const char *const triggers[] = {
	[TRIGGER_SCHEDULE] = "schedule",
	[TRIGGER_API] = "api",
	[TRIGGER_MANUAL] = "manual",
	[TRIGGER_NOTIFICATION] = "notification",
};

static const char *const schedule_statuses[] = {
	[SCHEDULE_ACTIVE] = "active",
	[SCHEDULE_DISABLED] = "disabled",
	[SCHEDULE_DELETED] = "deleted",
	[SCHEDULE_ERROR] = "error",
};

static const char *const overlaps[] = {
	[OVERLAP_ALLOW] = "allow",
	[OVERLAP_SKIP] = "skip",
	[OVERLAP_BUFFER_ONE] = "buffer_one",
	[OVERLAP_CANCEL_PREVIOUS] = "cancel_previous",
};

static const char *const catch_ups[] = {
	[CATCH_UP_ALL] = "all",
	[CATCH_UP_LATEST] = "latest",
	[CATCH_UP_NONE] = "none",
};

static const struct {
	const char *name, *text;
} gap_reasons[] = {
	[GAP_OVERLAP] = {"overlap", "an earlier task was still running or waiting for a retry"},
	[GAP_CATCH_UP] = {"catch_up", "missed, and the schedule's catch_up policy passes over it"},
	[GAP_TOO_OLD] = {"too_old", "missed for longer than catch_up_window_seconds"},
	[GAP_PAUSED] = {"paused", "the schedule was disabled"},
	[GAP_TOO_MANY] = {"too_many", "more slots were missed than one catch-up may make"},
	[GAP_EDITED] = {"edited", "passed over by a change of the schedule"},
	[GAP_BAD_TARGET] = {"bad_target", "the target could not be used when the slot came"},
	[GAP_CALENDAR] = {"calendar", "on a day that the schedule excludes"},
	[GAP_DEPENDENCY] = {"dependency",
			    "no pipeline that it depends on had a success since the last run"},
};

static const char *const attempt_statuses[] = {
	[ATTEMPT_SUCCEEDED] = "succeeded", [ATTEMPT_FAILED] = "failed",
	[ATTEMPT_TIMED_OUT] = "timed_out", [ATTEMPT_INTERRUPTED] = "interrupted",
	[ATTEMPT_CANCELLED] = "cancelled",
};

static const char *const roles[] = {
	[ROLE_READ] = "read",
	[ROLE_WRITE] = "write",
	[ROLE_ADMIN] = "admin",
};

/* The place of `s` among the names, or n. */
static size_t place_of(struct str s, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, str_z(names[i])))
			return i;
	return n;
}

#define DEFINE_NAME(function, type, table)              \
	const char *function(type value)                \
	{                                               \
		assert((size_t)value < COUNTOF(table)); \
		return table[value];                    \
	}

#define DEFINE_PARSE(function, type, table)                        \
	bool function(struct str s, type *out)                     \
	{                                                          \
		size_t place = place_of(s, table, COUNTOF(table)); \
                                                                   \
		if (place == COUNTOF(table))                       \
			return false;                              \
		*out = (type)place;                                \
		return true;                                       \
	}

DEFINE_NAME(dialect_name, enum dialect, dialects)
DEFINE_NAME(task_state_name, enum task_state, task_states)
DEFINE_NAME(trigger_name, enum trigger, triggers)
DEFINE_NAME(schedule_status_name, enum schedule_status, schedule_statuses)
DEFINE_NAME(overlap_name, enum overlap, overlaps)
DEFINE_NAME(catch_up_name, enum catch_up, catch_ups)
DEFINE_NAME(attempt_status_name, enum attempt_status, attempt_statuses)
DEFINE_NAME(role_name, enum role, roles)

DEFINE_PARSE(task_state_parse, enum task_state, task_states)
DEFINE_PARSE(schedule_status_parse, enum schedule_status, schedule_statuses)
DEFINE_PARSE(overlap_parse, enum overlap, overlaps)
DEFINE_PARSE(catch_up_parse, enum catch_up, catch_ups)
DEFINE_PARSE(role_parse, enum role, roles)

const char *gap_reason_name(enum gap_reason r)
{
	assert((size_t)r < COUNTOF(gap_reasons));
	return gap_reasons[r].name;
}

const char *gap_reason_text(enum gap_reason r)
{
	assert((size_t)r < COUNTOF(gap_reasons));
	return gap_reasons[r].text;
}

bool task_state_is_final(enum task_state s)
{
	return s >= TASK_COMPLETED;
}
