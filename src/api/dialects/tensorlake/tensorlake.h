#pragma once
/* Tensorlake's applications and cron schedules over the core. An application is a named target of
 * the namespace, whoever registered it; what Tensorlake calls a request (one invocation of an
 * application) is a task with that target, and is named a call here, since a request is the HTTP
 * one. Each path exists twice: below /v1/namespaces/{namespace}, and without it, where the token's
 * namespace is meant. docs/dialects/tensorlake.md. */

#include "api/request.h"
#include "store/store.h"

/* What a path names, whichever of the two forms it has. */
struct place {
	struct str application; /* empty in paths of all applications */
	const struct str *rest; /* what the path's further {} took */
};

/* Moves the caller into the path's namespace, where it names one (auth_enter), and takes the path
 * apart. RC_NOT_FOUND "unknown_application" for what no application can be called. */
enum rc place_enter(struct request *rq, struct place *out, struct err *err);
/* The application; RC_NOT_FOUND "unknown_application". */
enum rc application_find(struct request *rq, struct store *s, const struct place *at,
			 struct target_row *out, struct err *err);
/* What tells one registration of an application from the next: when it was last put. */
struct str application_version(struct arena *a, const struct target_row *row);
/* Does the template go to the application? */
bool template_is_of(struct arena *a, const struct template *t, struct str application);

/* Reads limit and cursor. Lists have one direction: another one asked for is RC_INVALID. */
enum rc cursor_read(struct request *rq, struct page *out, struct err *err);

/* keys.c */
enum rc keys_introspect(struct request *rq, struct err *err);
/* secrets.c */
enum rc platform_secrets_put(struct request *rq, struct err *err);
enum rc platform_secrets_list(struct request *rq, struct err *err);
enum rc platform_secrets_get(struct request *rq, struct err *err);
enum rc platform_secrets_delete(struct request *rq, struct err *err);
/* applications.c */
enum rc applications_list(struct request *rq, struct err *err);
enum rc applications_get(struct request *rq, struct err *err);
enum rc applications_delete(struct request *rq, struct err *err);
enum rc applications_deploy(struct request *rq, struct err *err);
/* crons.c */
enum rc crons_create(struct request *rq, struct err *err);
enum rc crons_list(struct request *rq, struct err *err);
enum rc crons_delete(struct request *rq, struct err *err);
/* invoke.c */
enum rc applications_invoke(struct request *rq, struct err *err);
/* calls.c */
enum rc calls_list(struct request *rq, struct err *err);
enum rc calls_get(struct request *rq, struct err *err);
enum rc calls_delete(struct request *rq, struct err *err);
enum rc calls_replay(struct request *rq, struct err *err);
/* outputs.c */
enum rc calls_output(struct request *rq, struct err *err);
enum rc calls_named_output(struct request *rq, struct err *err);
/* progress.c */
enum rc calls_progress(struct request *rq, struct err *err);
enum rc calls_updates(struct request *rq, struct err *err);
/* logs.c */
enum rc applications_logs(struct request *rq, struct err *err);
