/* Gaps, revisions, slots. */

#include "suite.h"

static void add_gap(struct suite *u, const struct schedule *sch, struct gap g, ms_t after)
{
	suite_begin(u);
	OK(u, store_gap_add(u->s, sch->key, &g, after, &u->err));
	suite_commit(u);
}

static struct gap gap_of(ms_t from, ms_t to, int64_t count, enum gap_reason reason)
{
	return (struct gap){.from_at = from,
			    .to_at = to,
			    .count = count,
			    .reason = reason,
			    .decided_at = to + 1};
}

struct gaps {
	struct gap *items;
	size_t n;
};

static struct gaps gaps_between(struct suite *u, const struct schedule *sch, ms_t from, ms_t to,
				size_t most)
{
	const struct slot_span span = {from, to, most};
	struct gaps g;

	OK(u, store_gap_list(u->s, &u->a, sch->key, span, &g.items, &g.n, &u->err));
	return g;
}

TEST(a_gap_grows_while_its_reason_lasts)
{
	struct suite u;
	struct schedule sch;
	struct gaps g;

	suite_open(&u);
	sch = suite_schedule(&u);
	add_gap(&u, &sch, gap_of(100, 100, 1, GAP_OVERLAP), 90);
	add_gap(&u, &sch, gap_of(110, 130, 3, GAP_OVERLAP), 100);
	g = gaps_between(&u, &sch, 0, 1000, 10);
	CHECK(g.n == 1 && g.items[0].from_at == 100 && g.items[0].to_at == 130);
	CHECK(g.items[0].count == 4 && g.items[0].decided_at == 131);
	CHECK(g.items[0].reason == GAP_OVERLAP);
	suite_close(&u);
}

TEST(another_reason_or_another_predecessor_begins_another_gap)
{
	struct suite u;
	struct schedule sch, other;
	struct gaps g;

	suite_open(&u);
	sch = suite_schedule(&u);
	other = suite_schedule(&u);
	add_gap(&u, &sch, gap_of(100, 100, 1, GAP_OVERLAP), AT_NONE);
	add_gap(&u, &sch, gap_of(110, 110, 1, GAP_PAUSED), 100);
	add_gap(&u, &sch, gap_of(130, 130, 1, GAP_PAUSED), 120);
	add_gap(&u, &other, gap_of(140, 140, 1, GAP_PAUSED), 130);
	g = gaps_between(&u, &sch, 0, 1000, 10);
	CHECK(g.n == 3 && g.items[0].to_at == 100 && g.items[1].to_at == 110 &&
	      g.items[2].from_at == 130);
	g = gaps_between(&u, &other, 0, 1000, 10);
	CHECK(g.n == 1 && g.items[0].from_at == 140);
	suite_close(&u);
}

TEST(a_task_in_between_ends_a_gap)
{
	struct suite u;
	struct schedule sch;
	struct task t;

	suite_open(&u);
	sch = suite_schedule(&u);
	add_gap(&u, &sch, gap_of(100, 100, 1, GAP_OVERLAP), AT_NONE);
	t = suite_slot(&u, &sch, 110);
	suite_add(&u, &t, PLACE_READY);
	add_gap(&u, &sch, gap_of(120, 120, 1, GAP_OVERLAP), 100);
	CHECK(gaps_between(&u, &sch, 0, 1000, 10).n == 2);
	suite_close(&u);
}

static void add_revision(struct suite *u, const struct schedule *sch, ms_t since)
{
	suite_begin(u);
	OK(u, store_revision_add(u->s, sch, since, &u->err));
	suite_commit(u);
}

TEST(another_definition_ends_a_gap)
{
	static const struct {
		int line;
		ms_t since;
		size_t gaps;
	} rows[] = {
		{__LINE__, 100, 1}, /* the gap's own last slot is of this one already */
		{__LINE__, 101, 2},
		{__LINE__, 110, 2},
		{__LINE__, 111, 1}, /* only what comes behind is of this one */
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct suite u;
		struct schedule sch;

		suite_open(&u);
		sch = suite_schedule(&u);
		add_gap(&u, &sch, gap_of(100, 100, 1, GAP_PAUSED), AT_NONE);
		add_revision(&u, &sch, rows[i].since);
		add_gap(&u, &sch, gap_of(110, 110, 1, GAP_PAUSED), 100);
		CHECK_ROW(rows[i].line, gaps_between(&u, &sch, 0, 1000, 10).n == rows[i].gaps);
		suite_close(&u);
	}
}

TEST(a_gap_is_cut_to_its_rests)
{
	const struct gap gap = gap_of(100, 200, 11, GAP_PAUSED);
	const struct gap rests[] = {gap_of(100, 120, 3, GAP_PAUSED),
				    gap_of(160, 200, 5, GAP_PAUSED)};
	struct suite u;
	struct schedule sch, other;
	struct gaps g;

	suite_open(&u);
	sch = suite_schedule(&u);
	other = suite_schedule(&u);
	add_gap(&u, &sch, gap, AT_NONE);
	add_gap(&u, &other, gap, AT_NONE);
	suite_begin(&u);
	OK(&u, store_gap_cut(u.s, sch.key, &gap, rests, 2, &u.err));
	CHECK(suite_got(&u, store_gap_cut(u.s, sch.key, &gap, NULL, 0, &u.err), RC_CONFLICT,
			"gap_changed"));
	suite_commit(&u);
	g = gaps_between(&u, &sch, 0, 1000, 10);
	CHECK(g.n == 2 && g.items[0].from_at == 100 && g.items[0].to_at == 120);
	CHECK(g.items[0].count == 3 && g.items[0].decided_at == rests[0].decided_at);
	CHECK(g.items[1].from_at == 160 && g.items[1].count == 5);
	suite_begin(&u);
	OK(&u, store_gap_cut(u.s, sch.key, &rests[1], NULL, 0, &u.err));
	suite_commit(&u);
	CHECK(gaps_between(&u, &sch, 0, 1000, 10).n == 1);
	CHECK(gaps_between(&u, &other, 0, 1000, 10).n == 1);
	suite_close(&u);
}

