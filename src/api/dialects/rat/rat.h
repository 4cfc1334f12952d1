#pragma once
/* The surface of RAT (ratd), below /api/v1: its pipelines, schedules, runs and triggers over
 * Belfry's named targets, schedules and tasks. A file a noun; routes.c says which path leads to
 * which. docs/dialects/rat.md tells what is spoken and what differs. Api's thread. */

#include "api/request.h"
#include "codec/json_write.h"
#include "model/pipeline_run.h"
#include "model/pipeline_trigger.h"
#include "store/pipeline.h"
#include "store/pipeline_run.h"

/* pipelines.c */
enum rc rat_pipelines_list(struct request *rq, struct err *err);
enum rc rat_pipelines_create(struct request *rq, struct err *err);
enum rc rat_pipelines_get(struct request *rq, struct err *err);
enum rc rat_pipelines_update(struct request *rq, struct err *err);
enum rc rat_pipelines_delete(struct request *rq, struct err *err);
/* schedules.c */
enum rc rat_schedules_list(struct request *rq, struct err *err);
enum rc rat_schedules_create(struct request *rq, struct err *err);
enum rc rat_schedules_get(struct request *rq, struct err *err);
enum rc rat_schedules_update(struct request *rq, struct err *err);
enum rc rat_schedules_delete(struct request *rq, struct err *err);
/* runs.c, run_list.c, run_logs.c */
enum rc rat_runs_create(struct request *rq, struct err *err);
enum rc rat_runs_get(struct request *rq, struct err *err);
enum rc rat_runs_cancel(struct request *rq, struct err *err);
enum rc rat_runs_list(struct request *rq, struct err *err);
enum rc rat_runs_logs(struct request *rq, struct err *err);
/* triggers.c, webhooks.c */
enum rc rat_triggers_list(struct request *rq, struct err *err);
enum rc rat_triggers_create(struct request *rq, struct err *err);
enum rc rat_triggers_get(struct request *rq, struct err *err);
enum rc rat_triggers_update(struct request *rq, struct err *err);
enum rc rat_triggers_delete(struct request *rq, struct err *err);
enum rc rat_webhook(struct request *rq, struct err *err);
/* namespaces.c */
enum rc rat_namespaces_list(struct request *rq, struct err *err);
enum rc rat_namespaces_create(struct request *rq, struct err *err);
enum rc rat_namespaces_update(struct request *rq, struct err *err);
enum rc rat_namespaces_delete(struct request *rq, struct err *err);
/* misc.c */
enum rc rat_features(struct request *rq, struct err *err);
enum rc rat_me(struct request *rq, struct err *err);
/* guard.c */
enum rc rat_admit(struct request *rq, struct err *err);
void rat_adorn(struct request *rq);
/* error.c */
void rat_write_error(struct request *rq, int status, const struct err *err);
