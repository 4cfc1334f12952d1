#include "engine/commands.h"
#include "engine/events.h"
#include "engine/notices.h"
#include "engine/pipelines.h"
#include "engine/rules.h"
#include "engine/targets.h"
#include "sched/recurrence.h"

/* What of a schedule decides its slots: an edit of these begins a new revision of the ledger. */
enum {
	TIMING = SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_START | SCHEDULE_END | SCHEDULE_DST |
		 SCHEDULE_ENABLED | SCHEDULE_MAX_RUNS,
	REPLAN = TIMING | SCHEDULE_AHEAD,
};

static struct schedule schedule_new(const struct engine *e, const struct command *c)
{
	return (struct schedule){
		.id = uuid_new(e->now),
		.namespace = c->namespace,
		.dialect = c->dialect,
		.start_at = AT_NONE,
		.end_at = AT_NONE,
		.status = SCHEDULE_ACTIVE,
		.policies = policies_default(c->dialect, e->o.catch_up_window_ms),
		.created_at = e->now,
		.updated_at = e->now,
		.next_at = MS_NEVER,
		.wake_at = MS_NEVER,
		.decided_at = AT_NONE,
		.ahead_at = AT_NONE,
		.last_at = AT_NONE,
		.catch_up_to = AT_NONE,
		.error_since = AT_NONE,
	};
}

/* Its own, and its tasks'. */
static enum rc check_receivers(struct engine *e, const struct schedule *s, struct err *err)
{
	if (notice_check(e, s->namespace, s->notifications, "notifications", err))
		return err->rc;
	return notice_check(e, s->namespace, s->template.notifications,
			    "task_template.notifications", err);
}

/* All of the calendars must exist. */
static enum rc check_calendars(struct engine *e, const struct schedule *s, struct err *err)
{
	struct day_set days;
	enum rc rc;

	if (s->exclude_calendars.n == 0)
		return RC_OK;
	rc = store_calendar_days(e->o.store, &e->turn, s->namespace, s->exclude_calendars, &days,
				 err);
	if (rc != RC_NOT_FOUND)
		return rc;
	err->rc = RC_INVALID; /* of the request's body, not of its path */
	return RC_INVALID;
}

static enum rc check_interval(const struct command *c, const struct recur *r, struct err *err)
{
	ms_t least = c->bounds.least_interval_ms, has;

	if (least == 0)
		return RC_OK;
	has = recur_min_interval(r);
	if (has >= least)
		return RC_OK;
	err_at(err, RC_INVALID, "interval_too_short", "cron",
	       "the schedule fires again after %lld s; the least is %lld s",
	       (long long)(has / MS_SECOND), (long long)(least / MS_SECOND));
	return err_hint(err, "let it fire less often");
}

static enum rc check_number(struct engine *e, const struct command *c, struct err *err)
{
	struct schedule_filter f = {
		.namespace = c->namespace,
		.statuses = 1U << SCHEDULE_ACTIVE | 1U << SCHEDULE_DISABLED | 1U << SCHEDULE_ERROR,
		.dialects = 1U << c->dialect,
		.target = c->bounds.target,
	};
	struct schedule_list list;

	if (c->bounds.most_of_target == 0)
		return RC_OK;
	if (store_schedule_list(e->o.store, &e->turn, &f, &list, err))
		return err->rc;
	if (list.total < c->bounds.most_of_target)
		return RC_OK;
	err_set(err, RC_INVALID, "too_many_schedules", "the target has %lld schedules already",
		(long long)list.total);
	return err_hint(err, "delete one of them first");
}

enum rc command_schedule_create(struct engine *e, struct command *c, struct err *err)
{
	struct schedule s = schedule_new(e, c);
	struct recur r;

	if (schedule_apply(&s, &c->schedule_draft, err) || recurrence_of(&s, e->o.zones, &r, err) ||
	    check_calendars(e, &s, err) ||
	    target_check(e, s.namespace, &s.template, "task_template.target", err) ||
	    check_receivers(e, &s, err) || check_interval(c, &r, err) || check_number(e, c, err))
		return err->rc;
	fire_replan(&s, &r, e->now);
	c->schedule = s;
	if (c->dry_run)
		return RC_OK;
	if (store_template_add(e->o.store, &s.template, &s.template_key, err) ||
	    store_schedule_add(e->o.store, &s, err) ||
	    store_revision_add(e->o.store, &s, fire_since(&s, e->now), err))
		return err->rc;
	c->schedule = s;
	return schedule_changed(e, EVENT_SCHEDULE_CREATED, &s, (struct str){0}, err);
}

enum rc command_schedule_find(struct engine *e, struct command *c, struct schedule *out,
			      struct err *err)
{
	if (store_schedule_find(e->o.store, c->arena, c->namespace, c->id, out, err))
		return err->rc;
	if (out->status == SCHEDULE_DELETED)
		return err_set(err, RC_NOT_FOUND, "not_found", "the schedule is deleted");
	return command_check_version(c, out->updated_at, err);
}

/* From now on the slots are those of the new definition; none, where the runs are used up. */
static enum rc write_revision(struct engine *e, const struct schedule *s, struct err *err)
{
	struct schedule revised = *s;

	if (fire_runs_are_up(s))
		revised.status = SCHEDULE_DELETED;
	return store_revision_add(e->o.store, &revised, fire_since(s, e->now), err);
}

static enum rc write_update(struct engine *e, struct schedule *s, const struct schedule_draft *d,
			    bool revise, struct err *err)
{
	if ((d->given & SCHEDULE_TEMPLATE) != 0 &&
	    store_template_add(e->o.store, &s->template, &s->template_key, err))
		return err->rc;
	if (revise && write_revision(e, s, err))
		return err->rc;
	s->updated_at = command_next_version(e, s->updated_at);
	return store_schedule_update(e->o.store, s, err);
}

