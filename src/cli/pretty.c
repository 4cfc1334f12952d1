#include "pretty.h"

enum { INDENT = 2 };

struct layout {
	struct str text;
	size_t at;
	size_t depth;
	struct buf *to;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void break_line(const struct layout *l)
{
	buf_add_c(l->to, '\n');
	for (size_t i = 0; i < l->depth * INDENT; i++)
		buf_add_c(l->to, ' ');
}

static void copy_string(struct layout *l)
{
	size_t begin = l->at++;

	while (l->at < l->text.n && l->text.p[l->at] != '"')
		l->at += l->text.p[l->at] == '\\' ? 2 : 1;
	l->at++;
	buf_add(l->to, str_sub(l->text, begin, l->at - begin));
}

/* At a bracket that opens; an empty pair stays on its line. */
static void open_level(struct layout *l)
{
	buf_add_c(l->to, l->text.p[l->at++]);
	while (l->at < l->text.n && is_space(l->text.p[l->at]))
		l->at++;
	if (l->at < l->text.n && (l->text.p[l->at] == '}' || l->text.p[l->at] == ']')) {
		buf_add_c(l->to, l->text.p[l->at++]);
		return;
	}
	l->depth++;
	break_line(l);
}

static void close_level(struct layout *l)
{
	l->depth -= l->depth != 0;
	break_line(l);
	buf_add_c(l->to, l->text.p[l->at++]);
}

static void copy_other(struct layout *l)
{
	char c = l->text.p[l->at++];

	if (is_space(c))
		return;
	buf_add_c(l->to, c);
	if (c == ',')
		break_line(l);
	if (c == ':')
		buf_add_c(l->to, ' ');
}

void json_pretty(struct str text, struct buf *to)
{
	struct layout l = {.text = text, .to = to};

	while (l.at < text.n && !to->failed) {
		char c = text.p[l.at];

		if (c == '"')
			copy_string(&l);
		else if (c == '{' || c == '[')
			open_level(&l);
		else if (c == '}' || c == ']')
			close_level(&l);
		else
			copy_other(&l);
	}
}
