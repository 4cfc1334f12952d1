#pragma once
/* The handlers of the native surface, a file for each noun; routes.c says which path leads to
 * which. They read through rq->services->reader, validate, and ask the engine for writes. */

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
/* schedule_tasks.c */
enum rc schedules_tasks(struct request *rq, struct err *err);
/* preview.c */
enum rc schedules_preview(struct request *rq, struct err *err);
/* rule_preview.c */
enum rc rules_preview(struct request *rq, struct err *err);
/* ledger.c */
enum rc schedules_ledger(struct request *rq, struct err *err);
enum rc ledger_get(struct request *rq, struct err *err);
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
/* tokens.c */
enum rc tokens_create(struct request *rq, struct err *err);
enum rc tokens_list(struct request *rq, struct err *err);
enum rc tokens_revoke(struct request *rq, struct err *err);
/* secrets.c */
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
