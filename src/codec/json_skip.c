/* Finding one's way through text that is known to be valid JSON. */

#include <assert.h>
#include <string.h>

#include "json_impl.h"

size_t json_skip_space(struct str text, size_t at)
{
	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\n' || text.p[at] == '\r' ||
			       text.p[at] == '\t'))
		at++;
	return at;
}

/* A quote behind an odd number of backslashes is part of the string. */
static bool is_escaped(struct str text, size_t quote)
{
	size_t at = quote;

	while (text.p[at - 1] == '\\')
		at--;
	return (quote - at) % 2 == 1;
}

size_t json_skip_string(struct str text, size_t at)
{
	assert(at < text.n && text.p[at] == '"');
	do {
		at += 1 + str_find(str_sub(text, at + 1, text.n), '"');
		assert(at < text.n);
	} while (is_escaped(text, at));
	return at + 1;
}

static size_t skip_scalar(struct str text, size_t at)
{
	while (at < text.n && strchr(",]} \t\r\n", text.p[at]) == NULL)
		at++;
	return at;
}

/* Walks over the array or object at `at`; tells how deep it goes where `deepest` is not NULL. */
static size_t skip_nested(struct str text, size_t at, unsigned *deepest)
{
	unsigned depth = 0;

	do {
		assert(at < text.n);
		switch (text.p[at]) {
		case '"':
			at = json_skip_string(text, at);
			continue;
		case '{':
		case '[':
			depth++;
			break;
		case '}':
		case ']':
			depth--;
			break;
		default:
			break;
		}
		if (depth > *deepest)
			*deepest = depth;
		at++;
	} while (depth != 0);
	return at;
}

static bool is_nested(struct str text, size_t at)
{
	return text.p[at] == '{' || text.p[at] == '[';
}

size_t json_skip_value(struct str text, size_t at)
{
	unsigned deepest = 0;

	assert(at < text.n);
	if (text.p[at] == '"')
		return json_skip_string(text, at);
	return is_nested(text, at) ? skip_nested(text, at, &deepest) : skip_scalar(text, at);
}

unsigned json_depth(struct str value)
{
	unsigned deepest = 0;

	if (value.n != 0 && is_nested(value, 0))
		(void)skip_nested(value, 0, &deepest);
	return deepest;
}
