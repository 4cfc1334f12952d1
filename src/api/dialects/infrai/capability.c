#include "capability.h"

#include "base/macros.h"

#define KEY                                                          \
	{                                                            \
		"idempotency_key", "string", false,                  \
			"identical retries return the same result; " \
			"the header Idempotency-Key does the same"   \
	}
#define QUEUE                                           \
	{                                               \
		"queue", "string", true, "queue's name" \
	}

#define CRON(REQUIRED)                                                                             \
	{"name", "string", false, "for people; the task where it is missing"},                     \
		{"schedule", "string", false, "five fields, such as 0 9 * * *; also cron_expr"},   \
		{"run_at", "string", false,                                                        \
		 "one run at this time (ISO 8601), instead of schedule"},                          \
		{"url", "string", REQUIRED,                                                        \
		 "URL that receives a POST, or the name of a queue; also task"},                   \
		{"payload", NULL, false, "sent with each run"},                                    \
		{"timezone", "string", false, "IANA zone of the schedule; UTC"},                   \
		{"retries", "integer", false, "attempts after a failure, 0 to 24; 3. Also retry"}, \
		{"timeout_seconds", "number", false, "of one attempt, up to 900; 300"},            \
		{"method", "string", false, "of the request; POST"},                               \
		{"headers", "object", false, "of the request"}, KEY

static const struct capability_param cron_create[] = {CRON(true)};
static const struct capability_param cron_update[] = {CRON(false)};
static const struct capability_param publish[] = {
	QUEUE,
	{"payload", NULL, true, "up to 256 KiB"},
	{"delay_seconds", "number", false, "up to 7 days"},
	{"priority", "integer", false, "-100 to 100: a larger one goes first"},
	{"dedup_id", "string", false, "published once within 5 minutes"},
	{"group_id", "string", false, "messages of a group come one after the other"},
	KEY,
};
static const struct capability_param publish_batch[] = {
	QUEUE,
	{"messages", "array", true, "up to 1000, as of queue.publish: all or nothing"},
	KEY,
};
static const struct capability_param consume[] = {
	QUEUE,
	{"max_messages", "integer", false, "1 to 100; 10"},
	{"visibility_timeout", "number", false, "seconds to acknowledge in; the queue's default"},
	{"wait_seconds", "number", false, "waits so long for a first message; 0"},
};
static const struct capability_param ack[] = {
	QUEUE,
	{"message_id", "string", true, "as it was consumed"},
	{"lease_token", "string", false,
	 "proves which lease is meant; else the one that this key has consumed"},
};
static const struct capability_param nack[] = {
	QUEUE,
	{"message_id", "string", true, "as it was consumed"},
	{"delay_seconds", "number", false, "until it comes again"},
	{"error", "string", false, "why, for people"},
	{"lease_token", "string", false, "as of queue.ack"},
};
static const struct capability_param extend[] = {
	QUEUE,
	{"message_id", "string", true, "as it was consumed"},
	{"visibility_timeout", "number", false, "from now on; the queue's default"},
	{"lease_token", "string", false, "as of queue.ack"},
};
static const struct capability_param queue_create[] = {
	{"name", "string", true, "queue's name"},
	{"type", "string", false, "standard, or fifo: messages come one after the other"},
	{"dead_letter_queue", "string", false, "gets a copy of each dead message; must exist"},
	{"max_retries", "integer", false, "times that a message may come again; 9"},
	{"message_retention_days", "integer", false, "1 to 30; 14"},
	{"visibility_timeout_default", "number", false, "seconds; 30"},
	{"enable_priority", "boolean", false, "priorities count in every queue"},
	KEY,
};
static const struct capability_param redrive[] = {
	{"max_messages", "integer", false, "the oldest of them; all"},
};
static const struct capability_param subscribe[] = {
	{"endpoint", "string", true, "URL that messages are POSTed to; 2xx acknowledges"},
};
static const struct capability_param webhook_send[] = {
	{"url", "string", true, "destination"},
	{"payload", NULL, true, "the body of the request"},
	{"headers", "object", false, "of the request"},
	{"retries", "integer", false, "attempts after a failure, 0 to 24; 3"},
	{"timeout_seconds", "number", false, "of one attempt, up to 900; 300"},
	KEY,
};

static const struct capability_param hook_register[] = {
	{"url", "string", true, "gets a POST for each event"},
	{"events", "array", false, "such as task.failed, schedule.* or *; all"},
	{"description", "string", false, "for people"},
	KEY,
};

#define PARAMS(list) list, COUNTOF(list)
#define NO_PARAMS NULL, 0

