#include "uuid.h"

#include <string.h>

#include "rand.h"

struct uuid uuid_new(ms_t now)
{
	struct uuid id;

	rand_bytes(id.b + 6, UUID_BYTES - 6);
	for (int i = 0; i < 6; i++)
		id.b[i] = (unsigned char)((uint64_t)now >> (40 - 8 * i));
	id.b[6] = (unsigned char)(0x70 | (id.b[6] & 0x0f));
	id.b[8] = (unsigned char)(0x80 | (id.b[8] & 0x3f));
	return id;
}

void uuid_print(char to[static UUID_TEXT], struct uuid id)
{
	static const char hex[] = "0123456789abcdef";
	size_t at = 0;

	for (int i = 0; i < UUID_BYTES; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			to[at++] = '-';
		to[at++] = hex[id.b[i] >> 4];
		to[at++] = hex[id.b[i] & 15];
	}
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static bool is_dash_place(size_t i)
{
	return i == 8 || i == 13 || i == 18 || i == 23;
}

bool uuid_parse(struct str s, struct uuid *out)
{
	struct uuid id = {{0}};
	size_t digits = 0;

	if (s.n != UUID_TEXT && s.n != 2 * UUID_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int v = hex_value(s.p[i]);

		if (s.n == UUID_TEXT && is_dash_place(i)) {
			if (s.p[i] != '-')
				return false;
			continue;
		}
		if (v < 0)
			return false;
		id.b[digits / 2] = (unsigned char)(id.b[digits / 2] << 4 | v);
		digits++;
	}
	*out = id;
	return true;
}

bool uuid_is_nil(struct uuid id)
{
	return uuid_eq(id, (struct uuid){{0}});
}

bool uuid_eq(struct uuid a, struct uuid b)
{
	return memcmp(a.b, b.b, UUID_BYTES) == 0;
}
