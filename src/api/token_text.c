#include "token_text.h"

#include "base/rand.h"
#include "codec/hmac.h"

enum { RANDOM_CHARS = 43, CHECK_CHARS = 6, BASE = 62 };

static const struct str prefix = STR_INIT("belfry_");
static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/* A digit by chance, each as likely as any other: bytes beyond the last whole multiple are drawn
 * again. */
static char random_digit(void)
{
	unsigned char byte;

	do
		rand_bytes(&byte, 1);
	while (byte >= 256 / BASE * BASE);
	return digits[byte % BASE];
}

/* CRC-32 (IEEE 802.3), the checksum that scanners of such tokens know. */
static uint32_t crc32_of(struct str s)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < s.n; i++) {
		crc ^= (unsigned char)s.p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (0xEDB88320U & (0U - (crc & 1U)));
	}
	return ~crc;
}

static void print_check(char to[static CHECK_CHARS], struct str of)
{
	uint32_t crc = crc32_of(of);

	for (size_t i = CHECK_CHARS; i-- > 0; crc /= BASE)
		to[i] = digits[crc % BASE];
}

struct token_text token_make(void)
{
	struct token_text t = {{0}};

	memcpy(t.z, prefix.p, prefix.n);
	for (size_t i = 0; i < RANDOM_CHARS; i++)
		t.z[prefix.n + i] = random_digit();
	print_check(t.z + prefix.n + RANDOM_CHARS, str_of(t.z + prefix.n, RANDOM_CHARS));
	return t;
}

bool token_check(struct str text)
{
	char check[CHECK_CHARS];

	if (text.n != TOKEN_TEXT || !str_starts(text, prefix))
		return false;
	print_check(check, str_sub(text, prefix.n, RANDOM_CHARS));
	return str_eq(str_sub(text, prefix.n + RANDOM_CHARS, CHECK_CHARS),
		      str_of(check, CHECK_CHARS));
}

void token_hash(unsigned char out[static TOKEN_HASH], struct str text)
{
	_Static_assert((int)TOKEN_HASH == (int)SHA256_BYTES, "the hash is a SHA-256");
	sha256(out, text);
}
