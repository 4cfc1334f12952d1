#include "transit.h"

#include "wall.h"

enum { CORRECTION = 3 * 3600 }; /* seconds; cron(8): larger changes are corrections of the clock */

bool cron_is_fixed_time(const struct cron *cron)
{
	return (cron->traits & (CRON_STAR_SECOND | CRON_STAR_MINUTE | CRON_STAR_HOUR)) == 0;
}

struct transit transit_of(const struct cron *cron, enum cron_dst dst)
{
	bool fixed = dst == CRON_DST_VIXIE && cron_is_fixed_time(cron);

	return (struct transit){
		.once = fixed || dst == CRON_DST_OCPS14,
		.catches = fixed,
		.tells = dst != CRON_DST_VIXIE || cron_is_fixed_time(cron),
		.most = dst == CRON_DST_VIXIE ? CORRECTION : INT64_MAX,
	};
}

int64_t transit_first_wall(struct transit rule, const struct zone_segment *s)
{
	int64_t first = s->start + s->offset;

	return rule.once && s->seen > first && s->seen - first <= rule.most ? s->seen : first;
}

bool transit_catches(struct transit rule, const struct zone_segment *s)
{
	int64_t skipped = s->start + s->offset - s->seen;

	return rule.catches && skipped > 0 && skipped <= rule.most;
}

bool transit_fires_at_start(const struct cron *cron, struct transit rule,
			    const struct zone_segment *s)
{
	return transit_catches(rule, s) && wall_next(cron, s->seen) < s->start + s->offset;
}
