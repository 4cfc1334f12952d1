#include "envelope.h"
#include "infrai.h"

#include "base/macros.h"

/* The three generations of paths: that of the published page, the one that named the verb, and the
 * one without /scheduling. */
static const struct route routes[] = {
	{METHOD_POST, "/v1/scheduling/cron", infrai_cron_create, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/cron/create", infrai_cron_create, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/cron/create", infrai_cron_create, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/scheduling/cron", infrai_cron_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/scheduling/cron/list", infrai_cron_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/cron/list", infrai_cron_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/scheduling/cron/get/{id}", infrai_cron_get, ROLE_READ, 0},
	{METHOD_GET, "/v1/cron/get/{id}", infrai_cron_get, ROLE_READ, 0},
	{METHOD_POST, "/v1/scheduling/cron/update/{id}", infrai_cron_update, ROLE_WRITE, 0},
	{METHOD_PUT, "/v1/scheduling/cron/update/{id}", infrai_cron_update, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/cron/update/{id}", infrai_cron_update, ROLE_WRITE, 0},
	{METHOD_PUT, "/v1/cron/update/{id}", infrai_cron_update, ROLE_WRITE, 0},
	{METHOD_DELETE, "/v1/scheduling/cron/delete/{id}", infrai_cron_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/cron/delete/{id}", infrai_cron_delete, ROLE_WRITE, 0},
	{METHOD_DELETE, "/v1/cron/delete/{id}", infrai_cron_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/cron/delete/{id}", infrai_cron_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/cron/pause/{id}", infrai_cron_pause, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/cron/pause/{id}", infrai_cron_pause, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/cron/resume/{id}", infrai_cron_resume, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/cron/resume/{id}", infrai_cron_resume, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/cron/trigger/{id}", infrai_cron_trigger, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/cron/trigger/{id}", infrai_cron_trigger, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/scheduling/cron/runs/{id}", infrai_cron_runs, ROLE_READ, 0},
	{METHOD_GET, "/v1/cron/runs/{id}", infrai_cron_runs, ROLE_READ, 0},

	{METHOD_POST, "/v1/scheduling/queue/publish", infrai_publish, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/publish", infrai_publish, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/publish_batch", infrai_publish_batch, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/publish_batch", infrai_publish_batch, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/consume", infrai_consume, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/consume", infrai_consume, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/ack", infrai_ack, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/ack", infrai_ack, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/nack", infrai_nack, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/nack", infrai_nack, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/extend", infrai_extend, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/extend", infrai_extend, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/create", infrai_queue_create, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/create", infrai_queue_create, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/scheduling/queue/list", infrai_queue_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/queue/list", infrai_queue_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/scheduling/queue/stats/{queue}", infrai_queue_stats, ROLE_READ, 0},
	{METHOD_GET, "/v1/queue/stats/{queue}", infrai_queue_stats, ROLE_READ, 0},
	{METHOD_DELETE, "/v1/scheduling/queue/delete/{queue}", infrai_queue_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/delete/{queue}", infrai_queue_delete, ROLE_WRITE, 0},
	{METHOD_DELETE, "/v1/queue/delete/{queue}", infrai_queue_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/delete/{queue}", infrai_queue_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/purge/{queue}", infrai_queue_purge, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/purge/{queue}", infrai_queue_purge, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/scheduling/queue/dlq/list/{queue}", infrai_dlq_list, ROLE_READ, 0},
	{METHOD_GET, "/v1/queue/dlq/list/{queue}", infrai_dlq_list, ROLE_READ, 0},
	{METHOD_POST, "/v1/scheduling/queue/dlq/redrive/{queue}", infrai_dlq_redrive, ROLE_WRITE,
	 0},
	{METHOD_POST, "/v1/queue/dlq/redrive/{queue}", infrai_dlq_redrive, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/push_subscribe/{queue}", infrai_queue_subscribe,
	 ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/push_subscribe/{queue}", infrai_queue_subscribe, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/scheduling/queue/push_unsubscribe/{queue}", infrai_queue_unsubscribe,
	 ROLE_WRITE, 0},
	{METHOD_POST, "/v1/queue/push_unsubscribe/{queue}", infrai_queue_unsubscribe, ROLE_WRITE,
	 0},

	{METHOD_POST, "/v1/scheduling/webhook/send", infrai_webhook_send, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/webhook/send", infrai_webhook_send, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/scheduling/webhook/delivery/{id}", infrai_webhook_get, ROLE_READ, 0},
	{METHOD_GET, "/v1/webhook/delivery/{id}", infrai_webhook_get, ROLE_READ, 0},

	{METHOD_POST, "/v1/account/webhooks/register", infrai_hook_register, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/account/webhooks/list", infrai_hook_list, ROLE_READ, 0},
	{METHOD_DELETE, "/v1/account/webhooks/delete/{id}", infrai_hook_delete, ROLE_WRITE, 0},
	{METHOD_POST, "/v1/account/webhooks/delete/{id}", infrai_hook_delete, ROLE_WRITE, 0},
	{METHOD_GET, "/v1/account/webhooks/deliveries/{id}", infrai_hook_deliveries, ROLE_READ, 0},

	{METHOD_GET, "/v1/discovery", infrai_discovery, ROLE_READ, ROUTE_OPEN},
	{METHOD_GET, "/v1/discovery/{capability}", infrai_discovery_one, ROLE_READ, ROUTE_OPEN},
};

static const struct str prefixes[] = {
	STR_INIT("/v1/scheduling"), STR_INIT("/v1/cron"),    STR_INIT("/v1/queue"),
	STR_INIT("/v1/webhook"),    STR_INIT("/v1/account"), STR_INIT("/v1/discovery"),
};

const struct surface surface_infrai = {
	.dialect = DIALECT_INFRAI,
	.prefixes = prefixes,
	.n_prefixes = COUNTOF(prefixes),
	.routes = routes,
	.n_routes = COUNTOF(routes),
	.write_error = envelope_write_error,
};
