#include "id.h"

#include <assert.h>

struct id_text id_print(const char *prefix, struct uuid id)
{
	static const char hex[] = "0123456789abcdef";
	struct id_text text = {{0}};
	size_t at = strlen(prefix);

	assert(at + 2 * UUID_BYTES < sizeof(text.z));
	memcpy(text.z, prefix, at);
	for (int i = 0; i < UUID_BYTES; i++) {
		text.z[at++] = hex[id.b[i] >> 4];
		text.z[at++] = hex[id.b[i] & 15];
	}
	return text;
}

bool id_parse(const char *prefix, struct str s, struct uuid *out)
{
	if (str_starts(s, str_z(prefix)))
		s = str_sub(s, strlen(prefix), s.n);
	return uuid_parse(s, out);
}

void add_uuid(struct json_writer *w, const char *name, struct uuid id)
{
	char text[UUID_TEXT];

	uuid_print(text, id);
	json_add_str(w, name, str_of(text, UUID_TEXT));
}
