#include "unplace.h"

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

/* The last slot that was decided before this one; AT_NONE. */
static ms_t decided_before(const struct schedule *s, const struct fire_plan *plan, size_t task)
{
	ms_t slot = plan->tasks[task].slot, before = s->decided_at;

	for (size_t i = 0; i < plan->n_gaps; i++)
		if (plan->gaps[i].gap.to_at < slot)
			before = later(before, plan->gaps[i].gap.to_at);
	return task != 0 ? later(before, plan->tasks[task - 1].slot) : before;
}

/* A row that was made ahead before, and whose slot begins with this plan, is a run all the same. */
static ms_t last_run(const struct schedule *s, ms_t now)
{
	return s->ahead_at != AT_NONE && s->ahead_at <= now ? s->ahead_at : s->last_at;
}

static void uncount(const struct schedule *s, const struct recur *r, ms_t now,
		    struct fire_plan *plan)
{
	for (size_t i = 0; i < plan->n_tasks; i++)
		if (plan->tasks[i].slot <= now)
			plan->n_runs--;
		else
			plan->ahead_at = AT_NONE;
	plan->last_at = last_run(s, now);
	if (!plan->runs_up)
		return;
	plan->runs_up = false;
	plan->next_at = fire_first(s, r, plan->decided_at);
	plan->wake_at = plan->next_at;
}

size_t fire_unplace(const struct schedule *s, const struct recur *r, ms_t now, enum gap_reason why,
		    struct fire_plan *plan, struct fire_gap gaps[static FIRE_TASKS])
{
	size_t n = plan->n_tasks;

	for (size_t i = 0; i < n; i++) {
		ms_t slot = plan->tasks[i].slot;

		gaps[i] = (struct fire_gap){.gap = {.from_at = slot,
						    .to_at = slot,
						    .count = 1,
						    .reason = why,
						    .decided_at = now},
					    .after = decided_before(s, plan, i)};
	}
	uncount(s, r, now, plan);
	plan->n_tasks = 0;
	plan->cancel_previous = false;
	return n;
}
