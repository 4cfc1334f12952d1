#include "sched/forecast.h"

#include "codec/iso8601.h"
#include "test.h"

enum { ITEMS = 8, BUCKETS = 48 };

struct fixture {
	struct arena arena;
	struct zones *zones;
	struct schedule schedules[ITEMS];
	struct forecast_item items[ITEMS];
	struct forecast f;
};

static ms_t instant(const char *text)
{
	ms_t at;
	struct err err = {0};

	CHECK(iso_parse(str_z(text), &at, "", &err) == RC_OK);
	return at;
}

static void begin(struct fixture *x, const char *from, const char *to)
{
	*x = (struct fixture){.zones = zones_open(NULL)};
	x->f = (struct forecast){.from = instant(from),
				 .to = instant(to),
				 .bucket_ms = MS_HOUR,
				 .items = x->items,
				 .steps = 1000000,
				 .arena = &x->arena};
}

static void end(struct fixture *x)
{
	arena_release(&x->arena);
	zones_close(x->zones);
}

static void add_with(struct fixture *x, const char *rule, const char *zone, const char *lane,
		     enum cron_dst dst)
{
	struct cron_grammar grammar = schedule_grammar(DIALECT_NATIVE);
	size_t i = x->f.n++;
	struct schedule *s = &x->schedules[i];
	struct err err = {0};

	*s = (struct schedule){.id = {{(unsigned char)(i + 1)}},
			       .rule = str_z(rule),
			       .timezone = str_z(zone),
			       .start_at = AT_NONE,
			       .end_at = AT_NONE};
	x->items[i] = (struct forecast_item){.schedule = s, .lane = str_z(lane)};
	CHECK(rule_recur(s->rule, &grammar, zones_get(x->zones, s->timezone, &err), dst,
			 &x->items[i].rule.recur, &err) == RC_OK);
	x->items[i].rule.rest.zone = x->items[i].rule.recur.zone;
}

static void add(struct fixture *x, const char *rule, const char *zone, const char *lane)
{
	add_with(x, rule, zone, lane, CRON_DST_VIXIE);
}

/* However its fires are found, a bucket's count is that of the recurrences. */
TEST(counts_are_those_of_the_recurrences)
{
	static const char *const rules[] = {
		"* * * * *",	      "*/7 3-5 * * *",
		"30 2 * * *",	      "{\"every\":\"25m\"}",
		"{\"every\":\"7h\"}", "{\"cron\":[\"0 * * * *\",\"*/30 * * * *\"]}"};
	int64_t counts[BUCKETS], total, sum = 0;
	struct fixture x;

	begin(&x, "2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z");
	for (size_t i = 0; i < COUNTOF(rules); i++)
		add(&x, rules[i], "Europe/Berlin", "a");
	add(&x, rules[0], "Europe/Berlin", "a");
	forecast_sort(&x.f);
	CHECK(forecast_buckets(&x.f) == BUCKETS && forecast_count(&x.f, counts, &total));
	for (size_t b = 0; b < BUCKETS; b++) {
		ms_t from = x.f.from + (ms_t)b * MS_HOUR;
		int64_t want = 0;

		for (size_t i = 0; i < x.f.n; i++)
			want += recur_count(&x.items[i].rule.recur, from, from + MS_HOUR);
		CHECK(counts[b] == want);
		sum += want;
	}
	CHECK(total == sum);
	end(&x);
}

TEST(a_forecast_of_nothing_is_empty)
{
	int64_t counts[BUCKETS], total;
	struct fixture x;

	begin(&x, "2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z");
	x.f.items = NULL;
	forecast_sort(&x.f);
	CHECK(forecast_count(&x.f, counts, &total) && total == 0);
	end(&x);
}

TEST(a_window_and_days_of_rest_are_left_out)
{
	struct day_range day = {20880, 20880}; /* 2027-03-03 */
	int64_t counts[BUCKETS], total;
	struct fixture x;

	begin(&x, "2027-03-02T12:00:00Z", "2027-03-04T12:00:00Z");
	add(&x, "*/15 * * * *", "UTC", "a");
	add(&x, "0 * * * *", "UTC", "a");
	for (int i = 0; i < 2; i++) {
		x.items[i].rule.rest.days = (struct day_set){&day, 1};
		x.schedules[i].start_at = instant("2027-03-02T22:00:00Z");
		x.schedules[i].end_at = instant("2027-03-04T01:00:00Z");
	}
	forecast_sort(&x.f);
	CHECK(forecast_count(&x.f, counts, &total));
	CHECK(counts[9] == 0 && counts[10] == 5 && counts[12] == 0 && counts[35] == 0);
	CHECK(counts[36] == 5 && counts[37] == 2 && counts[38] == 0 && total == 5 + 5 + 5 + 2);
	end(&x);
}

TEST(too_much_work_is_given_up)
{
	int64_t counts[BUCKETS], total;
	struct fixture x;

	begin(&x, "2027-03-02T12:00:00Z", "2027-03-04T12:00:00Z");
	add(&x, "* * * * *", "UTC", "a");
	x.f.steps = 10;
	forecast_sort(&x.f);
	CHECK(!forecast_count(&x.f, counts, &total));
	end(&x);
}

