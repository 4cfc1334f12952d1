#include "buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "num.h"

enum { FIRST_SIZE = 256 };

static size_t next_size(const struct buf *b, size_t need)
{
	size_t size = b->size != 0 ? b->size : FIRST_SIZE;

	while (size < need)
		size *= 2;
	return size;
}

char *buf_reserve(struct buf *b, size_t n)
{
	if (b->failed || n > b->cap - b->n) {
		b->failed = true;
		return NULL;
	}
	if (b->n + n > b->size) {
		size_t size = next_size(b, b->n + n);
		char *p = realloc(b->p, size);

		if (p == NULL) {
			b->failed = true;
			return NULL;
		}
		b->p = p;
		b->size = size;
	}
	return b->p + b->n;
}

void buf_add(struct buf *b, struct str s)
{
	char *to = s.n != 0 ? buf_reserve(b, s.n) : NULL;

	if (to == NULL)
		return;
	memcpy(to, s.p, s.n);
	b->n += s.n;
}

void buf_add_c(struct buf *b, char c)
{
	buf_add(b, str_of(&c, 1));
}

void buf_add_z(struct buf *b, const char *z)
{
	buf_add(b, str_z(z));
}

void buf_add_i64(struct buf *b, int64_t value)
{
	char text[NUM_I64_TEXT];

	buf_add(b, str_of(text, num_print_i64(text, value)));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	char *to;
	int n;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	to = n >= 0 ? buf_reserve(b, (size_t)n + 1) : NULL;
	if (to != NULL) {
		(void)vsnprintf(to, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void buf_reset(struct buf *b)
{
	b->n = 0;
	b->failed = false;
}

void buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){.cap = b->cap};
}
