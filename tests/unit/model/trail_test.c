/* Rows of the audit log, as texts, lines and a chain. */

#include "base/limits.h"
#include "base/macros.h"
#include "model/token.h"
#include "model/trail.h"
#include "test.h"

enum { ROWS = 4 };

static const struct caller caller = {
	.actor = {ACTOR_TOKEN, STR_INIT("token_1"), STR_INIT("c\"i")},
	.request_id = STR_INIT("r1"),
};

/* A chain of rows and their texts. */
struct chain {
	struct arena a;
	struct trail_row rows[ROWS];
};

static void make(struct chain *k)
{
	static const unsigned char zeros[TRAIL_HASH];
	const unsigned char *previous = zeros;

	*k = (struct chain){0};
	for (int i = 0; i < ROWS; i++) {
		struct buf head CLEANUP(buf_release) = BUF_INIT(4096);
		struct buf change CLEANUP(buf_release) = BUF_INIT(4096);
		const struct trail_entry e = {.caller = &caller,
					      .namespace = STR("default"),
					      .action = "schedule.update",
					      .object = {"schedule", STR("schedule_1"), STR("n")},
					      .after = STR("{\"a\":\"previous\"}")};
		struct trail_row *row = &k->rows[i];

		*row = (struct trail_row){.seq = i + 1, .at = i * MS_SECOND, .namespace = 1};
		trail_write_head(&head, row->seq, row->at, &e);
		trail_write_change(&change, &e);
		row->head = str_dup(&k->a, buf_str(&head));
		row->change = str_dup(&k->a, buf_str(&change));
		memcpy(row->previous, previous, TRAIL_HASH);
		trail_hash(row->hash, row->previous, row->head, row->change);
		previous = row->hash;
	}
}

TEST(a_row_has_one_form)
{
	struct chain k;
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);

	make(&k);
	buf_add(&text, k.rows[1].head);
	buf_add(&text, k.rows[1].change);
	check_text(__LINE__, "text", text.p, text.n,
		   "{\"seq\":2,\"at\":\"1970-01-01T00:00:01Z\",\"namespace\":\"default\","
		   "\"actor\":{\"kind\":\"token\",\"id\":\"token_1\",\"name\":\"c\\\"i\"},"
		   "\"action\":\"schedule.update\",\"object\":{\"kind\":\"schedule\","
		   "\"id\":\"schedule_1\",\"name\":\"n\"},\"request_id\":\"r1\","
		   "\"after\":{\"a\":\"previous\"}}");
	arena_release(&k.a);
}

TEST(a_large_definition_is_told_by_its_size_and_digest)
{
	struct buf text CLEANUP(buf_release) = BUF_INIT(4096);
	struct arena a = {0};
	struct trail_entry e = {
		.before = str_of(arena_alloc(&a, LIMIT_TRAIL_VALUE + 1), LIMIT_TRAIL_VALUE + 1),
	};

	trail_write_change(&text, &e);
	CHECK(!text.failed && str_starts(buf_str(&text), STR(",\"before\":{\"omitted\":true,"
							     "\"bytes\":8193,\"sha256\":\"")));
	arena_release(&a);
}

static enum rc prove(const struct chain *k, size_t from, struct err *err)
{
	struct trail_proof p = {0};

	for (size_t i = from; i < ROWS; i++)
		if (trail_prove(&p, &k->rows[i], err))
			return err->rc;
	CHECK(p.n == (int64_t)(ROWS - from) && p.first == (int64_t)from + 1 && p.end.seq == ROWS);
	return RC_OK;
}

TEST(a_chain_is_proved_from_any_of_its_rows)
{
	struct chain k;
	struct err err = {0};

	make(&k);
	for (size_t from = 0; from < ROWS; from++)
		CHECK(prove(&k, from, &err) == RC_OK);
	arena_release(&k.a);
}

static void change_head(struct chain *k)
{
	struct str head = k->rows[1].head;
	char *p = str_dup_z(&k->a, head);

	p[head.n - 2] = 'x';
	k->rows[1].head = str_of(p, head.n);
}

static void change_hash(struct chain *k)
{
	k->rows[1].hash[5] ^= 1;
}

static void rewrite(struct chain *k)
{
	k->rows[1].change = STR("}");
	trail_hash(k->rows[1].hash, k->rows[1].previous, k->rows[1].head, k->rows[1].change);
}

static void remove_one(struct chain *k)
{
	k->rows[1] = k->rows[2];
}

static void swap(struct chain *k)
{
	struct trail_row row = k->rows[1];

	k->rows[1] = k->rows[2];
	k->rows[2] = row;
}

static void begin_anew(struct chain *k)
{
	k->rows[0].previous[0] = 1;
	trail_hash(k->rows[0].hash, k->rows[0].previous, k->rows[0].head, k->rows[0].change);
}

