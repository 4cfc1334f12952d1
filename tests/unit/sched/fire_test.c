/* Single plans; the scripts and storms of tests/sim try them in sequence. */

#include "sched/fire.h"

#include <time.h>

#include "test.h"

static const ms_t ten = 1764064800000; /* 2025-11-25T10:00:00Z */

struct fixture {
	struct schedule s;
	struct fire_rule rule;
	struct fire_plan plan;
};

static void begin(struct fixture *f, const char *cron)
{
	struct err err = {0};

	*f = (struct fixture){
		.s = {.status = SCHEDULE_ACTIVE,
		      .start_at = AT_NONE,
		      .end_at = AT_NONE,
		      .decided_at = AT_NONE,
		      .ahead_at = AT_NONE,
		      .last_at = AT_NONE,
		      .catch_up_to = AT_NONE,
		      .policies = {.overlap = OVERLAP_SKIP, .catch_up_window_ms = MS_HOUR}}};
	recur_init(&f->rule.recur, &zone_utc, CRON_DST_VIXIE);
	CHECK(recur_add_cron(&f->rule.recur, str_z(cron), &cron_native, &err) == RC_OK);
	fire_replan(&f->s, &f->rule.recur, ten);
}

static void plan(struct fixture *f, struct schedule_load load, ms_t now)
{
	fire_plan(&f->s, &f->rule, load, now, &f->plan);
	fire_apply(&f->s, &f->plan);
}

static const struct schedule_load idle = {0}, busy = {.active = true};

TEST(a_new_schedule_begins_strictly_after_now)
{
	struct fixture f;

	begin(&f, "0 * * * *");
	CHECK(f.s.next_at == ten + MS_HOUR && f.s.wake_at == f.s.next_at);
}

TEST(one_millisecond_before_its_slot_nothing_happens)
{
	struct fixture f;

	begin(&f, "* * * * *");
	plan(&f, idle, ten + MS_MINUTE - 1);
	CHECK(f.plan.n_tasks == 0 && f.plan.n_gaps == 0 && f.s.wake_at == ten + MS_MINUTE);
	plan(&f, idle, ten + MS_MINUTE);
	CHECK(f.plan.n_tasks == 1 && f.plan.tasks[0].slot == ten + MS_MINUTE);
	CHECK(f.plan.tasks[0].where == PLACE_READY && f.s.n_runs == 1);
}

TEST(a_late_slot_is_still_on_time_for_a_second)
{
	struct fixture f;

	begin(&f, "* * * * *");
	f.s.policies.catch_up = CATCH_UP_NONE;
	plan(&f, idle, ten + MS_MINUTE + FIRE_LATE_MS);
	CHECK(f.plan.n_tasks == 1);
	begin(&f, "* * * * *");
	f.s.policies.catch_up = CATCH_UP_NONE;
	plan(&f, idle, ten + MS_MINUTE + FIRE_LATE_MS + 1);
	CHECK(f.plan.n_tasks == 0 && f.plan.n_gaps == 1 &&
	      f.plan.gaps[0].gap.reason == GAP_CATCH_UP);
}

TEST(a_long_catch_up_comes_in_parts_and_keeps_its_horizon)
{
	struct fixture f;
	size_t made = 0;
	int parts = 0;

	begin(&f, "* * * * * *");
	plan(&f, idle, ten + 200 * MS_SECOND);
	made = f.plan.n_tasks;
	CHECK(made == FIRE_TASKS && f.plan.more && f.s.catch_up_to == ten + 200 * MS_SECOND);
	CHECK(f.plan.tasks[0].where == PLACE_CHAINED && f.plan.tasks[1].where == PLACE_WAITING);
	/* Time goes on: what was within the window when the catch-up began stays in it. */
	for (; f.plan.more; parts++) {
		plan(&f, (struct schedule_load){.active = true, .waiting = true, .chained = true},
		     ten + 2 * MS_HOUR);
		made += f.plan.n_tasks;
		CHECK(f.plan.n_gaps == 0);
	}
	CHECK(made == 200 && parts == 3 && f.s.catch_up_to == AT_NONE);
}

TEST(ten_years_asleep_become_one_gap_and_the_last_hour)
{
	struct fixture f;
	ms_t now = ten + 3650 * MS_DAY;

	begin(&f, "*/30 * * * *");
	plan(&f, idle, now);
	CHECK(f.plan.n_gaps == 1 && f.plan.gaps[0].gap.reason == GAP_TOO_OLD);
	CHECK(f.plan.gaps[0].gap.count + (int64_t)f.plan.n_tasks == 3650 * 48);
	CHECK(f.plan.n_tasks == 3); /* the window is inclusive: exactly an hour ago counts */
}

