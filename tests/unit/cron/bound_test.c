/* What each call may cost, whatever the input: counts and smallest intervals of rules and joined
 * expressions go by days and never by matches, and say what a walk from match to match says. */
#include "rows.h"

#include <time.h>

#include "cron/recur.h"

/* CPU time that no call may take, even in a build with sanitizers on a slow machine. A walk through
 * ten years of seconds takes a hundred times that. */
#define CPU_MOST_NS ((int64_t)400 * 1000 * 1000)
#define YEARS_MS ((ms_t)3653 * MS_DAY) /* ten */

enum { JOINED_MOST = RECUR_CRONS_MOST };

/* A rule, or expressions joined. */
struct asked {
	int line;
	const char *zone, *rule;
	const char *crons[JOINED_MOST];
};

static const struct asked rows[] = {
	{__LINE__, "UTC", "FREQ=SECONDLY", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=MINUTELY", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY;INTERVAL=7", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY;INTERVAL=59;BYHOUR=2,3,22", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY;INTERVAL=997", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY;INTERVAL=4001;BYDAY=MO,SU", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY;INTERVAL=86399;BYDAY=SU", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=SECONDLY;INTERVAL=1000000", {NULL}},
	{__LINE__,
	 "Europe/Berlin",
	 "FREQ=MINUTELY;INTERVAL=13;BYMINUTE=0,7,31;BYSECOND=3,4",
	 {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=MINUTELY;INTERVAL=1439", {NULL}},
	{__LINE__, "Australia/Lord_Howe", "FREQ=HOURLY;INTERVAL=5;BYMINUTE=1,58", {NULL}},
	{__LINE__,
	 "Europe/Berlin",
	 "FREQ=HOURLY;INTERVAL=23;BYHOUR=2,3;BYMONTHDAY=-1,1,2,31",
	 {NULL}},
	{__LINE__,
	 "Europe/Berlin",
	 "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"
	 "BYMINUTE=0,1,2,3,30,59;BYSECOND=0,1,2,3,4,5,58,59",
	 {NULL}},
	{__LINE__,
	 "Europe/Berlin",
	 "FREQ=DAILY;INTERVAL=3;BYHOUR=1,2;BYMINUTE=0,30,59;BYSETPOS=-1,1,6,2",
	 {NULL}},
	{__LINE__,
	 "Europe/Berlin",
	 "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU,MO;BYHOUR=2,3;BYSETPOS=-1,3",
	 {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1,-2", {NULL}},
	{__LINE__, "Europe/Berlin", "FREQ=YEARLY;BYWEEKNO=1,20,53;BYDAY=MO,SU", {NULL}},
	{__LINE__,
	 "Europe/Berlin",
	 "DTSTART:20260320T013000\nRRULE:FREQ=MINUTELY;INTERVAL=7\nEXDATE;VALUE=DATE:20260329\n"
	 "EXDATE:20260329T023000,20260321T013000,20260321T013001,20260321T013000\n"
	 "RDATE:20260321T013001,20260321T013003,20260329T030000,20260401T000000,20260401T000000",
	 {NULL}},
	{__LINE__, "Europe/Berlin", NULL, {"30 2 * * *", "*/7 * * * * *", "0 0 3 * * 0"}},
	{__LINE__,
	 "Australia/Lord_Howe",
	 NULL,
	 {"45 1 * * *", "15 2 * * *", "* * * * *", "0 2 * * *"}},
	{__LINE__, "America/New_York", NULL, {"30 1,2,3 * * *", "0 3 * * 0", "30 1 8 3 *"}},
	{__LINE__,
	 "Europe/Berlin",
	 NULL,
	 {"* * * * * *", "*/2 * * * * *", "*/3 0-30 * * * *", "*/5 * 1-5 * * *", "1-59/2 * * * 3 *",
	  "7 7 7 * * 5", "0-29 * * 1-15 * *", "30-59 * * * * 0"}},
	{__LINE__,
	 "Europe/Berlin",
	 NULL,
	 {"1 */3 2 * * 1", "1-59/3 7 2,3 * * 2", "1-59/5 8 * * * 3", "1-59/7 9 * 1-9 * *",
	  "2-59/9 10 * * 3 *", "7 7 7 * * 5", "0-29 11 * 10-15 * *", "30-59 12 * * * 0"}},
};

static struct recur recur_of(const struct asked *row, struct zones *zones)
{
	struct recur r;
	struct rrule rule;
	struct err err = {0};
	const struct zone *zone = zone_of(row->line, zones, row->zone);

	recur_init(&r, zone, CRON_DST_VIXIE);
	for (size_t i = 0; i < JOINED_MOST && row->crons[i] != NULL; i++)
		if (recur_add_cron(&r, str_z(row->crons[i]), &cron_native, &err) != RC_OK)
			fail_msg("row of line %d: %s", row->line, err.text);
	if (row->rule == NULL)
		return r;
	if (rrule_parse(&rule, str_z(row->rule), zone, instant("2026-01-01T09:00:00Z"), &err))
		fail_msg("row of line %d: %s", row->line, err.text);
	recur_set_rrule(&r, &rule);
	return r;
}

static int64_t walked(const struct recur *r, ms_t from, ms_t to)
{
	int64_t n = 0;

	for (ms_t at = recur_next(r, from - 1); at < to; at = recur_next(r, at))
		n++;
	return n;
}

static void check_counts(const struct asked *row, const struct recur *r, const char *from_text)
{
	ms_t from = instant(from_text);

	for (ms_t step = 0; step < 4; step++) {
		ms_t begin = from + step * (37 * MS_MINUTE + 13 * MS_SECOND);
		ms_t end = begin + step * (5 * MS_HOUR + 17 * MS_SECOND) + 1;
		int64_t want = walked(r, begin, end), got = recur_count(r, begin, end);

		if (got != want)
			fail_msg("row of line %d: from %s, step %d: %lld, walked %lld", row->line,
				 from_text, (int)step, (long long)got, (long long)want);
	}
}

TEST(a_count_is_what_a_walk_finds_at_clock_changes_too)
{
	static const char *const starts[] = {
		"2026-01-01T07:58:00Z", "2026-03-08T05:00:00Z", "2026-03-28T23:10:00Z",
		"2026-04-04T13:40:00Z", "2026-05-31T20:00:00Z", "2026-10-03T14:00:00Z",
		"2026-10-24T22:50:00Z", "2026-11-01T04:00:00Z", "2026-12-31T20:59:59Z",
	};
	struct zones *zones = zones_open(NULL);

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct recur r = recur_of(&rows[i], zones);

		for (int dst = CRON_DST_VIXIE; dst <= CRON_DST_INSTANT; dst++) {
			r.dst = (enum cron_dst)dst;
			for (size_t k = 0; k < COUNTOF(starts); k++)
				check_counts(&rows[i], &r, starts[k]);
		}
	}
	zones_close(zones);
}

static int64_t cpu_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void check_cost(int line, const char *what, int64_t since)
{
	int64_t cost = cpu_ns() - since;

	if (cost > CPU_MOST_NS)
		fail_msg("row of line %d: %s took %lld ns", line, what, (long long)cost);
}

TEST(ten_years_are_counted_without_walking_them)
{
	struct zones *zones = zones_open(NULL);
	ms_t from = instant("2026-02-01T00:00:00Z");

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct recur r = recur_of(&rows[i], zones);
		int64_t since = cpu_ns(), whole = recur_count(&r, from, from + YEARS_MS);
		int64_t parts = 0;

		check_cost(rows[i].line, "count", since);
		for (ms_t at = 0; at < YEARS_MS; at += YEARS_MS / 10)
			parts += recur_count(&r, from + at, from + at + YEARS_MS / 10);
		CHECK_ROW(rows[i].line, whole == parts && whole > 0);
		since = cpu_ns();
		CHECK_ROW(rows[i].line, recur_min_interval(&r) != MS_NEVER);
		check_cost(rows[i].line, "min_interval", since);
	}
	zones_close(zones);
}

/* A second of 86,400 a day, an interval that lacks one: 59 years until they meet. */
TEST(a_match_that_is_decades_away_is_found)
{
	static const struct asked row = {
		__LINE__,
		"UTC",
		"FREQ=SECONDLY;INTERVAL=86399;BYHOUR=3;BYMINUTE=0;BYSECOND=0",
		{NULL}};
	struct zones *zones = zones_open(NULL);
	struct recur r = recur_of(&row, zones);
	ms_t at = recur_next(&r, 0);

	CHECK(at != MS_NEVER && at % MS_DAY == 3 * MS_HOUR);
	CHECK((at - instant("2026-01-01T09:00:00Z")) % (86399 * MS_SECOND) == 0);
	CHECK(recur_prev(&r, MS_NEVER) == at && recur_count(&r, 0, MS_NEVER) == 1);
	zones_close(zones);
}

TEST(a_rule_that_never_matches_is_not_searched_beside_each_date)
{
	char text[4096] = "RRULE:FREQ=HOURLY;INTERVAL=24;BYHOUR=3\n";
	struct asked row = {__LINE__, "UTC", text, {NULL}};
	struct zones *zones = zones_open(NULL);
	size_t n = strlen(text);
	struct recur r;
	int64_t since;

	for (int i = 0; i < RRULE_DATES_MOST; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n,
				      "RDATE:20270101T00%02d00\nEXDATE:20270101T00%02d00\n", i % 60,
				      i % 60);
	r = recur_of(&row, zones);
	since = cpu_ns();
	CHECK(recur_next(&r, 0) == MS_NEVER && recur_prev(&r, MS_NEVER) == MS_NONE_BEFORE);
	CHECK(recur_min_interval(&r) == MS_NEVER);
	check_cost(__LINE__, "next, prev and min_interval", since);
	zones_close(zones);
}

TEST(every_second_of_ten_years_is_counted)
{
	struct zones *zones = zones_open(NULL);
	struct recur r = recur_of(&rows[0], zones);
	ms_t from = instant("2026-02-01T00:00:00Z");

	CHECK(recur_count(&r, from, from + YEARS_MS) == YEARS_MS / MS_SECOND);
	CHECK(recur_count(&r, 0, MS_NEVER) ==
	      (instant("2200-01-01T00:00:00Z") - instant("2026-01-01T09:00:00Z")) / MS_SECOND);
	zones_close(zones);
}

/* On the wall, and so in UTC. */
static ms_t least_walked(const struct recur *r)
{
	ms_t least = MS_NEVER, last = recur_next(r, 0);

	for (ms_t at = last; at != MS_NEVER; last = at) {
		at = recur_next(r, at);
		if (at != MS_NEVER && at - last < least)
			least = at - last;
	}
	return least;
}

static const struct {
	int line;
	const char *text;
} ending[] = {
	{__LINE__, "RRULE:FREQ=SECONDLY;INTERVAL=7;BYHOUR=23,0;UNTIL=20260103T000300"},
	{__LINE__, "RRULE:FREQ=SECONDLY;INTERVAL=4001;BYSECOND=1,7,59;UNTIL=20260401"},
	{__LINE__, "RRULE:FREQ=MINUTELY;INTERVAL=1439;BYDAY=MO,TU;UNTIL=20290401"},
	{__LINE__, "RRULE:FREQ=HOURLY;INTERVAL=5;BYMINUTE=1,58;UNTIL=20260301"},
	{__LINE__, "RRULE:FREQ=HOURLY;INTERVAL=23;BYMONTHDAY=31,1;UNTIL=20290301"},
	{__LINE__, "RRULE:FREQ=HOURLY;INTERVAL=23;BYHOUR=4,9;UNTIL=20290301"},
	{__LINE__, "RRULE:FREQ=DAILY;BYHOUR=1,23;UNTIL=20280101"},
	{__LINE__, "RRULE:FREQ=DAILY;INTERVAL=40;BYDAY=MO,TU;BYHOUR=1,23;UNTIL=20990101"},
	{__LINE__, "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU"},
	{__LINE__, "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=MO"},
	{__LINE__, "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=1,22;BYSETPOS=1,-1"},
	{__LINE__, "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"},
	{__LINE__, "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1"},
	{__LINE__, "RRULE:FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU"},
	{__LINE__, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"},
	{__LINE__, "RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260102T090000"},
	{__LINE__, "RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260102"},
	{__LINE__, "RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20260102T090000"},
	{__LINE__, "RRULE:FREQ=DAILY\nRDATE:20500101T090007"},
	{__LINE__, "RRULE:FREQ=DAILY\nRDATE:20500101T090007\nEXDATE:20500101T090000"},
	{__LINE__, "RRULE:FREQ=DAILY\nRDATE:20500101T090007\nEXDATE:20500101T090007"},
	{__LINE__, "RDATE:20500101T090007,20510101T090000,20510101T090000,20260101T000000"},
	{__LINE__, "RRULE:FREQ=HOURLY;BYHOUR=8,9,17;COUNT=60\n"
		   "EXDATE:20260101T090000,20260102T080000,20260103T090000,20260104T090000\n"
		   "RDATE:20260103T093000"},
};

TEST(the_smallest_interval_of_a_rule_is_what_a_walk_finds)
{
	for (size_t i = 0; i < COUNTOF(ending); i++) {
		struct asked row = {ending[i].line, "UTC", ending[i].text, {NULL}};
		struct zones *zones = zones_open(NULL);
		struct recur r = recur_of(&row, zones);
		ms_t got = recur_min_interval(&r), want = least_walked(&r);

		zones_close(zones);
		if (got != want)
			fail_msg("row of line %d: %lld ms, walked %lld ms", ending[i].line,
				 (long long)got, (long long)want);
	}
}
