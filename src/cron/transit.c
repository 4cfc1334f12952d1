#include "transit.h"

enum { CORRECTION = 3 * 3600 }; /* seconds; cron(8): larger changes are corrections of the clock */

bool cron_is_fixed_time(const struct cron *cron)
{
	return (cron->traits & (CRON_STAR_SECOND | CRON_STAR_MINUTE | CRON_STAR_HOUR)) == 0;
}

struct transit transit_make(bool fixed, enum cron_dst dst)
{
	bool vixie = dst == CRON_DST_VIXIE;

	return (struct transit){
		.once = dst == CRON_DST_OCPS14 || (vixie && fixed),
		.catches = vixie && fixed,
		.tells = !vixie || fixed,
		.most = vixie ? CORRECTION : INT64_MAX,
	};
}

struct transit transit_of(const struct cron *cron, enum cron_dst dst)
{
	return transit_make(cron_is_fixed_time(cron), dst);
}
