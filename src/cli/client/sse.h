#pragma once
/* Server-sent events (the HTML standard, section 9.2) out of bytes that come in pieces. Comments
 * and what has no data are passed over; an id counts for all that follow. Pure; one thread. */

#include "base/buf.h"

enum { SSE_EVENT_MOST = 8 * 1024 * 1024 };

struct sse_event {
	struct str event; /* "message" where it has no name */
	struct str data;  /* lines are joined by '\n' */
};

struct sse_reader {
	struct buf rest; /* what is no whole event yet */
	struct buf id, event, data;
};

/* True: the event was taken; false: no more is wanted. */
typedef bool sse_take(void *context, const struct sse_event *e);

void sse_reader_init(struct sse_reader *r);
void sse_reader_release(struct sse_reader *r);
/* Forgets an event that was not whole when its connection broke; the id stays. */
void sse_reader_restart(struct sse_reader *r);
/* Hands out each event that is whole now. False: `take` wants no more, or a line is too long. */
bool sse_reader_feed(struct sse_reader *r, struct str bytes, sse_take *take, void *context);
/* The last one; empty: none came. */
static inline struct str sse_reader_id(const struct sse_reader *r)
{
	return buf_str(&r->id);
}
