#include "rules.h"

#include "base/log.h"
#include "engine/events.h"
#include "model/id.h"
#include "sched/recurrence.h"

enum { BROKEN_AGAIN_MS = MS_MINUTE }; /* what cannot be computed is tried again after this */

static enum rc load_rest(struct engine *e, const struct schedule *s, struct exclusion *out,
			 struct err *why, struct err *err)
{
	struct err refusal = {0};
	enum rc rc;

	if (s->exclude_calendars.n == 0)
		return RC_OK;
	rc = store_calendar_days(e->o.store, &e->turn, s->namespace, s->exclude_calendars,
				 &out->days, &refusal);
	*(rc == RC_NOT_FOUND ? why : err) = refusal;
	return rc == RC_NOT_FOUND ? RC_OK : rc;
}

enum rc rule_load(struct engine *e, const struct schedule *s, struct fire_rule *out,
		  struct err *why, struct err *err)
{
	if (recurrence_of(s, e->o.zones, &out->recur, why))
		return RC_OK;
	out->rest = (struct exclusion){.zone = out->recur.zone};
	return load_rest(e, s, &out->rest, why, err);
}

static enum rc note_broken(struct engine *e, struct schedule *s, const struct err *why,
			   struct err *err)
{
	struct str detail =
		event_detail(e, "error", "reason", str_z(why->text), NULL, (struct str){0});

	log_error("schedule_broken", "%s cannot be computed: %s", id_print(ID_SCHEDULE, s->id).z,
		  why->text);
	s->error_since = e->now;
	return schedule_changed(e, EVENT_SCHEDULE_ERROR, s, detail, err);
}

enum rc rule_break(struct engine *e, struct schedule *s, const struct err *why, struct err *err)
{
	if (s->error.p == NULL && note_broken(e, s, why, err))
		return err->rc;
	s->error = str_dup(&e->turn, str_z(why->text));
	s->wake_at = e->now + BROKEN_AGAIN_MS;
	return store_schedule_state(e->o.store, s, err);
}

enum rc rule_heal(struct engine *e, struct schedule *s, bool *healed_out, struct err *err)
{
	*healed_out = s->error.p != NULL;
	if (s->error.p == NULL)
		return RC_OK;
	log_info("schedule_healed", "%s can be computed again", id_print(ID_SCHEDULE, s->id).z);
	s->error = (struct str){NULL, 0};
	s->error_since = AT_NONE;
	if (s->next_at <= e->now)
		s->wake_at = e->now;
	return schedule_changed(e, EVENT_SCHEDULE_RECOVERED, s, (struct str){0}, err);
}

static enum rc settle_by(struct engine *e, struct schedule *s, const struct fire_rule *rule,
			 struct err *err)
{
	struct fire_gap gap;
	size_t made;
	bool more = true;

	if (s->status == SCHEDULE_DISABLED)
		return fire_paused(s, &rule->recur, e->now, &gap) ? gap_record(e, s, &gap, err)
								  : RC_OK;
	while (s->next_at <= e->now || more)
		if (rule_fire(e, s, rule, &made, &more, err))
			return err->rc;
	return RC_OK;
}

/* From the first slot that was not decided up to now, the ledger knows of no slots. */
static enum rc give_up_due(struct engine *e, struct schedule *s, const struct err *why,
			   struct err *err)
{
	struct schedule lost = *s;

	log_warn("schedule_broken", "%s changes while it cannot be computed: %s",
		 id_print(ID_SCHEDULE, s->id).z, why->text);
	if (s->next_at > e->now)
		return RC_OK;
	lost.status = SCHEDULE_DELETED;
	s->next_at = fire_since(s, e->now);
	return store_revision_add(e->o.store, &lost, lost.next_at, err);
}

enum rc rule_settle(struct engine *e, struct schedule *s, bool ends, struct err *err)
{
	struct err why = {0};
	struct fire_rule rule;

	if (rule_load(e, s, &rule, &why, err))
		return err->rc;
	if (why.rc == RC_OK)
		return settle_by(e, s, &rule, err);
	return ends ? give_up_due(e, s, &why, err) : RC_OK;
}
