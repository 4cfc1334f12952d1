#include "rows.h"

#include "cron/recur.h"

static void join(struct recur *r, const char *const *texts, size_t n)
{
	struct err err = {0};

	recur_init(r, &zone_utc, CRON_DST_VIXIE);
	for (size_t i = 0; i < n; i++)
		if (recur_add_cron(r, str_z(texts[i]), &cron_native, &err) != RC_OK)
			fail_msg("%s: %s", texts[i], err.text);
}

TEST(joined_expressions_fire_at_each_of_their_times_once)
{
	static const char *const texts[] = {"0 9 * * *", "0 9,17 * * 1", "30 12 1 * *"};
	static const char *const want[] = {"2026-05-31T09:00:00Z", "2026-06-01T09:00:00Z",
					   "2026-06-01T12:30:00Z", "2026-06-01T17:00:00Z",
					   "2026-06-02T09:00:00Z"};
	struct recur r;
	ms_t from = instant("2026-05-31T00:00:00Z"), at = from, listed[COUNTOF(want)];

	join(&r, texts, COUNTOF(texts));
	CHECK(recur_list(&r, from, listed, COUNTOF(want)) == COUNTOF(want));
	for (size_t i = 0; i < COUNTOF(want); i++) {
		at = recur_next(&r, at);
		check_instant(__LINE__, at, want[i]);
		check_instant(__LINE__, listed[i], want[i]);
	}
	for (size_t i = COUNTOF(want) - 1; i-- > 0;) {
		at = recur_prev(&r, at);
		check_instant(__LINE__, at, want[i]);
	}
	CHECK(recur_count(&r, from, listed[COUNTOF(want) - 1]) == (int64_t)COUNTOF(want) - 1);
}

TEST(no_expression_never_fires)
{
	struct recur r;
	ms_t at;

	recur_init(&r, &zone_utc, CRON_DST_VIXIE);
	CHECK(recur_next(&r, 0) == MS_NEVER && recur_prev(&r, MS_NEVER) == MS_NONE_BEFORE);
	CHECK(recur_count(&r, 0, INT64_MAX) == 0 && recur_list(&r, 0, &at, 1) == 0);
	CHECK(recur_min_interval(&r) == MS_NEVER);
}

TEST(a_schedule_joins_so_many_expressions_and_no_more)
{
	struct recur r;
	struct err err = {0};

	recur_init(&r, &zone_utc, CRON_DST_VIXIE);
	for (size_t i = 0; i < RECUR_CRONS_MOST; i++)
		CHECK(recur_add_cron(&r, STR("0 0 * * *"), &cron_native, &err) == RC_OK);
	CHECK(recur_add_cron(&r, STR("0 0 * * *"), &cron_native, &err) == RC_LIMIT);
	CHECK(r.n_crons == RECUR_CRONS_MOST && err.hint[0] != '\0');
}

TEST(a_bad_expression_changes_nothing)
{
	struct recur r;
	struct err err = {0};

	recur_init(&r, &zone_utc, CRON_DST_VIXIE);
	CHECK(recur_add_cron(&r, STR("0 24 * * *"), &cron_native, &err) == RC_INVALID);
	CHECK(r.n_crons == 0 && strcmp(err.code, "invalid_cron") == 0);
}

static const struct {
	int line;
	const char *texts[3];
	int64_t seconds; /* 0: never */
} rows[] = {
	{__LINE__, {"0 9 * * *"}, 86400},
	{__LINE__, {"0 9 * * *", "0 9 * * 1"}, 86400}, /* equal times are one */
	{__LINE__, {"0 9 * * *", "5 9 * * 1"}, 300},
	{__LINE__, {"0 9 * * 1", "5 9 * * 2"}, 86400 + 300}, /* never on one day */
	{__LINE__, {"50 23 * * 1", "0 0 * * 2"}, 600},	     /* over midnight */
	{__LINE__, {"0 0 * * 2", "50 23 * * 1"}, 600},
	{__LINE__, {"50 23 * * 1", "0 0 * * 1"}, 86400 - 600},
	{__LINE__, {"50 23 31 12 *", "0 0 1 1 *"}, 600},
	{__LINE__, {"0 0 30 2 *", "0 12 * * *"}, 86400}, /* one of them never fires */
	{__LINE__, {"0 0 30 2 *", "0 0 31 4 *"}, 0},
	{__LINE__, {"0 0 0 1 1 ? 2030", "0 0 0 2 1 ? 2030"}, 86400},
	{__LINE__, {"0 0 12 * * *", "7 0 12 * * *", "9 0 12 1 * *"}, 2},
	{__LINE__, {"*/10 * * * *", "3-59/10 * * * *", "0 0 1 1 *"}, 180},
};

