#pragma once
/* The handlers of the native surface, a file for each noun; routes.c says which path leads to
 * which. They read through rq->services->reader, validate, and ask the engine for writes. */

#include "api/request.h"
#include "api/surface.h"

/* schedules.c */
enum rc schedules_create(struct request *rq, struct err *err);
enum rc schedules_list(struct request *rq, struct err *err);
enum rc schedules_get(struct request *rq, struct err *err);
enum rc schedules_update(struct request *rq, struct err *err);
enum rc schedules_delete(struct request *rq, struct err *err);
enum rc schedules_trigger(struct request *rq, struct err *err);
enum rc schedules_pause(struct request *rq, struct err *err);
enum rc schedules_resume(struct request *rq, struct err *err);
/* backfill.c */
enum rc schedules_backfill(struct request *rq, struct err *err);
/* schedule_tasks.c */
enum rc schedules_tasks(struct request *rq, struct err *err);
/* preview.c */
enum rc schedules_preview(struct request *rq, struct err *err);
/* rule_preview.c */
enum rc rules_preview(struct request *rq, struct err *err);
/* ledger.c */
enum rc schedules_ledger(struct request *rq, struct err *err);
enum rc ledger_get(struct request *rq, struct err *err);
/* audit.c */
enum rc audit_get(struct request *rq, struct err *err);
/* forecast.c */
enum rc forecast_get(struct request *rq, struct err *err);
/* calendars.c */
enum rc calendars_list(struct request *rq, struct err *err);
enum rc calendars_get(struct request *rq, struct err *err);
enum rc calendars_put(struct request *rq, struct err *err);
enum rc calendars_delete(struct request *rq, struct err *err);
/* tasks.c */
enum rc tasks_create(struct request *rq, struct err *err);
enum rc tasks_get(struct request *rq, struct err *err);
enum rc tasks_cancel(struct request *rq, struct err *err);
enum rc tasks_retry(struct request *rq, struct err *err);
enum rc tasks_attempts(struct request *rq, struct err *err);
/* task_list.c */
enum rc tasks_list(struct request *rq, struct err *err);
/* groups.c */
enum rc groups_create(struct request *rq, struct err *err);
enum rc groups_list(struct request *rq, struct err *err);
enum rc groups_get(struct request *rq, struct err *err);
enum rc groups_update(struct request *rq, struct err *err);
enum rc groups_delete(struct request *rq, struct err *err);
/* batches.c */
enum rc batches_create(struct request *rq, struct err *err);
enum rc batches_list(struct request *rq, struct err *err);
enum rc batches_get(struct request *rq, struct err *err);
enum rc batches_add(struct request *rq, struct err *err);
enum rc batches_cancel(struct request *rq, struct err *err);
/* task_list.c */
enum rc batches_tasks(struct request *rq, struct err *err);
/* limiters.c */
enum rc limiters_create(struct request *rq, struct err *err);
enum rc limiters_list(struct request *rq, struct err *err);
enum rc limiters_get(struct request *rq, struct err *err);
enum rc limiters_update(struct request *rq, struct err *err);
enum rc limiters_delete(struct request *rq, struct err *err);
/* queues.c; {queue} is the path's first part */
void queue_counts_write(struct json_writer *w, const struct queue_counts *n, ms_t now);
enum rc queue_of_path(struct request *rq, struct str *out, struct err *err);
enum rc queues_put(struct request *rq, struct err *err);
enum rc queues_get(struct request *rq, struct err *err);
enum rc queues_list(struct request *rq, struct err *err);
enum rc queues_delete(struct request *rq, struct err *err);
enum rc queues_pause(struct request *rq, struct err *err);
enum rc queues_resume(struct request *rq, struct err *err);
enum rc queues_purge(struct request *rq, struct err *err);
enum rc queues_redrive(struct request *rq, struct err *err);
/* messages.c */
enum rc messages_publish(struct request *rq, struct err *err);
enum rc messages_receive(struct request *rq, struct err *err);
enum rc messages_peek(struct request *rq, struct err *err);
enum rc messages_dead(struct request *rq, struct err *err);
/* leases.c */
enum rc messages_ack(struct request *rq, struct err *err);
enum rc messages_nack(struct request *rq, struct err *err);
enum rc messages_release(struct request *rq, struct err *err);
enum rc messages_extend(struct request *rq, struct err *err);
enum rc messages_ack_many(struct request *rq, struct err *err);
enum rc tasks_complete(struct request *rq, struct err *err);
enum rc tasks_fail(struct request *rq, struct err *err);
enum rc tasks_extend(struct request *rq, struct err *err);
enum rc tasks_checkpoint(struct request *rq, struct err *err);
enum rc tasks_checkpoint_get(struct request *rq, struct err *err);
/* records.c */
enum rc records_log_add(struct request *rq, struct err *err);
enum rc records_log_get(struct request *rq, struct err *err);
enum rc records_output_put(struct request *rq, struct err *err);
enum rc records_output_get(struct request *rq, struct err *err);
enum rc records_output_list(struct request *rq, struct err *err);
/* log_stream.c */
enum rc log_stream_get(struct request *rq, struct err *err);
/* events.c */
enum rc events_get(struct request *rq, struct err *err);
/* tokens.c */
enum rc tokens_create(struct request *rq, struct err *err);
enum rc tokens_list(struct request *rq, struct err *err);
enum rc tokens_revoke(struct request *rq, struct err *err);
/* trail.c */
enum rc trail_get(struct request *rq, struct err *err);
/* targets.c; {name} is the path's first part */
enum rc name_of_path(struct request *rq, struct str *out, struct err *err);
enum rc targets_put(struct request *rq, struct err *err);
enum rc targets_get(struct request *rq, struct err *err);
enum rc targets_list(struct request *rq, struct err *err);
enum rc targets_delete(struct request *rq, struct err *err);
enum rc targets_enable(struct request *rq, struct err *err);
enum rc targets_disable(struct request *rq, struct err *err);
enum rc targets_test(struct request *rq, struct err *err);
enum rc targets_signing(struct request *rq, struct err *err);
enum rc targets_rotate(struct request *rq, struct err *err);
/* breakers.c */
void breaker_write(struct json_writer *w, const struct breaker_view *v);
enum rc breakers_list(struct request *rq, struct err *err);
enum rc breaker_reset(struct request *rq, struct err *err);
/* named_secrets.c */
enum rc named_secrets_write(struct request *rq, struct json_writer *w, struct err *err);
enum rc named_secrets_put(struct request *rq, struct err *err);
enum rc named_secrets_delete(struct request *rq, struct err *err);
/* What a secret may hold: it is to stand in a header, which has no line's end. */
enum rc named_secret_value(struct arena *a, const struct json *v, struct str *out,
			   const char *field, struct err *err);
/* secrets.c */
void signing_secret_write(struct json_writer *w, const struct signing_secret *s);
enum rc secrets_list(struct request *rq, struct err *err);
enum rc secrets_rotate(struct request *rq, struct err *err);
/* health.c */
enum rc health_summary(struct request *rq, struct err *err);
enum rc health_live(struct request *rq, struct err *err);
enum rc health_ready(struct request *rq, struct err *err);
/* metrics.c */
enum rc metrics_get(struct request *rq, struct err *err);
/* documents.c */
enum rc documents_openapi(struct request *rq, struct err *err);
enum rc documents_home(struct request *rq, struct err *err);
enum rc well_known_resource(struct request *rq, struct err *err);
enum rc well_known_resource_mcp(struct request *rq, struct err *err);
