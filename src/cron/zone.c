#include "zone.h"

#include "segments.h"

static const struct zone_segment utc_segments[] = {
	{SEGMENT_FIRST, SEGMENT_FIRST, 0},
	{SEGMENT_NEVER, 0, 0},
};

const struct zone zone_utc = {.name = "UTC", .segments = utc_segments, .n = 1};

const struct zone_segment *zone_segment_at(const struct zone *zone, int64_t second)
{
	int64_t bucket = second < INDEX_FIRST ? 0 : (second - INDEX_FIRST) >> ZONE_BUCKET_BITS;
	const struct zone_segment *s = zone->segments;

	if (second >= INDEX_FIRST)
		s += zone->index[bucket < ZONE_BUCKETS ? bucket : ZONE_BUCKETS - 1];
	while (s[1].start <= second)
		s++;
	return s;
}

int32_t zone_offset_at(const struct zone *zone, ms_t at)
{
	int64_t second = at >= 0 ? at / MS_SECOND : ~(~at / MS_SECOND);

	return (int32_t)zone_segment_at(zone, second)->offset;
}
