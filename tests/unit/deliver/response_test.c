#include "deliver/response.h"

#include "base/macros.h"
#include "test.h"

static void add_lines(struct response *r, const char *const *lines)
{
	response_init(r);
	for (; *lines != NULL; lines++)
		CHECK(response_add_line(r, str_z(*lines)));
}

static void check_field(int line, const struct response *r, const char *name, const char *want)
{
	struct str value = response_field(r, str_z(name));

	check_text(line, name, value.p, value.n, want);
}

TEST(a_field_is_found_in_any_case_and_trimmed)
{
	static const char *const lines[] = {"HTTP/1.1 503 Busy\r\n",
					    "retry-AFTER: \t 7 \r\n",
					    "Retry-After: 8\r\n",
					    "Location:\r\n",
					    "No colon here\r\n",
					    "X:y\n",
					    "\r\n",
					    NULL};
	struct response r;

	add_lines(&r, lines);
	check_field(__LINE__, &r, "Retry-After", "7");
	check_field(__LINE__, &r, "Location", "");
	check_field(__LINE__, &r, "x", "y");
	check_field(__LINE__, &r, "No colon here", "");
	check_field(__LINE__, &r, "Retry", "");
	response_release(&r);
}

TEST(trailers_are_no_part_of_the_head)
{
	static const char *const lines[] = {"HTTP/1.1 200 OK\r\n", "A: 1\r\n", "\r\n",
					    "Retry-After: 9\r\n",  "\r\n",     NULL};
	struct response r;

	add_lines(&r, lines);
	check_text(__LINE__, "head", r.head.p, r.head.n, "HTTP/1.1 200 OK\r\nA: 1\r\n\r\n");
	check_field(__LINE__, &r, "Retry-After", "");
	response_release(&r);
}

TEST(the_last_of_several_answers_is_kept)
{
	static const char *const lines[] = {"HTTP/1.1 103 Early\r\n",
					    "A: 1\r\n",
					    "\r\n",
					    "HTTP/1.1 200 OK\r\n",
					    "B: 2\r\n",
					    "\r\n",
					    NULL};
	struct response r;

	add_lines(&r, lines);
	check_text(__LINE__, "head", r.head.p, r.head.n, "HTTP/1.1 200 OK\r\nB: 2\r\n\r\n");
	response_release(&r);
}

TEST(a_line_that_was_cut_off_does_not_count)
{
	static char filler[LIMIT_RESPONSE_HEAD - 15];
	struct response r;

	memset(filler, 'x', sizeof(filler));
	response_init(&r);
	filler[sizeof(filler) - 1] = '\n';
	CHECK(response_add_line(&r, str_of(filler, sizeof(filler))));
	CHECK(response_add_line(&r, STR("Retry-After: 86400\r\n")));
	CHECK(r.head.n == LIMIT_RESPONSE_HEAD);
	check_field(__LINE__, &r, "Retry-After", "");
	response_release(&r);
}

TEST(what_is_kept_and_what_is_read_have_bounds)
{
	static char part[RESPONSE_HEAD_READ / 4];
	struct response r;
	size_t n = 0;

	memset(part, 'x', sizeof(part));
	response_init(&r);
	while (response_add_line(&r, str_of(part, sizeof(part))))
		n++;
	CHECK(n == 4 && r.head.n == LIMIT_RESPONSE_HEAD);
	for (n = 0; response_add_body(&r, str_of(part, sizeof(part))); n++)
		continue;
	CHECK(n == RESPONSE_BODY_READ / sizeof(part) && r.body.n == LIMIT_RESPONSE_BODY);
	response_reset(&r);
	CHECK(r.head.n == 0 && r.body.n == 0);
	CHECK(response_add_body(&r, STR("abc")) && r.body.n == 3);
	response_release(&r);
}
