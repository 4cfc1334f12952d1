#include "etag.h"

#include <stdio.h>
#include <string.h>

#include "codec/hmac.h"

enum { DIGEST_SHOWN = 8 }; /* bytes */

struct str etag_print(char to[static ETAG_TEXT], ms_t version, struct str body)
{
	unsigned char digest[SHA256_BYTES];
	int n = snprintf(to, ETAG_TEXT, "\"%llx-", (unsigned long long)version);

	sha256(digest, body);
	for (size_t i = 0; i < DIGEST_SHOWN; i++)
		n += snprintf(to + n, ETAG_TEXT - (size_t)n, "%02x", digest[i]);
	to[n++] = '"';
	return str_of(to, (size_t)n);
}

static bool is_any(struct str header)
{
	return str_eq(str_trim(header), STR("*"));
}

bool etag_is_in(struct str header, struct str tag)
{
	if (is_any(header))
		return true;
	while (header.n != 0) {
		struct str one = str_trim(str_cut(&header, ','));

		if (str_starts(one, STR("W/")))
			one = str_sub(one, 2, one.n);
		if (str_eq(one, tag))
			return true;
	}
	return false;
}

bool etag_fits(struct str header, ms_t version)
{
	char begin[ETAG_TEXT];
	int n = snprintf(begin, sizeof(begin), "\"%llx-", (unsigned long long)version);

	if (is_any(header))
		return true;
	while (header.n != 0)
		if (str_starts(str_trim(str_cut(&header, ',')), str_of(begin, (size_t)n)))
			return true;
	return false;
}
