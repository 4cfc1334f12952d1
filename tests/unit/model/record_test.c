/* Pieces of logs, and names of outputs. */

#include "base/limits.h"
#include "base/macros.h"
#include "model/record.h"
#include "test.h"

TEST(a_piece_is_read_with_its_stream_and_number)
{
	struct arena a = {0};
	struct record_order o = {0};
	struct err err = {0};

	CHECK(log_order_parse(&a,
			      STR("{\"lease_token\":\"00000000000000ff\",\"stream\":\"stderr\","
				  "\"text\":\"a\\n\",\"sequence\":3}"),
			      &o, &err) == RC_OK);
	CHECK(o.claim.token == 255 && o.piece.stream == LOG_STDERR && o.piece.sequence == 3);
	CHECK(str_eq(o.piece.text, STR("a\n")));
	arena_release(&a);
}

TEST(a_piece_that_lacks_something_is_refused_by_name)
{
	static const struct {
		int line;
		struct str body;
		const char *code, *field;
	} rows[] = {
		{__LINE__, STR_INIT("{\"text\":\"x\",\"sequence\":1}"), "missing_field",
		 "lease_token"},
		{__LINE__, STR_INIT("{\"lease_token\":\"x\",\"sequence\":1}"), "missing_field",
		 "text"},
		{__LINE__, STR_INIT("{\"lease_token\":\"x\",\"text\":\"x\"}"), "missing_field",
		 "sequence"},
		{__LINE__, STR_INIT("{\"lease_token\":\"x\",\"text\":\"x\",\"sequence\":0}"),
		 "invalid_value", "sequence"},
		{__LINE__, STR_INIT("{\"stream\":\"stdlog\"}"), "invalid_value", "stream"},
		{__LINE__, STR_INIT("{\"steam\":\"stdout\"}"), "unknown_field", "steam"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct record_order o = {0};
		struct err err = {0};

		CHECK_ROW(rows[i].line, log_order_parse(&a, rows[i].body, &o, &err) == RC_INVALID);
		CHECK_ROW(rows[i].line, strcmp(err.code, rows[i].code) == 0);
		CHECK_ROW(rows[i].line, strcmp(err.field, rows[i].field) == 0);
		arena_release(&a);
	}
}

TEST(a_repetition_and_what_follows_a_cut_are_not_kept)
{
	const struct log_tally seen = {.sequence = 5, .size = 10, .pieces = 2};
	const struct log_tally cut = {.sequence = 5, .size = LIMIT_LOG, .is_cut = true};
	struct log_piece repeated = {.sequence = 5, .text = STR("x")};
	struct log_piece next = {.sequence = 6, .text = STR("x")};

	CHECK(!log_fit(&seen, &repeated));
	CHECK(log_fit(&seen, &next) && !next.is_cut && next.text.n == 1);
	CHECK(!log_fit(&cut, &next));
}

TEST(a_log_is_cut_between_two_characters)
{
	const struct log_tally nearly = {.sequence = 1, .size = LIMIT_LOG - 4, .pieces = 1};
	struct log_piece exact = {.sequence = 2, .text = STR("abcd")};
	struct log_piece over = {.sequence = 2, .text = STR("ab\xc3\xa4\xc3\xa4")};
	struct log_piece split = {.sequence = 2, .text = STR("abc\xc3\xa4")};

	CHECK(log_fit(&nearly, &exact) && !exact.is_cut && exact.text.n == 4);
	CHECK(log_fit(&nearly, &over) && over.is_cut && over.text.n == 4);
	CHECK(log_fit(&nearly, &split) && split.is_cut && split.text.n == 3);
}

TEST(a_log_of_too_many_pieces_is_cut_too)
{
	const struct log_tally many = {.sequence = 1, .pieces = LIMIT_LOG_PIECES - 1};
	struct log_piece last = {.sequence = 2, .text = STR("abcd")};

	CHECK(log_fit(&many, &last) && last.is_cut && last.text.n == 4);
}

TEST(an_output_has_a_name_that_can_be_a_files)
{
	static const struct {
		int line;
		struct str name;
		bool is_good;
	} rows[] = {
		{__LINE__, STR_INIT("plot.png"), true}, {__LINE__, STR_INIT("a_B-9"), true},
		{__LINE__, STR_INIT(""), false},	{__LINE__, STR_INIT(".."), false},
		{__LINE__, STR_INIT(".hidden"), false}, {__LINE__, STR_INIT("a/b"), false},
		{__LINE__, STR_INIT("a b"), false},	{__LINE__, STR_INIT("a\0b"), false},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct err err = {0};

		CHECK_ROW(rows[i].line,
			  (output_check_name(rows[i].name, &err) == RC_OK) == rows[i].is_good);
	}
}
