/* Idempotency keys, and answers at rest. */

#include "base/limits.h"
#include "base/macros.h"
#include "model/once.h"
#include "test.h"

TEST(a_key_is_a_string_in_quotes_or_bare)
{
	static const struct {
		int line;
		struct str header;
		const char *key; /* NULL: refused */
	} rows[] = {
		{__LINE__, STR_INIT("\"8e03978e-40d5\""), "8e03978e-40d5"},
		{__LINE__, STR_INIT("8e03978e-40d5"), "8e03978e-40d5"},
		{__LINE__, STR_INIT("  \"a b\"\t"), "a b"},
		{__LINE__, STR_INIT("\"a\\\"b\\\\c\""), "a\"b\\c"},
		{__LINE__, STR_INIT("a\"b"), "a\"b"},
		{__LINE__, STR_INIT("\"a\\nb\""), NULL},
		{__LINE__, STR_INIT("\"a"), NULL},
		{__LINE__, STR_INIT("\"a\\"), NULL},
		{__LINE__, STR_INIT("\"a\";b=1"), NULL},
		{__LINE__, STR_INIT("\"\""), NULL},
		{__LINE__, STR_INIT(""), NULL},
		{__LINE__, STR_INIT("\xc3\xa4"), NULL},
		{__LINE__, STR_INIT("a\tb"), NULL},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct str key = {0};
		enum rc rc = once_key_parse(&a, rows[i].header, &key, &err);

		CHECK_ROW(rows[i].line, (rc == RC_OK) == (rows[i].key != NULL));
		if (rc == RC_OK)
			check_text(rows[i].line, "key", key.p, key.n, rows[i].key);
		else
			assert_string_equal(err.code, "invalid_idempotency_key");
		arena_release(&a);
	}
}

TEST(a_key_is_as_long_as_its_limit_and_no_longer)
{
	char text[LIMIT_IDEMPOTENCY_KEY + 1];
	struct err err = {0};

	memset(text, 'k', sizeof(text));
	CHECK(once_key_check(str_of(text, sizeof(text) - 1), "key", &err) == RC_OK);
	CHECK(once_key_check(str_of(text, sizeof(text)), "key", &err) == RC_INVALID);
	assert_string_equal(err.field, "key");
}

TEST(no_two_lists_of_parts_have_one_digest)
{
	const struct str ab[] = {STR("ab"), STR("c")}, bc[] = {STR("a"), STR("bc")};
	struct once one = {0}, other = {0}, empty = {0};

	once_digest(one.name, ab, 2);
	once_digest(other.name, bc, 2);
	once_digest(empty.name, ab, 1);
	CHECK(memcmp(one.name, other.name, ONCE_DIGEST) != 0);
	CHECK(memcmp(one.name, empty.name, ONCE_DIGEST) != 0);
}

TEST(a_key_stands_for_one_request)
{
	struct once o = {.fingerprint = {1}};
	unsigned char first[ONCE_DIGEST] = {1};
	struct err err = {0};

	CHECK(once_check(&o, first, &err) == RC_OK);
	first[ONCE_DIGEST - 1] = 1;
	CHECK(once_check(&o, first, &err) == RC_UNPROCESSABLE);
	assert_string_equal(err.code, "idempotency_key_reused");
}

TEST(an_answer_comes_out_as_it_was_put_in)
{
	static const struct once_answer rows[] = {
		{201, STR_INIT("application/json"), STR_INIT("Location: /a\nX: y\n"),
		 STR_INIT("{\"a\":\"\n\n\"}")},
		{200, STR_INIT("text/plain"), STR_INIT(""), STR_INIT("\n\nbody")},
		{204, STR_INIT(""), STR_INIT(""), STR_INIT("")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct once_answer got;

		CHECK(once_unpack(once_pack(&a, &rows[i]), &got, &err) == RC_OK);
		CHECK(got.status == rows[i].status && str_eq(got.type, rows[i].type));
		CHECK(str_eq(got.lines, rows[i].lines) && str_eq(got.body, rows[i].body));
		arena_release(&a);
	}
}

TEST(an_answer_over_its_limit_is_not_packed)
{
	struct arena a = {0};
	struct str much =
		str_of(arena_alloc(&a, LIMIT_IDEMPOTENCY_ANSWER), LIMIT_IDEMPOTENCY_ANSWER);
	struct once_answer answer = {.status = 200, .body = much};

	CHECK(once_pack(&a, &answer).n == 0);
	answer.body.n -= STR("200\n\n\n").n;
	CHECK(once_pack(&a, &answer).n == LIMIT_IDEMPOTENCY_ANSWER);
	arena_release(&a);
}

TEST(what_is_no_answer_is_told)
{
	struct once_answer got;
	struct err err = {0};

	CHECK(once_unpack(STR("hello"), &got, &err) == RC_IO);
	assert_string_equal(err.code, "answer_broken");
}
