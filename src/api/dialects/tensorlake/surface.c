#include "api/dialects/tensorlake/tensorlake.h"
#include "api/problem.h"
#include "base/macros.h"

#define NAMED "/v1/namespaces/{namespace}/applications"
#define SHORT "/applications"
#define SECRETS "/platform/v1/secrets"
#define PROJECT_SECRETS "/platform/v1/organizations/{organization}/projects/{project}/secrets"

static const struct route routes[] = {
	{METHOD_GET, NAMED, applications_list, ROLE_READ, 0},
	{METHOD_POST, NAMED, applications_deploy, ROLE_WRITE, 0},
	{METHOD_GET, NAMED "/{application}", applications_get, ROLE_READ, 0},
	{METHOD_POST, NAMED "/{application}", applications_invoke, ROLE_WRITE, ROUTE_OWN_KEY},
	{METHOD_DELETE, NAMED "/{application}", applications_delete, ROLE_WRITE, 0},
	{METHOD_POST, NAMED "/{application}/cron-schedules", crons_create, ROLE_WRITE, 0},
	{METHOD_GET, NAMED "/{application}/cron-schedules", crons_list, ROLE_READ, 0},
	{METHOD_DELETE, NAMED "/{application}/cron-schedules/{id}", crons_delete, ROLE_WRITE, 0},
	{METHOD_GET, NAMED "/{application}/logs", applications_logs, ROLE_READ, 0},
	{METHOD_GET, NAMED "/{application}/requests", calls_list, ROLE_READ, 0},
	{METHOD_GET, NAMED "/{application}/requests/{id}", calls_get, ROLE_READ, 0},
	{METHOD_DELETE, NAMED "/{application}/requests/{id}", calls_delete, ROLE_WRITE, 0},
	{METHOD_POST, NAMED "/{application}/requests/{id}/replay", calls_replay, ROLE_WRITE, 0},
	{METHOD_GET, NAMED "/{application}/requests/{id}/progress", calls_progress, ROLE_READ, 0},
	{METHOD_GET, NAMED "/{application}/requests/{id}/updates", calls_updates, ROLE_READ, 0},
	{METHOD_GET, NAMED "/{application}/requests/{id}/output", calls_output, ROLE_READ, 0},
	{METHOD_GET, NAMED "/{application}/requests/{id}/output/{name}", calls_named_output,
	 ROLE_READ, 0},

	{METHOD_GET, SHORT, applications_list, ROLE_READ, 0},
	{METHOD_POST, SHORT, applications_deploy, ROLE_WRITE, 0},
	{METHOD_GET, SHORT "/{application}", applications_get, ROLE_READ, 0},
	{METHOD_POST, SHORT "/{application}", applications_invoke, ROLE_WRITE, ROUTE_OWN_KEY},
	{METHOD_DELETE, SHORT "/{application}", applications_delete, ROLE_WRITE, 0},
	{METHOD_POST, SHORT "/{application}/cron-schedules", crons_create, ROLE_WRITE, 0},
	{METHOD_GET, SHORT "/{application}/cron-schedules", crons_list, ROLE_READ, 0},
	{METHOD_DELETE, SHORT "/{application}/cron-schedules/{id}", crons_delete, ROLE_WRITE, 0},
	{METHOD_GET, SHORT "/{application}/logs", applications_logs, ROLE_READ, 0},
	{METHOD_GET, SHORT "/{application}/requests", calls_list, ROLE_READ, 0},
	{METHOD_GET, SHORT "/{application}/requests/{id}", calls_get, ROLE_READ, 0},
	{METHOD_DELETE, SHORT "/{application}/requests/{id}", calls_delete, ROLE_WRITE, 0},
	{METHOD_POST, SHORT "/{application}/requests/{id}/replay", calls_replay, ROLE_WRITE, 0},
	{METHOD_GET, SHORT "/{application}/requests/{id}/progress", calls_progress, ROLE_READ, 0},
	{METHOD_GET, SHORT "/{application}/requests/{id}/updates", calls_updates, ROLE_READ, 0},
	{METHOD_GET, SHORT "/{application}/requests/{id}/output", calls_output, ROLE_READ, 0},
	{METHOD_GET, SHORT "/{application}/requests/{id}/output/{name}", calls_named_output,
	 ROLE_READ, 0},

	{METHOD_POST, "/platform/v1/keys/introspect", keys_introspect, ROLE_READ, 0},

	{METHOD_POST, SECRETS, platform_secrets_put, ROLE_ADMIN, 0},
	{METHOD_PUT, SECRETS, platform_secrets_put, ROLE_ADMIN, 0},
	{METHOD_GET, SECRETS, platform_secrets_list, ROLE_ADMIN, 0},
	{METHOD_GET, SECRETS "/{id}", platform_secrets_get, ROLE_ADMIN, 0},
	{METHOD_DELETE, SECRETS "/{id}", platform_secrets_delete, ROLE_ADMIN, 0},
	{METHOD_POST, PROJECT_SECRETS, platform_secrets_put, ROLE_ADMIN, 0},
	{METHOD_PUT, PROJECT_SECRETS, platform_secrets_put, ROLE_ADMIN, 0},
	{METHOD_GET, PROJECT_SECRETS, platform_secrets_list, ROLE_ADMIN, 0},
	{METHOD_GET, PROJECT_SECRETS "/{id}", platform_secrets_get, ROLE_ADMIN, 0},
	{METHOD_DELETE, PROJECT_SECRETS "/{id}", platform_secrets_delete, ROLE_ADMIN, 0},
};

static const struct str prefixes[] = {
	STR_INIT("/v1/namespaces"),
	STR_INIT("/applications"),
	STR_INIT("/platform"),
};

/* Where Tensorlake's status is another one than the error's kind has here. A refused create of a
 * schedule is 400, whatever bound it breaks. */
static int status_of(const struct request *rq, int status, const struct err *err)
{
	bool is_create = rq->route != NULL && rq->route->handle == crons_create;

	if (strcmp(err->code, "unknown_target") == 0)
		return 404; /* the application was deleted since the path was read */
	return is_create && err->rc == RC_TOO_LARGE ? 400 : status;
}

/* One text for people is all that Tensorlake's clients show, so it has the hint in it. */
static void write_error(struct request *rq, int status, const struct err *err)
{
	struct json_writer w = json_writer_to(&rq->answer.body);
	struct buf text CLEANUP(buf_release) = BUF_INIT(sizeof(err->text) + sizeof(err->hint) + 2);

	buf_add_z(&text, err->text);
	if (err->hint[0] != '\0')
		buf_printf(&text, "; %s", err->hint);
	rq->answer.status = status_of(rq, status, err);
	rq->answer.content_type = "application/json";
	json_begin_object(&w);
	json_add_str(&w, "error", buf_str(&text));
	json_end_object(&w);
}

const struct surface surface_tensorlake = {
	.dialect = DIALECT_TENSORLAKE,
	.prefixes = prefixes,
	.n_prefixes = COUNTOF(prefixes),
	.routes = routes,
	.n_routes = COUNTOF(routes),
	.write_error = write_error,
};
