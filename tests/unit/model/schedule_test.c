#include "test.h"

#include "base/macros.h"
#include "model/schedule.h"

TEST(each_dialect_has_its_policies)
{
	static const struct {
		int line;
		enum dialect dialect;
		enum overlap overlap;
		enum catch_up catch_up;
		ms_t window_ms, ahead_ms;
	} rows[] = {
		{__LINE__, DIALECT_NATIVE, OVERLAP_SKIP, CATCH_UP_ALL, MS_HOUR, 5 * MS_MINUTE},
		{__LINE__, DIALECT_TENSORLAKE, OVERLAP_ALLOW, CATCH_UP_LATEST, MS_HOUR, 0},
		{__LINE__, DIALECT_RAT, OVERLAP_SKIP, CATCH_UP_LATEST, MS_NEVER, 0},
		{__LINE__, DIALECT_BRIDGETOWN, OVERLAP_ALLOW, CATCH_UP_LATEST, MS_HOUR, 0},
		{__LINE__, DIALECT_INFRAI, OVERLAP_ALLOW, CATCH_UP_LATEST, MS_HOUR, 0},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct policies p = policies_default(rows[i].dialect, MS_HOUR);

		CHECK_ROW(rows[i].line, p.overlap == rows[i].overlap);
		CHECK_ROW(rows[i].line, p.catch_up == rows[i].catch_up);
		CHECK_ROW(rows[i].line, p.catch_up_window_ms == rows[i].window_ms);
		CHECK_ROW(rows[i].line, p.create_ahead_ms == rows[i].ahead_ms);
		CHECK_ROW(rows[i].line, p.dst == CRON_DST_VIXIE);
		CHECK_ROW(rows[i].line, p.jitter_ms == 0 && p.max_runs == 0);
	}
}

TEST(the_native_grammar_is_the_wide_one)
{
	CHECK(schedule_grammar(DIALECT_NATIVE).fields_max == 7);
	CHECK(schedule_grammar(DIALECT_TENSORLAKE).fields_max == 5);
}

/* `now` is 1000 in every row. */
TEST(a_row_made_ahead_counts_once_its_slot_has_begun)
{
	static const struct {
		int line;
		struct schedule s;
		struct schedule_times want;
	} rows[] = {
		{__LINE__,
		 {.next_at = 2000, .ahead_at = AT_NONE, .last_at = AT_NONE},
		 {2000, AT_NONE, 0}},
		{__LINE__,
		 {.next_at = 3000, .ahead_at = 2000, .last_at = 500, .n_runs = 7},
		 {2000, 500, 7}},
		{__LINE__,
		 {.next_at = 3000, .ahead_at = 1000, .last_at = 500, .n_runs = 7},
		 {3000, 1000, 8}},
		{__LINE__,
		 {.next_at = MS_NEVER, .ahead_at = 900, .last_at = 500, .n_runs = 7},
		 {MS_NEVER, 900, 8}},
		{__LINE__,
		 {.status = SCHEDULE_DISABLED,
		  .next_at = 3000,
		  .ahead_at = AT_NONE,
		  .last_at = 500},
		 {MS_NEVER, 500, 0}},
		/* The row that exists already will run, so it is told. */
		{__LINE__,
		 {.status = SCHEDULE_DISABLED, .next_at = 3000, .ahead_at = 2000, .last_at = 500},
		 {2000, 500, 0}},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct schedule_times t = schedule_times(&rows[i].s, 1000);

		CHECK_ROW(rows[i].line, t.next_execution_at == rows[i].want.next_execution_at);
		CHECK_ROW(rows[i].line, t.last_execution_at == rows[i].want.last_execution_at);
		CHECK_ROW(rows[i].line, t.execution_count == rows[i].want.execution_count);
	}
}

static struct schedule stored(void)
{
	return (struct schedule){
		.key = 5,
		.rule = STR("0 9 * * *"),
		.timezone = STR("UTC"),
		.start_at = 1000,
		.end_at = 2000,
		.name = STR("old"),
		.policies = policies_default(DIALECT_NATIVE, MS_HOUR),
		.template_key = 3,
		.n_runs = 7,
	};
}

