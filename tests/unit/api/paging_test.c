#include "test.h"

#include "api/paging.h"
#include "api/query.h"
#include "api/request.h"
#include "base/limits.h"
#include "base/macros.h"

static struct request request_with(const char *query)
{
	return (struct request){.query = str_z(query)};
}

TEST(a_cursor_gives_back_the_key_that_it_holds)
{
	static const int64_t keys[] = {1, 2, 63, 64, 1000000007, INT64_MAX - 1, INT64_MAX};

	for (size_t i = 0; i < COUNTOF(keys); i++) {
		char text[CURSOR_TEXT];
		int64_t key = 0;

		CHECK(cursor_parse(cursor_print(text, keys[i]), &key));
		CHECK(key == keys[i]);
	}
}

TEST(what_is_no_cursor_is_refused)
{
	static const char *const texts[] = {"",
					    "1",
					    "AAAAAAAAAAA",
					    "AAAAAAAAAA",
					    "AAAAAAAAAAB=",
					    "AAAAAAAAA+B",
					    "___________",
					    "IAAAAAAAAAA"};

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		int64_t key = 7;

		CHECK(!cursor_parse(str_z(texts[i]), &key));
		CHECK(key == 7);
	}
}

TEST(pages_are_bounded_and_a_bad_bound_is_named)
{
	static const struct {
		int line;
		const char *query;
		int64_t limit, offset;
		const char *field; /* NULL: accepted */
	} rows[] = {
		{__LINE__, "", 100, 0, NULL},
		{__LINE__, "limit=&offset=", 100, 0, NULL},
		{__LINE__, "limit=1", 1, 0, NULL},
		{__LINE__, "limit=1000&offset=5", 1000, 5, NULL},
		{__LINE__, "utm_source=x&limit=7&limit=8", 7, 0, NULL},
		{__LINE__, "limit=%31%30", 10, 0, NULL},
		{__LINE__, "limit=0", 0, 0, "limit"},
		{__LINE__, "limit=1001", 0, 0, "limit"},
		{__LINE__, "limit=ten", 0, 0, "limit"},
		{__LINE__, "limit=1.5", 0, 0, "limit"},
		{__LINE__, "offset=-1", 0, 0, "offset"},
		{__LINE__, "offset=99999999999999999999", 0, 0, "offset"},
		{__LINE__, "cursor=nonsense", 0, 0, "cursor"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct request rq = request_with(rows[i].query);
		struct page page = {0};
		struct err err = {0};
		enum rc rc = paging_read(&rq, &page, &err);

		CHECK_ROW(rows[i].line, rc == (rows[i].field != NULL ? RC_INVALID : RC_OK));
		CHECK_ROW(rows[i].line, page.limit == rows[i].limit);
		CHECK_ROW(rows[i].line, page.offset == rows[i].offset);
		check_text(rows[i].line, "field", err.field, strlen(err.field),
			   rows[i].field != NULL ? rows[i].field : "");
		arena_release(&rq.arena);
	}
}

/* A made-up list of `total` rows with the keys total … 1, as the store gives it. */
static size_t list(int64_t total, const struct page *p, int64_t *first_key)
{
	int64_t top = (p->before != 0 ? p->before - 1 : total) - p->offset;

	*first_key = top;
	return top <= 0 ? 0 : (size_t)(top < p->limit ? top : p->limit);
}

/* Walks one page; returns how many rows it showed. */
static int64_t show(int64_t total, const struct page *p, size_t bytes_a_row, int64_t *last_out,
		    struct page_walk *w)
{
	int64_t n = 0;

	*w = page_walk_over(p);
	while (page_walk_goes_on(w)) {
		int64_t first;
		size_t got = list(total, &w->ask, &first);
		size_t fit = page_walk_fit(w, got);

		CHECK(n == 0 || first == *last_out - 1);
		CHECK(w->ask.no_total == (n != 0));
		*last_out = first - (int64_t)fit + 1;
		n += (int64_t)fit;
		page_walk_shown(w, got, fit, *last_out, (size_t)n * bytes_a_row);
	}
	return n;
}

TEST(a_walk_shows_the_page_and_knows_whether_there_is_a_next_one)
{
	static const struct {
		int line;
		int64_t total, limit, offset, want;
		bool more;
	} rows[] = {
		{__LINE__, 0, 100, 0, 0, false},       {__LINE__, 1, 1, 0, 1, false},
		{__LINE__, 2, 1, 0, 1, true},	       {__LINE__, 100, 100, 0, 100, false},
		{__LINE__, 101, 100, 0, 100, true},    {__LINE__, 1000, 1000, 0, 1000, false},
		{__LINE__, 1001, 1000, 0, 1000, true}, {__LINE__, 250, 1000, 0, 250, false},
		{__LINE__, 250, 1000, 60, 190, false}, {__LINE__, 250, 130, 60, 130, true},
		{__LINE__, 10, 100, 10, 0, false},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct page page = {.limit = rows[i].limit, .offset = rows[i].offset};
		struct page_walk w;
		int64_t last = 0;

		CHECK_ROW(rows[i].line, show(rows[i].total, &page, 1, &last, &w) == rows[i].want);
		CHECK_ROW(rows[i].line, w.more == rows[i].more);
		CHECK_ROW(rows[i].line, !w.more || w.ask.before == last);
	}
}

TEST(a_page_that_has_grown_large_ends_early_and_goes_on_behind_its_last_row)
{
	struct page page = {.limit = 1000};
	struct page_walk w;
	int64_t last = 0;

	CHECK(show(500, &page, PAGE_BYTES / 150, &last, &w) == 200);
	CHECK(w.more && w.ask.before == last);
	CHECK(last == 301);
}

TEST(a_bare_plus_in_a_time_is_its_offset)
{
	struct request rq = request_with("from=2024-03-01T02:00:00+02:00&to=2024-03-01");
	struct err err = {0};
	ms_t from = 0, to = 1;

	CHECK(query_time(&rq, "from", &from, &err) == RC_OK);
	CHECK(query_time(&rq, "to", &to, &err) == RC_OK);
	CHECK(from == to && from == 1709251200000);
	arena_release(&rq.arena);
}

TEST(a_parameter_over_its_bound_is_refused)
{
	struct buf query = BUF_INIT(2 * LIMIT_QUERY_VALUE);
	struct request rq = {0};
	struct str out = {0};
	struct err err = {0};

	buf_add_z(&query, "name=");
	for (int i = 0; i < LIMIT_QUERY_VALUE; i++)
		buf_add_c(&query, 'n');
	rq.query = buf_str(&query);
	CHECK(query_str(&rq, "name", &out, &err) == RC_OK && out.n == LIMIT_QUERY_VALUE);
	buf_add_c(&query, 'n');
	rq.query = buf_str(&query);
	CHECK(query_str(&rq, "name", &out, &err) == RC_INVALID);
	assert_string_equal(err.field, "name");
	arena_release(&rq.arena);
	buf_release(&query);
}

TEST(words_of_truth_are_true_and_false)
{
	struct request rq = request_with("a=true&b=0&c=yes");
	struct err err = {0};
	bool out = false;

	CHECK(query_bool(&rq, "a", &out, &err) == RC_OK && out);
	CHECK(query_bool(&rq, "b", &out, &err) == RC_OK && !out);
	CHECK(query_bool(&rq, "none", &out, &err) == RC_OK && !out);
	CHECK(query_bool(&rq, "c", &out, &err) == RC_INVALID);
	arena_release(&rq.arena);
}
