#pragma once
/* A named target: a place that tasks go to, registered once per namespace, with its own limits. Its
 * spec is stored as the JSON that the client gave and read again when a task is claimed, so that an
 * edit applies to the tasks that wait. docs/semantics.md, "Named targets".
 *
 * A header's value may hold {{secret.NAME}}: the secret's text takes that place when an attempt is
 * made; it is shown nowhere. */

#include "codec/json_write.h"
#include "model/retry.h"
#include "model/status_set.h"
#include "model/target.h"

/* At most `limit` attempts begin in any span of per_ms, as the target sees it. */
struct rate {
	int64_t limit; /* 0: no bound */
	ms_t per_ms;
};

struct named_target {
	enum target_kind kind; /* TARGET_HTTP or TARGET_QUEUE */
	struct target target;  /* of a queue, its name alone */
	struct str retry;      /* defaults under a task's own, as exact JSON; absent: none */
	ms_t timeout_ms;       /* 0: what retry says */
	int64_t concurrency;   /* attempts in flight; 0: the server's default */
	struct rate rate;
	struct str rate_limiter;   /* its name; absent: none */
	struct status_set success; /* statuses that complete a task */
	int64_t capture_bytes;	   /* kept of an answer's body; CAPTURE_DEFAULT */
	bool own_signing_secret;   /* else the namespace's secrets sign */
};

enum { CAPTURE_DEFAULT = -1 };

/* As it lies in the store. */
struct target_row {
	int64_t key; /* the store's own number */
	int64_t namespace;
	struct str name;
	struct str spec; /* exact JSON */
	struct str disabled_reason;
	ms_t disabled_at; /* AT_NONE: enabled */
	ms_t created_at, updated_at;
};

/* Unknown fields are refused. */
enum rc named_target_parse(struct arena *a, struct str spec, struct named_target *out,
			   struct err *err);
/* The lane of a named http target's tasks. */
struct str named_target_lane(struct arena *a, struct str name);
/* The name of the named target that a lane is for; an empty view: none. */
struct str name_of_lane(struct str lane);
/* The retry policy of a task with these words of its own (absent: none) that goes to the target. */
enum rc named_target_retry(const struct named_target *t, struct str own, enum dialect d,
			   struct retry *out, struct err *err);

/* Finds the next {{secret.NAME}} in a header's value: true, with what stands before it, its name,
 * and what is left behind it. */
bool secret_place_next(struct str *rest, struct str *before_out, struct str *name_out);
/* Calls on_name for each secret that the headers ask for, until one call fails. */
typedef enum rc on_secret_name(void *context, struct str name, struct err *err);
enum rc named_target_secrets(const struct named_target *t, on_secret_name *on_name, void *context,
			     struct err *err);

/* The members of a target, without braces: name, kind, the spec's own members, state and times. */
void target_row_write(struct json_writer *w, struct arena *a, const struct target_row *row);
