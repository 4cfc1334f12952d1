#include "response.h"

#include "codec/header.h"

void response_init(struct response *a)
{
	*a = (struct response){.head = BUF_INIT(LIMIT_RESPONSE_HEAD),
			       .body = BUF_INIT(LIMIT_RESPONSE_BODY)};
}

void response_reset(struct response *a)
{
	buf_reset(&a->head);
	buf_reset(&a->body);
	a->head_read = a->body_read = 0;
	a->head_ended = false;
}

void response_release(struct response *a)
{
	buf_release(&a->head);
	buf_release(&a->body);
}

/* As much of it as there is room for. */
static void keep(struct buf *to, struct str s)
{
	buf_add(to, str_sub(s, 0, to->cap - to->n));
}

bool response_add_line(struct response *a, struct str line)
{
	a->head_read += line.n;
	if (a->head_read > RESPONSE_HEAD_READ)
		return false;
	if (a->head_ended && str_starts(line, STR("HTTP/"))) {
		buf_reset(&a->head);
		a->head_ended = false;
	}
	if (!a->head_ended)
		keep(&a->head, line);
	if (str_eq(line, STR("\r\n")) || str_eq(line, STR("\n")))
		a->head_ended = true;
	return true;
}

bool response_add_body(struct response *a, struct str part)
{
	keep(&a->body, part);
	a->body_read += part.n;
	return a->body_read <= RESPONSE_BODY_READ;
}

struct str response_field(const struct response *a, struct str name)
{
	return header_field(buf_str(&a->head), name);
}