TEST(the_worst_instant_of_each_lane_is_found)
{
	struct forecast_pile piles[FORECAST_PILES];
	struct fixture x;
	ms_t until;

	begin(&x, "2027-03-02T00:00:00Z", "2027-03-04T00:00:00Z");
	add(&x, "0 9 * * *", "UTC", "b");
	add(&x, "0 9 * * *", "UTC", "a");
	add(&x, "0 */3 * * *", "UTC", "a");
	add(&x, "0 9 * * *", "UTC", "a");
	add(&x, "0 9 3 * *", "UTC", "b");
	add(&x, "0 9 3 * *", "UTC", "c");
	forecast_sort(&x.f);
	CHECK(forecast_piles(&x.f, piles, &until) == 2 && until == x.f.to);
	CHECK(str_eq(piles[0].lane, STR("a")) && piles[0].fires == 3 && piles[0].times == 2);
	CHECK(piles[0].at == instant("2027-03-02T09:00:00Z") && piles[0].n == 3);
	CHECK(str_eq(piles[1].lane, STR("b")) && piles[1].fires == 2 && piles[1].times == 1);
	CHECK(piles[1].at == instant("2027-03-03T09:00:00Z"));
	end(&x);
}

TEST(only_clock_changes_that_matter_are_told)
{
	struct forecast_shift shifts[FORECAST_SHIFTS];
	struct fixture x;

	begin(&x, "2027-03-01T00:00:00Z", "2027-12-01T00:00:00Z");
	add(&x, "30 2 * * *", "Europe/Berlin", "a");
	add(&x, "0 12 * * *", "America/New_York", "a");
	add(&x, "{\"every\":\"1h\"}", "Europe/Berlin", "a");
	forecast_sort(&x.f);
	CHECK(forecast_shifts(&x.f, shifts) == 2);
	CHECK(shifts[0].at == instant("2027-03-28T01:00:00Z") && shifts[0].n == 1);
	CHECK(shifts[0].changes[0].event.mark == CRON_MARK_MOVED);
	CHECK(shifts[1].at == instant("2027-10-31T01:00:00Z"));
	CHECK(shifts[1].before == 7200 && shifts[1].after == 3600);
	end(&x);
}

/* The first pass of the hour that comes twice is as on any other day. */
TEST(an_autumn_night_is_told_by_what_becomes_of_its_second_pass)
{
	static const struct {
		int line;
		const char *rule;
		enum cron_dst dst;
		enum cron_mark mark;
	} rows[] = {
		{__LINE__, "30 2 * * *", CRON_DST_OCPS14, CRON_MARK_DROPPED},
		{__LINE__, "30 2 * * *", CRON_DST_VIXIE, CRON_MARK_DROPPED},
		{__LINE__, "30 2 * * *", CRON_DST_INSTANT, CRON_MARK_REPEATED},
		{__LINE__, "*/30 * * * *", CRON_DST_INSTANT, CRON_MARK_REPEATED},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct forecast_shift shifts[FORECAST_SHIFTS];
		const struct cron_event *event = &shifts[0].changes[0].event;
		struct fixture x;

		begin(&x, "2027-10-30T00:00:00Z", "2027-11-01T00:00:00Z");
		add_with(&x, rows[i].rule, "Europe/Berlin", "a", rows[i].dst);
		forecast_sort(&x.f);
		CHECK_ROW(rows[i].line, forecast_shifts(&x.f, shifts) == 1 && shifts[0].n == 1);
		CHECK_ROW(rows[i].line, event->mark == rows[i].mark && event->again);
		CHECK_ROW(rows[i].line, event->at >= instant("2027-10-31T01:00:00Z"));
		end(&x);
	}
}

TEST(a_pile_is_spread_by_hash_or_jitter)
{
	struct forecast_pile piles[FORECAST_PILES];
	const struct forecast_advice *advice;
	struct fixture x;
	int64_t peak;
	ms_t until;

	begin(&x, "2027-03-02T00:00:00Z", "2027-03-04T00:00:00Z");
	for (int i = 0; i < 4; i++)
		add(&x, "0 9 * * *", "UTC", "a");
	add(&x, "* 9 * * *", "UTC", "a");
	add(&x, "{\"every\":\"90s\"}", "UTC", "a");
	forecast_sort(&x.f);
	CHECK(forecast_piles(&x.f, piles, &until) == 1 && piles[0].fires == 6);
	CHECK(piles[0].n == 6);
	advice = forecast_advise(&x.f, &piles[0], &peak);
	CHECK(peak < 4);
	for (size_t i = 0; i < 6; i++) {
		struct str rule = x.items[advice[i].item].schedule->rule;

		CHECK(advice[i].is_cron == str_eq(rule, STR("0 9 * * *")));
		if (advice[i].is_cron)
			CHECK(str_eq(advice[i].cron, STR("H 9 * * *")));
		if (str_starts(rule, STR("* 9")))
			CHECK(advice[i].jitter_ms == 30 * MS_SECOND);
		if (str_starts(rule, STR("{")))
			CHECK(advice[i].jitter_ms == 45 * MS_SECOND);
	}
	end(&x);
}
