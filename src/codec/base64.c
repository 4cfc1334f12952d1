#include "base64.h"

#include <sodium.h>

#include "codec/ascii.h"

enum { VARIANT = sodium_base64_VARIANT_ORIGINAL };

static const unsigned char *bytes_of(struct str s)
{
	return (const unsigned char *)(s.n != 0 ? s.p : "");
}

/* The library ends what it prints with a NUL, for which there must be room. */
void base64_add(struct buf *to, struct str bytes)
{
	size_t size = sodium_base64_ENCODED_LEN(bytes.n, VARIANT);
	char *at = buf_reserve(to, size);

	if (at == NULL)
		return;
	(void)sodium_bin2base64(at, size, bytes_of(bytes), bytes.n, VARIANT);
	to->n += size - 1;
}

static bool parse(struct arena *a, struct str text, int variant, struct str *out)
{
	size_t most = text.n / 4 * 3 + 2, n;
	unsigned char *p = arena_alloc(a, most + 1);

	if (sodium_base642bin(p, most, text.n != 0 ? text.p : "", text.n, NULL, &n, NULL,
			      variant) != 0)
		return false;
	*out = str_of((const char *)p, n);
	return true;
}

bool base64_parse(struct arena *a, struct str text, struct str *out)
{
	return parse(a, text, VARIANT, out);
}

bool base64url_parse(struct arena *a, struct str text, struct str *out)
{
	return parse(a, text, sodium_base64_VARIANT_URLSAFE_NO_PADDING, out);
}

void hex_add(struct buf *to, struct str bytes)
{
	size_t size = 2 * bytes.n + 1;
	char *at = buf_reserve(to, size);

	if (at == NULL)
		return;
	(void)sodium_bin2hex(at, size, bytes_of(bytes), bytes.n);
	to->n += size - 1;
}

bool hex_read(struct str text, unsigned char *out, size_t n)
{
	if (text.n != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int high = ascii_hex(text.p[2 * i]), low = ascii_hex(text.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}
