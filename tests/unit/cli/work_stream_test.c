/* Pieces of a log end between two characters; outputs have their types. */

#include "base/limits.h"
#include "base/macros.h"
#include "cli/work/outputs.h"
#include "cli/work/stream.h"
#include "test.h"

TEST(a_piece_ends_before_a_character_that_has_only_begun)
{
	static const struct {
		int line;
		struct str text;
		size_t whole;
	} rows[] = {
		{__LINE__, STR_INIT(""), 0},
		{__LINE__, STR_INIT("abc"), 3},
		{__LINE__, STR_INIT("a\xc3\xa4"), 3},
		{__LINE__, STR_INIT("a\xc3"), 1},
		{__LINE__, STR_INIT("\xc3"), 0},
		{__LINE__, STR_INIT("\xe2\x82\xac"), 3},
		{__LINE__, STR_INIT("a\xe2\x82"), 1},
		{__LINE__, STR_INIT("\xf0\x9f\x92"), 0},
		{__LINE__, STR_INIT("\xf0\x9f\x92\xa9"), 4},
		/* What is no UTF-8 is not waited for. */
		{__LINE__, STR_INIT("\x80\x80\x80\x80"), 4},
		{__LINE__, STR_INIT("a\x80"), 2},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, stream_whole(rows[i].text) == rows[i].whole);
}

TEST(no_more_is_kept_than_a_log_may_have)
{
	static char much[64 * 1024];
	struct work_lease lease = {0};
	struct work_stream s;

	memset(much, 'x', sizeof(much));
	stream_init(&s, &lease);
	for (int i = 0; i < 100; i++)
		stream_add(&s, i % 2 == 0 ? LOG_STDOUT : LOG_STDERR, str_of(much, sizeof(much)));
	CHECK(s.waiting[LOG_STDOUT].n + s.waiting[LOG_STDERR].n == LIMIT_LOG + 1);
	stream_release(&s);
}

TEST(a_file_has_its_type_by_its_name)
{
	CHECK(strcmp(outputs_type(STR("a.csv")), "text/csv") == 0);
	CHECK(strcmp(outputs_type(STR("a.json")), "application/json") == 0);
	CHECK(strcmp(outputs_type(STR("a")), "application/octet-stream") == 0);
}
