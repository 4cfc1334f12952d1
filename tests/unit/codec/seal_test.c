#include <string.h>

#include "base/arena.h"
#include "codec/hmac.h"
#include "codec/seal.h"

#include "test.h"

static const struct seal_key key = {"0123456789abcdef0123456789abcde"};

TEST(a_box_opens_to_what_was_sealed)
{
	static const struct str contents[] = {STR_INIT("whsec_abc"), STR_INIT(""),
					      STR_INIT("\0\xff\0")};

	CHECK(codec_init());
	for (size_t i = 0; i < COUNTOF(contents); i++) {
		struct arena a = {0};
		struct err err = {0};
		struct str box = seal_box(&a, &key, contents[i], STR("secrets/1"));
		struct str got = {NULL, 99};

		CHECK_ROW((int)i, box.n == contents[i].n + SEAL_EXTRA);
		CHECK_ROW((int)i, seal_open(&a, &key, box, STR("secrets/1"), &got, &err) == RC_OK);
		CHECK_ROW((int)i, str_eq(got, contents[i]));
		arena_release(&a);
	}
}

TEST(the_same_secret_is_never_boxed_alike)
{
	struct arena a = {0};
	struct str one, other;

	CHECK(codec_init());
	one = seal_box(&a, &key, STR("secret"), STR("x"));
	other = seal_box(&a, &key, STR("secret"), STR("x"));
	CHECK(!str_eq(one, other));
	arena_release(&a);
}

static void check_broken(int line, const struct seal_key *k, struct str box, struct str about)
{
	struct arena a = {0};
	struct err err = {0};
	struct str got = {NULL, 99};

	CHECK_ROW(line, seal_open(&a, k, box, about, &got, &err) == RC_IO);
	CHECK_ROW(line, got.n == 99);
	check_text(line, "code", err.code, strlen(err.code), "seal_broken");
	arena_release(&a);
}

TEST(another_key_row_or_length_does_not_open)
{
	static const struct seal_key other = {"1123456789abcdef0123456789abcde"};
	struct arena a = {0};
	struct str box;

	CHECK(codec_init());
	box = seal_box(&a, &key, STR("secret"), STR("secrets/1"));
	check_broken(__LINE__, &other, box, STR("secrets/1"));
	check_broken(__LINE__, &key, box, STR("secrets/2"));
	check_broken(__LINE__, &key, box, STR(""));
	for (size_t n = 0; n < box.n; n++)
		check_broken((int)n, &key, str_sub(box, 0, n), STR("secrets/1"));
	arena_release(&a);
}

TEST(a_flipped_bit_anywhere_does_not_open)
{
	struct arena a = {0};
	char copy[6 + SEAL_EXTRA];
	struct str box;

	CHECK(codec_init());
	box = seal_box(&a, &key, STR("secret"), STR("secrets/1"));
	CHECK(box.n == sizeof(copy));
	for (size_t bit = 0; bit < 8 * sizeof(copy); bit++) {
		memcpy(copy, box.p, box.n);
		copy[bit / 8] = (char)(copy[bit / 8] ^ (1 << bit % 8));
		check_broken((int)bit, &key, str_of(copy, sizeof(copy)), STR("secrets/1"));
	}
	arena_release(&a);
}
