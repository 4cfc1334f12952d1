#pragma once
/* The handlers of Infrai's surface, a file for each noun; routes.c says which path, of the three
 * generations that Infrai has had, leads to which. What they do is what the native handlers do: the
 * same commands, the same store, other words. docs/dialects/infrai.md. */

#include "api/request.h"
#include "api/surface.h"

/* cron.c; {id} is the path's first part */
enum rc infrai_cron_create(struct request *rq, struct err *err);
enum rc infrai_cron_get(struct request *rq, struct err *err);
enum rc infrai_cron_update(struct request *rq, struct err *err);
enum rc infrai_cron_delete(struct request *rq, struct err *err);
enum rc infrai_cron_pause(struct request *rq, struct err *err);
enum rc infrai_cron_resume(struct request *rq, struct err *err);
enum rc infrai_cron_trigger(struct request *rq, struct err *err);
/* cron_list.c */
enum rc infrai_cron_list(struct request *rq, struct err *err);
enum rc infrai_cron_runs(struct request *rq, struct err *err);
/* queue.c; {queue} is the path's first part */
enum rc infrai_queue_create(struct request *rq, struct err *err);
enum rc infrai_queue_list(struct request *rq, struct err *err);
enum rc infrai_queue_stats(struct request *rq, struct err *err);
enum rc infrai_queue_delete(struct request *rq, struct err *err);
enum rc infrai_queue_purge(struct request *rq, struct err *err);
enum rc infrai_queue_subscribe(struct request *rq, struct err *err);
enum rc infrai_queue_unsubscribe(struct request *rq, struct err *err);
/* message.c */
enum rc infrai_publish(struct request *rq, struct err *err);
enum rc infrai_publish_batch(struct request *rq, struct err *err);
enum rc infrai_consume(struct request *rq, struct err *err);
enum rc infrai_ack(struct request *rq, struct err *err);
enum rc infrai_nack(struct request *rq, struct err *err);
enum rc infrai_extend(struct request *rq, struct err *err);
/* dlq.c */
enum rc infrai_dlq_list(struct request *rq, struct err *err);
enum rc infrai_dlq_redrive(struct request *rq, struct err *err);
/* webhook.c */
enum rc infrai_webhook_send(struct request *rq, struct err *err);
enum rc infrai_webhook_get(struct request *rq, struct err *err);
/* account.c; {id} is the path's first part */
enum rc infrai_hook_register(struct request *rq, struct err *err);
enum rc infrai_hook_list(struct request *rq, struct err *err);
enum rc infrai_hook_delete(struct request *rq, struct err *err);
enum rc infrai_hook_deliveries(struct request *rq, struct err *err);
/* discovery.c */
enum rc infrai_discovery(struct request *rq, struct err *err);
enum rc infrai_discovery_one(struct request *rq, struct err *err);
