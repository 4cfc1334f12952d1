/* What the limits of a caller's token forbid, whatever surface the command came through. */

#include "engine/commands.h"
#include "model/batch.h"
#include "model/notification.h"
#include "model/pipeline_order.h"
#include "model/pipeline_run.h"
#include "model/target_order.h"
#include "model/token_limits.h"
#include "model/url_group.h"
#include "store/caller.h"

typedef enum rc limit_check(struct engine *e, struct command *c, const struct token_limits *l,
			    struct err *err);

enum {
	TIMING = SCHEDULE_RULE | SCHEDULE_TIMEZONE | SCHEDULE_DST | SCHEDULE_START | SCHEDULE_END,
};

/* Is it the caller who decides how often the schedule fires? Anybody may pause one. */
static bool decides_firing(const struct schedule_draft *d)
{
	return (d->given & TIMING) != 0 || ((d->given & SCHEDULE_ENABLED) != 0 && d->enabled);
}

static enum rc check_receivers(struct arena *a, const struct token_limits *l, struct str spec,
			       struct err *err)
{
	static const char field[] = "notifications";
	struct notifications all = {NULL, 0};

	if (spec.p != NULL && notifications_parse(a, spec, &all, field, err))
		return err->rc;
	for (size_t i = 0; i < all.n; i++)
		if (token_limits_check_target(a, l, all.receivers[i].target, field, err))
			return err->rc;
	return RC_OK;
}

static enum rc check_template(struct arena *a, const struct token_limits *l,
			      const struct template *t, struct err *err)
{
	if (token_limits_check_target(a, l, t->target, "target", err))
		return err->rc;
	return check_receivers(a, l, t->notifications, err);
}

static enum rc check_schedule(struct engine *e, struct command *c, const struct token_limits *l,
			      struct err *err)
{
	const struct schedule_draft *d = &c->schedule_draft;

	(void)e;
	if (decides_firing(d) && c->bounds.least_interval_ms < l->least_interval_ms)
		c->bounds.least_interval_ms = l->least_interval_ms;
	if ((d->given & SCHEDULE_TEMPLATE) != 0 &&
	    check_template(c->arena, l, &d->values.template, err))
		return err_within(err, "task_template");
	if ((d->given & SCHEDULE_NOTIFICATIONS) == 0)
		return RC_OK;
	return check_receivers(c->arena, l, d->values.notifications, err);
}

static enum rc check_new_schedule(struct engine *e, struct command *c, const struct token_limits *l,
				  struct err *err)
{
	int64_t n = 0;

	if (check_schedule(e, c, l, err) ||
	    (l->most_schedules != 0 && store_token_schedules(e->o.store, c->caller.token, &n, err)))
		return err->rc;
	if (l->most_schedules == 0 || n < l->most_schedules)
		return RC_OK;
	err_set(err, RC_FORBIDDEN, "too_many_schedules", "the token has made %lld schedules",
		(long long)n);
	return err_hint(err, "delete one of them first; the token's limits allow %lld",
			(long long)l->most_schedules);
}

static enum rc check_task(struct engine *e, struct command *c, const struct token_limits *l,
			  struct err *err)
{
	(void)e;
	return check_template(c->arena, l, &c->task_draft.template, err);
}

static enum rc check_named_target(struct engine *e, struct command *c, const struct token_limits *l,
				  struct err *err)
{
	struct named_target t;

	(void)e;
	if (l->n_hosts == 0)
		return RC_OK;
	if (named_target_parse(c->arena, c->target->text, &t, err))
		return err->rc;
	return t.kind == TARGET_HTTP ? token_limits_check_url(l, t.target.url, "url", err) : RC_OK;
}

static enum rc check_queue(struct engine *e, struct command *c, const struct token_limits *l,
			   struct err *err)
{
	const struct queue_draft *d = &c->queue->draft;

	(void)e;
	if ((d->given & QUEUE_PUSH) == 0 || d->values.push.n == 0)
		return RC_OK;
	return token_limits_check_target(c->arena, l, d->values.push, "push", err);
}

static enum rc check_group(struct engine *e, struct command *c, const struct token_limits *l,
			   struct err *err)
{
	const struct url_group_draft *d = &c->group->draft;
	struct json_array members = {NULL, 0};

