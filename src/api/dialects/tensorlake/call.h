#pragma once
/* A call: one invocation of an application, which Tensorlake names a request. It is a task with the
 * application as its target, whatever made it: an invocation, a schedule, or POST /v1/tasks. Its id
 * is the task's, without a prefix, or the Idempotency-Key that its caller gave.
 *
 * Reads; the views live in the request's arena. */

#include "api/dialects/tensorlake/tensorlake.h"

struct call {
	struct str namespace, application, version;
	struct str id;
	const struct str *rest; /* what the path's {} behind the id took; NULL: there is no path */
	struct task task;
	const struct attempt *attempts; /* oldest first, without the one in flight */
	size_t n_attempts;
	ms_t running_since; /* the attempt in flight; AT_NONE: there is none */
};

/* The unique_id of a task that an Idempotency-Key names: it is another one for each application. */
struct str call_unique_id(struct arena *a, struct str application, struct str key);
/* How the application's task is called. */
struct str call_id(struct arena *a, struct str application, const struct task *t);

/* The application's task of that id; RC_NOT_FOUND "not_found". */
enum rc call_find(struct request *rq, struct store *s, const struct place *at, struct str id,
		  struct task *out, struct err *err);
/* The call of the path, with its attempts. */
enum rc call_load(struct request *rq, struct store *s, struct call *out, struct err *err);
/* The same of a task that was read. Attempts are large: they go into `a`. */
enum rc call_of(struct request *rq, struct store *s, struct arena *a, const struct target_row *row,
		const struct task *t, struct call *out, struct err *err);

/* Reads running_since: after the attempts, so that one that has ended meanwhile counts once. */
enum rc call_look_running(struct request *rq, struct store *s, struct call *c, struct err *err);

/* Why it failed, in Tensorlake's words; NULL: it has not. */
const char *call_failure(const struct call *c);
/* "outcome": null while it may still succeed, "success", or {"failure":REASON}. */
void call_outcome_write(struct json_writer *w, const struct call *c);
/* Adds the id of the attempt of that number: an allocation, in Tensorlake's words. */
void call_attempt_write(struct json_writer *w, const char *name, const struct call *c, int number);
/* The whole object that GET …/requests/{id} answers, and the short one of a list. */
void call_write(struct json_writer *w, const struct call *c);
void call_write_short(struct json_writer *w, const struct call *c);