/* Ten years of seconds: counted, not walked. */
TEST(ten_years_asleep_cost_a_dense_rule_no_walk)
{
	static const char *const texts[] = {"FREQ=SECONDLY", "FREQ=MINUTELY", NULL};
	static const int64_t per_day[] = {86400, 1440, 86400};

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		struct fixture f;
		struct rrule rule;
		struct err err = {0};
		clock_t since;

		begin(&f, "* * * * * *");
		for (int k = 1; texts[i] == NULL && k < RECUR_CRONS_MOST; k++)
			CHECK(recur_add_cron(&f.rule.recur, STR("*/2 * * * * *"), &cron_native,
					     &err) == RC_OK);
		if (texts[i] != NULL) {
			CHECK(rrule_parse(&rule, str_z(texts[i]), &zone_utc, ten, &err) == RC_OK);
			recur_set_rrule(&f.rule.recur, &rule);
		}
		fire_replan(&f.s, &f.rule.recur, ten);
		since = clock();
		plan(&f, idle, ten + 3650 * MS_DAY);
		CHECK(clock() - since < CLOCKS_PER_SEC);
		CHECK(f.plan.gaps[0].gap.reason == GAP_TOO_OLD);
		CHECK(f.plan.gaps[0].gap.count ==
		      3650 * per_day[i] - 3600 / (86400 / per_day[i]) - 1);
	}
}

TEST(more_missed_slots_than_a_catch_up_may_make_are_a_gap)
{
	struct fixture f;
	ms_t now = ten + 20000 * MS_SECOND;

	begin(&f, "* * * * * *");
	f.s.policies.catch_up_window_ms = MS_NEVER;
	plan(&f, idle, now);
	CHECK(f.plan.n_gaps == 1 && f.plan.gaps[0].gap.reason == GAP_TOO_MANY);
	CHECK(f.plan.gaps[0].gap.count == 20000 - LIMIT_CATCH_UP_TASKS);
}

TEST(overlap_policies_decide_a_new_slot_beside_a_busy_schedule)
{
	static const struct {
		int line;
		enum overlap overlap;
		bool waiting;
		size_t n_tasks, n_gaps;
		enum placement where;
		bool cancel;
	} rows[] = {
		{__LINE__, OVERLAP_SKIP, false, 0, 1, PLACE_READY, false},
		{__LINE__, OVERLAP_ALLOW, false, 1, 0, PLACE_READY, false},
		{__LINE__, OVERLAP_BUFFER_ONE, false, 1, 0, PLACE_WAITING, false},
		{__LINE__, OVERLAP_BUFFER_ONE, true, 0, 1, PLACE_READY, false},
		{__LINE__, OVERLAP_CANCEL_PREVIOUS, false, 1, 0, PLACE_READY, true},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct fixture f;

		begin(&f, "* * * * *");
		f.s.policies.overlap = rows[i].overlap;
		plan(&f, (struct schedule_load){.active = true, .waiting = rows[i].waiting},
		     ten + MS_MINUTE);
		CHECK_ROW(rows[i].line, f.plan.n_tasks == rows[i].n_tasks);
		CHECK_ROW(rows[i].line, f.plan.n_gaps == rows[i].n_gaps);
		CHECK_ROW(rows[i].line, f.plan.cancel_previous == rows[i].cancel);
		CHECK_ROW(rows[i].line,
			  f.plan.n_tasks == 0 || f.plan.tasks[0].where == rows[i].where);
		CHECK_ROW(rows[i].line, f.s.next_at == ten + 2 * MS_MINUTE);
	}
}

TEST(a_row_is_made_ahead_once_and_only_beside_an_idle_schedule)
{
	struct fixture f;

	begin(&f, "0 * * * *");
	f.s.policies.create_ahead_ms = 5 * MS_MINUTE;
	fire_replan(&f.s, &f.rule.recur, ten);
	CHECK(f.s.wake_at == ten + 55 * MS_MINUTE);
	plan(&f, busy, ten + 55 * MS_MINUTE);
	CHECK(f.plan.n_tasks == 0 && f.s.wake_at == ten + MS_HOUR);
	CHECK(fire_wake_after_end(&f.s, ten + 56 * MS_MINUTE) == ten + 56 * MS_MINUTE);
	plan(&f, idle, ten + 56 * MS_MINUTE);
	CHECK(f.plan.n_tasks == 1 && f.plan.tasks[0].due_at == ten + MS_HOUR);
	CHECK(f.s.ahead_at == ten + MS_HOUR && f.s.n_runs == 0 && f.s.next_at == ten + 2 * MS_HOUR);
	CHECK(schedule_times(&f.s, ten + 57 * MS_MINUTE).next_execution_at == ten + MS_HOUR);
	CHECK(schedule_times(&f.s, ten + MS_HOUR).next_execution_at == ten + 2 * MS_HOUR);
	CHECK(schedule_times(&f.s, ten + MS_HOUR).execution_count == 1);
}

