/* What the escapes of a JSON string mean (RFC 8259 section 7), in text that is known to be valid.
 */

#include <stdint.h>

#include "json_impl.h"
#include "utf8.h"

static unsigned hex_digit(char c)
{
	if (c <= '9')
		return (unsigned)(c - '0');
	return (unsigned)((c | 0x20) - 'a') + 10;
}

unsigned json_hex4(struct str text, size_t at)
{
	unsigned value = 0;

	for (size_t i = at; i < at + 4; i++)
		value = value << 4 | hex_digit(text.p[i]);
	return value;
}

static char short_escape(char c)
{
	switch (c) {
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	default: /* a quote, a backslash or a slash */
		return c;
	}
}

/* Reads \uXXXX, or a pair of them, behind the backslash at *at. */
static uint32_t code_point(struct str text, size_t *at)
{
	uint32_t unit = json_hex4(text, *at + 2);

	*at += 6;
	if (unit < 0xd800 || unit > 0xdfff)
		return unit;
	unit = 0x10000 + ((unit - 0xd800) << 10) + (json_hex4(text, *at + 2) - 0xdc00);
	*at += 6;
	return unit;
}

/* An escape is never shorter than what it means, so `to` has room. */
static size_t unescape(char *to, struct str text)
{
	size_t n = 0, at = 0;

	while (at < text.n) {
		struct str plain = str_sub(text, at, str_find(str_sub(text, at, text.n), '\\'));

		if (plain.n != 0)
			memcpy(to + n, plain.p, plain.n);
		n += plain.n;
		at += plain.n;
		if (at == text.n)
			break;
		if (text.p[at + 1] == 'u') {
			n += utf8_print(to + n, code_point(text, &at));
		} else {
			to[n++] = short_escape(text.p[at + 1]);
			at += 2;
		}
	}
	return n;
}

struct str json_unescape(struct arena *a, struct str raw)
{
	struct str inner = str_sub(raw, 1, raw.n - 2);
	char *to;

	if (str_find(inner, '\\') == inner.n)
		return inner;
	to = arena_alloc(a, inner.n);
	return str_of(to, unescape(to, inner));
}
