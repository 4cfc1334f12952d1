#pragma once
/* A schedule: when (cron, zone, window), how (policies), what (template), and where it stands. The
 * stored row is the truth; nothing about it lives in memory between two turns of the engine. */

#include "base/uuid.h"
#include "codec/json.h"
#include "cron/cron.h"
#include "model/rule.h"
#include "model/template.h"

#define AT_NONE INT64_MIN /* an instant that is not set */

struct policies {
	enum overlap overlap;
	enum catch_up catch_up;
	ms_t catch_up_window_ms; /* MS_NEVER: no bound */
	ms_t create_ahead_ms;
	enum cron_dst dst;
	ms_t jitter_ms;
	int64_t max_runs; /* 0: no bound */
};

struct schedule {
	int64_t key; /* the store's own number; 0 before it is stored */
	struct uuid id;
	int64_t namespace;
	enum dialect dialect;
	struct str name;   /* may be empty */
	struct str labels; /* exact JSON, or absent */
	struct str rule;   /* when it fires: model/rule.h */
	struct str timezone;
	ms_t start_at, end_at;	      /* inclusive; AT_NONE: open */
	struct str exclude_calendars; /* names, exact JSON; absent: none */
	struct str notifications;     /* model/notification.h; absent: nobody is told */
	enum schedule_status status;
	struct policies policies;
	int64_t template_key;
	struct template template;
	ms_t created_at, updated_at;

	/* Where it stands. A slot is decided when it has become a task or part of a gap. */
	ms_t next_at;	  /* the first slot not yet decided; MS_NEVER: none will come */
	ms_t wake_at;	  /* when the engine looks at it again; MS_NEVER: only after an edit */
	ms_t decided_at;  /* the last slot decided; AT_NONE: none yet */
	ms_t ahead_at;	  /* the slot of a task made before its time; AT_NONE: none */
	ms_t last_at;	  /* the last slot that became a task and had begun then; AT_NONE */
	int64_t n_runs;	  /* tasks whose slot had begun then */
	ms_t catch_up_to; /* slots up to here are being caught up, a part each turn; AT_NONE */

	struct str error; /* why it cannot be computed; absent: it can */
	ms_t error_since; /* AT_NONE */
};

/* The tasks of one schedule that are not at their end, as far as the next decision needs them. */
struct schedule_load {
	bool active;  /* one is ready, running or retrying */
	bool waiting; /* one waits for an earlier one's end */
	bool chained; /* one of the active ones was caught up, so that waiting ones follow it */
};

/* SCHEDULE_ERROR where it is active and cannot be computed. */
enum schedule_status schedule_shown_status(const struct schedule *s);

/* What a list or get shows of the state, at `now`: a row made ahead counts once its slot has begun.
 */
struct schedule_times {
	ms_t next_execution_at; /* MS_NEVER: none */
	ms_t last_execution_at; /* AT_NONE: none */
	int64_t execution_count;
};
struct schedule_times schedule_times(const struct schedule *s, ms_t now);

/* The cron grammar of a dialect's schedules; the seed of H is the caller's to set. */
struct cron_grammar schedule_grammar(enum dialect d);
/* Defaults of the policies for a dialect. */
struct policies policies_default(enum dialect d, ms_t catch_up_window_ms);

/* What a create or an update asks for: a field's bit in `given` says that it was there. */
enum schedule_field {
	SCHEDULE_RULE = 1 << 0, /* cron, every or anchor: a rule is replaced whole */
	SCHEDULE_TIMEZONE = 1 << 1,
	SCHEDULE_TEMPLATE = 1 << 2,
	SCHEDULE_START = 1 << 3, /* null clears it */
	SCHEDULE_END = 1 << 4,	 /* null clears it */
	SCHEDULE_ENABLED = 1 << 5,
	SCHEDULE_NAME = 1 << 6,
	SCHEDULE_LABELS = 1 << 7,
	SCHEDULE_OVERLAP = 1 << 8,
	SCHEDULE_CATCH_UP = 1 << 9,
	SCHEDULE_WINDOW = 1 << 10,
	SCHEDULE_AHEAD = 1 << 11,
	SCHEDULE_DST = 1 << 12,
	SCHEDULE_JITTER = 1 << 13,
	SCHEDULE_MAX_RUNS = 1 << 14,
	SCHEDULE_CALENDARS = 1 << 15,	  /* null clears it */
	SCHEDULE_NOTIFICATIONS = 1 << 16, /* null clears it */
};

struct schedule_draft {
	unsigned given;
	bool enabled;
	struct schedule values; /* only the fields of `given` mean anything */
};

/* Reads the body of POST or PATCH /v1/schedules; every value is checked by itself. Zones are looked
 * up. */
enum rc schedule_draft_parse(struct arena *a, struct str body, enum dialect d, struct zones *zones,
			     struct schedule_draft *out, struct err *err);
/* The same for an object that was read already. */
enum rc schedule_draft_of(struct arena *a, const struct json_object *o, enum dialect d,
			  struct zones *zones, struct schedule_draft *out, struct err *err);
/* For a create: refuses a draft that lacks its rule, task_template, or the timezone that the rule
 * needs. An interval without one is of UTC. */
enum rc schedule_draft_require(struct schedule_draft *d, struct err *err);
/* Puts the draft's fields over *s and checks them together (end_at not before start_at); *s is
 * untouched on failure. A deleted schedule takes no change (RC_CONFLICT). */
enum rc schedule_apply(struct schedule *s, const struct schedule_draft *d, struct err *err);