TEST(the_smallest_interval_of_joined_expressions_is_exact)
{
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct recur r;
		size_t n = 0;
		ms_t got;

		while (n < COUNTOF(rows[i].texts) && rows[i].texts[n] != NULL)
			n++;
		join(&r, rows[i].texts, n);
		got = recur_min_interval(&r);
		if (got != (rows[i].seconds != 0 ? rows[i].seconds * MS_SECOND : MS_NEVER))
			fail_msg("row of line %d: got %lld ms", rows[i].line, (long long)got);
	}
}

TEST(a_recurrence_is_told_with_its_zone)
{
	static const char *const texts[] = {"0 9 * * 1-5", "@monthly"};
	struct zones *zones = zones_open(NULL);
	struct buf text = BUF_INIT(1024);
	struct recur r;

	join(&r, texts, COUNTOF(texts));
	recur_format(&r, &text);
	check_text(__LINE__, "canonical", text.p, text.n, "0 9 * * 1-5; 0 0 1 * *");
	buf_reset(&text);
	recur_explain(&r, &text);
	check_text(__LINE__, "sentence", text.p, text.n,
		   "At 09:00 on Monday to Friday; and: At 00:00 on day 1 of the month, UTC");
	buf_reset(&text);
	r.n_crons = 1;
	r.zone = zone_of(__LINE__, zones, "America/New_York");
	recur_explain(&r, &text);
	check_text(__LINE__, "sentence", text.p, text.n,
		   "At 09:00 on Monday to Friday, New York time");
	buf_release(&text);
	zones_close(zones);
}

TEST(an_interval_is_a_recurrence_too)
{
	struct buf text = BUF_INIT(1024);
	struct recur r;
	ms_t listed[3];

	recur_init(&r, &zone_utc, CRON_DST_VIXIE);
	recur_set_every(&r, (struct every){.step_ms = 90 * MS_SECOND});
	check_instant(__LINE__, recur_next(&r, 0), "1970-01-01T00:01:30Z");
	check_instant(__LINE__, recur_prev(&r, MS_HOUR), "1970-01-01T00:58:30Z");
	CHECK(recur_count(&r, 0, MS_HOUR) == 40 && recur_min_interval(&r) == 90 * MS_SECOND);
	CHECK(recur_list(&r, 0, listed, COUNTOF(listed)) == COUNTOF(listed));
	check_instant(__LINE__, listed[2], "1970-01-01T00:04:30Z");
	recur_format(&r, &text);
	check_text(__LINE__, "canonical", text.p, text.n, "1m30s");
	buf_reset(&text);
	recur_explain(&r, &text);
	check_text(__LINE__, "sentence", text.p, text.n, "Every 1 minute 30 seconds");
	buf_release(&text);
}

TEST(a_rule_is_a_recurrence_too)
{
	struct buf text = BUF_INIT(1024);
	struct err err = {0};
	struct rrule rule;
	struct recur r;

	recur_init(&r, &zone_utc, CRON_DST_VIXIE);
	CHECK(rrule_parse(&rule, STR("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), &zone_utc,
			  instant("2026-01-01T09:00:00Z"), &err) == RC_OK);
	recur_set_rrule(&r, &rule);
	check_instant(__LINE__, recur_next(&r, 0), "2026-01-13T09:00:00Z");
	check_instant(__LINE__, recur_prev(&r, instant("2027-01-01T00:00:00Z")),
		      "2026-12-29T09:00:00Z");
	CHECK(recur_count(&r, 0, instant("2027-01-01T00:00:00Z")) == 26);
	CHECK(recur_min_interval(&r) == 14 * MS_DAY);
	recur_explain(&r, &text);
	check_text(__LINE__, "sentence", text.p, text.n,
		   "Every 2 weeks on Tuesday at 09:00, from 2026-01-01, UTC");
	buf_release(&text);
}
