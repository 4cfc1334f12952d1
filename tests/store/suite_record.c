/* Logs and outputs: what attempts leave behind. */

#include "store/record.h"
#include "suite.h"

static struct log_piece piece(int attempt, int64_t sequence, const char *text)
{
	return (struct log_piece){
		.attempt = attempt, .sequence = sequence, .at = SUITE_NOW, .text = str_z(text)};
}

static void write_piece(struct suite *u, int64_t task, struct log_piece p)
{
	suite_begin(u);
	OK(u, store_log_add(u->s, task, &p, &u->err));
	suite_commit(u);
}

static size_t read_log(struct suite *u, struct log_ask ask, size_t most, struct log_piece **out)
{
	size_t n;

	OK(u, store_log_list(u->s, &u->a, &ask, most, out, &n, &u->err));
	return n;
}

TEST(a_log_is_read_in_the_order_of_attempts_and_sequences)
{
	struct suite u;
	struct task t, other;
	struct log_piece *got;

	suite_open(&u);
	t = suite_task(&u);
	other = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	suite_add(&u, &other, PLACE_READY);
	write_piece(&u, t.key, piece(2, 1, "c"));
	write_piece(&u, t.key, piece(1, 2, "a"));
	write_piece(&u, t.key, piece(1, 7, "b"));
	write_piece(&u, other.key, piece(1, 1, "not this one"));
	CHECK(read_log(&u, (struct log_ask){.task = t.key}, 9, &got) == 3);
	CHECK(suite_text_is(got[0].text, "a") && suite_text_is(got[1].text, "b"));
	CHECK(got[2].attempt == 2 && got[2].sequence == 1 && got[2].at == SUITE_NOW);
	CHECK(read_log(&u, (struct log_ask){.task = t.key}, 2, &got) == 2);
	suite_close(&u);
}

TEST(a_log_is_read_on_behind_a_piece_and_by_attempt)
{
	struct suite u;
	struct task t;
	struct log_piece *got;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	for (int attempt = 1; attempt <= 2; attempt++)
		for (int64_t sequence = 1; sequence <= 2; sequence++)
			write_piece(&u, t.key, piece(attempt, sequence, "x"));
	CHECK(read_log(&u, (struct log_ask){t.key, 0, 1, 1}, 9, &got) == 3);
	CHECK(got[0].attempt == 1 && got[0].sequence == 2);
	CHECK(read_log(&u, (struct log_ask){t.key, 0, 2, 2}, 9, &got) == 0);
	CHECK(read_log(&u, (struct log_ask){t.key, 2, 0, 0}, 9, &got) == 2);
	CHECK(got[0].attempt == 2);
	CHECK(read_log(&u, (struct log_ask){t.key, 1, 2, 1}, 9, &got) == 0);
	CHECK(read_log(&u, (struct log_ask){t.key, 1, 1, 1}, 9, &got) == 1);
	suite_close(&u);
}

TEST(a_piece_is_there_once_and_counted)
{
	struct suite u;
	struct task t;
	struct log_tally tally;
	struct log_piece last = piece(1, 3, "de");

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_log_tally(u.s, t.key, 1, &tally, &u.err));
	CHECK(tally.sequence == 0 && tally.size == 0 && tally.pieces == 0 && !tally.is_cut);
	write_piece(&u, t.key, piece(1, 1, "abc"));
	suite_begin(&u);
	REFUSED(&u,
		store_log_add(u.s, t.key, &(struct log_piece){.attempt = 1, .sequence = 1}, &u.err),
		RC_CONFLICT, "piece_known");
	suite_commit(&u);
	last.is_cut = true;
	write_piece(&u, t.key, last);
	OK(&u, store_log_tally(u.s, t.key, 1, &tally, &u.err));
	CHECK(tally.sequence == 3 && tally.size == 5 && tally.pieces == 2 && tally.is_cut);
	OK(&u, store_log_tally(u.s, t.key, 2, &tally, &u.err));
	CHECK(tally.pieces == 0);
	suite_close(&u);
}

static void put(struct suite *u, int64_t task, const char *name, struct str body)
{
	struct output o = {.name = str_z(name),
			   .type = STR("image/png"),
			   .attempt = 1,
			   .at = u->now,
			   .size = (int64_t)body.n,
			   .body = body};

	suite_begin(u);
	OK(u, store_output_put(u->s, task, &o, &u->err));
	suite_commit(u);
}

TEST(an_output_keeps_its_bytes_and_a_later_one_replaces_it)
{
	struct suite u;
	struct task t;
	struct output o, *list;
	size_t n;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	REFUSED(&u, store_output_find(u.s, &u.a, t.key, STR("plot"), &o, &u.err), RC_NOT_FOUND,
		"not_found");
	put(&u, t.key, "plot", STR("first"));
	put(&u, t.key, "plot", STR("a\0\xff"));
	put(&u, t.key, "empty", STR(""));
	OK(&u, store_output_find(u.s, &u.a, t.key, STR("plot"), &o, &u.err));
	CHECK(o.size == 3 && str_eq(o.body, STR("a\0\xff")) && suite_text_is(o.type, "image/png"));
	OK(&u, store_output_list(u.s, &u.a, t.key, &list, &n, &u.err));
	CHECK(n == 2 && suite_text_is(list[0].name, "empty") && list[0].size == 0);
	CHECK(suite_text_is(list[1].name, "plot") && list[1].size == 3);
	suite_close(&u);
}

TEST(logs_and_outputs_go_with_their_task)
{
	struct suite u;
	struct task t, newest;
	struct log_piece *got;
	struct output *outputs;
	struct log_tally tally;
	size_t n;
	bool more;

	suite_open(&u);
	t = suite_task(&u);
	newest = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	suite_add(&u, &newest, PLACE_READY);
	write_piece(&u, t.key, piece(1, 1, "a"));
	put(&u, t.key, "o", STR("x"));
	suite_stop(&u, t.key, TASK_CANCELLED);
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1);
	CHECK(read_log(&u, (struct log_ask){.task = t.key}, 9, &got) == 0);
	OK(&u, store_log_tally(u.s, t.key, 1, &tally, &u.err));
	CHECK(tally.pieces == 0);
	OK(&u, store_output_list(u.s, &u.a, t.key, &outputs, &n, &u.err));
	CHECK(n == 0);
	suite_close(&u);
}
