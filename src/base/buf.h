#pragma once
/* A growing byte buffer with a cap: it cannot be made without saying how large it may get. The
 * first append that would pass the cap (or that finds no memory) appends nothing and makes the
 * buffer `failed`; later appends do nothing, so a run of them needs one check at its end. Owned by
 * one thread; buf_release frees. */

#include <stdbool.h>
#include <stddef.h>

#include "macros.h"
#include "str.h"

struct buf {
	char *p;
	size_t n;    /* bytes in use */
	size_t size; /* bytes allocated */
	size_t cap;  /* the most n may become */
	bool failed;
};

#define BUF_INIT(most) ((struct buf){.cap = (most)})

void buf_add(struct buf *b, struct str s);
void buf_add_c(struct buf *b, char c);
void buf_add_z(struct buf *b, const char *z);
void buf_add_i64(struct buf *b, int64_t value);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
/* Room for `n` more bytes, which the caller fills and counts by b->n; NULL when the cap forbids. */
char *buf_reserve(struct buf *b, size_t n);
/* Empty again, memory kept. */
void buf_reset(struct buf *b);
void buf_release(struct buf *b);

static inline struct str buf_str(const struct buf *b)
{
	return str_of(b->p, b->n);
}
