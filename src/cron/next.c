/* cron_next, cron_prev and cron_count: the searches of the wall (wall.h), segment of the zone by
 * segment. */
#include <assert.h>

#include "cron.h"

#include "transit.h"
#include "wall.h"

/* What has been found out about the wall: it has no match between the two ends, the match itself
 * being one of them. Most segments of a search for a rare date are passed by this knowledge alone.
 */
struct known {
	int64_t least, most;
};

static int64_t match_from(struct known *known, const struct cron *cron, int64_t wall)
{
	if (wall < known->least || wall > known->most)
		*known = (struct known){wall, wall_next(cron, wall)};
	return known->most;
}

static int64_t match_upto(struct known *known, const struct cron *cron, int64_t wall)
{
	if (wall < known->least || wall > known->most)
		*known = (struct known){wall_prev(cron, wall), wall};
	return known->least;
}

/* Whole seconds of an instant, rounded down or up; both ends of ms_t are safe. */
static int64_t floor_second(ms_t at)
{
	return at >= 0 ? at / MS_SECOND : -1;
}

static int64_t ceil_second(ms_t at)
{
	return at <= 0 ? SECOND_FIRST : (at - 1) / MS_SECOND + 1;
}

ms_t cron_next(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after)
{
	struct transit rule = transit_of(cron, dst);
	struct known known = {INT64_MAX, INT64_MIN};
	int64_t t = floor_second(after) + 1;
	const struct zone_segment *s = zone_segment_at(zone, t);

	for (; t <= SECOND_LAST; s++, t = s->start) {
		int64_t wall = t + s->offset;
		int64_t first = transit_first_wall(rule, s);
		int64_t match;

		if (t == s->start && transit_catches(rule, s) &&
		    match_from(&known, cron, s->seen) < first)
			return t * MS_SECOND;
		match = match_from(&known, cron, wall > first ? wall : first);
		if (match < s[1].start + s->offset) {
			t = match - s->offset;
			return t <= SECOND_LAST ? t * MS_SECOND : MS_NEVER;
		}
	}
	return MS_NEVER;
}

ms_t cron_prev(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t before)
{
	struct transit rule = transit_of(cron, dst);
	struct known known = {INT64_MAX, INT64_MIN};
	int64_t t = ceil_second(before) - 1;
	const struct zone_segment *s;

	if (t > SECOND_LAST)
		t = SECOND_LAST;
	s = zone_segment_at(zone, t);
	for (; t >= SECOND_FIRST; t = s->start - 1, s--) {
		int64_t first = transit_first_wall(rule, s);
		int64_t match = match_upto(&known, cron, t + s->offset);

		if (match >= first) {
			t = match - s->offset;
			return t >= SECOND_FIRST ? t * MS_SECOND : MS_NONE_BEFORE;
		}
		if (s->start >= SECOND_FIRST && transit_catches(rule, s) &&
		    match_upto(&known, cron, first - 1) >= s->seen)
			return s->start * MS_SECOND;
	}
	return MS_NONE_BEFORE;
}

/* How many occurrences lie in [from, to), which the segment covers. */
static int64_t count_in(const struct cron *cron, struct transit rule, const struct zone_segment *s,
			int64_t from, int64_t to)
{
	int64_t first = transit_first_wall(rule, s);
	int64_t wall = from + s->offset;
	int64_t count = wall_count(cron, wall > first ? wall : first, to + s->offset);

	if (from == s->start && !wall_matches(cron, wall) && transit_fires_at_start(cron, rule, s))
		count++;
	return count;
}

int64_t cron_count(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t from,
		   ms_t to)
{
	struct transit rule = transit_of(cron, dst);
	int64_t t = ceil_second(from);
	int64_t end = ceil_second(to) <= SECOND_LAST ? ceil_second(to) : SECOND_LAST + 1;
	int64_t count = 0;

	for (const struct zone_segment *s = zone_segment_at(zone, t); t < end; s++) {
		int64_t stop = s[1].start < end ? s[1].start : end;

		count += count_in(cron, rule, s, t, stop);
		t = stop;
	}
	return count;
}
