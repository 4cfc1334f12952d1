#include "utf8.h"

#include <string.h>

static bool is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* RFC 3629 section 4: the second byte's range depends on the first, which is what keeps out
 * overlong forms, surrogates and all above U+10FFFF. */
static bool is_second(unsigned char first, unsigned char c)
{
	switch (first) {
	case 0xe0:
		return c >= 0xa0 && c <= 0xbf;
	case 0xed:
		return c >= 0x80 && c <= 0x9f;
	case 0xf0:
		return c >= 0x90 && c <= 0xbf;
	case 0xf4:
		return c >= 0x80 && c <= 0x8f;
	default:
		return is_tail(c);
	}
}

static size_t length_of(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xc2 && first <= 0xdf)
		return 2;
	if (first >= 0xe0 && first <= 0xef)
		return 3;
	if (first >= 0xf0 && first <= 0xf4)
		return 4;
	return 0;
}

size_t utf8_next(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = length_of(p[0]);

	if (n > s.n || (n >= 2 && !is_second(p[0], p[1])))
		return 0;
	for (size_t i = 2; i < n; i++)
		if (!is_tail(p[i]))
			return 0;
	return n;
}

/* Bytes of plain ASCII that `s` begins with, eight at a time: nearly all text is. */
static size_t ascii_run(struct str s)
{
	size_t i = 0;

	for (uint64_t word; s.n - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, s.p + i, sizeof(word));
		if ((word & 0x8080808080808080) != 0)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

size_t utf8_check(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		size_t n;

		at += ascii_run(str_sub(s, at, s.n));
		if (at == s.n)
			break;
		n = utf8_next(str_sub(s, at, s.n));
		if (n == 0)
			break;
		at += n;
	}
	return at;
}

static char tail_of(uint32_t code_point, unsigned shift)
{
	return (char)(0x80 | (code_point >> shift & 0x3f));
}

size_t utf8_print(char to[static UTF8_MOST], uint32_t code_point)
{
	if (code_point < 0x80) {
		to[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		to[0] = (char)(0xc0 | code_point >> 6);
		to[1] = tail_of(code_point, 0);
		return 2;
	}
	if (code_point < 0x10000) {
		to[0] = (char)(0xe0 | code_point >> 12);
		to[1] = tail_of(code_point, 6);
		to[2] = tail_of(code_point, 0);
		return 3;
	}
	to[0] = (char)(0xf0 | code_point >> 18);
	to[1] = tail_of(code_point, 12);
	to[2] = tail_of(code_point, 6);
	to[3] = tail_of(code_point, 0);
	return 4;
}
