#pragma once
/* From a stored schedule to the recurrence that answers for its slots. */

#include "cron/recur.h"
#include "model/schedule.h"

/* Fails where the zone has vanished from the system or the text no longer parses. Any thread. */
enum rc recurrence_of(const struct schedule *s, struct zones *zones, struct recur *out,
		      struct err *err);
/* The same for a definition of the past (a revision of the ledger). */
enum rc recurrence_make(struct str cron, struct str zone_name, enum cron_dst dst,
			struct zones *zones, struct recur *out, struct err *err);