/* What the draft would make of the schedule must be good. One that could not be computed before,
 * and whose rule is left alone, may still be paused, renamed and so on: *why then says what is
 * wrong. */
static enum rc check_update(struct engine *e, const struct schedule *s,
			    const struct schedule_draft *d, struct recur *r, struct err *why,
			    struct err *err)
{
	struct schedule after = *s;

	if (schedule_apply(&after, d, err) || check_calendars(e, &after, err) ||
	    ((d->given & SCHEDULE_TEMPLATE) != 0 &&
	     target_check(e, s->namespace, &after.template, "task_template.target", err)) ||
	    ((d->given & (SCHEDULE_TEMPLATE | SCHEDULE_NOTIFICATIONS)) != 0 &&
	     check_receivers(e, &after, err)))
		return err->rc;
	if (recurrence_of(&after, e->o.zones, r, why) == RC_OK ||
	    (d->given & (SCHEDULE_RULE | SCHEDULE_TIMEZONE)) == 0)
		return RC_OK;
	*err = *why;
	return err->rc;
}

static enum rc replan(struct engine *e, struct schedule *s, const struct schedule_draft *d,
		      const struct recur *r, const struct err *why, struct err *err)
{
	bool healed;

	if (why->rc != RC_OK)
		return s->status == SCHEDULE_ACTIVE ? rule_break(e, s, why, err) : RC_OK;
	if (rule_heal(e, s, &healed, err))
		return err->rc;
	if ((d->given & REPLAN) != 0)
		fire_replan(s, r, e->now);
	return RC_OK;
}

/* What an update would make of the schedule, as far as it can be told without writing. */
static enum rc foresee(struct engine *e, struct command *c, struct schedule *s,
		       const struct recur *r, const struct err *why, struct err *err)
{
	if (schedule_apply(s, &c->schedule_draft, err))
		return err->rc;
	if (why->rc == RC_OK && (c->schedule_draft.given & REPLAN) != 0)
		fire_replan(s, r, e->now);
	c->schedule = *s;
	return RC_OK;
}

static enum event_kind kind_of_update(enum schedule_status before, enum schedule_status after)
{
	if (before == after)
		return EVENT_SCHEDULE_UPDATED;
	return after == SCHEDULE_DISABLED ? EVENT_SCHEDULE_PAUSED : EVENT_SCHEDULE_RESUMED;
}

/* A new template that was made of the old one's parts must not undo what has come between. */
static enum rc check_seen(const struct command *c, const struct schedule *s, struct err *err)
{
	if (c->template_seen == 0 || c->template_seen == s->template_key)
		return RC_OK;
	(void)err_set(err, RC_CONFLICT, "changed_meanwhile",
		      "somebody else has changed the schedule meanwhile");
	return err_hint(err, "try again");
}

enum rc command_schedule_update(struct engine *e, struct command *c, struct err *err)
{
	const struct schedule_draft *d = &c->schedule_draft;
	enum schedule_status before;
	struct err why = {0};
	struct schedule s;
	struct recur r;

	if (command_schedule_find(e, c, &s, err) || check_seen(c, &s, err) ||
	    check_update(e, &s, d, &r, &why, err) ||
	    (why.rc == RC_OK && check_interval(c, &r, err)))
		return err->rc;
	if (c->dry_run)
		return foresee(e, c, &s, &r, &why, err);
	before = s.status;
	if (rule_settle(e, &s, (d->given & TIMING) != 0, err) || schedule_apply(&s, d, err) ||
	    replan(e, &s, d, &r, &why, err))
		return err->rc;
	if (write_update(e, &s, d, (d->given & TIMING) != 0, err) ||
	    pipeline_schedule_changed(e, &s, err) ||
	    schedule_changed(e, kind_of_update(before, s.status), &s, (struct str){0}, err))
		return err->rc;
	c->schedule = s;
	return RC_OK;
}

enum rc schedule_delete(struct engine *e, struct schedule *s, struct err *err)
{
	if (rule_settle(e, s, true, err))
		return err->rc;
	s->status = SCHEDULE_DELETED;
	s->next_at = MS_NEVER;
	s->wake_at = MS_NEVER;
	s->updated_at = e->now;
	if (store_revision_add(e->o.store, s, fire_since(s, e->now), err))
		return err->rc;
	return store_schedule_update(e->o.store, s, err);
}

enum rc command_schedule_delete(struct engine *e, struct command *c, struct err *err)
{
	struct schedule s;

	if (command_schedule_find(e, c, &s, err) || schedule_delete(e, &s, err) ||
	    pipeline_schedule_changed(e, &s, err))
		return err->rc;
	c->schedule = s;
	return schedule_changed(e, EVENT_SCHEDULE_DELETED, &s, (struct str){0}, err);
}

enum rc command_schedule_trigger(struct engine *e, struct command *c, struct err *err)
{
	struct schedule s;

	if (command_schedule_find(e, c, &s, err))
		return err->rc;
	c->task = (struct task){
		.id = uuid_new(e->now),
		.namespace = s.namespace,
		.dialect = s.dialect,
		.trigger = TRIGGER_MANUAL,
		.schedule_key = s.key,
		.schedule_id = s.id,
		.scheduled_for = AT_NONE,
		.created_at = e->now,
		.due_at = e->now,
		.expires_at = s.template.expires_after_ms > 0 ? e->now + s.template.expires_after_ms
							      : MS_NEVER,
		.finished_at = AT_NONE,
		.template_key = s.template_key,
		.template = s.template,
		.state = TASK_QUEUED,
	};
	return task_place(e, &c->task, PLACE_READY, err);
}
