#pragma once
/* Builds a zone's list of segments from a file's transitions and its footer. Private to the reading
 * of zones. */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "cron/zone.h"

#define SEGMENT_FIRST (-((int64_t)1 << 60)) /* before all history */
#define SEGMENT_NEVER ((int64_t)1 << 60)
#define INDEX_FIRST (-((int64_t)1 << 32)) /* the start of the index's first bucket, in 1833 */

/* Room for `most` segments and the sentinel; the first segment stands already. */
struct segments {
	struct zone_segment *items;
	size_t n, most;
};

struct segments segments_begin(struct arena *a, size_t most, int64_t first_offset);
/* From `start` on, the offset is `offset`. Starts come in ascending order; one at or before an
 * earlier start replaces what it covers. */
void segments_add(struct segments *s, int64_t start, int64_t offset);
/* Fills in what each segment follows, the sentinel and the index; the zone borrows the items. */
void segments_finish(struct segments *s, struct zone *zone);
