/* rrule_next, rrule_prev, rrule_count: the wall's matches laid over a zone (search.h). */
#include "rrule_impl.h"

#include "search.h"
#include "wall.h"

static int64_t next_match(const void *rule, int64_t wall)
{
	return rrule_wall_next(rule, wall);
}

static int64_t prev_match(const void *rule, int64_t wall)
{
	return rrule_wall_prev(rule, wall);
}

static int64_t count_matches(const void *rule, int64_t from, int64_t to)
{
	int64_t n = 0;

	for (int64_t at = rrule_wall_next(rule, from); at < to; at = rrule_wall_next(rule, at + 1))
		n++;
	return n;
}

static struct wall_set set_of(const struct rrule *r)
{
	return (struct wall_set){r, next_match, prev_match, count_matches};
}

static struct transit rule_of(const struct rrule *r, enum cron_dst dst)
{
	return transit_make(r->freq < RRULE_HOURLY, dst);
}

ms_t rrule_next(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t after)
{
	struct wall_set set = set_of(r);

	return search_next(&set, rule_of(r, dst), zone, after);
}

ms_t rrule_prev(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t before)
{
	struct wall_set set = set_of(r);

	return search_prev(&set, rule_of(r, dst), zone, before);
}

int64_t rrule_count(const struct rrule *r, const struct zone *zone, enum cron_dst dst, ms_t from,
		    ms_t to)
{
	struct wall_set set = set_of(r);

	return search_count(&set, rule_of(r, dst), zone, from, to);
}

ms_t rrule_min_interval(const struct rrule *r, size_t most)
{
	int64_t last = rrule_wall_next(r, 0), least = WALL_NEVER;

	for (size_t i = 1; i < most && last != WALL_NEVER; i++) {
		int64_t next = rrule_wall_next(r, last + 1);

		if (next != WALL_NEVER && next - last < least)
			least = next - last;
		last = next;
	}
	return least != WALL_NEVER ? least * MS_SECOND : MS_NEVER;
}
