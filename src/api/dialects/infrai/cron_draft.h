#pragma once
/* What the bodies of Infrai's cron calls say, as drafts of the core. Every name that Infrai has had
 * for a parameter is taken; unknown ones are passed over, as Infrai does. Pure but for the look at
 * the zones. */

#include "model/schedule.h"

/* The body of a create. */
enum rc cron_draft_parse(struct arena *a, struct str body, struct zones *zones, ms_t now,
			 struct schedule_draft *out, struct err *err);
/* The body of an update: what it leaves out stays as it is in `was`. */
enum rc cron_change_parse(struct arena *a, struct str body, struct zones *zones, ms_t now,
			  const struct schedule *was, struct schedule_draft *out, struct err *err);

/* A job that runs once is a rule of one occurrence, which begins with this. */
#define CRON_ONCE "FREQ=DAILY;COUNT=1"
