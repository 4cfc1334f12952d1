/* The small parts that backends share. */

#include "store/array.h"
#include "store/digest.h"
#include "store/store.h"
#include "test.h"

TEST(an_array_grows_and_keeps_what_it_holds)
{
	struct arena a = {0};
	struct array array = {0};

	for (int i = 0; i < 1000; i++) {
		int *p = array_add(&a, &array, sizeof(*p));

		CHECK(*p == 0);
		*p = i;
	}
	CHECK(array.n == 1000);
	for (int i = 0; i < 1000; i++)
		CHECK(((int *)array.items)[i] == i);
	arena_release(&a);
}

/* Written into databases: these values never change (FNV-1a's own test vectors). */
TEST(digests_are_what_they_have_always_been)
{
	CHECK((uint64_t)digest_of(STR("")) == 0xcbf29ce484222325u);
	CHECK((uint64_t)digest_of(STR("a")) == 0xaf63dc4c8601ec8cu);
	CHECK((uint64_t)digest_of(STR("foobar")) == 0x85944171f73967e8u);
}

TEST(a_target_has_its_urls_digest_however_it_is_written)
{
	static const struct {
		int line;
		struct str target, url;
	} rows[] = {
		{__LINE__, STR_INIT("\"http://a/b\""), STR_INIT("http://a/b")},
		{__LINE__, STR_INIT("\"http:\\/\\/a\\/b\""), STR_INIT("http://a/b")},
		{__LINE__, STR_INIT("{\"url\":\"http://a/b\"}"), STR_INIT("http://a/b")},
		{__LINE__, STR_INIT("{\"method\":\"PUT\", \"url\": \"http://a/\\u0062\"}"),
		 STR_INIT("http://a/b")},
		{__LINE__, STR_INIT("{\"queue\":\"x\"}"), STR_INIT("{\"queue\":\"x\"}")},
		{__LINE__, STR_INIT("\""), STR_INIT("\"")},
		{__LINE__, STR_INIT(""), STR_INIT("")},
	};

	for (size_t i = 0; i < COUNTOF(rows); i++)
		CHECK_ROW(rows[i].line, digest_of_target(rows[i].target) == digest_of(rows[i].url));
}

TEST(an_unknown_kind_of_store_is_refused)
{
	static const char *const urls[] = {"", "sqlite", "mysql:x", "belfry.db", "sqlite:"};

	for (size_t i = 0; i < COUNTOF(urls); i++) {
		struct store *s = NULL;
		struct err err = {0};

		CHECK(store_open(str_z(urls[i]), STORE_WRITE, &s, &err) == RC_INVALID);
		CHECK(str_eq(str_z(err.code), STR("unknown_store")) && s == NULL);
	}
}

TEST(a_store_in_memory_has_one_handle)
{
	struct store *s = NULL;
	struct err err = {0};

	CHECK(store_open(STR("sqlite::memory:"), STORE_READ, &s, &err) == RC_INVALID);
	CHECK(store_open(STR("sqlite::memory:"), STORE_WRITE, &s, &err) == RC_OK);
	CHECK(store_check(s, &err) == RC_OK);
	store_close(s);
}
