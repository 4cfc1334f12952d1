#pragma once
/* Streams between two of their pulls (api/stream.h): who waits, for which topics, until when. A
 * stream that waits is suspended: the HTTP library does not look at it, and nor does anybody else
 * until the bell has one of its topics, its keep-alive is due, or its client has gone. It is asked
 * while it is suspended, and resumed only when it has something to say. Api's thread. */

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/bell.h"
#include "base/heap.h"

struct exchange;

/* A stream's place among all; embedded in its exchange. A zeroed one is no stream. */
struct seat {
	struct heap_node due; /* first: the keep-alive, or a stream that has more and says so */
	struct seat *prev, *next;
	size_t sent; /* of what the last pull appended */
	ms_t identified_mono;
	bool taken, waits, is_over, is_broken;
	atomic_bool gone;
};

struct streams {
	struct seat *first;
	struct heap due;
	size_t n;
	struct bell *bell; /* NULL: nobody rings */
};

/* The exchange's answer becomes a stream that is asked for the first time. */
void streams_join(struct exchange *x);
/* Whatever has become of it. Nothing where it is no stream. */
void streams_leave(struct exchange *x);
/* The library's reader: bytes for the client, or 0 where it was suspended; MHD_CONTENT_READER_END_…
 * at its end. `cls` is the exchange. */
ssize_t streams_read(void *cls, uint64_t at, char *to, size_t most);

/* The loop's part. */
void streams_rung(struct streams *s);
void streams_tick(struct streams *s, ms_t now_mono);
/* Those whose clients have gone come to their end. */
void streams_note_gone(struct streams *s);
/* All that wait come to their end, since the server goes down. */
void streams_close(struct streams *s);
/* When streams_tick has something to do; MS_NEVER. */
ms_t streams_due(const struct streams *s);
void streams_release(struct streams *s);
