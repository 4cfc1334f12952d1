#pragma once
/* Infrai's CronRecord, of any schedule of the namespace, and a run of one. Pure. */

#include "codec/json_write.h"
#include "model/schedule.h"
#include "model/task.h"

/* The members, without braces: the id under its three names, then what the record says. What of a
 * schedule Infrai has no word for (several expressions, an interval) is null. */
void cron_record_write(struct json_writer *w, struct arena *a, const struct schedule *s, ms_t now);
/* A run, without braces. */
void cron_run_write(struct json_writer *w, const struct task *t);
/* Infrai's word for where a delivery stands: "queued", "delivering", "retrying", "delivered",
 * "failed", "cancelled" or "expired". */
const char *delivery_state_name(enum task_state s);
/* "url" and "task" of a target's text: one that is no URL has no url. */
void delivery_place_write(struct json_writer *w, struct arena *a, struct str target);
