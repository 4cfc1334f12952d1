#pragma once
/* What a zone's transitions do to a cron job, occurrence by occurrence: for previews that show the
 * night of the clock change before it comes. Pure; any thread. */

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "cron/cron.h"
#include "cron/zone.h"

enum cron_mark {
	CRON_MARK_NORMAL,
	CRON_MARK_MOVED,    /* its time does not exist that day: it fires at the gap's end */
	CRON_MARK_REPEATED, /* its time comes twice that day, and this is one of the two */
	CRON_MARK_DROPPED,  /* no occurrence: what a gap, or an overlap's second pass, leaves out */
};

/* One line of a preview. */
struct cron_event {
	enum cron_mark mark;
	ms_t at; /* when it fires; of CRON_MARK_DROPPED: the gap's end, or the first time left out
		  */
	int64_t wall;	 /* the (first) time that was meant, as seconds since 1970 on the wall */
	int64_t n_times; /* how many such times: above 1 where one run stands for several, or
			    several drop */
	bool again; /* of CRON_MARK_REPEATED: the second of the two; of CRON_MARK_DROPPED: in an
		       overlap */
};

/* "normal", "moved_from_gap", "repeated_hour", "dropped" */
const char *cron_mark_name(enum cron_mark mark);

/* The first `most` events strictly after an instant, occurrences and omissions, in order; returns
 * how many. Omissions behind the last occurrence that there is are left out. An interval job's
 * times in a gap are no omission under CRON_DST_VIXIE: it follows real time. */
size_t cron_preview(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after,
		    struct cron_event *out, size_t most);
/* Why, in a sentence: "02:30 does not exist on 2026-03-29: fires at 03:00 instead". Nothing for a
 * normal one. */
void cron_event_explain(const struct cron_event *event, const struct zone *zone, struct buf *out);
