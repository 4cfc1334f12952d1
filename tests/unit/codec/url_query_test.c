#include <string.h>

#include "codec/url.h"

#include "test.h"

TEST(a_query_gives_its_pairs_in_order)
{
	static const struct {
		const char *name, *value;
	} want[] = {{"a", "1"}, {"b", ""}, {"", "c"}, {"d", "e=f"}, {"g", ""}, {"a%20", "%3D"}};
	struct str rest = STR("a=1&b&&=c&d=e=f&g=&a%20=%3D&");
	struct str name, value;

	for (size_t i = 0; i < COUNTOF(want); i++) {
		CHECK_ROW((int)i, url_query_next(&rest, &name, &value));
		check_text((int)i, "name", name.p, name.n, want[i].name);
		check_text((int)i, "value", value.p, value.n, want[i].value);
	}
	CHECK(!url_query_next(&rest, &name, &value));
	CHECK(!url_query_next(&rest, &name, &value));
}

TEST(percent_codes_are_decoded)
{
	static const struct {
		int line;
		const char *text, *want;
	} rows[] = {
		{__LINE__, "", ""},
		{__LINE__, "abc", "abc"},
		{__LINE__, "a+b%20c%2B", "a b c+"},
		{__LINE__, "%41%4a%4A", "AJJ"},
		{__LINE__, "%C3%A9", "\xc3\xa9"},
		{__LINE__, "%25", "%"},
		{__LINE__, "%2541", "%41"},
		{__LINE__, "\xc3\xa9", "\xc3\xa9"},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct str got;

		CHECK_ROW(rows[i].line,
			  url_decode(&a, str_z(rows[i].text), &got, "q", &err) == RC_OK);
		check_text(rows[i].line, "decoded", got.p, got.n, rows[i].want);
		arena_release(&a);
	}
}

TEST(broken_percent_codes_are_refused)
{
	static const char *const rows[] = {"%",	   "%4",     "a%",   "%4g",	 "%g4",
					   "%%41", "%-1",    "%00",  "a%00b",	 "%ff",
					   "%C3",  "%C0%80", "\xff", "%ED%A0%80"};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct str got = {NULL, 7};

		CHECK_ROW((int)i, url_decode(&a, str_z(rows[i]), &got, "q", &err) == RC_INVALID);
		CHECK_ROW((int)i, got.n == 7);
		check_text((int)i, "code", err.code, strlen(err.code), "invalid_query");
		check_text((int)i, "field", err.field, strlen(err.field), "q");
		arena_release(&a);
	}
}

TEST(only_the_unreserved_stay_as_they_are)
{
	struct buf b = BUF_INIT(256);

	url_encode(&b, STR("AZaz09-._~ /?#[]@!$&'()*+,;=%\"\\"));
	check_text(__LINE__, "encoded", b.p, b.n,
		   "AZaz09-._~%20%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%22%5C");
	buf_reset(&b);
	url_encode(&b, STR("\0\xc3\xa9"));
	check_text(__LINE__, "encoded", b.p, b.n, "%00%C3%A9");
	buf_release(&b);
}

TEST(what_is_encoded_is_decoded_to_itself)
{
	struct buf b = BUF_INIT(256);

	for (unsigned c = 1; c < 0x80; c++) {
		char text[] = {'x', (char)c, 'y'};
		struct arena a = {0};
		struct err err = {0};
		struct str got;

		buf_reset(&b);
		url_encode(&b, str_of(text, 3));
		CHECK_ROW((int)c, url_decode(&a, buf_str(&b), &got, "q", &err) == RC_OK);
		CHECK_ROW((int)c, str_eq(got, str_of(text, 3)));
		arena_release(&a);
	}
	buf_release(&b);
}