TEST(what_was_done_to_a_row_is_told_by_its_number)
{
	static const struct {
		int line;
		void (*harm)(struct chain *k);
		const char *text;
	} rows[] = {
		{__LINE__, change_head, "row 2 is not what its hash was made of"},
		{__LINE__, change_hash, "row 2 is not what its hash was made of"},
		{__LINE__, rewrite, "row 3 does not follow the row before it"},
		{__LINE__, remove_one, "row 2 is missing"},
		{__LINE__, swap, "row 2 is missing"},
		{__LINE__, begin_anew, "row 1 is not the beginning of the chain"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		struct chain k;

		make(&k);
		rows[i].harm(&k);
		CHECK_ROW(rows[i].line, prove(&k, 0, &err) == RC_CONFLICT);
		assert_string_equal(err.code, "chain_broken");
		check_text(rows[i].line, "text", err.text, strlen(err.text), rows[i].text);
		arena_release(&k.a);
	}
}

TEST(rows_of_one_namespace_are_proved_each_by_itself)
{
	struct trail_proof p = {.with_holes = true};
	struct chain k;
	struct err err = {0};

	make(&k);
	CHECK(trail_prove(&p, &k.rows[0], &err) == RC_OK);
	CHECK(trail_prove(&p, &k.rows[3], &err) == RC_OK);
	CHECK(trail_prove(&p, &k.rows[3], &err) == RC_CONFLICT);
	k.rows[3].seq++;
	k.rows[3].hash[0] ^= 1;
	CHECK(trail_prove(&p, &k.rows[3], &err) == RC_CONFLICT);
	arena_release(&k.a);
}

TEST(a_line_holds_all_that_a_proof_needs)
{
	struct chain k;
	struct err err = {0};
	struct trail_proof p = {0};

	make(&k);
	for (size_t i = 0; i < ROWS; i++) {
		struct buf line CLEANUP(buf_release) = BUF_INIT(4096);
		struct trail_row row;

		trail_write_line(&line, &k.rows[i]);
		CHECK(trail_read_line(buf_str(&line), &row, &err) == RC_OK);
		CHECK(row.seq == k.rows[i].seq);
		CHECK(memcmp(row.hash, k.rows[i].hash, TRAIL_HASH) == 0);
		CHECK(trail_prove(&p, &row, &err) == RC_OK);
	}
	CHECK(p.n == ROWS);
	arena_release(&k.a);
}

TEST(what_is_no_line_is_told)
{
	static const struct str rows[] = {STR_INIT(""), STR_INIT("{}"), STR_INIT("{\"seq\":1}")};
	struct err err = {0};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct trail_row row;

		CHECK(trail_read_line(rows[i], &row, &err) == RC_INVALID);
		assert_string_equal(err.code, "not_a_row");
	}
}

TEST(rows_are_chosen_by_who_did_what_to_which_when)
{
	static const struct {
		int line;
		struct trail_filter f;
		bool fits;
	} rows[] = {
		{__LINE__, {.until = MS_NEVER, .namespace = NAMESPACE_ALL}, true},
		{__LINE__, {.until = MS_NEVER, .namespace = 1}, true},
		{__LINE__, {.until = MS_NEVER, .namespace = 2}, false},
		{__LINE__, {STR_INIT("schedule.update"), .until = MS_NEVER, .namespace = 1}, true},
		{__LINE__, {STR_INIT("schedule"), .until = MS_NEVER, .namespace = 1}, true},
		{__LINE__, {STR_INIT("sched"), .until = MS_NEVER, .namespace = 1}, false},
		{__LINE__, {STR_INIT("schedule.create"), .until = MS_NEVER, .namespace = 1}, false},
		{__LINE__, {.object = STR_INIT("n"), .until = MS_NEVER, .namespace = 1}, true},
		{__LINE__,
		 {.object = STR_INIT("schedule_1"), .until = MS_NEVER, .namespace = 1},
		 true},
		{__LINE__,
		 {.object = STR_INIT("schedule"), .until = MS_NEVER, .namespace = 1},
		 false},
		{__LINE__, {.actor = STR_INIT("token"), .until = MS_NEVER, .namespace = 1}, true},
		{__LINE__, {.actor = STR_INIT("c\"i"), .until = MS_NEVER, .namespace = 1}, true},
		{__LINE__, {.actor = STR_INIT("n"), .until = MS_NEVER, .namespace = 1}, false},
		{__LINE__, {.since = 1000, .until = 1001, .namespace = 1}, true},
		{__LINE__, {.since = 1001, .until = MS_NEVER, .namespace = 1}, false},
		{__LINE__, {.until = 1000, .namespace = 1}, false},
	};
	struct chain k;

	make(&k);
	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};
		bool fits = false;

		CHECK_ROW(rows[i].line,
			  trail_fits(&k.a, &rows[i].f, &k.rows[1], &fits, &err) == RC_OK);
		CHECK_ROW(rows[i].line, fits == rows[i].fits);
	}
	arena_release(&k.a);
}