TEST(jitter_is_stable_and_within_its_bound)
{
	struct fixture f;
	bool differs = false;

	begin(&f, "* * * * *");
	f.s.id = (struct uuid){{1, 2, 3}};
	CHECK(fire_jitter(&f.s, ten) == 0);
	f.s.policies.jitter_ms = 30 * MS_SECOND;
	for (int i = 0; i < 1000; i++) {
		ms_t j = fire_jitter(&f.s, ten + i * MS_MINUTE);

		CHECK(j >= 0 && j <= 30 * MS_SECOND);
		CHECK(j == fire_jitter(&f.s, ten + i * MS_MINUTE));
		differs = differs || j != fire_jitter(&f.s, ten);
	}
	CHECK(differs);
}

TEST(time_spent_disabled_is_one_gap_and_an_edit_never_fires)
{
	struct fixture f;
	struct fire_gap gap;
	ms_t now = ten + 10 * MS_MINUTE + 1;

	begin(&f, "* * * * *");
	CHECK(fire_paused(&f.s, &f.rule.recur, now, &gap));
	CHECK(gap.gap.count == 10 && gap.gap.reason == GAP_PAUSED);
	fire_replan(&f.s, &f.rule.recur, now);
	CHECK(f.s.next_at == ten + 11 * MS_MINUTE && f.s.next_at > now);
	CHECK(!fire_paused(&f.s, &f.rule.recur, now, &gap));
}

/* --- days of rest: hourly by UTC, and the 26th is one; `ten` is on the 25th */

static struct day_range the_26th = {20418, 20418};

static void rest_on_the_26th(struct fixture *f, enum catch_up catch_up)
{
	begin(f, "0 * * * *");
	f->rule.rest = (struct exclusion){&zone_utc, {&the_26th, 1}};
	f->s.policies.catch_up = catch_up;
	f->s.policies.catch_up_window_ms = MS_NEVER;
	f->s.policies.overlap = OVERLAP_ALLOW;
}

TEST(a_slot_on_a_day_of_rest_is_a_gap_on_its_time)
{
	struct fixture f;

	rest_on_the_26th(&f, CATCH_UP_ALL);
	f.s.next_at = ten + 14 * MS_HOUR;
	plan(&f, idle, f.s.next_at);
	CHECK(f.plan.n_tasks == 0 && f.plan.n_gaps == 1);
	CHECK(f.plan.gaps[0].gap.reason == GAP_CALENDAR && f.plan.gaps[0].gap.count == 1);
	CHECK(f.s.next_at == ten + 15 * MS_HOUR && f.s.n_runs == 0);
}

TEST(no_row_is_made_ahead_for_a_day_of_rest)
{
	struct fixture f;

	rest_on_the_26th(&f, CATCH_UP_ALL);
	f.s.policies.create_ahead_ms = 10 * MS_MINUTE;
	f.s.next_at = ten + 14 * MS_HOUR;
	plan(&f, idle, f.s.next_at - 5 * MS_MINUTE);
	CHECK(f.plan.n_tasks == 0 && f.s.ahead_at == AT_NONE);
	CHECK(f.s.wake_at == ten + 14 * MS_HOUR);
}

/* From 23:00 on the 25th to 01:00 on the 27th: 1 + 24 + 2 slots. */
TEST(a_catch_up_passes_over_days_of_rest)
{
	struct fixture f;

	rest_on_the_26th(&f, CATCH_UP_ALL);
	f.s.next_at = ten + 13 * MS_HOUR;
	plan(&f, idle, ten + 39 * MS_HOUR + 1);
	CHECK(f.plan.n_tasks == 3 && f.plan.n_gaps == 1 && !f.plan.more);
	CHECK(f.plan.tasks[0].slot == ten + 13 * MS_HOUR);
	CHECK(f.plan.tasks[1].slot == ten + 38 * MS_HOUR);
	CHECK(f.plan.gaps[0].gap.from_at == ten + 14 * MS_HOUR);
	CHECK(f.plan.gaps[0].gap.count == 24 && f.plan.gaps[0].gap.reason == GAP_CALENDAR);
}

