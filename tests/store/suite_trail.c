/* The audit log. */

#include "store/trail.h"
#include "suite.h"

static const struct caller nobody = {.actor = {.kind = ACTOR_SYSTEM}};

/* Rows that follow one another, of one per day. */
static void add_rows(struct suite *u, int n)
{
	struct trail_end end;

	suite_begin(u);
	for (int i = 0; i < n; i++) {
		struct buf head CLEANUP(buf_release) = BUF_INIT(1024);
		const struct trail_entry entry = {
			.caller = &nobody, .action = "made.up", .object = {.kind = "thing"}};
		struct trail_row row;

		OK(u, store_trail_end(u->s, &end, &u->err));
		row = (struct trail_row){.seq = end.seq + 1,
					 .at = u->now,
					 .namespace = u->namespace,
					 .change = STR("}")};
		trail_write_head(&head, row.seq, row.at, &entry);
		row.head = buf_str(&head);
		trail_hash(row.hash, end.hash, row.head, row.change);
		OK(u, store_trail_add(u->s, &row, &u->err));
		u->now += MS_DAY;
	}
	suite_commit(u);
}

static size_t list(struct suite *u, struct trail_ask ask, struct trail_row **out)
{
	size_t n;

	OK(u, store_trail_list(u->s, &u->a, &ask, out, &n, &u->err));
	return n;
}

static void check_proved(struct suite *u, int64_t first, int64_t n)
{
	struct trail_proof p = {.from_end = true};
	struct trail_row *rows;
	size_t got = list(u, (struct trail_ask){0, INT64_MAX, false, 100}, &rows);

	OK(u, store_trail_anchor(u->s, &p.end, &u->err));
	for (size_t i = 0; i < got; i++)
		OK(u, trail_prove(&p, &rows[i], &u->err));
	CHECK(p.n == n && (n == 0 || p.first == first));
}

TEST(rows_are_read_in_both_directions_with_the_hash_before_each)
{
	struct suite u;
	struct trail_row *rows;
	struct trail_end end;

	suite_open(&u);
	OK(&u, store_trail_end(u.s, &end, &u.err));
	CHECK(end.seq == 0 && end.hash[0] == 0);
	add_rows(&u, 5);
	suite_reopen(&u);
	CHECK(list(&u, (struct trail_ask){0, INT64_MAX, false, 9}, &rows) == 5);
	CHECK(rows[0].seq == 1 && rows[0].namespace == u.namespace && rows[0].at == SUITE_NOW);
	CHECK(memcmp(rows[3].previous, rows[2].hash, TRAIL_HASH) == 0);
	CHECK(list(&u, (struct trail_ask){0, 5, true, 2}, &rows) == 2);
	CHECK(rows[0].seq == 4 && rows[1].seq == 3);
	CHECK(list(&u, (struct trail_ask){3, INT64_MAX, false, 9}, &rows) == 2);
	OK(&u, store_trail_end(u.s, &end, &u.err));
	CHECK(end.seq == 5 && memcmp(end.hash, rows[1].hash, TRAIL_HASH) == 0);
	check_proved(&u, 1, 5);
	suite_close(&u);
}

static size_t prune(struct suite *u, ms_t before_at, size_t most)
{
	size_t n;

	suite_begin(u);
	OK(u, store_trail_prune(u->s, before_at, most, &n, &u->err));
	suite_commit(u);
	return n;
}

TEST(what_is_left_of_a_pruned_log_is_proved_from_its_anchor)
{
	struct suite u;
	struct trail_end anchor;

	suite_open(&u);
	CHECK(prune(&u, MS_NEVER, 9) == 0);
	add_rows(&u, 6);
	CHECK(prune(&u, SUITE_NOW, 9) == 0);
	CHECK(prune(&u, SUITE_NOW + 3 * MS_DAY, 2) == 2);
	check_proved(&u, 3, 4);
	CHECK(prune(&u, SUITE_NOW + 3 * MS_DAY, 9) == 1);
	OK(&u, store_trail_anchor(u.s, &anchor, &u.err));
	CHECK(anchor.seq == 3);
	check_proved(&u, 4, 3);
	CHECK(prune(&u, MS_NEVER, 9) == 2);
	CHECK(prune(&u, MS_NEVER, 9) == 0);
	check_proved(&u, 6, 1);
	add_rows(&u, 1);
	check_proved(&u, 6, 2);
	suite_close(&u);
}

TEST(a_row_that_is_younger_than_one_before_it_is_pruned_no_sooner)
{
	struct suite u;

	suite_open(&u);
	add_rows(&u, 2);
	u.now = SUITE_NOW - 9 * MS_DAY;
	add_rows(&u, 2);
	CHECK(prune(&u, SUITE_NOW - MS_DAY, 9) == 0);
	CHECK(prune(&u, SUITE_NOW + MS_DAY, 9) == 1);
	check_proved(&u, 2, 3);
	suite_close(&u);
}

TEST(a_row_of_a_turn_that_is_rolled_back_is_not_there)
{
	struct suite u;
	struct trail_end end;
	struct trail_row row = {
		.seq = 1, .at = SUITE_NOW, .head = STR("{\"seq\":1"), .change = STR("}")};

	suite_open(&u);
	suite_begin(&u);
	OK(&u, store_trail_add(u.s, &row, &u.err));
	store_rollback(u.s);
	OK(&u, store_trail_end(u.s, &end, &u.err));
	CHECK(end.seq == 0);
	suite_close(&u);
}
