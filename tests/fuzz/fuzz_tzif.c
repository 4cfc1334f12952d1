/* Any bytes as a TZif file. What is read is a list of segments in order, whose index finds each of
 * them, and on which searches come to an end. */
#include "fuzz.h"

#include <assert.h>
#include <stdlib.h>

#include "cron/cron.h"
#include "cron/date.h"

enum { STEPS = 40 };

static void check_segments(const struct zone *zone)
{
	const struct zone_segment *s = zone->segments;

	assert(zone->n != 0);
	for (size_t i = 0; i < zone->n; i++) {
		assert(s[i].start < s[i + 1].start);
		assert(s[i].offset > -DATE_DAY && s[i].offset < DATE_DAY);
		assert(i == 0 || s[i].offset != s[i - 1].offset);
		assert(i == 0 || s[i].seen >= s[i - 1].seen);
		assert(zone_segment_at(zone, s[i].start) == &s[i]);
		assert(zone_segment_at(zone, s[i + 1].start - 1) == &s[i]);
	}
}

/* Walks on and back, and counts, over the zone's wildest place: wherever its first transition is.
 */
static void check_search(const struct zone *zone, const char *text, enum cron_dst dst)
{
	struct err err = {0};
	struct cron cron = {0};
	ms_t from =
		zone->n > 1 && zone->segments[1].start > 0 && zone->segments[1].start < INT32_MAX
			? zone->segments[1].start * MS_SECOND - MS_DAY
			: 0;
	ms_t at = from;

	assert(cron_parse(&cron, str_z(text), &cron_native, &err) == RC_OK);
	for (int64_t i = 0; i < STEPS; i++) {
		ms_t next = cron_next(&cron, zone, dst, at);

		if (next == MS_NEVER)
			return;
		assert(next > at && cron_prev(&cron, zone, dst, next + 1) == next);
		assert(cron_prev(&cron, zone, dst, next) <= at);
		assert(cron_count(&cron, zone, dst, from + 1, next + 1) == i + 1);
		at = next;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const texts[] = {"30 2 * * *", "*/20 * * * *", "0 0 1 * *"};
	struct arena a = {0};
	struct err err = {0};
	const struct zone *zone = NULL;

	if (zone_parse(&a, STR("Fuzz"), str_of((const char *)data, size), &zone, &err) == RC_OK) {
		check_segments(zone);
		for (size_t i = 0; i < COUNTOF(texts); i++)
			for (int dst = CRON_DST_VIXIE; dst <= CRON_DST_INSTANT; dst++)
				check_search(zone, texts[i], (enum cron_dst)dst);
	} else {
		assert(strcmp(err.code, "invalid_tzif") == 0);
	}
	arena_release(&a);
	return 0;
}
