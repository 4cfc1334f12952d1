#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "codec/base64.h"
#include "codec/hmac.h"

#include "test.h"

static struct str repeat(char *to, int c, size_t n)
{
	return str_of(memset(to, c, n), n);
}

static void check_hex(int line, const unsigned char *got, size_t n, const char *want)
{
	struct buf b = BUF_INIT(1024);

	hex_add(&b, str_of((const char *)got, n));
	check_text(line, "hex", b.p, b.n, want);
	buf_release(&b);
}

static void check_hmac(int line, struct str key, struct str message, const char *want)
{
	unsigned char got[HMAC_BYTES];

	CHECK_ROW(line, codec_init());
	hmac_sha256(got, key, message);
	check_hex(line, got, sizeof(got), want);
}

/* RFC 4231, test cases 1 to 4, 6 and 7 (5 is of a truncated output). */
TEST(the_vectors_of_rfc_4231_hold)
{
	static const char counting[] = "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d"
				       "\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19";
	char key[131], data[50];

	check_hmac(__LINE__, repeat(key, 0x0b, 20), STR("Hi There"),
		   "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	check_hmac(__LINE__, STR("Jefe"), STR("what do ya want for nothing?"),
		   "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	check_hmac(__LINE__, repeat(key, 0xaa, 20), repeat(data, 0xdd, 50),
		   "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
	check_hmac(__LINE__, str_of(counting, 25), repeat(data, 0xcd, 50),
		   "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
	check_hmac(__LINE__, repeat(key, 0xaa, 131),
		   STR("Test Using Larger Than Block-Size Key - Hash Key First"),
		   "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
	check_hmac(__LINE__, repeat(key, 0xaa, 131),
		   STR("This is a test using a larger than block-size key and a larger than "
		       "block-size data. The key needs to be hashed before being used by the HMAC "
		       "algorithm."),
		   "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST(an_empty_key_and_message_are_fine)
{
	check_hmac(__LINE__, str_of(NULL, 0), str_of(NULL, 0),
		   "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(a_message_may_come_in_parts)
{
	unsigned char got[HMAC_BYTES];
	struct hmac h;

	CHECK(codec_init());
	hmac_init(&h, STR("Jefe"));
	hmac_add(&h, STR("what do ya "));
	hmac_add(&h, str_of(NULL, 0));
	hmac_add(&h, STR("want for nothing?"));
	hmac_final(&h, got);
	check_hex(__LINE__, got, sizeof(got),
		  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(a_keyed_state_serves_many_messages)
{
	unsigned char got[HMAC_BYTES];
	struct hmac keyed;

	CHECK(codec_init());
	hmac_init(&keyed, STR("Jefe"));
	for (int i = 0; i < 3; i++) {
		struct hmac h = keyed;

		hmac_add(&h, STR("what do ya want for nothing?"));
		hmac_final(&h, got);
		check_hex(i, got, sizeof(got),
			  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	}
}

TEST(a_spent_state_is_wiped)
{
	static const struct hmac nothing;
	unsigned char got[HMAC_BYTES];
	struct hmac h;

	CHECK(codec_init());
	hmac_init(&h, STR("Jefe"));
	CHECK(memcmp(&h, &nothing, sizeof(h)) != 0);
	hmac_final(&h, got);
	CHECK(memcmp(&h, &nothing, sizeof(h)) == 0);
}

TEST(sha256_gives_the_vectors_of_fips_180)
{
	unsigned char got[SHA256_BYTES];

	sha256(got, str_of(NULL, 0));
	check_hex(__LINE__, got, sizeof(got),
		  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	sha256(got, STR("abc"));
	check_hex(__LINE__, got, sizeof(got),
		  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(secrets_are_compared_whole)
{
	CHECK(secret_eq(STR("abc"), STR("abc")));
	CHECK(secret_eq(str_of(NULL, 0), STR("")));
	CHECK(!secret_eq(STR("abc"), STR("abd")));
	CHECK(!secret_eq(STR("abc"), STR("xbc")));
	CHECK(!secret_eq(STR("abc"), STR("ab")));
	CHECK(!secret_eq(STR("abc"), STR("")));
}

TEST(a_secret_is_wiped)
{
	char secret[] = "abc";

	secret_wipe(secret, sizeof(secret));
	for (size_t i = 0; i < sizeof(secret); i++)
		CHECK(secret[i] == '\0');
}
