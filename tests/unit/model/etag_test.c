/* Entity tags. */

#include "base/macros.h"
#include "model/etag.h"
#include "test.h"

static struct str tag_of(char to[static ETAG_TEXT], ms_t version, const char *body)
{
	return etag_print(to, version, str_z(body));
}

TEST(a_tag_is_a_version_and_a_digest_in_quotes)
{
	char text[ETAG_TEXT], other[ETAG_TEXT];
	struct str tag = tag_of(text, 255, "");

	check_text(__LINE__, "tag", tag.p, tag.n, "\"ff-e3b0c44298fc1c14\"");
	CHECK(!str_eq(tag, tag_of(other, 256, "")));
	CHECK(!str_eq(tag, tag_of(other, 255, "x")));
	CHECK(tag_of(other, MS_NEVER, "").n < ETAG_TEXT);
}

TEST(a_list_of_tags_is_looked_through)
{
	static const struct {
		int line;
		struct str header;
		bool is_in, fits;
	} rows[] = {
		{__LINE__, STR_INIT("*"), true, true},
		{__LINE__, STR_INIT("\"ff-e3b0c44298fc1c14\""), true, true},
		{__LINE__, STR_INIT("\"a\", \"ff-e3b0c44298fc1c14\" ,\"b\""), true, true},
		{__LINE__, STR_INIT("W/\"ff-e3b0c44298fc1c14\""), true, false},
		{__LINE__, STR_INIT("\"ff-0000000000000000\""), false, true},
		{__LINE__, STR_INIT("\"fff-e3b0c44298fc1c14\""), false, false},
		{__LINE__, STR_INIT("ff-e3b0c44298fc1c14"), false, false},
		{__LINE__, STR_INIT("\"\""), false, false},
		{__LINE__, STR_INIT(","), false, false},
	};
	char text[ETAG_TEXT];
	struct str tag = tag_of(text, 255, "");

	for (size_t i = 0; i < COUNTOF(rows); i++) {
		CHECK_ROW(rows[i].line, etag_is_in(rows[i].header, tag) == rows[i].is_in);
		CHECK_ROW(rows[i].line, etag_fits(rows[i].header, 255) == rows[i].fits);
	}
}
