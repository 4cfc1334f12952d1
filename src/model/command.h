#pragma once
/* What the api asks of the engine: one write each. The api fills the request half, posts the letter
 * and gives the command (its arena too) away; the engine applies it in its turn's transaction and,
 * once that is committed, calls `done` on its own thread: from then on the command is the api's
 * again, answer half filled. `err.rc` tells: RC_OK means durable; RC_BUSY and RC_IO mean that
 * nothing was changed. */

#include <stdatomic.h>

#include "base/mailbox.h"
#include "model/backfill.h"
#include "model/batch.h"
#include "model/calendar.h"
#include "model/caller.h"
#include "model/hook.h"
#include "model/message.h"
#include "model/once.h"
#include "model/rate_limiter.h"
#include "model/record.h"
#include "model/secret.h"
#include "model/task.h"
#include "model/token.h"
#include "model/url_group.h"

enum command_kind {
	COMMAND_SCHEDULE_CREATE,
	COMMAND_SCHEDULE_UPDATE,
	COMMAND_SCHEDULE_DELETE,
	COMMAND_SCHEDULE_TRIGGER,  /* one task now, beside the schedule's own times */
	COMMAND_SCHEDULE_BACKFILL, /* gaps become tasks after all */
	COMMAND_TASK_CREATE,
	COMMAND_TASK_CANCEL,
	COMMAND_TASK_RETRY,
	COMMAND_TASK_AWAIT, /* answered at its end, or when wait_ms are over: `task` as it stands */
	COMMAND_TOKEN_CREATE,
	COMMAND_TOKEN_REVOKE,
	COMMAND_TOKEN_USED, /* its `caller` did something; nobody waits for it */
	COMMAND_SECRET_ROTATE,
	COMMAND_TARGET_PUT,
	COMMAND_TARGET_DELETE,
	COMMAND_TARGET_ENABLE,
	COMMAND_TARGET_DISABLE,
	COMMAND_TARGET_ROTATE,
	COMMAND_NAMED_SECRET_PUT,
	COMMAND_NAMED_SECRET_DELETE,
	COMMAND_BREAKER_RESET,
	COMMAND_CALENDAR_PUT,
	COMMAND_CALENDAR_DELETE,
	COMMAND_PUBLISH,
	COMMAND_RECEIVE, /* may wait in the engine over many turns */
	COMMAND_LEASE,	 /* what the holder of a task says */
	COMMAND_LOG,	 /* and what it leaves behind of it */
	COMMAND_OUTPUT_PUT,
	COMMAND_QUEUE_PUT,
	COMMAND_QUEUE_DELETE, /* it and the next two go on over several turns, a slice in each */
	COMMAND_QUEUE_PURGE,
	COMMAND_QUEUE_REDRIVE,
	COMMAND_QUEUE_PAUSE,
	COMMAND_QUEUE_RESUME,
	COMMAND_HOOK_PUT, /* a named target that is told of all that happens */
	COMMAND_HOOK_DELETE,
	COMMAND_QUEUE_LOOK, /* what the engine alone knows: the rates */
	COMMAND_GROUP_CREATE,
	COMMAND_GROUP_UPDATE,
	COMMAND_GROUP_DELETE,
	COMMAND_BATCH_CREATE,
	COMMAND_BATCH_ADD,
	COMMAND_BATCH_CANCEL, /* goes on over several turns */
	COMMAND_PIPELINE_CREATE,
	COMMAND_PIPELINE_UPDATE,
	COMMAND_PIPELINE_SCHEDULE, /* a schedule of a pipeline's */
	COMMAND_TRIGGER_CREATE,
	COMMAND_TRIGGER_UPDATE,
	COMMAND_TRIGGER_DELETE,
	COMMAND_TRIGGER_WEBHOOK, /* one fires, by its token */
	COMMAND_NAMESPACE_CREATE,
	COMMAND_NAMESPACE_UPDATE,
	COMMAND_NAMESPACE_DELETE,
	COMMAND_LIMITER_CREATE,
	COMMAND_LIMITER_UPDATE,
	COMMAND_LIMITER_DELETE,
	COMMAND_KINDS
};

/* Waits in the engine until the task has ended or wait_ms are over. */
struct await_order {
	ms_t wait_ms;
	atomic_bool gone; /* set by the api: nobody waits for the answer any more */
};

/* What a dialect asks of the schedules that are made through it, beyond what all must be. */
struct schedule_bounds {
	ms_t least_interval_ms; /* between any two slots; 0: no bound */
	int64_t most_of_target; /* of this dialect to `target`, the new one among them; 0: none */
	struct str target;	/* the URL or name */
};

struct command {
	struct letter letter;
	enum command_kind kind;
	struct arena *arena; /* results live here */
	int64_t namespace;   /* of the caller, resolved by the api */
	struct str
		new_namespace; /* where there is none yet: the engine makes it; empty: there is */
	enum dialect dialect;  /* of the route */
	struct uuid id;	       /* of the object, where the route names one */
	struct caller caller;
	struct str if_match; /* the tags that its object must have (model/etag.h); empty: any */
	struct once *once;   /* NULL: each time that it comes it takes effect */

	struct schedule_draft schedule_draft;
	struct schedule_bounds bounds; /* schedule create, update */
	struct task_draft task_draft;
	int64_t template_seen;	   /* schedule update: refused where its template is another by now;
				    * 0: whatever it is */
	struct str namespace_name; /* token create: "*" or a name, made where it is new */
	struct token token;	   /* token create: name, role, expires_at, hash */
	struct calendar calendar;  /* calendar put, delete: by its name */
	ms_t overlap_ms;	   /* secret rotate: how long the old one still signs */

	/* Request and answer in one, as those of queues and leases. */
	struct backfill_order *backfill;
	struct publish_order *publish;
	struct receive_order *receive;
	struct await_order *await;
	struct lease_order *lease;
	struct record_order *record;
	struct queue_order *queue;
	struct url_group_order *group;
	struct batch_order *batch;
	struct rate_limiter_order *limiter;

	struct pipeline_order *pipeline; /* model/pipeline_order.h, and the next two */
	struct trigger_order *pipeline_trigger;
	struct namespace_order *namespace_order;

	struct hook *hook;	     /* put; its target goes along */
	struct target_order *target; /* of the commands of targets, named secrets and breakers */

	bool dry_run; /* schedule create, update; task create, cancel, retry: all that would refuse
		       * it is looked at, and nothing is written */

	bool stays; /* the engine's own: it keeps the command beyond the turn */
	struct err err;
	struct schedule schedule;     /* create, update: as stored */
	struct task task;	      /* trigger, create, cancel, retry: as stored */
	bool existed;		      /* task create: unique_id was known; `task` is the first one.
				       * calendar put: it is no new one */
	struct signing_secret secret; /* rotate: the new one */

	void (*done)(struct command *c);
};

static inline struct command *command_of(struct letter *l)
{
	return CONTAINER_OF(l, struct command, letter);
}
