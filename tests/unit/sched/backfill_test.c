#include "sched/backfill.h"

#include "test.h"

static const ms_t ten = 1764064800000; /* 2025-11-25T10:00:00Z */

/* Minutes from ten o'clock. */
static ms_t at(int minute)
{
	return ten + minute * MS_MINUTE;
}

static struct audit_span span_of(const char *cron, ms_t from, ms_t to)
{
	struct audit_span s = {.from_at = from,
			       .to_at = to,
			       .fires = true,
			       .start_at = AT_NONE,
			       .end_at = AT_NONE};
	struct err err = {0};

	recur_init(&s.recur, &zone_utc, CRON_DST_VIXIE);
	CHECK(recur_add_cron(&s.recur, str_z(cron), &cron_native, &err) == RC_OK);
	return s;
}

static struct gap gap_of(int from, int to, int64_t count)
{
	return (struct gap){.from_at = at(from),
			    .to_at = at(to),
			    .count = count,
			    .reason = GAP_OVERLAP,
			    .decided_at = at(to) + 1};
}

TEST(what_is_taken_and_what_is_left_are_the_gap)
{
	static const struct {
		int line, from, to;
		int64_t taken, left, right;
	} rows[] = {
		{__LINE__, 0, 59, 10, 0, 0}, {__LINE__, 10, 19, 10, 0, 0},
		{__LINE__, 0, 10, 1, 0, 9},  {__LINE__, 19, 59, 1, 9, 0},
		{__LINE__, 12, 14, 3, 2, 5}, {__LINE__, 0, 9, 0, 0, 0},
		{__LINE__, 20, 59, 0, 0, 0},
	};
	const struct audit_span minutes = span_of("* * * * *", ten, MS_NEVER);
	const struct gap gap = gap_of(10, 19, 10);
	struct arena a = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct backfill_plan p;
		int64_t rest = 0;

		backfill_plan(&a, &minutes, 1, &gap, 1, at(rows[i].from), at(rows[i].to), 100, &p);
		CHECK_ROW(rows[i].line, p.count == rows[i].taken);
		CHECK_ROW(rows[i].line, (int64_t)p.n_slots == rows[i].taken);
		CHECK_ROW(rows[i].line, p.n_cuts == (rows[i].taken != 0 ? 1 : 0));
		for (size_t k = 0; p.n_cuts != 0 && k < p.cuts[0].n_rests; k++) {
			CHECK_ROW(rows[i].line, p.cuts[0].rests[k].reason == GAP_OVERLAP);
			CHECK_ROW(rows[i].line, p.cuts[0].rests[k].decided_at == gap.decided_at);
			rest += p.cuts[0].rests[k].count;
		}
		CHECK_ROW(rows[i].line, rest == rows[i].left + rows[i].right);
	}
	arena_release(&a);
}

TEST(rests_begin_and_end_with_slots)
{
	const struct audit_span fives = span_of("*/5 * * * *", ten, MS_NEVER);
	const struct gap gap = gap_of(10, 40, 7);
	struct arena a = {0};
	struct backfill_plan p;

	backfill_plan(&a, &fives, 1, &gap, 1, at(18), at(27), 100, &p);
	CHECK(p.count == 2 && p.slots[0] == at(20) && p.slots[1] == at(25));
	CHECK(p.n_cuts == 1 && p.cuts[0].n_rests == 2);
	CHECK(p.cuts[0].rests[0].from_at == at(10) && p.cuts[0].rests[0].to_at == at(15));
	CHECK(p.cuts[0].rests[1].from_at == at(30) && p.cuts[0].rests[1].to_at == at(40));
	/* A span between two slots of the gap takes none of it. */
	backfill_plan(&a, &fives, 1, &gap, 1, at(21), at(24), 100, &p);
	CHECK(p.count == 0 && p.n_cuts == 0);
	arena_release(&a);
}

TEST(more_slots_than_are_listed_are_counted)
{
	const struct audit_span minutes = span_of("* * * * *", ten, MS_NEVER);
	const struct gap gaps[] = {gap_of(1, 10, 10), gap_of(20, 29, 10)};
	struct arena a = {0};
	struct backfill_plan p;

	backfill_plan(&a, &minutes, 1, gaps, 2, ten, at(60), 12, &p);
	CHECK(p.count == 20 && p.n_slots == 12 && p.slots[11] == at(21));
	arena_release(&a);
}

TEST(each_gap_is_counted_by_the_definition_of_its_time)
{
	struct audit_span spans[] = {span_of("* * * * *", ten, at(30)),
				     span_of("*/10 * * * *", at(30), at(100)),
				     span_of("* * * * *", at(100), MS_NEVER)};
	const struct gap gaps[] = {gap_of(20, 29, 10), gap_of(30, 50, 3)};
	struct arena a = {0};
	struct backfill_plan p;

	spans[1].end_at = at(40);
	spans[2].fires = false;
	backfill_plan(&a, spans, 3, gaps, 2, at(25), at(200), 100, &p);
	CHECK(p.count == 7 && p.n_cuts == 2 && p.slots[5] == at(30) && p.slots[6] == at(40));
	CHECK(p.cuts[0].n_rests == 1 && p.cuts[0].rests[0].count == 5);
	CHECK(p.cuts[1].n_rests == 0);
	arena_release(&a);
}
