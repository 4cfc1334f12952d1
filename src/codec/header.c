#include "header.h"

#include <string.h>

#include "base/limits.h"

#include "ascii.h"

static bool is_token_char(char c)
{
	return ascii_is_alnum(c) || (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

bool header_is_name(struct str s)
{
	if (s.n == 0 || s.n > LIMIT_HEADER_NAME)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_token_char(s.p[i]))
			return false;
	return true;
}

static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7f;
}

bool header_is_value(struct str s)
{
	if (s.n > LIMIT_HEADER_VALUE || str_trim(s).n != s.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (is_control(s.p[i]))
			return false;
	return true;
}

struct str header_field(struct str head, struct str name)
{
	while (str_find(head, '\n') != head.n) {
		struct str value = str_cut(&head, '\n');
		struct str key = str_cut(&value, ':');

		if (value.n != 0 && value.p[value.n - 1] == '\r')
			value.n--;
		if (value.p != NULL && str_eq_nocase(key, name))
			return str_trim(value);
	}
	return (struct str){0};
}
