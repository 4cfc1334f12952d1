#include "api/native/native.h"
#include "api/problem.h"
#include "base/macros.h"

enum { TASKHOOK = ROUTE_KEY_IN_QUERY };

static const struct route routes[] = {
	{METHOD_POST, "/v1/tasks", tasks_create, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/tasks", tasks_list, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/tasks/{id}", tasks_get, ROLE_READ, TASKHOOK},
	{METHOD_DELETE, "/v1/tasks/{id}", tasks_cancel, ROLE_WRITE, TASKHOOK},
	{METHOD_POST, "/v1/tasks/{id}/cancel", tasks_cancel, ROLE_WRITE, TASKHOOK},
	{METHOD_POST, "/v1/tasks/{id}/retry", tasks_retry, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/tasks/{id}/attempts", tasks_attempts, ROLE_READ, TASKHOOK},

	{METHOD_POST, "/v1/schedules", schedules_create, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/schedules", schedules_list, ROLE_READ, TASKHOOK},
	{METHOD_POST, "/v1/schedules/preview", rules_preview, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/schedules/{id}", schedules_get, ROLE_READ, TASKHOOK},
	{METHOD_PATCH, "/v1/schedules/{id}", schedules_update, ROLE_WRITE, TASKHOOK},
	{METHOD_DELETE, "/v1/schedules/{id}", schedules_delete, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/schedules/{id}/tasks", schedules_tasks, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/schedules/{id}/preview", schedules_preview, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/schedules/{id}/ledger", schedules_ledger, ROLE_READ, TASKHOOK},
	{METHOD_POST, "/v1/schedules/{id}/trigger", schedules_trigger, ROLE_WRITE, TASKHOOK},
	{METHOD_POST, "/v1/schedules/{id}/backfill", schedules_backfill, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/schedules/{id}/pause", schedules_pause, ROLE_WRITE, TASKHOOK},
	{METHOD_POST, "/v1/schedules/{id}/resume", schedules_resume, ROLE_WRITE, TASKHOOK},

	{METHOD_POST, "/v1/tasks/{id}/complete", tasks_complete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/tasks/{id}/fail", tasks_fail, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/tasks/{id}/extend", tasks_extend, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/tasks/{id}/checkpoint", tasks_checkpoint, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/tasks/{id}/checkpoint", tasks_checkpoint_get, ROLE_READ, 0},

	{METHOD_POST, "/v1/tasks/{id}/logs", records_log_add, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/tasks/{id}/logs", records_log_get, ROLE_READ, 0},
	{METHOD_GET, "/v1/tasks/{id}/outputs", records_output_list, ROLE_READ, 0},
	{METHOD_PUT, "/v1/tasks/{id}/output/{name}", records_output_put, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/tasks/{id}/output/{name}", records_output_get, ROLE_READ, 0},

	{METHOD_GET, "/v1/queues", queues_list, ROLE_READ, 0},
	{METHOD_PUT, "/v1/queues/{queue}", queues_put, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/queues/{queue}", queues_get, ROLE_READ, 0},
	{METHOD_DELETE, "/v1/queues/{queue}", queues_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/messages", messages_publish, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/queues/{queue}/messages", messages_peek, ROLE_READ, 0},
	{METHOD_POST, "/v1/queues/{queue}/receive", messages_receive, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/messages/{id}/ack", messages_ack, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/messages/{id}/nack", messages_nack, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/messages/{id}/release", messages_release, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/messages/{id}/extend", messages_extend, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/ack", messages_ack_many, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/queues/{queue}/peek", messages_peek, ROLE_READ, 0},
	{METHOD_GET, "/v1/queues/{queue}/dead", messages_dead, ROLE_READ, 0},
	{METHOD_POST, "/v1/queues/{queue}/redrive", queues_redrive, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/purge", queues_purge, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/pause", queues_pause, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queues/{queue}/resume", queues_resume, ROLE_WRITE, 0},

	{METHOD_POST, "/v1/batches", batches_create, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/batches", batches_list, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/batches/{id}", batches_get, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/batches/{id}/tasks", batches_tasks, ROLE_READ, TASKHOOK},
	{METHOD_POST, "/v1/batches/{id}/tasks", batches_add, ROLE_WRITE, TASKHOOK},
	{METHOD_POST, "/v1/batches/{id}/cancel", batches_cancel, ROLE_WRITE, TASKHOOK},

	{METHOD_POST, "/v1/rate-limiters", limiters_create, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/rate-limiters", limiters_list, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/rate-limiters/{id}", limiters_get, ROLE_READ, TASKHOOK},
	{METHOD_PATCH, "/v1/rate-limiters/{id}", limiters_update, ROLE_WRITE, TASKHOOK},
	{METHOD_DELETE, "/v1/rate-limiters/{id}", limiters_delete, ROLE_WRITE, TASKHOOK},

	{METHOD_POST, "/v1/url-groups", groups_create, ROLE_WRITE, TASKHOOK},
	{METHOD_GET, "/v1/url-groups", groups_list, ROLE_READ, TASKHOOK},
	{METHOD_GET, "/v1/url-groups/{id}", groups_get, ROLE_READ, TASKHOOK},
	{METHOD_PATCH, "/v1/url-groups/{id}", groups_update, ROLE_WRITE, TASKHOOK},
	{METHOD_DELETE, "/v1/url-groups/{id}", groups_delete, ROLE_WRITE, TASKHOOK},

	{METHOD_GET, "/v1/events", events_get, ROLE_READ, 0},
	{METHOD_GET, "/v1/ledger", ledger_get, ROLE_READ, 0},

	{METHOD_GET, "/v1/audit", audit_get, ROLE_READ, 0},
	{METHOD_GET, "/v1/forecast", forecast_get, ROLE_READ, 0},

	{METHOD_GET, "/v1/calendars", calendars_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/calendars/{name}", calendars_get, ROLE_READ, 0},
	{METHOD_PUT, "/v1/calendars/{name}", calendars_put, ROLE_WRITE, 0},
	{METHOD_DELETE, "/v1/calendars/{name}", calendars_delete, ROLE_WRITE, 0},

	{METHOD_POST, "/v1/tokens", tokens_create, ROLE_ADMIN, 0},
	{METHOD_GET, "/v1/tokens", tokens_list, ROLE_ADMIN, 0},
	{METHOD_DELETE, "/v1/tokens/{id}", tokens_revoke, ROLE_ADMIN, 0},
	{METHOD_GET, "/v1/audit-log", trail_get, ROLE_ADMIN, 0},
	{METHOD_GET, "/v1/secrets", secrets_list, ROLE_ADMIN, 0},
	{METHOD_POST, "/v1/secrets/signing/rotate", secrets_rotate, ROLE_ADMIN, 0},
	{METHOD_PUT, "/v1/secrets/{name}", named_secrets_put, ROLE_ADMIN, 0},
	{METHOD_DELETE, "/v1/secrets/{name}", named_secrets_delete, ROLE_ADMIN, 0},

	{METHOD_GET, "/v1/targets", targets_list, ROLE_READ, 0},
	{METHOD_PUT, "/v1/targets/{name}", targets_put, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/targets/{name}", targets_get, ROLE_READ, 0},
	{METHOD_DELETE, "/v1/targets/{name}", targets_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/targets/{name}/enable", targets_enable, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/targets/{name}/disable", targets_disable, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/targets/{name}/test", targets_test, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/targets/{name}/signing", targets_signing, ROLE_ADMIN, 0},
	{METHOD_POST, "/v1/targets/{name}/signing/rotate", targets_rotate, ROLE_ADMIN, 0},
	{METHOD_GET, "/v1/breakers", breakers_list, ROLE_READ, ROUTE_EVERYWHERE},
	{METHOD_POST, "/v1/breakers/reset", breaker_reset, ROLE_ADMIN, ROUTE_EVERYWHERE},

	{METHOD_GET, "/health", health_summary, ROLE_READ, ROUTE_OPEN},
	{METHOD_GET, "/health/live", health_live, ROLE_READ, ROUTE_OPEN},
	{METHOD_GET, "/health/ready", health_ready, ROLE_READ, ROUTE_OPEN},
	{METHOD_GET, "/metrics", metrics_get, ROLE_READ, ROUTE_EVERYWHERE},
	{METHOD_GET, "/openapi.json", documents_openapi, ROLE_READ, ROUTE_OPEN},
	{METHOD_GET, "/", documents_home, ROLE_READ, ROUTE_OPEN},
	{METHOD_GET, "/.well-known/oauth-protected-resource", well_known_resource, ROLE_READ,
	 ROUTE_OPEN},
	{METHOD_GET, "/.well-known/oauth-protected-resource/mcp", well_known_resource_mcp,
	 ROLE_READ, ROUTE_OPEN},
};

/* The second, lest the shorter "/v1/queue" of Infrai be taken for it. */
static const struct str prefixes[] = {STR_INIT("/"), STR_INIT("/v1/queues")};

const struct surface surface_native = {
	.dialect = DIALECT_NATIVE,
	.prefixes = prefixes,
	.n_prefixes = COUNTOF(prefixes),
	.routes = routes,
	.n_routes = COUNTOF(routes),
	.write_error = problem_write,
};
