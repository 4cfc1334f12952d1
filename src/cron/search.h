#pragma once
/* From the wall to instants: next, previous and count of anything that knows its matches on the
 * wall, laid over a zone, segment by segment, with a policy at the segments' edges. Inline, so that
 * each user's own searches are called directly. Pure; for this folder. */

#include "base/macros.h"
#include "cron/cron.h"
#include "cron/transit.h"
#include "cron/wall.h"
#include "cron/zone.h"

/* A set of wall seconds. `next` and `prev` take the wall second itself into account and answer
 * WALL_NEVER and WALL_NONE_BEFORE; `count` is of [from, to). */
struct wall_set {
	const void *of;
	int64_t (*next)(const void *of, int64_t wall);
	int64_t (*prev)(const void *of, int64_t wall);
	int64_t (*count)(const void *of, int64_t from, int64_t to);
};

/* What has been found out about the wall: it has no match between the two ends, the match itself
 * being one of them. Most segments of a search for a rare date are passed by this knowledge alone.
 */
struct known {
	int64_t least, most;
};

static inline int64_t match_from(struct known *known, const struct wall_set *set, int64_t wall)
{
	if (wall < known->least || wall > known->most)
		*known = (struct known){wall, set->next(set->of, wall)};
	return known->most;
}

static inline int64_t match_upto(struct known *known, const struct wall_set *set, int64_t wall)
{
	if (wall < known->least || wall > known->most)
		*known = (struct known){set->prev(set->of, wall), wall};
	return known->least;
}

/* Whole seconds of an instant, rounded down or up; both ends of ms_t are safe. */
static inline int64_t floor_second(ms_t at)
{
	return at >= 0 ? at / MS_SECOND : -1;
}

static inline int64_t ceil_second(ms_t at)
{
	return at <= 0 ? SECOND_FIRST : (at - 1) / MS_SECOND + 1;
}

/* The first instant strictly after one. */
static inline ms_t search_next(const struct wall_set *set, struct transit rule,
			       const struct zone *zone, ms_t after)
{
	struct known known = {INT64_MAX, INT64_MIN};
	int64_t t = floor_second(after) + 1;
	const struct zone_segment *s = zone_segment_at(zone, t);

	for (; t <= SECOND_LAST; s++, t = s->start) {
		int64_t wall = t + s->offset;
		int64_t first = transit_first_wall(rule, s);
		int64_t match;

		if (t == s->start && transit_catches(rule, s) &&
		    match_from(&known, set, s->seen) < first)
			return t * MS_SECOND;
		match = match_from(&known, set, wall > first ? wall : first);
		if (match < s[1].start + s->offset) {
			t = match - s->offset;
			return t <= SECOND_LAST ? t * MS_SECOND : MS_NEVER;
		}
	}
	return MS_NEVER;
}

/* The last instant strictly before one. */
static inline ms_t search_prev(const struct wall_set *set, struct transit rule,
			       const struct zone *zone, ms_t before)
{
	struct known known = {INT64_MAX, INT64_MIN};
	int64_t t = ceil_second(before) - 1;
	const struct zone_segment *s;

	if (t > SECOND_LAST)
		t = SECOND_LAST;
	s = zone_segment_at(zone, t);
	for (; t >= SECOND_FIRST; t = s->start - 1, s--) {
		int64_t first = transit_first_wall(rule, s);
		int64_t match = match_upto(&known, set, t + s->offset);

		if (match >= first) {
			t = match - s->offset;
			return t >= SECOND_FIRST ? t * MS_SECOND : MS_NONE_BEFORE;
		}
		if (s->start >= SECOND_FIRST && transit_catches(rule, s) &&
		    match_upto(&known, set, first - 1) >= s->seen)
			return s->start * MS_SECOND;
	}
	return MS_NONE_BEFORE;
}

/* How many instants lie in [from, to), which the segment covers. */
static inline int64_t search_count_in(const struct wall_set *set, struct transit rule,
				      const struct zone_segment *s, int64_t from, int64_t to)
{
	int64_t first = transit_first_wall(rule, s);
	int64_t wall = from + s->offset;
	int64_t count = set->count(set->of, wall > first ? wall : first, to + s->offset);

	if (from == s->start && transit_catches(rule, s) && set->next(set->of, s->seen) < first &&
	    set->next(set->of, first) != first)
		count++;
	return count;
}

/* How many instants lie in [from, to). */
static inline int64_t search_count(const struct wall_set *set, struct transit rule,
				   const struct zone *zone, ms_t from, ms_t to)
{
	int64_t t = ceil_second(from);
	int64_t end = ceil_second(to) <= SECOND_LAST ? ceil_second(to) : SECOND_LAST + 1;
	int64_t count = 0;

	for (const struct zone_segment *s = zone_segment_at(zone, t); t < end; s++) {
		int64_t stop = s[1].start < end ? s[1].start : end;

		count += search_count_in(set, rule, s, t, stop);
		t = stop;
	}
	return count;
}