	(void)e;
	if ((d->given & URL_GROUP_URLS) != 0 &&
	    url_group_members(c->arena, &d->values, &members, err))
		return err->rc;
	for (size_t i = 0; i < members.n; i++)
		if (token_limits_check_target(c->arena, l, members.items[i].raw, "urls", err))
			return err->rc;
	return RC_OK;
}

static enum rc check_batch(struct engine *e, struct command *c, const struct token_limits *l,
			   struct err *err)
{
	const struct batch told = {.notifications = c->batch->notifications};

	(void)e;
	for (size_t i = 0; i < c->batch->n; i++)
		if (check_template(c->arena, l, &c->batch->items[i].draft.template, err))
			return batch_within(err, i);
	for (int n = 0; n < BATCH_NOTICES; n++) {
		struct str target = batch_receiver(c->arena, &told, (enum batch_notice)n);

		if (target.p != NULL &&
		    token_limits_check_target(c->arena, l, target, "notifications", err))
			return err->rc;
	}
	return RC_OK;
}

/* A trigger that goes by the clock is a schedule; any starts tasks for its pipeline. */
static enum rc check_new_trigger(struct engine *e, struct command *c, const struct token_limits *l,
				 struct err *err)
{
	const struct trigger_order *o = c->pipeline_trigger;
	const struct pipeline p = {.target = o->target};

	if (trigger_type_is_timed(o->trigger.type))
		return check_new_schedule(e, c, l, err);
	return token_limits_check_target(
		c->arena, l, pipeline_run_template(c->arena, &p, (struct str){0}).target,
		"pipeline", err);
}

static limit_check *const checks[COMMAND_KINDS] = {
	[COMMAND_SCHEDULE_CREATE] = check_new_schedule,
	[COMMAND_SCHEDULE_UPDATE] = check_schedule,
	[COMMAND_TASK_CREATE] = check_task,
	[COMMAND_TARGET_PUT] = check_named_target,
	[COMMAND_PIPELINE_CREATE] = check_named_target,
	[COMMAND_HOOK_PUT] = check_named_target,
	[COMMAND_PIPELINE_SCHEDULE] = check_new_schedule,
	[COMMAND_TRIGGER_CREATE] = check_new_trigger,
	[COMMAND_TRIGGER_UPDATE] = check_schedule,
	[COMMAND_QUEUE_PUT] = check_queue,
	[COMMAND_GROUP_CREATE] = check_group,
	[COMMAND_GROUP_UPDATE] = check_group,
	[COMMAND_BATCH_CREATE] = check_batch,
	[COMMAND_BATCH_ADD] = check_batch,
};

/* Does the command change anything? */
static bool is_write(const struct command *c)
{
	if (c->kind == COMMAND_TASK_AWAIT || c->kind == COMMAND_QUEUE_LOOK)
		return false;
	return !c->dry_run && (c->kind != COMMAND_SCHEDULE_BACKFILL || !c->backfill->dry_run);
}

static enum rc check_dry(const struct command *c, const struct token_limits *l, struct err *err)
{
	if (!l->dry_run_only || !is_write(c))
		return RC_OK;
	err_set(err, RC_FORBIDDEN, "dry_run_only", "the token may only try what a write would do");
	return err_hint(err, "ask for a dry run, or use a token without that limit");
}

enum rc limits_check(struct engine *e, struct command *c, struct err *err)
{
	struct token_limits limits;

	if (c->caller.limits.n == 0)
		return RC_OK;
	if (token_limits_parse(c->arena, c->caller.limits, &limits, err) ||
	    check_dry(c, &limits, err))
		return err->rc;
	return checks[c->kind] != NULL ? checks[c->kind](e, c, &limits, err) : RC_OK;
}

static bool makes_schedule(const struct command *c)
{
	return c->kind == COMMAND_SCHEDULE_CREATE || c->kind == COMMAND_PIPELINE_SCHEDULE ||
	       (c->kind == COMMAND_TRIGGER_CREATE &&
		trigger_type_is_timed(c->pipeline_trigger->trigger.type));
}

enum rc limits_note(struct engine *e, struct command *c, struct err *err)
{
	if (c->caller.limits.n == 0 || !makes_schedule(c) || c->dry_run)
		return RC_OK;
	return store_token_schedule_add(e->o.store, c->caller.token, c->schedule.key, err);
}
