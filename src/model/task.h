#pragma once
/* A task: one unit of work. Its row is written once; where it stands is kept in the store's small
 * hot tables. An attempt is one try at it. */

#include "base/uuid.h"
#include "model/bundle.h"
#include "model/schedule.h"

struct task {
	int64_t key; /* the store's own number; grows with creation */
	struct uuid id;
	int64_t namespace;
	enum dialect dialect;
	enum trigger trigger;
	int64_t schedule_key; /* 0: none */
	struct uuid schedule_id;
	ms_t scheduled_for; /* the slot (UTC); AT_NONE: no occurrence of a schedule */
	ms_t created_at;
	ms_t expires_at; /* MS_NEVER: never */
	struct str unique_id;
	int64_t template_key;	  /* 0: the template is the task's own */
	struct template template; /* lists leave the payload out where the caller says so */
	int64_t lane;

	/* Of a message: a task that consumers lease from a queue. */
	bool is_message;
	int64_t priority; /* a larger one goes first */
	struct str group; /* messages of a group come one after the other; empty: none */

	struct membership of;	      /* whose it is, where it is counted with others */
	struct bundle_counts members; /* as read: of a task that was fanned out */

	/* Where it stands. */
	enum task_state state;
	ms_t due_at;	  /* of the next attempt; AT_NONE once final */
	ms_t finished_at; /* AT_NONE until final */
	int attempts;	  /* made so far, one in flight included */
	int retries;	  /* used up of the retry policy */
};

/* Where a new task starts. A task that waits becomes ready when an earlier one of
 * its schedule ends (store_release). */
enum placement {
	PLACE_READY,   /* due at due_at */
	PLACE_CHAINED, /* ready, and waiting tasks of its schedule follow its end */
	PLACE_WAITING, /* not before an earlier task of the schedule has ended */
};

struct attempt {
	int number; /* from 1 */
	enum attempt_status status;
	ms_t started_at, finished_at;
	int64_t duration_us;
	int http_status;  /* 0: no answer */
	struct str error; /* empty on success */
	struct str response_head, response_body;
};

/* What POST /v1/tasks asks for. */
struct task_draft {
	struct template template;
	ms_t execute_at; /* AT_NONE: now */
	ms_t expires_at; /* MS_NEVER */
	struct str unique_id;
};

/* Reads the body of POST /v1/tasks; a duration in execute_after counts from `now`. */
enum rc task_draft_parse(struct arena *a, struct str body, enum dialect d, ms_t now,
			 struct task_draft *out, struct err *err);
