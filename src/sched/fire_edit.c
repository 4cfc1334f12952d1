/* What moves a schedule's next slot without firing: creates, edits, resumes, zones that change, and
 * the end of a task. */

#include "fire.h"

static ms_t later(ms_t a, ms_t b)
{
	return a > b ? a : b;
}

ms_t fire_since(const struct schedule *s, ms_t now)
{
	return later(now, s->decided_at) + 1;
}

bool fire_runs_are_up(const struct schedule *s)
{
	return s->policies.max_runs > 0 &&
	       s->n_runs + (s->ahead_at != AT_NONE ? 1 : 0) >= s->policies.max_runs;
}

void fire_replan(struct schedule *s, const struct recur *r, ms_t now)
{
	s->catch_up_to = AT_NONE;
	s->next_at = fire_runs_are_up(s) ? MS_NEVER : fire_first(s, r, fire_since(s, now) - 1);
	if (s->status != SCHEDULE_ACTIVE || s->next_at == MS_NEVER)
		s->wake_at = MS_NEVER;
	else
		s->wake_at = later(s->next_at - s->policies.create_ahead_ms, now);
}

bool fire_paused(struct schedule *s, const struct recur *r, ms_t now, struct fire_gap *out)
{
	ms_t first = s->next_at <= now ? fire_first(s, r, s->next_at - 1) : MS_NEVER;
	ms_t last;

	if (first > now)
		return false;
	last = fire_last_due(s, r, first, now);
	*out = (struct fire_gap){.gap = {.from_at = first,
					 .to_at = last,
					 .count = recur_count(r, first, last + 1),
					 .reason = GAP_PAUSED,
					 .decided_at = now},
				 .after = s->decided_at};
	s->decided_at = last;
	s->next_at = fire_first(s, r, last);
	return true;
}

/* The slots of the present rules in (after, now] as a gap. */
static bool passed_over(const struct schedule *s, const struct recur *r, ms_t now,
			struct fire_gap *out)
{
	ms_t after = later(s->decided_at, s->updated_at);
	ms_t first = fire_first(s, r, after);

	if (first > now)
		return false;
	*out = (struct fire_gap){.gap = {.from_at = first,
					 .to_at = fire_last_due(s, r, first, now),
					 .reason = GAP_EDITED,
					 .decided_at = now},
				 .after = s->decided_at};
	out->gap.count = recur_count(r, first, out->gap.to_at + 1);
	return true;
}

bool fire_rezone(struct schedule *s, const struct recur *r, ms_t now, struct fire_gap *out,
		 bool *has_gap_out)
{
	ms_t next = s->next_at;

	*has_gap_out = false;
	if (next <= now || s->catch_up_to != AT_NONE)
		return false;
	*has_gap_out = passed_over(s, r, now, out);
	if (*has_gap_out)
		s->decided_at = out->gap.to_at;
	fire_replan(s, r, now);
	return *has_gap_out || s->next_at != next;
}

ms_t fire_wake_after_end(const struct schedule *s, ms_t now)
{
	ms_t early;

	if (s->next_at == MS_NEVER || s->ahead_at > now || s->wake_at <= now)
		return s->wake_at;
	early = later(s->next_at - s->policies.create_ahead_ms, now);
	return early < s->wake_at ? early : s->wake_at;
}