TEST(only_the_given_fields_are_taken)
{
	struct schedule s = stored();
	struct err err = {0};
	struct schedule_draft d = {
		.given = SCHEDULE_RULE | SCHEDULE_END | SCHEDULE_JITTER,
		.values = {.rule = STR("@daily"),
			   .timezone = STR("Mars/Olympus"),
			   .end_at = 3000,
			   .policies = {.jitter_ms = 50}},
	};

	CHECK(schedule_apply(&s, &d, &err) == RC_OK);
	CHECK(str_eq(s.rule, STR("@daily")) && s.end_at == 3000 && s.policies.jitter_ms == 50);
	CHECK(str_eq(s.timezone, STR("UTC")) && s.start_at == 1000 && str_eq(s.name, STR("old")));
	CHECK(s.policies.overlap == OVERLAP_SKIP && s.status == SCHEDULE_ACTIVE);
	CHECK(s.key == 5 && s.template_key == 3 && s.n_runs == 7);
}

TEST(every_field_can_be_taken)
{
	struct schedule s = stored();
	struct err err = {0};
	struct schedule_draft d = {
		.given = (SCHEDULE_MAX_RUNS << 1) - 1,
		.enabled = false,
		.values = {.rule = STR("c"),
			   .timezone = STR("z"),
			   .template = {.target = STR("\"t\"")},
			   .start_at = AT_NONE,
			   .end_at = 1,
			   .name = STR("n"),
			   .labels = STR("{}"),
			   .policies = {OVERLAP_ALLOW, CATCH_UP_NONE, 11, 12, CRON_DST_INSTANT, 13,
					14}},
	};

	CHECK(schedule_apply(&s, &d, &err) == RC_OK);
	CHECK(str_eq(s.rule, STR("c")) && str_eq(s.timezone, STR("z")));
	CHECK(str_eq(s.template.target, STR("\"t\"")) && s.template_key == 0);
	CHECK(s.start_at == AT_NONE && s.end_at == 1 && s.status == SCHEDULE_DISABLED);
	CHECK(str_eq(s.name, STR("n")) && str_eq(s.labels, STR("{}")));
	CHECK(s.policies.overlap == OVERLAP_ALLOW && s.policies.catch_up == CATCH_UP_NONE);
	CHECK(s.policies.catch_up_window_ms == 11 && s.policies.create_ahead_ms == 12);
	CHECK(s.policies.dst == CRON_DST_INSTANT && s.policies.jitter_ms == 13);
	CHECK(s.policies.max_runs == 14);
}

TEST(enabling_again_makes_it_active)
{
	struct schedule s = stored();
	struct err err = {0};
	struct schedule_draft d = {.given = SCHEDULE_ENABLED, .enabled = true};

	s.status = SCHEDULE_DISABLED;
	CHECK(schedule_apply(&s, &d, &err) == RC_OK);
	CHECK(s.status == SCHEDULE_ACTIVE);
}

TEST(an_impossible_window_changes_nothing)
{
	static const struct {
		int line;
		unsigned given;
		ms_t start_at, end_at;
		enum rc rc;
	} rows[] = {
		{__LINE__, SCHEDULE_END, 0, 1000, RC_OK}, /* both ends are inclusive */
		{__LINE__, SCHEDULE_END, 0, 999, RC_INVALID},
		{__LINE__, SCHEDULE_END, 0, 1001, RC_OK},
		{__LINE__, SCHEDULE_START, 2001, 0, RC_INVALID},
		{__LINE__, SCHEDULE_START | SCHEDULE_END, 5000, 6000, RC_OK},
		{__LINE__, SCHEDULE_START | SCHEDULE_END, 6000, 5000, RC_INVALID},
		{__LINE__, SCHEDULE_START, AT_NONE, 0, RC_OK},
		{__LINE__, SCHEDULE_START | SCHEDULE_END, 6000, AT_NONE, RC_OK},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct schedule s = stored();
		struct err err = {0};
		struct schedule_draft d = {
			.given = rows[i].given | SCHEDULE_NAME,
			.values = {.name = STR("new"),
				   .start_at = rows[i].start_at,
				   .end_at = rows[i].end_at},
		};

		CHECK_ROW(rows[i].line, schedule_apply(&s, &d, &err) == rows[i].rc);
		if (rows[i].rc == RC_OK)
			continue;
		CHECK_ROW(rows[i].line, strcmp(err.code, "impossible_window") == 0);
		CHECK_ROW(rows[i].line, strcmp(err.field, "end_at") == 0);
		CHECK_ROW(rows[i].line, str_eq(s.name, STR("old")) && s.end_at == 2000);
	}
}

TEST(a_deleted_schedule_takes_no_change)
{
	struct schedule s = stored();
	struct err err = {0};
	struct schedule_draft d = {.given = SCHEDULE_ENABLED, .enabled = true};

	s.status = SCHEDULE_DELETED;
	CHECK(schedule_apply(&s, &d, &err) == RC_CONFLICT);
	CHECK(s.status == SCHEDULE_DELETED && strcmp(err.code, "schedule_deleted") == 0);
}
