#include "sched/audit.h"

#include "test.h"

static const ms_t hour = 1764064800000; /* 2025-11-25T10:00:00Z */

static struct audit_span minutely(ms_t from_at, ms_t to_at)
{
	struct audit_span s = {.from_at = from_at,
			       .to_at = to_at,
			       .fires = true,
			       .start_at = AT_NONE,
			       .end_at = AT_NONE};
	struct err err = {0};

	recur_init(&s.recur, &zone_utc, CRON_DST_VIXIE);
	CHECK(recur_add_cron(&s.recur, STR("* * * * *"), &cron_native, &err) == RC_OK);
	return s;
}

static ms_t minute(int n)
{
	return hour + n * MS_MINUTE;
}

static struct gap gap(int from, int to, int64_t count)
{
	return (struct gap){.from_at = minute(from),
			    .to_at = minute(to),
			    .count = count,
			    .reason = GAP_OVERLAP};
}

TEST(tasks_and_gaps_that_cover_every_occurrence_pass)
{
	struct audit_span span = minutely(hour, minute(6));
	ms_t slots[] = {minute(0), minute(1), minute(5)};
	struct gap gaps[] = {gap(2, 4, 3)};
	struct audit_result r = audit_ledger(&span, 1, slots, 3, gaps, 1);

	CHECK(r.fault == AUDIT_OK);
	CHECK(r.occurrences == 6 && r.tasks == 3 && r.missed == 3);
}

TEST(each_kind_of_fault_is_found_where_it_lies)
{
	static const struct {
		int line;
		int slots[4], n_slots;
		int from, to, count, n_gaps;
		enum audit_fault fault;
		int at; /* minute; seconds are added below */
	} rows[] = {
		{__LINE__, {0, 2, 3}, 3, 0, 0, 0, 0, AUDIT_HOLE, 1},
		{__LINE__, {0, 1, 2}, 3, 0, 0, 0, 0, AUDIT_HOLE, 3},
		{__LINE__, {0, 1, 1, 2}, 4, 3, 3, 1, 1, AUDIT_DOUBLE, 1},
		{__LINE__, {0, 1, 2}, 3, 2, 3, 2, 1, AUDIT_DOUBLE, 2},
		{__LINE__, {0, 1, 2}, 3, 1, 3, 3, 1, AUDIT_DOUBLE, 1},
		{__LINE__, {0}, 1, 1, 3, 2, 1, AUDIT_COUNT, 1},
		{__LINE__, {0, 1, 2, 3}, 4, 7, 7, 1, 1, AUDIT_SURPLUS, 7},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct audit_span span = minutely(hour, minute(4));
		struct gap g = gap(rows[i].from, rows[i].to, rows[i].count);
		struct audit_result r;
		ms_t slots[4];

		for (int k = 0; k < rows[i].n_slots; k++)
			slots[k] = minute(rows[i].slots[k]);
		r = audit_ledger(&span, 1, slots, (size_t)rows[i].n_slots, &g,
				 (size_t)rows[i].n_gaps);
		CHECK_ROW(rows[i].line, r.fault == rows[i].fault);
		CHECK_ROW(rows[i].line, r.at == minute(rows[i].at));
	}
}

TEST(a_task_between_two_slots_is_a_surplus)
{
	struct audit_span span = minutely(hour, minute(3));
	ms_t slots[] = {minute(0), minute(1), minute(1) + 500, minute(2)};

	CHECK(audit_ledger(&span, 1, slots, 4, NULL, 0).fault == AUDIT_SURPLUS);
}

TEST(windows_revisions_and_ends_are_heeded)
{
	struct audit_span spans[3] = {minutely(hour, minute(3)), minutely(minute(3), minute(6)),
				      minutely(minute(6), minute(9))};
	ms_t slots[] = {minute(1), minute(2), minute(4)};

	spans[0].start_at = minute(1);
	spans[1].start_at = minute(4);
	spans[1].end_at = minute(4);
	spans[2].fires = false;
	CHECK(audit_ledger(spans, 3, slots, 3, NULL, 0).fault == AUDIT_OK);
}
