#include "test.h"

#include "api/token_text.h"
#include "codec/hmac.h"

TEST(a_new_token_has_the_form_and_passes_its_own_check)
{
	struct token_text t = token_make();

	CHECK(strlen(t.z) == TOKEN_TEXT);
	CHECK(str_starts(str_z(t.z), STR("belfry_")));
	CHECK(token_check(str_z(t.z)));
	for (const char *p = t.z + 7; *p != '\0'; p++)
		CHECK(strchr("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz",
			     *p) != NULL);
}

TEST(no_two_tokens_are_alike)
{
	struct token_text a = token_make(), b = token_make();

	CHECK(strcmp(a.z, b.z) != 0);
}

/* The checksum's place and digits are part of the format: zlib's CRC-32 of the 43 characters in
 * base62. */
TEST(the_checksum_is_the_crc32_of_the_random_part)
{
	CHECK(token_check(STR("belfry_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0DofJ8")));
}

TEST(any_changed_character_breaks_the_check)
{
	struct token_text t = token_make();

	for (size_t i = 0; i < TOKEN_TEXT; i++) {
		char kept = t.z[i];

		t.z[i] = kept == 'x' ? 'y' : 'x';
		CHECK(!token_check(str_z(t.z)));
		t.z[i] = kept;
	}
	CHECK(!token_check(str_of(t.z, TOKEN_TEXT - 1)));
	CHECK(!token_check(STR("{token}")));
	CHECK(!token_check(STR("")));
}

TEST(the_store_knows_a_token_by_the_sha256_of_its_whole_text)
{
	static const unsigned char abc[] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea};
	unsigned char hash[TOKEN_HASH];

	token_hash(hash, STR("abc"));
	assert_memory_equal(hash, abc, sizeof(abc));
}
