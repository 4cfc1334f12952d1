#pragma once
/* How a cron job behaves at a zone's transitions: the policies of enum cron_dst as two questions
 * about a segment (cron/zone.h). Pure; for this folder. */

#include <stdbool.h>
#include <stdint.h>

#include "cron/cron.h"
#include "cron/zone.h"

/* Occurrences are whole seconds of these, whatever the zone. */
#define SECOND_FIRST 0
#define SECOND_LAST ((int64_t)7258118399) /* 2199-12-31T23:59:59Z */

struct transit {
	bool once;    /* the second pass of an overlap does not fire */
	bool catches; /* what a gap skipped fires at its end */
	bool tells;   /* what a gap skips counts as left out: not for jobs that follow real time */
	int64_t most; /* seconds: larger transitions are followed literally */
};

struct transit transit_of(const struct cron *cron, enum cron_dst dst);
/* The same for whatever is fixed to the clock (`fixed`) or follows real time. */
struct transit transit_make(bool fixed, enum cron_dst dst);

/* The first wall second of the segment that may fire. */
static inline int64_t transit_first_wall(struct transit rule, const struct zone_segment *s)
{
	int64_t first = s->start + s->offset;

	return rule.once && s->seen > first && s->seen - first <= rule.most ? s->seen : first;
}

/* Whether the segment begins behind a gap whose skipped times count. */
static inline bool transit_catches(struct transit rule, const struct zone_segment *s)
{
	int64_t skipped = s->start + s->offset - s->seen;

	return rule.catches && skipped > 0 && skipped <= rule.most;
}
