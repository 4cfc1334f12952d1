#include "sched/settle.h"

#include "test.h"

static struct retry policy(enum retry_strategy strategy, int max_retries)
{
	return (struct retry){
		.strategy = strategy,
		.max_retries = max_retries,
		.initial_ms = 1000,
		.max_ms = 60000,
		.factor_permille = 2000,
		.timeout_ms = 30000,
		.n_delays = 3,
		.delays_ms = {5, 50, 500},
	};
}

TEST(taskhooks_delay_is_n_to_the_fourth_plus_15_plus_jitter)
{
	static const struct {
		int line, n;
		ms_t least, most; /* seconds, from the vendor's formula: jitter is 0 up to 10 * (n +
				     1) */
	} rows[] = {
		{__LINE__, 1, 16, 36},		{__LINE__, 2, 31, 61},
		{__LINE__, 3, 96, 136},		{__LINE__, 10, 10015, 10125},
		{__LINE__, 24, 331791, 332041},
	};
	struct retry r = policy(RETRY_TASKHOOK, 24);

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK_ROW(rows[i].line, retry_delay(&r, rows[i].n, 0) == rows[i].least * 1000);
		for (uint64_t random = 1; random < 100000; random += 997) {
			ms_t d = retry_delay(&r, rows[i].n, random);

			CHECK_ROW(rows[i].line,
				  d >= rows[i].least * 1000 && d < rows[i].most * 1000);
		}
	}
}

TEST(exponential_doubles_up_to_its_maximum)
{
	static const struct {
		int line, n;
		ms_t want;
	} rows[] = {
		{__LINE__, 1, 1000},  {__LINE__, 2, 2000},  {__LINE__, 3, 4000},
		{__LINE__, 6, 32000}, {__LINE__, 7, 60000}, {__LINE__, 24, 60000},
	};
	struct retry r = policy(RETRY_EXPONENTIAL, 24);

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, retry_delay(&r, rows[i].n, 12345) == rows[i].want);
}

TEST(the_largest_factor_does_not_overflow)
{
	struct retry r = policy(RETRY_EXPONENTIAL, 24);

	r.initial_ms = (ms_t)LIMIT_RETRY_DELAY_S * 1000;
	r.max_ms = (ms_t)LIMIT_RETRY_DELAY_S * 1000;
	r.factor_permille = 100000;
	CHECK(retry_delay(&r, LIMIT_RETRIES, 0) == r.max_ms);
	r.initial_ms = 1;
	CHECK(retry_delay(&r, LIMIT_RETRIES, 0) == r.max_ms);
}

TEST(a_list_repeats_its_last_delay)
{
	struct retry r = policy(RETRY_LIST, 24);

	CHECK(retry_delay(&r, 1, 0) == 5);
	CHECK(retry_delay(&r, 2, 0) == 50);
	CHECK(retry_delay(&r, 3, 0) == 500);
	CHECK(retry_delay(&r, 9, 0) == 500);
}

TEST(jitter_stays_within_its_share_and_reaches_both_ends)
{
	struct retry r = policy(RETRY_FIXED, 24);
	ms_t least = MS_NEVER, most = 0;

	r.jitter_permille = 100;
	for (uint64_t random = 0; random < 1000; random++) {
		ms_t d = retry_delay(&r, 1, random);

		least = d < least ? d : least;
		most = d > most ? d : most;
	}
	CHECK(least == 900 && most == 1100);
}

static struct settle_input input(const struct retry *r, enum attempt_status status, int retries)
{
	return (struct settle_input){
		.retry = r, .status = status, .retries = retries, .finished_at = 1000000};
}

TEST(an_outcome_decides_the_state)
{
	struct retry r = policy(RETRY_FIXED, 2);
	static const struct {
		int line;
		enum attempt_status status;
		int retries;
		enum task_state next;
		ms_t due_at;
		int retries_after;
	} rows[] = {
		{__LINE__, ATTEMPT_SUCCEEDED, 0, TASK_COMPLETED, AT_NONE, 0},
		{__LINE__, ATTEMPT_FAILED, 0, TASK_RETRYING, 1001000, 1},
		{__LINE__, ATTEMPT_TIMED_OUT, 1, TASK_RETRYING, 1001000, 2},
		{__LINE__, ATTEMPT_FAILED, 2, TASK_FAILED, AT_NONE, 2},
		{__LINE__, ATTEMPT_INTERRUPTED, 2, TASK_QUEUED, 1000000, 2},
		{__LINE__, ATTEMPT_CANCELLED, 1, TASK_CANCELLED, AT_NONE, 1},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct settle_input in = input(&r, rows[i].status, rows[i].retries);
		struct verdict v = settle(&in);

		CHECK_ROW(rows[i].line, v.next == rows[i].next);
		CHECK_ROW(rows[i].line, v.due_at == rows[i].due_at);
		CHECK_ROW(rows[i].line, v.retries == rows[i].retries_after);
	}
}

TEST(gone_fails_at_once)
{
	struct retry r = policy(RETRY_FIXED, 24);
	struct settle_input in = input(&r, ATTEMPT_FAILED, 0);

	in.hopeless = true;
	CHECK(settle(&in).next == TASK_FAILED);
}

TEST(retry_after_gives_the_larger_of_both_up_to_a_day)
{
	struct retry r = policy(RETRY_FIXED, 24);
	struct settle_input in = input(&r, ATTEMPT_FAILED, 0);

	in.retry_after_ms = 500;
	CHECK(settle(&in).due_at == 1001000);
	in.retry_after_ms = 5000;
	CHECK(settle(&in).due_at == 1005000);
	in.retry_after_ms = 10 * MS_DAY;
	CHECK(settle(&in).due_at == 1000000 + MS_DAY);
}

static const struct {
	int retries;
	int64_t max_receives;
	enum attempt_status status;
	enum task_state next;
	int retries_after;
} leases[] = {
	{0, 3, ATTEMPT_FAILED, TASK_RETRYING, 1},    {1, 3, ATTEMPT_TIMED_OUT, TASK_RETRYING, 2},
	{2, 3, ATTEMPT_TIMED_OUT, TASK_FAILED, 2},   {0, 1, ATTEMPT_FAILED, TASK_FAILED, 0},
	{2, 3, ATTEMPT_INTERRUPTED, TASK_QUEUED, 2}, {0, 0, ATTEMPT_FAILED, TASK_FAILED, 0},
};

TEST(a_message_is_dead_once_it_was_held_in_vain_too_often)
{
	for (size_t i = 0; i < COUNTOF(leases); i++) {
		struct verdict v = settle_message(leases[i].retries, leases[i].max_receives,
						  leases[i].status, 1000, 50);

		CHECK(v.next == leases[i].next && v.retries == leases[i].retries_after);
		CHECK(v.due_at == (v.next == TASK_FAILED ? AT_NONE : 1050));
	}
}
