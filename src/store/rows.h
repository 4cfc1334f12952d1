#pragma once
/* The rows and lists that the store's verbs (store.h) take and give, beyond the structs of model/.
 */

#include "model/calendar.h"
#include "model/gap.h"
#include "model/named_target.h"
#include "model/secret.h"
#include "model/task.h"
#include "model/token.h"
#include "store/message_rows.h"

/* What a claim hands out: enough to know the task, the rest is store_task_work's. */
struct claim {
	int64_t task;
	uint64_t token;
	int attempt; /* the number of the attempt that begins, from 1 */
	int retries; /* used up so far */
	ms_t due_at;
	bool notifies; /* somebody is told of the task's events */
};

/* What goes along with a task's place. */
struct task_facts {
	int64_t namespace, lane;
	int64_t schedule; /* key; 0: none */
	int attempts;	  /* made so far */
	bool notifies;	  /* somebody is told of its events */
};

/* How an attempt ended and where its task goes. */
struct settlement {
	struct claim claim;	/* task and token count; the rest is what the store knows */
	struct attempt attempt; /* its number is the claim's */
	enum task_state next;	/* RETRYING or QUEUED (with due_at), or a final state */
	ms_t due_at;
	int retries;  /* used up now */
	bool unbegun; /* nothing was sent: no attempt is on record, its number comes again */
};

struct page {
	int64_t limit, offset;
	int64_t before; /* keys below this one only; 0: from the newest */
	bool no_total;	/* do not count */
};

struct schedule_filter {
	int64_t namespace;
	unsigned statuses; /* bits 1 << enum schedule_status, as shown; 0: any */
	struct str name;   /* empty: any */
	unsigned dialects; /* bits 1 << enum dialect; 0: any */
	struct str target; /* exact URL or name; empty: any */
	bool no_payload;   /* leave the payloads out */
	struct page page;
};

struct task_filter {
	int64_t namespace;
	int64_t schedule;  /* key; 0: any */
	int64_t bundle;	   /* key; 0: any; counts alone, where both are given */
	unsigned states;   /* bits 1 << enum task_state; 0: any */
	struct str target; /* exact URL or name; empty: any */
	ms_t now;	   /* tells scheduled from queued */
	bool no_payload;   /* leave the payloads out */
	struct page page;
};

enum { TOTAL_UNKNOWN = -1 };

struct schedule_list {
	struct schedule *items;
	size_t n;
	int64_t total; /* whatever the page; TOTAL_UNKNOWN where it says no_total */
};

struct task_list {
	struct task *items;
	size_t n;
	int64_t total;
};

struct target_list {
	struct target_row *items;
	size_t n;
	int64_t total;
};

/* A named secret without what it holds. */
struct named_secret {
	struct str name;
	ms_t updated_at;
};

/* A lane: the deliveries of one namespace to one origin (scheme, host, port). */
struct lane {
	int64_t key;
	int64_t namespace;
	struct str name;
	ms_t first_due_at; /* of its ready tasks; MS_NEVER: none */
};

/* For /metrics and /health: counts as they stand. */
struct store_stats {
	int64_t schedules_active, schedules_in_error, tasks_ready, tasks_running, tasks_waiting,
		tasks_failed;
	int64_t gaps;	    /* rows, not occurrences */
	ms_t oldest_due_at; /* MS_NEVER: nothing is ready */
};

/* A signing secret as it lies in the store: sealed, ciphertext only. */
struct sealed_secret {
	struct uuid id;
	struct str sealed;
	ms_t created_at, expires_at; /* MS_NEVER: the current one */
};

/* What a schedule's slots were from since_at on (until the next revision's since_at). The ledger is
 * proved against these. An end (deleted, or disabled) is a revision whose status is not active. */
struct revision {
	ms_t since_at;
	enum schedule_status status;
	struct str rule, timezone;
	ms_t start_at, end_at;
	enum cron_dst dst;
};

/* A task that was in flight when its server ended. */
struct running {
	struct claim claim;
	int64_t lane;
	ms_t started_at;
};

/* A task that somebody else holds, by its token. */
struct lease {
	struct claim claim;
	int64_t lane;
	int64_t namespace;
	int64_t schedule; /* key; 0: none */
	bool is_message;
	ms_t started_at;
	ms_t until_at;	    /* MS_NEVER: Belfry itself holds the task */
	bool has_holder;    /* it can be answered by who received it, without its token */
	struct uuid holder; /* a digest of the caller */
};

/* How far a task has come, in its own words. */
struct progress {
	int64_t number;	 /* from 1 */
	struct str body; /* JSON */
	ms_t at;
};

/* What a part of a schedule's ledger is asked for by. */
struct slot_span {
	ms_t from, to; /* both included */
	size_t most;   /* rows; > 0 */
};

/* A task of an occurrence, as the ledger shows it. */
struct slot {
	ms_t scheduled_for;
	struct uuid task;
	enum task_state state; /* without a now: TASK_QUEUED stands for scheduled too */
	ms_t due_at;	       /* AT_NONE once final */
};
