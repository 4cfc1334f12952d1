#pragma once
/* When a schedule's time has come: which slots become tasks, which become gaps, and when to look
 * again. Pure: given this schedule, its recurrence, what of it is under way, and this now.
 * docs/semantics.md says the same in prose ("Overlap", "Catch-up", "Rows made ahead").
 *
 * What must always hold: slots are decided in their order, each once, as a task or within a gap;
 * the next one is strictly later than the last decided; a slot is decided at the earliest
 * create_ahead before it. A plan is bounded: a long catch-up is planned in parts, `catch_up_to`
 * says how far it goes. */

#include "cron/recur.h"
#include "model/gap.h"
#include "model/task.h"
#include "sched/exclusion.h"

enum {
	FIRE_TASKS = 64, /* in one plan */
	FIRE_GAPS = 32,	 /* one after the other of different reasons: a catch-up over many days of
			  * rest is planned in parts */
	FIRE_RESTS_MOST = 4096,	  /* days of rest that are looked over at once */
	FIRE_LATE_MS = MS_SECOND, /* a slot that is decided later than this was missed: the loop
				   * looks at the clock at least once a second */
};

struct fire_task {
	ms_t slot, due_at;
	enum placement where;
};

struct fire_gap {
	struct gap gap;
	ms_t after; /* the slot decided before it; AT_NONE */
};

struct fire_plan {
	struct fire_task tasks[FIRE_TASKS];
	size_t n_tasks;
	struct fire_gap gaps[FIRE_GAPS];
	size_t n_gaps;
	bool cancel_previous; /* before the tasks are made: stop all that is under way */
	bool more;	      /* more is due: plan again, now or in the next turn */

	bool runs_up; /* max_runs are reached with this plan: no slot comes after */

	/* The schedule's state afterwards (see struct schedule). */
	ms_t next_at, wake_at, decided_at, ahead_at, last_at, catch_up_to;
	int64_t n_runs;
};

/* What a schedule's slots are: its recurrence, and the days on which they become no tasks. */
struct fire_rule {
	struct recur recur;
	struct exclusion rest;
};

/* For an active schedule. */
void fire_plan(const struct schedule *s, const struct fire_rule *rule, struct schedule_load load,
	       ms_t now, struct fire_plan *out);
/* Puts the plan's state into the schedule. */
void fire_apply(struct schedule *s, const struct fire_plan *plan);

/* The first slot from `slot` on, it included, on which the schedule does not rest: what is shown as
 * its next execution. MS_NEVER where none is left, or none is near (FIRE_RESTS_MOST). */
ms_t fire_awake(const struct schedule *s, const struct fire_rule *rule, ms_t slot);
/* The first slot strictly after `after` within the schedule's window; MS_NEVER. */
ms_t fire_first(const struct schedule *s, const struct recur *r, ms_t after);
/* The last slot that is due at `now`; AT_NONE where none from `first` on is. */
ms_t fire_last_due(const struct schedule *s, const struct recur *r, ms_t first, ms_t now);
/* Its max_runs are used up, the row made ahead included: no slot comes any more. */
bool fire_runs_are_up(const struct schedule *s);
/* After a create, an edit or a resume at `now`: the next slot is later than now and than all
 * decided before, so an edit never fires. Sets next_at and wake_at. */
void fire_replan(struct schedule *s, const struct recur *r, ms_t now);
/* The instant from which the schedule's slots are those of its present definition: the revision's
 * since_at. */
ms_t fire_since(const struct schedule *s, ms_t now);
/* The slots that passed while the schedule was disabled, as one gap; false where there were none.
 * Moves next_at and decided_at behind them. */
bool fire_paused(struct schedule *s, const struct recur *r, ms_t now, struct fire_gap *out);
/* After the rules of zones have changed: computes the next slot of an active schedule anew, without
 * firing. Slots that the new rules put into the time between the last one decided and now are
 * passed over as one gap, for which *has_gap_out is set. What is due is left alone: it is decided
 * first. False where nothing changed. */
bool fire_rezone(struct schedule *s, const struct recur *r, ms_t now, struct fire_gap *out,
		 bool *has_gap_out);
/* When a task of the schedule has ended: when to look again, for a row that may be made ahead now.
 */
ms_t fire_wake_after_end(const struct schedule *s, ms_t now);
/* How long after its slot the task of this slot is due: 0..jitter_ms, always the same for one slot.
 */
ms_t fire_jitter(const struct schedule *s, ms_t slot);
