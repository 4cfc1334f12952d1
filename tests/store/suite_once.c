/* Answers that are kept under idempotency keys. */

#include "store/once.h"
#include "suite.h"

static struct once_row row_of(struct suite *u, unsigned char name, const char *sealed)
{
	return (struct once_row){.name = {name},
				 .fingerprint = {7},
				 .expires_at = u->now + MS_DAY,
				 .sealed = str_z(sealed)};
}

static void add(struct suite *u, struct once_row row)
{
	suite_begin(u);
	OK(u, store_once_add(u->s, &row, u->now, &u->err));
	suite_commit(u);
}

TEST(an_answer_is_kept_until_its_time_is_over)
{
	struct suite u;
	struct once_row want, got;

	suite_open(&u);
	want = row_of(&u, 1, "box");
	REFUSED(&u, store_once_find(u.s, &u.a, want.name, u.now, &got, &u.err), RC_NOT_FOUND,
		"not_found");
	add(&u, want);
	add(&u, row_of(&u, 2, NULL));
	suite_reopen(&u);
	OK(&u, store_once_find(u.s, &u.a, want.name, want.expires_at - 1, &got, &u.err));
	CHECK(memcmp(got.name, want.name, ONCE_DIGEST) == 0 && got.fingerprint[0] == 7);
	CHECK(got.expires_at == want.expires_at && suite_text_is(got.sealed, "box"));
	OK(&u, store_once_find(u.s, &u.a, row_of(&u, 2, NULL).name, u.now, &got, &u.err));
	CHECK(got.sealed.n == 0);
	REFUSED(&u, store_once_find(u.s, &u.a, want.name, want.expires_at, &got, &u.err),
		RC_NOT_FOUND, "not_found");
	suite_close(&u);
}

TEST(a_key_is_free_again_when_its_time_is_over)
{
	struct suite u;
	struct once_row first, second, got;

	suite_open(&u);
	first = row_of(&u, 1, "first");
	add(&u, first);
	suite_begin(&u);
	second = row_of(&u, 1, "second");
	REFUSED(&u, store_once_add(u.s, &second, u.now, &u.err), RC_CONFLICT, "once_known");
	suite_commit(&u);
	u.now = first.expires_at;
	second = row_of(&u, 1, "second");
	add(&u, second);
	OK(&u, store_once_find(u.s, &u.a, second.name, u.now, &got, &u.err));
	CHECK(suite_text_is(got.sealed, "second"));
	suite_close(&u);
}

TEST(an_answer_of_a_turn_that_is_rolled_back_is_not_there)
{
	struct suite u;
	struct once_row row, got;

	suite_open(&u);
	row = row_of(&u, 1, "box");
	suite_begin(&u);
	OK(&u, store_once_add(u.s, &row, u.now, &u.err));
	OK(&u, store_once_find(u.s, &u.a, row.name, u.now, &got, &u.err));
	store_rollback(u.s);
	REFUSED(&u, store_once_find(u.s, &u.a, row.name, u.now, &got, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(old_answers_are_forgotten_in_slices)
{
	struct suite u;
	struct once_row got;
	size_t n;

	suite_open(&u);
	for (unsigned char i = 1; i <= 3; i++)
		add(&u, row_of(&u, i, "old"));
	u.now += MS_DAY;
	add(&u, row_of(&u, 4, "new"));
	suite_begin(&u);
	OK(&u, store_once_prune(u.s, u.now, 2, &n, &u.err));
	CHECK(n == 2);
	OK(&u, store_once_prune(u.s, u.now, 2, &n, &u.err));
	CHECK(n == 1);
	suite_commit(&u);
	OK(&u, store_once_find(u.s, &u.a, row_of(&u, 4, "").name, u.now, &got, &u.err));
	suite_close(&u);
}
