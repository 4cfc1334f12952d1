#pragma once
/* From what is stored of a schedule to the recurrence that answers for its slots: the one way, for
 * the engine, the api, the ledger and the audit alike. */

#include "cron/recur.h"
#include "model/schedule.h"

/* What decides a schedule's slots, of now or of a revision of the ledger. */
struct definition {
	struct uuid schedule; /* H is chosen by it: the same over all edits */
	struct str rule, timezone;
	enum cron_dst dst;
};

/* Fails where the zone has vanished from the system ("unknown_timezone") or the text no longer
 * parses. Any thread. */
enum rc recurrence_make(const struct definition *d, struct zones *zones, struct recur *out,
			struct err *err);
enum rc recurrence_of(const struct schedule *s, struct zones *zones, struct recur *out,
		      struct err *err);
