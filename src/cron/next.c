/* cron_next, cron_prev and cron_count: the wall's searches (wall.h) laid over a zone (search.h). */
#include "cron.h"

#include "search.h"
#include "wall.h"

static int64_t next_match(const void *cron, int64_t wall)
{
	return wall_next(cron, wall);
}

static int64_t prev_match(const void *cron, int64_t wall)
{
	return wall_prev(cron, wall);
}

static int64_t count_matches(const void *cron, int64_t from, int64_t to)
{
	return wall_count(cron, from, to);
}

static inline struct wall_set set_of(const struct cron *cron)
{
	return (struct wall_set){cron, next_match, prev_match, count_matches};
}

ms_t cron_next(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t after)
{
	struct wall_set set = set_of(cron);

	return search_next(&set, transit_of(cron, dst), zone, after);
}

ms_t cron_prev(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t before)
{
	struct wall_set set = set_of(cron);

	return search_prev(&set, transit_of(cron, dst), zone, before);
}

int64_t cron_count(const struct cron *cron, const struct zone *zone, enum cron_dst dst, ms_t from,
		   ms_t to)
{
	struct wall_set set = set_of(cron);

	return search_count(&set, transit_of(cron, dst), zone, from, to);
}
