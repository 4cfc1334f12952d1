#include "base/macros.h"
#include "codec/base64.h"

#include "test.h"

/* RFC 4648 section 10, and bytes that use the last two digits. */
TEST(base64_goes_both_ways)
{
	static const struct {
		int line;
		struct str bytes;
		const char *text;
	} rows[] = {
		{__LINE__, STR_INIT(""), ""},
		{__LINE__, STR_INIT("f"), "Zg=="},
		{__LINE__, STR_INIT("fo"), "Zm8="},
		{__LINE__, STR_INIT("foo"), "Zm9v"},
		{__LINE__, STR_INIT("foob"), "Zm9vYg=="},
		{__LINE__, STR_INIT("fooba"), "Zm9vYmE="},
		{__LINE__, STR_INIT("foobar"), "Zm9vYmFy"},
		{__LINE__, STR_INIT("\xfb\xff\xbf"), "+/+/"},
		{__LINE__, STR_INIT("\0\0"), "AAA="},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct buf b = BUF_INIT(64);
		struct arena a = {0};
		struct str got;

		base64_add(&b, rows[i].bytes);
		check_text(rows[i].line, "base64", b.p, b.n, rows[i].text);
		CHECK_ROW(rows[i].line, base64_parse(&a, str_z(rows[i].text), &got));
		CHECK_ROW(rows[i].line, str_eq(got, rows[i].bytes));
		buf_release(&b);
		arena_release(&a);
	}
}

TEST(what_is_no_base64_is_refused)
{
	static const char *const rows[] = {"Z",	    "Zg",    "Zg=",	 "Zh==",  "Zm9=",
					   "Z===",  "====",  "Zg==Zg==", "Zm9v=", "Zm9v\n",
					   " Zm9v", "Zm 9v", "-_-_",	 "Zm9v!", "Zg==x"};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct str got = {NULL, 7};

		CHECK_ROW((int)i, !base64_parse(&a, str_z(rows[i]), &got));
		CHECK_ROW((int)i, got.n == 7);
		arena_release(&a);
	}
}

TEST(base64url_has_two_other_letters_and_no_padding)
{
	static const struct {
		int line;
		const char *text;
		struct str bytes; /* p NULL: refused */
	} rows[] = {
		{__LINE__, "", STR_INIT("")},
		{__LINE__, "Zg", STR_INIT("f")},
		{__LINE__, "Zm8", STR_INIT("fo")},
		{__LINE__, "Zm9v", STR_INIT("foo")},
		{__LINE__, "-_-_", STR_INIT("\xfb\xff\xbf")},
		{__LINE__, "+/+/", {NULL, 0}},
		{__LINE__, "Zg==", {NULL, 0}},
		{__LINE__, "Zh", {NULL, 0}}, /* stray bits */
		{__LINE__, "Z", {NULL, 0}},
		{__LINE__, "Zm9v\n", {NULL, 0}},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		struct arena a = {0};
		struct str got;
		bool is_read = base64url_parse(&a, str_z(rows[i].text), &got);

		CHECK_ROW(rows[i].line, is_read == (rows[i].bytes.p != NULL));
		CHECK_ROW(rows[i].line, !is_read || str_eq(got, rows[i].bytes));
		arena_release(&a);
	}
}

TEST(prints_follow_what_is_there_and_keep_to_the_cap)
{
	struct buf b = BUF_INIT(9);

	buf_add_z(&b, "v1,");
	base64_add(&b, STR("foo"));
	check_text(__LINE__, "buffer", b.p, b.n, "v1,Zm9v");
	hex_add(&b, STR("x"));
	CHECK(b.failed);
	check_text(__LINE__, "buffer", b.p, b.n, "v1,Zm9v");
	buf_release(&b);
}

TEST(hex_is_in_lower_case)
{
	struct buf b = BUF_INIT(64);

	hex_add(&b, STR("\0\x1f\xa0\xff"));
	check_text(__LINE__, "hex", b.p, b.n, "001fa0ff");
	buf_release(&b);
}
