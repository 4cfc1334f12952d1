#include "test.h"

#include "model/rate_limiter.h"

static struct rate_limiter limiter(enum limiter_type type, const char *config)
{
	return (struct rate_limiter){.key = 3, .type = type, .config = str_z(config)};
}

TEST(a_config_becomes_a_rule)
{
	static const struct row {
		int line;
		enum limiter_type type;
		const char *config;
		struct limiter_rule rule;
	} rows[] = {
		{__LINE__, LIMITER_CONCURRENT, "{\"limit\":2}", {.key = 3, .concurrency = 2}},
		{__LINE__,
		 LIMITER_WINDOW,
		 "{\"limit\":5,\"interval\":0.5}",
		 {.key = 3, .window = {5, 500}}},
		{__LINE__,
		 LIMITER_BUCKET,
		 "{\"capacity\":4,\"refill_rate\":0.25}",
		 {.key = 3, .capacity = 4, .refill_permille = 250}},
		{__LINE__,
		 LIMITER_LEAKY,
		 "{\"rate\":10}",
		 {.key = 3, .capacity = 1, .refill_permille = 10000}},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct rate_limiter l = limiter(rows[i].type, rows[i].config);
		const struct limiter_rule *want = &rows[i].rule;
		struct limiter_rule got;
		struct err err = {0};

		CHECK_ROW(rows[i].line, rate_limiter_rule(&a, &l, &got, &err) == RC_OK);
		CHECK_ROW(rows[i].line, got.key == want->key);
		CHECK_ROW(rows[i].line, got.concurrency == want->concurrency);
		CHECK_ROW(rows[i].line, got.window.limit == want->window.limit);
		CHECK_ROW(rows[i].line, got.window.per_ms == want->window.per_ms);
		CHECK_ROW(rows[i].line, got.capacity == want->capacity);
		CHECK_ROW(rows[i].line, got.refill_permille == want->refill_permille);
	}
	arena_release(&a);
}

TEST(a_limiter_bounds_its_attempts)
{
	struct arena a = {0};
	struct err err = {0};
	struct limiter_rule rule;
	struct rate_limiter l = limiter(LIMITER_CONCURRENT, "{\"limit\":2}");

	l.timeouts = STR("{\"queue_timeout\":300,\"validity_timeout\":1.5}");
	CHECK(rate_limiter_rule(&a, &l, &rule, &err) == RC_OK && rule.validity_ms == 1500);
	arena_release(&a);
}

TEST(a_config_must_fit_its_type)
{
	static const struct row {
		int line;
		enum limiter_type type;
		const char *config, *field;
	} rows[] = {
		{__LINE__, LIMITER_CONCURRENT, "{}", "config.limit"},
		{__LINE__, LIMITER_CONCURRENT, "{\"limit\":1.5}", "config.limit"},
		{__LINE__, LIMITER_WINDOW, "{\"limit\":1}", "config.interval"},
		{__LINE__, LIMITER_WINDOW, "{\"limit\":1,\"interval\":0}", "config.interval"},
		{__LINE__, LIMITER_BUCKET, "{\"capacity\":1,\"refill_rate\":0}",
		 "config.refill_rate"},
		{__LINE__, LIMITER_LEAKY, "{\"rate\":1,\"limit\":1}", "config.limit"},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct rate_limiter l = limiter(rows[i].type, rows[i].config);
		struct limiter_rule got;
		struct err err = {0};

		CHECK_ROW(rows[i].line, rate_limiter_rule(&a, &l, &got, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, str_eq(str_z(err.field), str_z(rows[i].field)));
	}
	arena_release(&a);
}

TEST(a_bad_edit_changes_nothing)
{
	struct arena a = {0};
	struct err err = {0};
	struct rate_limiter l = limiter(LIMITER_CONCURRENT, "{\"limit\":2}");
	struct rate_limiter_draft d;

	CHECK(rate_limiter_draft_parse(&a, STR("{\"type\":\"leaky\"}"), &d, &err) == RC_OK);
	CHECK(rate_limiter_apply(&a, &l, &d, &err) == RC_INVALID);
	CHECK(l.type == LIMITER_CONCURRENT);
	arena_release(&a);
}

TEST(what_belfry_does_not_keep_is_refused_by_name)
{
	struct arena a = {0};
	struct rate_limiter_draft d;
	struct err err = {0};

	CHECK(rate_limiter_draft_parse(&a, STR("{\"type\":\"points\"}"), &d, &err) == RC_INVALID);
	CHECK(str_eq(str_z(err.field), STR("type")));
	CHECK(rate_limiter_draft_parse(&a, STR("{\"timeouts\":{\"queue_timeout\":0}}"), &d, &err) ==
	      RC_INVALID);
	CHECK(str_eq(str_z(err.field), STR("timeouts.queue_timeout")));
	arena_release(&a);
}

TEST(a_limited_lane_tells_its_limiter_and_its_origin)
{
	struct arena a = {0};
	struct str lane = limited_lane(&a, STR("l-1"), STR("http://a.test:80"));
	struct limited l = limited_of_lane(lane);

	CHECK(str_eq(l.limiter, STR("l-1")) && str_eq(l.lane, STR("http://a.test:80")));
	l = limited_of_lane(STR("http://a.test:80"));
	CHECK(l.limiter.n == 0 && l.lane.n == 0);
	arena_release(&a);
}
