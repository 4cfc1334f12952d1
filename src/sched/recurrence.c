#include "recurrence.h"

enum rc recurrence_make(struct str cron, struct str zone_name, enum cron_dst dst,
			struct zones *zones, struct recur *out, struct err *err)
{
	const struct zone *zone = zones_get(zones, zone_name, err);

	if (zone == NULL)
		return err->rc;
	recur_init(out, zone, dst);
	return recur_add_cron(out, cron, &cron_native, err);
}

enum rc recurrence_of(const struct schedule *s, struct zones *zones, struct recur *out,
		      struct err *err)
{
	return recurrence_make(s->cron, s->timezone, s->policies.dst, zones, out, err);
}
