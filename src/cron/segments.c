#include "segments.h"

#include <assert.h>

struct segments segments_begin(struct arena *a, size_t most, int64_t first_offset)
{
	struct segments s = {.items = NEW_N(a, struct zone_segment, most + 1), .most = most};

	assert(most != 0);
	s.items[s.n++] = (struct zone_segment){.start = SEGMENT_FIRST, .offset = first_offset};
	return s;
}

void segments_add(struct segments *s, int64_t start, int64_t offset)
{
	while (s->n > 1 && s->items[s->n - 1].start >= start)
		s->n--;
	if (s->items[s->n - 1].offset == offset)
		return;
	assert(s->n < s->most);
	s->items[s->n++] = (struct zone_segment){.start = start, .offset = offset};
}

/* Each segment learns how far the wall had come before it. */
static void fill_seen(struct segments *s)
{
	int64_t seen = s->items[0].start + s->items[0].offset;

	for (size_t i = 0; i < s->n; i++) {
		struct zone_segment *item = &s->items[i];
		int64_t shown = i != 0 ? item->start + s->items[i - 1].offset : seen;

		if (shown > seen)
			seen = shown;
		item->seen = seen;
	}
}

static void fill_index(const struct segments *s, struct zone *zone)
{
	size_t at = 0;

	for (size_t bucket = 0; bucket < ZONE_BUCKETS; bucket++) {
		int64_t start = INDEX_FIRST + ((int64_t)bucket << ZONE_BUCKET_BITS);

		while (s->items[at + 1].start <= start)
			at++;
		zone->index[bucket] = (uint16_t)at;
	}
}

void segments_finish(struct segments *s, struct zone *zone)
{
	assert(s->n <= UINT16_MAX);
	s->items[s->n] = (struct zone_segment){.start = SEGMENT_NEVER};
	fill_seen(s);
	fill_index(s, zone);
	zone->segments = s->items;
	zone->n = s->n;
}
