#pragma once
/* What an attempt writes on its way to the server: kept until the server has it, in numbered
 * pieces that end between two characters. What is over the bound of an attempt's log is dropped,
 * and so the memory is bounded while a server is away. */

#include "base/buf.h"
#include "cli/work/lease.h"

enum { STREAM_PIECE = 16 * 1024, STREAMS_KEPT = 2 };

struct work_stream {
	struct work_lease *lease;
	struct buf waiting[STREAMS_KEPT]; /* by enum log_stream */
	size_t taken;			  /* bytes that were written, of both */
	int64_t sequence;		  /* of the piece that is sent next */
	size_t sending; /* its bytes, once it was tried: it never changes; 0: none */
	enum log_stream sending_of;
	ms_t sent_mono;
	bool is_cut; /* the server takes no more */
};

void stream_init(struct work_stream *s, struct work_lease *lease);
void stream_release(struct work_stream *s);
void stream_add(struct work_stream *s, enum log_stream stream, struct str bytes);
/* Sends what is worth it: much, or old enough; with `all` everything that can be sent. Stops at the
 * first failure, and keeps what is left for the next time. */
void stream_flush(struct work_stream *s, bool all);
bool stream_is_empty(const struct work_stream *s);

/* How many bytes of the text come before a character that has only begun. Pure. */
size_t stream_whole(struct str text);
