/* Percent-coding (RFC 3986 section 2.1) and query strings. */

#include "url.h"

#include "ascii.h"
#include "utf8.h"

bool url_query_next(struct str *rest, struct str *name_out, struct str *value_out)
{
	while (rest->n != 0) {
		struct str pair = str_cut(rest, '&');

		if (pair.n == 0)
			continue;
		*name_out = str_cut(&pair, '=');
		*value_out = pair;
		return true;
	}
	return false;
}

/* The byte of a %XX that begins `s`, or -1. */
static int escaped_byte(struct str s)
{
	int high = s.n >= 3 ? ascii_hex(s.p[1]) : -1;
	int low = s.n >= 3 ? ascii_hex(s.p[2]) : -1;

	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Into `to`, which has room for all of `s`; false for a broken escape. */
static bool decode(struct str s, char *to, size_t *n_out)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; at++) {
		int c = s.p[at] == '+' ? ' ' : (unsigned char)s.p[at];

		if (c == '%') {
			c = escaped_byte(str_sub(s, at, 3));
			at += 2;
		}
		if (c < 0)
			return false;
		to[n++] = (char)c;
	}
	*n_out = n;
	return true;
}

static enum rc refuse(const char *field, const char *why, struct err *err)
{
	err_at(err, RC_INVALID, "invalid_query", field, "a part of the query %s", why);
	return err_hint(err, "percent-encode the bytes of UTF-8 text, a %% as %%25");
}

enum rc url_decode(struct arena *a, struct str s, struct str *out, const char *field,
		   struct err *err)
{
	char *to = arena_alloc(a, s.n + 1);
	struct str text = {to, 0};

	if (!decode(s, to, &text.n))
		return refuse(field, "has a % without two hex digits behind it", err);
	if (utf8_check(text) != text.n || str_find(text, '\0') != text.n)
		return refuse(field, "is no text in UTF-8", err);
	*out = text;
	return RC_OK;
}

void url_encode(struct buf *to, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (ascii_is_alnum(s.p[i]) || (c != '\0' && strchr("-._~", c) != NULL))
			buf_add_c(to, s.p[i]);
		else
			buf_add(to, str_of((const char[]){'%', hex[c >> 4], hex[c & 15]}, 3));
	}
}