TEST(the_latest_that_is_caught_up_is_no_day_of_rest)
{
	struct fixture f;

	rest_on_the_26th(&f, CATCH_UP_LATEST);
	f.s.next_at = ten + 10 * MS_HOUR;
	plan(&f, idle, ten + 20 * MS_HOUR);
	CHECK(f.plan.n_tasks == 1 && f.plan.tasks[0].slot == ten + 13 * MS_HOUR);
	CHECK(f.plan.n_gaps == 2 && !f.plan.more);
	CHECK(f.plan.gaps[0].gap.reason == GAP_CATCH_UP && f.plan.gaps[0].gap.count == 3);
	CHECK(f.plan.gaps[1].gap.reason == GAP_CALENDAR && f.plan.gaps[1].gap.count == 7);
	CHECK(f.s.next_at == ten + 21 * MS_HOUR);
}

/* Every second day is one of rest: more gaps than a plan holds are several plans. */
TEST(a_plan_that_is_full_goes_on)
{
	static struct day_range days[100];
	struct fixture f;
	int64_t tasks = 0, missed = 0;

	rest_on_the_26th(&f, CATCH_UP_NONE);
	for (int i = 0; i < 100; i++)
		days[i] = (struct day_range){20418 + 2 * i, 20418 + 2 * i};
	f.rule.rest.days = (struct day_set){days, 100};
	for (int i = 0; f.s.next_at <= ten + 200 * MS_DAY; i++) {
		CHECK(i < 20);
		plan(&f, idle, ten + 200 * MS_DAY + 30 * MS_MINUTE);
		CHECK(f.plan.more == (f.s.next_at <= ten + 200 * MS_DAY));
		tasks += (int64_t)f.plan.n_tasks;
		for (size_t k = 0; k < f.plan.n_gaps; k++)
			missed += f.plan.gaps[k].gap.count;
	}
	CHECK(tasks == 0 && missed == 200 * 24);
}

TEST(what_is_shown_next_is_no_day_of_rest)
{
	struct fixture f;
	struct day_range always = {0, 90000};

	rest_on_the_26th(&f, CATCH_UP_ALL);
	CHECK(fire_awake(&f.s, &f.rule, ten + MS_HOUR) == ten + MS_HOUR);
	CHECK(fire_awake(&f.s, &f.rule, ten + 14 * MS_HOUR) == ten + 38 * MS_HOUR);
	f.rule.rest.days = (struct day_set){&always, 1};
	CHECK(fire_awake(&f.s, &f.rule, ten + MS_HOUR) == MS_NEVER);
}

/* --- zones that change */

TEST(new_rules_move_the_next_slot_and_fire_nothing)
{
	struct fixture f;
	struct fire_gap gap;
	bool has_gap;

	begin(&f, "0 * * * *");
	f.s.decided_at = ten;
	CHECK(!fire_rezone(&f.s, &f.rule.recur, ten + 1, &gap, &has_gap) && !has_gap);
	f.s.next_at = ten + 5 * MS_HOUR; /* as other rules had it */
	CHECK(fire_rezone(&f.s, &f.rule.recur, ten + 1, &gap, &has_gap) && !has_gap);
	CHECK(f.s.next_at == ten + MS_HOUR);
}

TEST(what_new_rules_put_into_the_past_is_passed_over)
{
	struct fixture f;
	struct fire_gap gap;
	bool has_gap;

	begin(&f, "0 * * * *");
	f.s.decided_at = ten;
	f.s.next_at = ten + 5 * MS_HOUR;
	CHECK(fire_rezone(&f.s, &f.rule.recur, ten + 2 * MS_HOUR, &gap, &has_gap) && has_gap);
	CHECK(gap.gap.from_at == ten + MS_HOUR && gap.gap.to_at == ten + 2 * MS_HOUR);
	CHECK(gap.gap.count == 2 && gap.gap.reason == GAP_EDITED && gap.after == ten);
	CHECK(f.s.next_at == ten + 3 * MS_HOUR && f.s.decided_at == ten + 2 * MS_HOUR);
}

TEST(what_is_due_is_decided_before_new_rules_count)
{
	struct fixture f;
	struct fire_gap gap;
	bool has_gap;

	begin(&f, "0 * * * *");
	CHECK(!fire_rezone(&f.s, &f.rule.recur, f.s.next_at, &gap, &has_gap) && !has_gap);
	CHECK(f.s.next_at == ten + MS_HOUR);
}
