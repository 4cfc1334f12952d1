#include "sched/unplace.h"

#include "test.h"

static const ms_t ten = 1764064800000; /* 2025-11-25T10:00:00Z */

struct fixture {
	struct schedule s;
	struct fire_rule rule;
	struct fire_plan plan;
	struct fire_gap gaps[FIRE_TASKS];
	size_t n;
};

static void begin(struct fixture *f, struct policies policies)
{
	struct err err = {0};

	*f = (struct fixture){.s = {.status = SCHEDULE_ACTIVE,
				    .start_at = AT_NONE,
				    .end_at = AT_NONE,
				    .decided_at = AT_NONE,
				    .ahead_at = AT_NONE,
				    .last_at = AT_NONE,
				    .catch_up_to = AT_NONE,
				    .policies = policies}};
	recur_init(&f->rule.recur, &zone_utc, CRON_DST_VIXIE);
	CHECK(recur_add_cron(&f->rule.recur, STR("* * * * *"), &cron_native, &err) == RC_OK);
	fire_replan(&f->s, &f->rule.recur, ten);
}

static void plan(struct fixture *f, ms_t now, bool has_target)
{
	const struct schedule_load idle = {0};

	fire_plan(&f->s, &f->rule, idle, now, &f->plan);
	f->n = 0;
	if (!has_target)
		f->n = fire_unplace(&f->s, &f->rule.recur, now, GAP_BAD_TARGET, &f->plan, f->gaps);
	fire_apply(&f->s, &f->plan);
}

static void check_gap(const struct fixture *f, size_t i, ms_t slot, ms_t after)
{
	const struct fire_gap *g = &f->gaps[i];

	CHECK(i < f->n && g->gap.from_at == slot && g->gap.to_at == slot && g->gap.count == 1);
	CHECK(g->gap.reason == GAP_BAD_TARGET && g->after == after);
}

TEST(a_slot_without_a_target_is_a_gap_and_no_run)
{
	struct fixture f;

	begin(&f, (struct policies){.catch_up_window_ms = MS_HOUR});
	plan(&f, ten + MS_MINUTE, true);
	CHECK(f.s.n_runs == 1 && f.s.last_at == ten + MS_MINUTE);
	plan(&f, ten + 2 * MS_MINUTE, false);
	CHECK(f.n == 1 && f.plan.n_tasks == 0);
	check_gap(&f, 0, ten + 2 * MS_MINUTE, ten + MS_MINUTE);
	CHECK(f.s.n_runs == 1 && f.s.last_at == ten + MS_MINUTE);
	CHECK(f.s.decided_at == ten + 2 * MS_MINUTE && f.s.next_at == ten + 3 * MS_MINUTE);
	CHECK(f.s.wake_at == f.s.next_at);
}

TEST(slots_that_are_caught_up_are_gaps_that_follow_each_other)
{
	struct fixture f;

	begin(&f, (struct policies){.catch_up = CATCH_UP_ALL, .catch_up_window_ms = MS_HOUR});
	plan(&f, ten + 3 * MS_MINUTE + 30 * MS_SECOND, false);
	CHECK(f.n == 3);
	check_gap(&f, 0, ten + MS_MINUTE, AT_NONE);
	check_gap(&f, 1, ten + 2 * MS_MINUTE, ten + MS_MINUTE);
	check_gap(&f, 2, ten + 3 * MS_MINUTE, ten + 2 * MS_MINUTE);
	CHECK(f.s.n_runs == 0 && f.s.last_at == AT_NONE);
}

TEST(a_gap_follows_the_plans_own_gap)
{
	struct fixture f;

	begin(&f, (struct policies){.catch_up = CATCH_UP_LATEST, .catch_up_window_ms = MS_HOUR});
	plan(&f, ten + 3 * MS_MINUTE + 30 * MS_SECOND, false);
	CHECK(f.n == 1 && f.plan.n_gaps == 1);
	check_gap(&f, 0, ten + 3 * MS_MINUTE, ten + 2 * MS_MINUTE);
}

TEST(a_row_made_ahead_before_runs_all_the_same)
{
	struct fixture f;

	begin(&f, (struct policies){.overlap = OVERLAP_ALLOW,
				    .create_ahead_ms = MS_MINUTE,
				    .catch_up_window_ms = MS_HOUR});
	plan(&f, ten, true);
	CHECK(f.plan.n_tasks == 1 && f.s.ahead_at == ten + MS_MINUTE && f.s.n_runs == 0);
	plan(&f, ten + MS_MINUTE, false);
	CHECK(f.n == 1);
	check_gap(&f, 0, ten + 2 * MS_MINUTE, ten + MS_MINUTE);
	CHECK(f.s.n_runs == 1 && f.s.last_at == ten + MS_MINUTE && f.s.ahead_at == AT_NONE);
}

TEST(runs_are_not_up_by_slots_that_were_none)
{
	struct fixture f;

	begin(&f, (struct policies){.max_runs = 1, .catch_up_window_ms = MS_HOUR});
	plan(&f, ten + MS_MINUTE, false);
	CHECK(f.n == 1 && !f.plan.runs_up && f.s.next_at == ten + 2 * MS_MINUTE);
	CHECK(f.s.wake_at == f.s.next_at);
	plan(&f, ten + 2 * MS_MINUTE, true);
	CHECK(f.plan.n_tasks == 1 && f.plan.runs_up && f.s.n_runs == 1);
}

TEST(what_is_under_way_is_not_cancelled_for_a_slot_without_a_target)
{
	const struct schedule_load busy = {.active = true};
	struct fixture f;

	begin(&f,
	      (struct policies){.overlap = OVERLAP_CANCEL_PREVIOUS, .catch_up_window_ms = MS_HOUR});
	fire_plan(&f.s, &f.rule, busy, ten + MS_MINUTE, &f.plan);
	CHECK(f.plan.cancel_previous);
	CHECK(fire_unplace(&f.s, &f.rule.recur, ten + MS_MINUTE, GAP_DEPENDENCY, &f.plan, f.gaps) ==
	      1);
	CHECK(!f.plan.cancel_previous);
}
