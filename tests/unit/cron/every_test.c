#include "rows.h"

#include "base/limits.h"
#include "cron/every.h"

static const struct {
	int line;
	const char *text, *canonical; /* canonical NULL: refused */
	ms_t step_ms;
	const char *sentence;
} rows[] = {
	{__LINE__, "90s", "1m30s", 90 * MS_SECOND, "Every 1 minute 30 seconds"},
	{__LINE__, "2h", "2h", 2 * MS_HOUR, "Every 2 hours"},
	{__LINE__, "1h30m", "1h30m", 90 * MS_MINUTE, "Every 1 hour 30 minutes"},
	{__LINE__, "1d", "1d", MS_DAY, "Every 1 day"},
	{__LINE__, "1w", "1w", 7 * MS_DAY, "Every 1 week"},
	{__LINE__, "10d", "1w3d", 10 * MS_DAY, "Every 1 week 3 days"},
	{__LINE__, "1s", "1s", MS_SECOND, "Every 1 second"},
	{__LINE__, "PT90S", "1m30s", 90 * MS_SECOND, "Every 1 minute 30 seconds"},
	{__LINE__, "P1DT12H", "1d12h", 36 * MS_HOUR, "Every 1 day 12 hours"},
	{__LINE__, "PT5M", "5m", 5 * MS_MINUTE, "Every 5 minutes"},
	{__LINE__, "P1W", "1w", 7 * MS_DAY, "Every 1 week"},
	{__LINE__, "3660d", "522w6d", 3660 * MS_DAY, "Every 522 weeks 6 days"},
	{__LINE__, "", NULL, 0, NULL},
	{__LINE__, "0s", NULL, 0, NULL},
	{__LINE__, "90", NULL, 0, NULL},
	{__LINE__, "s", NULL, 0, NULL},
	{__LINE__, "-5s", NULL, 0, NULL},
	{__LINE__, "1.5h", NULL, 0, NULL},
	{__LINE__, "1 h", NULL, 0, NULL},
	{__LINE__, "250ms", NULL, 0, NULL},
	{__LINE__, "1m1h", NULL, 0, NULL},
	{__LINE__, "1h1h", NULL, 0, NULL},
	{__LINE__, "1y", NULL, 0, NULL},
	{__LINE__, "P", NULL, 0, NULL},
	{__LINE__, "PT", NULL, 0, NULL},
	{__LINE__, "P1M", NULL, 0, NULL}, /* a month has no fixed length */
	{__LINE__, "P1Y", NULL, 0, NULL},
	{__LINE__, "PT1D", NULL, 0, NULL},
	{__LINE__, "P1H", NULL, 0, NULL},
	{__LINE__, "P1DT", NULL, 0, NULL},
	{__LINE__, "3661d", NULL, 0, NULL},
	{__LINE__, "99999999999999999999s", NULL, 0, NULL},
	{__LINE__, "9223372036854775807w", NULL, 0, NULL},
};

static void check_good(int line, const struct every *e, const char *canonical, const char *sentence)
{
	struct buf text = BUF_INIT(256);
	struct every again;
	struct err err = {0};

	every_format(e, &text);
	check_text(line, "canonical", text.p, text.n, canonical);
	CHECK_ROW(line, every_parse(&again, buf_str(&text), 0, &err) == RC_OK);
	CHECK_ROW(line, again.step_ms == e->step_ms);
	buf_reset(&text);
	every_explain(e, &text);
	check_text(line, "sentence", text.p, text.n, sentence);
	buf_release(&text);
}

TEST(intervals_are_read_as_people_write_them)
{
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct every e = {0};
		struct err err = {0};
		enum rc rc = every_parse(&e, str_z(rows[i].text), 0, &err);

		CHECK_ROW(rows[i].line, (rc == RC_OK) == (rows[i].canonical != NULL));
		CHECK_ROW(rows[i].line, e.step_ms == rows[i].step_ms);
		if (rc == RC_OK)
			check_good(rows[i].line, &e, rows[i].canonical, rows[i].sentence);
		else
			CHECK_ROW(rows[i].line,
				  strcmp(err.code, "invalid_every") == 0 && err.hint[0] != '\0');
	}
}

TEST(intervals_are_anchored_and_never_drift)
{
	ms_t anchor = instant("2026-01-01T00:00:07Z"), late = instant("2150-06-01T12:00:00Z");
	struct every e = {.step_ms = 90 * MS_SECOND, .anchor_at = anchor};

	check_instant(__LINE__, every_next(&e, anchor), "2026-01-01T00:01:37Z");
	check_instant(__LINE__, every_next(&e, anchor - 1), "2026-01-01T00:00:07Z");
	check_instant(__LINE__, every_prev(&e, anchor), "2025-12-31T23:58:37Z");
	check_instant(__LINE__, every_prev(&e, anchor + 1), "2026-01-01T00:00:07Z");
	CHECK((every_next(&e, late) - anchor) % e.step_ms == 0);
	CHECK(every_next(&e, late) - late <= e.step_ms);
}

TEST(intervals_end_with_the_horizon)
{
	struct every e = {.step_ms = MS_HOUR, .anchor_at = 30 * MS_MINUTE};

	check_instant(__LINE__, every_next(&e, INT64_MIN), "1970-01-01T00:30:00Z");
	check_instant(__LINE__, every_prev(&e, 0), "none");
	check_instant(__LINE__, every_prev(&e, INT64_MIN), "none");
	check_instant(__LINE__, every_prev(&e, INT64_MAX), "2199-12-31T23:30:00Z");
	check_instant(__LINE__, every_next(&e, LIMIT_INSTANT_MAX), "never");
	check_instant(__LINE__, every_next(&e, INT64_MAX), "never");
	CHECK(every_count(&e, INT64_MIN, INT64_MAX) == (LIMIT_INSTANT_MAX + 1) / MS_HOUR);
	CHECK(every_count(&e, 10, 0) == 0);
}

TEST(counting_agrees_with_walking)
{
	struct every e = {.step_ms = 7 * MS_SECOND, .anchor_at = 3 * MS_SECOND};
	int64_t n = 0;

	for (ms_t at = every_next(&e, 999999); at < 2000000; at = every_next(&e, at)) {
		CHECK(every_prev(&e, at + 1) == at && every_prev(&e, at) == at - e.step_ms);
		n++;
		CHECK(every_count(&e, 1000000, at + 1) == n);
	}
	CHECK(every_count(&e, 1000000, 2000000) == n && n == 143);
}