const struct capability capabilities[] = {
	{"cron.create", "POST", "/v1/cron/create", "Create a scheduled job", PARAMS(cron_create),
	 "{\"schedule\":\"0 9 * * *\",\"url\":\"https://example.com/job\"}"},
	{"cron.list", "GET", "/v1/cron/list", "List jobs", NO_PARAMS, NULL},
	{"cron.get", "GET", "/v1/cron/get/{id}", "Get a job", NO_PARAMS, NULL},
	{"cron.update", "POST", "/v1/cron/update/{id}", "Change a job", PARAMS(cron_update),
	 "{\"schedule\":\"30 9 * * *\"}"},
	{"cron.delete", "DELETE", "/v1/cron/delete/{id}", "Delete a job", NO_PARAMS, NULL},
	{"cron.pause", "POST", "/v1/cron/pause/{id}", "Pause a job", NO_PARAMS, NULL},
	{"cron.resume", "POST", "/v1/cron/resume/{id}", "Let a paused job go on", NO_PARAMS, NULL},
	{"cron.trigger", "POST", "/v1/cron/trigger/{id}", "Run a job now", NO_PARAMS, NULL},
	{"cron.runs", "GET", "/v1/cron/runs/{id}", "List a job's runs", NO_PARAMS, NULL},
	{"queue.create", "POST", "/v1/queue/create", "Create a queue", PARAMS(queue_create),
	 "{\"name\":\"emails\",\"max_retries\":5}"},
	{"queue.list", "GET", "/v1/queue/list", "List queues", NO_PARAMS, NULL},
	{"queue.stats", "GET", "/v1/queue/stats/{queue}", "Count a queue's messages", NO_PARAMS,
	 NULL},
	{"queue.delete", "DELETE", "/v1/queue/delete/{queue}", "Delete a queue", NO_PARAMS, NULL},
	{"queue.purge", "POST", "/v1/queue/purge/{queue}", "Drop a queue's messages", NO_PARAMS,
	 NULL},
	{"queue.publish", "POST", "/v1/queue/publish", "Publish a message", PARAMS(publish),
	 "{\"queue\":\"emails\",\"payload\":{\"to\":\"u_123\"},\"delay_seconds\":60}"},
	{"queue.publish_batch", "POST", "/v1/queue/publish_batch", "Publish messages",
	 PARAMS(publish_batch), "{\"queue\":\"emails\",\"messages\":[{\"payload\":{}}]}"},
	{"queue.consume", "POST", "/v1/queue/consume", "Take messages", PARAMS(consume),
	 "{\"queue\":\"emails\",\"max_messages\":10,\"visibility_timeout\":30}"},
	{"queue.ack", "POST", "/v1/queue/ack", "Acknowledge a message", PARAMS(ack),
	 "{\"queue\":\"emails\",\"message_id\":\"task_0197\"}"},
	{"queue.nack", "POST", "/v1/queue/nack", "Give a message back", PARAMS(nack),
	 "{\"queue\":\"emails\",\"message_id\":\"task_0197\",\"delay_seconds\":60}"},
	{"queue.extend", "POST", "/v1/queue/extend", "Keep a message longer", PARAMS(extend),
	 "{\"queue\":\"emails\",\"message_id\":\"task_0197\",\"visibility_timeout\":60}"},
	{"queue.dlq.list", "GET", "/v1/queue/dlq/list/{queue}", "List dead letters", NO_PARAMS,
	 NULL},
	{"queue.dlq.redrive", "POST", "/v1/queue/dlq/redrive/{queue}",
	 "Let dead letters come again", PARAMS(redrive), "{\"max_messages\":100}"},
	{"queue.push_subscribe", "POST", "/v1/queue/push_subscribe/{queue}",
	 "Have messages sent to a URL", PARAMS(subscribe),
	 "{\"endpoint\":\"https://example.com/messages\"}"},
	{"queue.push_unsubscribe", "POST", "/v1/queue/push_unsubscribe/{queue}",
	 "Have them sent no more", NO_PARAMS, NULL},
	{"webhook.send", "POST", "/v1/webhook/send", "Send a webhook", PARAMS(webhook_send),
	 "{\"url\":\"https://example.com/hooks\",\"payload\":{\"order_id\":\"ord_42\"}}"},
	{"webhook.delivery", "GET", "/v1/webhook/delivery/{id}", "Look at a delivery", NO_PARAMS,
	 NULL},
	{"account.webhooks.register", "POST", "/v1/account/webhooks/register",
	 "Be told of what happens to tasks and schedules", PARAMS(hook_register),
	 "{\"url\":\"https://example.com/events\",\"events\":[\"task.failed\"]}"},
	{"account.webhooks.list", "GET", "/v1/account/webhooks/list", "List account webhooks",
	 NO_PARAMS, NULL},
	{"account.webhooks.delete", "DELETE", "/v1/account/webhooks/delete/{id}",
	 "Delete an account webhook", NO_PARAMS, NULL},
	{"account.webhooks.deliveries", "GET", "/v1/account/webhooks/deliveries/{id}",
	 "List what an account webhook was told", NO_PARAMS, NULL},
};
const size_t n_capabilities = COUNTOF(capabilities);
