/* After the system's zones have changed, and at each start: the next slots of all active schedules
 * are computed anew, a slice each turn, and nothing fires by it. A schedule whose zone is gone is
 * marked, one whose zone is back is healed. */

#include "engine/rules.h"
#include "sched/recurrence.h"

static enum rc rezone_one(struct engine *e, struct schedule *s, struct err *err)
{
	struct err why = {0};
	struct recur r;
	struct fire_gap gap;
	bool has_gap, changed, healed;

	if (recurrence_of(s, e->o.zones, &r, &why))
		return s->error.p != NULL ? RC_OK : rule_break(e, s, &why, err);
	changed = fire_rezone(s, &r, e->now, &gap, &has_gap);
	if (rule_heal(e, s, &healed, err))
		return err->rc;
	if (has_gap && gap_record(e, s, &gap, err))
		return err->rc;
	return changed || healed ? store_schedule_state(e->o.store, s, err) : RC_OK;
}

enum rc rezone_apply(struct engine *e, struct err *err)
{
	struct schedule_list some;

	if (atomic_exchange(&e->zones_changed, false))
		e->rezone_after = 0;
	e->rezone_next = e->rezone_after;
	if (e->rezone_after == REZONE_NONE)
		return RC_OK;
	if (store_schedules_active(e->o.store, &e->turn, NAMESPACE_ALL, e->rezone_after,
				   TURN_REZONED, &some, err))
		return err->rc;
	for (size_t i = 0; i < some.n; i++)
		if (rezone_one(e, &some.items[i], err))
			return err->rc;
	e->rezone_next = some.n == TURN_REZONED ? some.items[some.n - 1].key : REZONE_NONE;
	return RC_OK;
}
