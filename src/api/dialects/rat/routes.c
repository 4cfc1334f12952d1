#include "api/dialects/rat/rat.h"
#include "base/macros.h"

enum { FILTERED = ROUTE_OWN_NAMESPACE };

#define PIPELINE "/api/v1/pipelines/{namespace}/{layer}/{name}"
#define TRIGGERS PIPELINE "/triggers"

static const struct route routes[] = {
	{METHOD_GET, "/api/v1/schedules", rat_schedules_list, ROLE_READ, FILTERED},
	{METHOD_POST, "/api/v1/schedules", rat_schedules_create, ROLE_WRITE, 0},
	{METHOD_GET, "/api/v1/schedules/{id}", rat_schedules_get, ROLE_READ, 0},
	{METHOD_PUT, "/api/v1/schedules/{id}", rat_schedules_update, ROLE_WRITE, 0},
	{METHOD_DELETE, "/api/v1/schedules/{id}", rat_schedules_delete, ROLE_WRITE, 0},

	{METHOD_GET, "/api/v1/pipelines", rat_pipelines_list, ROLE_READ, FILTERED},
	{METHOD_POST, "/api/v1/pipelines", rat_pipelines_create, ROLE_WRITE, 0},
	{METHOD_GET, PIPELINE, rat_pipelines_get, ROLE_READ, 0},
	{METHOD_PUT, PIPELINE, rat_pipelines_update, ROLE_WRITE, 0},
	{METHOD_DELETE, PIPELINE, rat_pipelines_delete, ROLE_WRITE, 0},

	{METHOD_GET, TRIGGERS, rat_triggers_list, ROLE_READ, 0},
	/* An answer that is kept would keep the token that is shown once. */
	{METHOD_POST, TRIGGERS, rat_triggers_create, ROLE_WRITE, ROUTE_OWN_KEY},
	{METHOD_GET, TRIGGERS "/{id}", rat_triggers_get, ROLE_READ, 0},
	{METHOD_PUT, TRIGGERS "/{id}", rat_triggers_update, ROLE_WRITE, 0},
	{METHOD_DELETE, TRIGGERS "/{id}", rat_triggers_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/api/v1/webhooks", rat_webhook, ROLE_WRITE, ROUTE_OPEN},

	{METHOD_GET, "/api/v1/runs", rat_runs_list, ROLE_READ, FILTERED},
	{METHOD_POST, "/api/v1/runs", rat_runs_create, ROLE_WRITE, 0},
	{METHOD_GET, "/api/v1/runs/{id}", rat_runs_get, ROLE_READ, 0},
	{METHOD_POST, "/api/v1/runs/{id}/cancel", rat_runs_cancel, ROLE_WRITE, 0},
	{METHOD_GET, "/api/v1/runs/{id}/logs", rat_runs_logs, ROLE_READ, 0},

	{METHOD_GET, "/api/v1/namespaces", rat_namespaces_list, ROLE_READ, 0},
	{METHOD_POST, "/api/v1/namespaces", rat_namespaces_create, ROLE_ADMIN, ROUTE_EVERYWHERE},
	{METHOD_PUT, "/api/v1/namespaces/{name}", rat_namespaces_update, ROLE_ADMIN,
	 ROUTE_EVERYWHERE},
	{METHOD_DELETE, "/api/v1/namespaces/{name}", rat_namespaces_delete, ROLE_ADMIN,
	 ROUTE_EVERYWHERE | ROUTE_OWN_KEY},

	{METHOD_GET, "/api/v1/features", rat_features, ROLE_READ, 0},
	{METHOD_GET, "/api/v1/me", rat_me, ROLE_READ, 0},
};

static const struct str prefixes[] = {STR_INIT("/api/v1/")};

const struct surface surface_rat = {
	.dialect = DIALECT_RAT,
	.prefixes = prefixes,
	.n_prefixes = COUNTOF(prefixes),
	.routes = routes,
	.n_routes = COUNTOF(routes),
	.write_error = rat_write_error,
	.admit = rat_admit,
	.adorn = rat_adorn,
};
