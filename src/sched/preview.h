#pragma once
/* The occurrences of a recurrence with what clock changes do to them, one after the other, over all
 * its joined expressions. Pure. */

#include "cron/mark.h"
#include "cron/recur.h"

enum { PREVIEW_AHEAD = 16 }; /* events read at once */

struct preview_source {
	const struct cron *cron;
	ms_t after; /* read up to here */
	struct cron_event events[PREVIEW_AHEAD];
	size_t n, at; /* filled, and already taken */
	bool ended;
};

struct preview {
	const struct recur *recur;
	struct preview_source sources[RECUR_CRONS_MOST];
	ms_t after; /* of an interval: the last one given */
};

/* From strictly after an instant on. The recurrence is borrowed. */
void preview_begin(struct preview *p, const struct recur *r, ms_t after);
/* The next event, occurrence or omission, in order; false where none is left. Occurrences of
 * several expressions at one instant are one, by the more telling mark. */
bool preview_next(struct preview *p, struct cron_event *out);
