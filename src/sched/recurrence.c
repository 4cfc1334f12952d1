#include "recurrence.h"

#include "model/id.h"

enum rc recurrence_make(const struct definition *d, struct zones *zones, struct recur *out,
			struct err *err)
{
	const struct zone *zone = zones_get(zones, d->timezone, err);
	struct cron_grammar grammar = schedule_grammar(DIALECT_NATIVE);

	if (zone == NULL)
		return err->rc;
	grammar.seed = cron_seed(str_z(id_print(ID_SCHEDULE, d->schedule).z));
	return rule_recur(d->rule, &grammar, zone, d->dst, out, err);
}

enum rc recurrence_of(const struct schedule *s, struct zones *zones, struct recur *out,
		      struct err *err)
{
	struct definition d = {
		.schedule = s->id,
		.rule = s->rule,
		.timezone = s->timezone,
		.dst = s->policies.dst,
	};

	return recurrence_make(&d, zones, out, err);
}
