#include "test.h"

#include "api/native/ledger_span.h"
#include "base/macros.h"
#include "model/schedule.h"

static struct revision hourly = {.since_at = 0,
				 .status = SCHEDULE_ACTIVE,
				 .rule = STR_INIT("0 * * * *"),
				 .timezone = STR_INIT("UTC"),
				 .start_at = AT_NONE,
				 .end_at = AT_NONE};

static struct gap gap_of(ms_t from_hour, ms_t to_hour)
{
	return (struct gap){.from_at = from_hour * MS_HOUR,
			    .to_at = to_hour * MS_HOUR,
			    .count = to_hour - from_hour + 1,
			    .reason = GAP_PAUSED};
}

static void cut_one(struct gap *g, ms_t from, ms_t to, struct revision *revisions, size_t n,
		    struct ledger_span *out)
{
	struct zones *zones = zones_open(NULL);
	struct history h = {.revisions = revisions, .n = n, .zones = zones};
	struct err err = {0};

	*out = (struct ledger_span){.from = from, .to = to, .gaps = g, .n_gaps = 1};
	if (ledger_cut(out, &h, &err))
		fail_msg("%s", err.text);
	zones_close(zones);
}

TEST(a_gap_over_the_spans_ends_keeps_the_slots_within)
{
	static const struct {
		int line;
		ms_t from, to; /* minutes; the gap is 10:00 to 20:00 */
		int64_t count;
		ms_t first, last; /* hours */
	} rows[] = {
		{__LINE__, 0, 1440, 11, 10, 20},   {__LINE__, 600, 1200, 11, 10, 20},
		{__LINE__, 660, 1200, 10, 11, 20}, {__LINE__, 601, 1440, 10, 11, 20},
		{__LINE__, 0, 1199, 10, 10, 19},   {__LINE__, 630, 750, 2, 11, 12},
		{__LINE__, 660, 660, 1, 11, 11},   {__LINE__, 1200, 1440, 1, 20, 20},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct gap g = gap_of(10, 20);
		struct ledger_span l;

		cut_one(&g, rows[i].from * MS_MINUTE, rows[i].to * MS_MINUTE, &hourly, 1, &l);
		CHECK_ROW(rows[i].line, l.n_gaps == 1);
		CHECK_ROW(rows[i].line, g.count == rows[i].count);
		CHECK_ROW(rows[i].line, g.from_at == rows[i].first * MS_HOUR);
		CHECK_ROW(rows[i].line, g.to_at == rows[i].last * MS_HOUR);
	}
}

TEST(a_gap_without_a_slot_in_the_span_is_not_shown)
{
	struct gap g = gap_of(10, 20);
	struct ledger_span l;

	cut_one(&g, 10 * MS_HOUR + 1, 11 * MS_HOUR - 1, &hourly, 1, &l);
	CHECK(l.n_gaps == 0 && ledger_missed(&l) == 0);
}

TEST(slots_are_counted_as_the_revision_of_their_time_had_them)
{
	struct revision revisions[] = {hourly, hourly, hourly};
	struct gap g = {.from_at = 10 * MS_HOUR, .to_at = 20 * MS_HOUR, .count = 99};
	struct ledger_span l;

	revisions[1].since_at = 12 * MS_HOUR;
	revisions[1].rule = STR("*/30 * * * *");
	revisions[2].since_at = 14 * MS_HOUR;
	revisions[2].status = SCHEDULE_DELETED;
	cut_one(&g, 11 * MS_HOUR, 20 * MS_HOUR, revisions, COUNTOF(revisions), &l);
	/* 11:00; 12:00, 12:30, 13:00, 13:30; nothing. */
	CHECK(g.count == 5);
	CHECK(g.from_at == 11 * MS_HOUR && g.to_at == 13 * MS_HOUR + 30 * MS_MINUTE);
	revisions[1].end_at = 12 * MS_HOUR + 30 * MS_MINUTE;
	g = (struct gap){.from_at = 10 * MS_HOUR, .to_at = 20 * MS_HOUR, .count = 99};
	cut_one(&g, 11 * MS_HOUR, 20 * MS_HOUR, revisions, COUNTOF(revisions), &l);
	CHECK(g.count == 3);
}

TEST(what_has_no_room_is_left_to_the_next_answer)
{
	struct slot slots[] = {{.scheduled_for = 1 * MS_HOUR},
			       {.scheduled_for = 2 * MS_HOUR},
			       {.scheduled_for = 9 * MS_HOUR}};
	struct gap gaps[] = {gap_of(3, 4), gap_of(6, 7), gap_of(8, 8)};
	struct ledger_span l = {.to = MS_DAY, .slots = slots, .gaps = gaps};

	l.n_slots = 3;
	l.n_gaps = 3;
	ledger_shorten(&l, 3);
	CHECK(l.next_from == MS_NEVER && l.n_slots == 3 && l.n_gaps == 3 && l.to == MS_DAY);
	ledger_shorten(&l, 2);
	CHECK(l.next_from == 8 * MS_HOUR && l.to == 8 * MS_HOUR - 1);
	CHECK(l.n_slots == 2 && l.n_gaps == 2 && ledger_missed(&l) == 4);
	ledger_shorten(&l, 1);
	CHECK(l.next_from == 2 * MS_HOUR && l.n_slots == 1 && l.n_gaps == 0);
}
