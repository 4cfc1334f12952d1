#include "views.h"

#include "base/macros.h"
#include "cli/table.h"

static const struct column schedules[] = {
	{"ID", "id"},
	{"STATUS", "status"},
	{"CRON", "cron"},
	{"TIMEZONE", "timezone"},
	{"NEXT", "next_execution_at"},
	{"RUNS", "execution_count"},
	{"TARGET", "task_template.target"},
	{"NAME", "name"},
};

static const struct column tasks[] = {
	{"ID", "id"},
	{"STATUS", "status"},
	{"SCHEDULED FOR", "scheduled_for"},
	{"DUE", "due_at"},
	{"ATTEMPTS", "attempts"},
	{"TARGET", "target"},
	{"CREATED", "created_at"},
};

static const struct column attempts[] = {
	{"NUMBER", "number"},	     {"STATUS", "status"},    {"STARTED", "started_at"},
	{"MS", "duration_ms"},	     {"HTTP", "http_status"}, {"ERROR", "error"},
	{"ANSWER", "response_body"},
};

static const struct column executions[] = {
	{"SCHEDULED FOR", "scheduled_for"},
	{"LOCAL TIME", "local_time"},
	{"MARK", "mark"},
	{"NOTE", "note"},
};

static const struct column dropped[] = {
	{"NO EXECUTION AT", "scheduled_for"},
	{"LOCAL TIME", "local_time"},
	{"MARK", "mark"},
	{"NOTE", "note"},
};

static const struct column backfilled[] = {
	{"SCHEDULED FOR", "scheduled_for"},
	{"TASK", "task_id"},
};

static const struct column tokens[] = {
	{"ID", "id"},
	{"NAME", "name"},
	{"NAMESPACE", "namespace"},
	{"ROLE", "role"},
	{"CREATED", "created_at"},
	{"EXPIRES", "expires_at"},
	{"REVOKED", "revoked_at"},
	{"LAST USED", "last_used_at"},
};

static const struct column secrets[] = {
	{"ID", "id"},
	{"SECRET", "secret"},
	{"CREATED", "created_at"},
	{"EXPIRES", "expires_at"},
};

static const struct column targets[] = {
	{"NAME", "name"},
	{"KIND", "kind"},
	{"URL", "url"},
	{"QUEUE", "queue"},
	{"CONCURRENCY", "concurrency"},
	{"RATE", "rate.limit"},
	{"DISABLED", "disabled.reason"},
};

static const struct column slots[] = {
	{"SCHEDULED FOR", "scheduled_for"},
	{"STATUS", "status"},
	{"TASK", "task_id"},
};

static const struct column gaps[] = {
	{"NO TASK FROM", "from"},	{"TO", "to"}, {"COUNT", "count"}, {"REASON", "reason"},
	{"EXPLANATION", "explanation"},
};

static const struct column queues[] = {
	{"NAME", "name"},	{"READY", "ready"}, {"LEASED", "leased"},
	{"DELAYED", "delayed"}, {"DEAD", "dead"},   {"OLDEST (S)", "oldest_age_seconds"},
	{"PAUSED", "paused"},
};

static const struct column messages[] = {
	{"ID", "message_id"},	     {"PRIORITY", "priority"}, {"GROUP", "group_id"},
	{"ENQUEUED", "enqueued_at"}, {"PAYLOAD", "payload"},
};

static const struct column received[] = {
	{"ID", "message_id"},		{"TOKEN", "lease_token"}, {"ATTEMPT", "attempt"},
	{"LEASE UNTIL", "lease_until"}, {"PAYLOAD", "payload"},
};

static const struct column dead[] = {
	{"ID", "message_id"},	 {"DEAD", "dead_at"},	 {"ATTEMPTS", "attempts"},
	{"ERROR", "last_error"}, {"PAYLOAD", "payload"},
};

static const struct column events[] = {
	{"ID", "id"},
	{"TIME", "timestamp"},
	{"EVENT", "type"},
	{"TASK", "task.id"},
	{"ATTEMPT", "task.attempt"},
	{"TARGET", "task.target"},
	{"SCHEDULE", "schedule.id"},
	{"REASON", "reason"},
};

static const struct column outputs[] = {
	{"NAME", "name"},	{"TYPE", "content_type"}, {"BYTES", "size"},
	{"ATTEMPT", "attempt"}, {"MADE", "created_at"},
};

#define VIEW(member, columns)                         \
	{                                             \
		(member), (columns), COUNTOF(columns) \
	}

const struct view view_schedules = VIEW("schedules", schedules);
const struct view view_queues = VIEW("queues", queues);
const struct view view_messages = VIEW("messages", messages);
const struct view view_received = VIEW("messages", received);
const struct view view_dead = VIEW("messages", dead);
const struct view view_tasks = VIEW("tasks", tasks);
const struct view view_backfill = VIEW("slots", backfilled);
const struct view view_attempts = VIEW("attempts", attempts);
const struct view view_preview[VIEW_PREVIEW] = {VIEW("executions", executions),
						VIEW("dropped", dropped)};
const struct view view_tokens = VIEW("tokens", tokens);
const struct view view_secrets = VIEW("signing", secrets);
const struct view view_events = VIEW("events", events);
const struct view view_outputs = VIEW("outputs", outputs);
const struct view view_targets = VIEW("targets", targets);
const struct view view_ledger[VIEW_LEDGER] = {VIEW("tasks", slots), VIEW("gaps", gaps)};