TEST(gaps_that_touch_a_span_are_listed)
{
	static const struct {
		int line;
		ms_t from, to;
		size_t most, n;
		ms_t first;
	} rows[] = {
		{__LINE__, 0, 99, 10, 0, 0},	   {__LINE__, 0, 100, 10, 1, 100},
		{__LINE__, 150, 150, 10, 1, 100},  {__LINE__, 200, 299, 10, 1, 100},
		{__LINE__, 201, 299, 10, 0, 0},	   {__LINE__, 200, 300, 10, 2, 100},
		{__LINE__, 350, 1000, 10, 2, 300}, {__LINE__, 0, 1000, 10, 3, 100},
		{__LINE__, 0, 1000, 2, 2, 100},	   {__LINE__, 501, 1000, 10, 0, 0},
	};
	struct suite u;
	struct schedule sch;

	suite_open(&u);
	sch = suite_schedule(&u);
	add_gap(&u, &sch, gap_of(100, 200, 5, GAP_PAUSED), AT_NONE);
	add_gap(&u, &sch, gap_of(300, 400, 5, GAP_OVERLAP), 200);
	add_gap(&u, &sch, gap_of(500, 500, 1, GAP_PAUSED), 400);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct gaps g = gaps_between(&u, &sch, rows[i].from, rows[i].to, rows[i].most);

		CHECK_ROW(rows[i].line, g.n == rows[i].n);
		CHECK_ROW(rows[i].line, g.n == 0 || g.items[0].from_at == rows[i].first);
	}
	suite_close(&u);
}

TEST(revisions_are_listed_oldest_first_and_the_last_word_counts)
{
	struct suite u;
	struct schedule sch, edit;
	struct revision *items;
	size_t n;

	suite_open(&u);
	sch = suite_schedule(&u);
	edit = sch;
	edit.rule = STR("1 * * * *");
	edit.timezone = STR("UTC");
	edit.status = SCHEDULE_DELETED;
	edit.start_at = 5;
	edit.end_at = 6;
	edit.policies.dst = CRON_DST_OCPS14;
	add_revision(&u, &edit, 200);
	add_revision(&u, &edit, 100);
	add_revision(&u, &sch, 100);
	OK(&u, store_revision_list(u.s, &u.a, sch.key, &items, &n, &u.err));
	CHECK(n == 2 && items[0].since_at == 100 && items[1].since_at == 200);
	CHECK(str_eq(items[0].rule, sch.rule) && str_eq(items[0].timezone, sch.timezone));
	CHECK(items[0].start_at == AT_NONE && items[0].end_at == AT_NONE);
	CHECK(items[0].status == SCHEDULE_ACTIVE && items[0].dst == CRON_DST_VIXIE);
	CHECK(str_eq(items[1].rule, edit.rule) && items[1].status == SCHEDULE_DELETED);
	CHECK(items[1].start_at == 5 && items[1].end_at == 6);
	CHECK(items[1].dst == CRON_DST_OCPS14);
	suite_close(&u);
}

TEST(slots_tell_what_became_of_them)
{
	struct suite u;
	struct schedule sch;
	struct task done, ready, later, by_hand;
	struct settlement st;
	struct claim c;
	struct slot *slots;
	size_t n;

	suite_open(&u);
	sch = suite_schedule(&u);
	done = suite_slot(&u, &sch, u.now - 20);
	ready = suite_slot(&u, &sch, u.now - 10);
	later = suite_slot(&u, &sch, u.now + 10);
	by_hand = suite_slot(&u, &sch, AT_NONE);
	by_hand.due_at = u.now + MS_DAY;
	suite_add(&u, &done, PLACE_READY);
	c = suite_claim_one(&u);
	st = suite_outcome(&u, &c);
	suite_settle(&u, &st);
	suite_add(&u, &later, PLACE_READY);
	suite_add(&u, &ready, PLACE_READY);
	suite_add(&u, &by_hand, PLACE_READY);
	OK(&u, store_slot_list(u.s, &u.a, sch.key, (struct slot_span){u.now - 20, u.now + 10, 10},
			       &slots, &n, &u.err));
	CHECK(n == 3);
	CHECK(uuid_eq(slots[0].task, done.id) && slots[0].scheduled_for == u.now - 20);
	CHECK(slots[0].state == TASK_COMPLETED && slots[0].due_at == AT_NONE);
	CHECK(uuid_eq(slots[1].task, ready.id) && slots[1].state == TASK_QUEUED);
	CHECK(slots[2].state == TASK_QUEUED && slots[2].due_at == u.now + 10);
	OK(&u, store_slot_list(u.s, &u.a, sch.key, (struct slot_span){u.now - 19, u.now + 9, 10},
			       &slots, &n, &u.err));
	CHECK(n == 1 && uuid_eq(slots[0].task, ready.id));
	OK(&u, store_slot_list(u.s, &u.a, sch.key, (struct slot_span){0, MS_NEVER - 1, 2}, &slots,
			       &n, &u.err));
	CHECK(n == 2 && uuid_eq(slots[1].task, ready.id));
	suite_close(&u);
}
