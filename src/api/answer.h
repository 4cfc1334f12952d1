#pragma once
/* What a handler answers: a status, a few headers, a body. It is filled on the api's thread and
 * sent once, whole. A body grows in `body` (whose memory is kept for the next request), or is a
 * view of bytes that outlive the answer (`fixed`). */

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "codec/json_write.h"

struct arena;
struct stream;

enum {
	ANSWER_MOST = 64 * 1024 * 1024, /* bytes of a body */
	ANSWER_KEPT = 64 * 1024,	/* bytes of memory that a body keeps for the next one */
	ANSWER_HEADERS = 20,
};

struct answer_header {
	const char *name, *value;
};

struct answer {
	int status; /* 0: none yet */
	const char *content_type;
	struct answer_header headers[ANSWER_HEADERS]; /* beside those that every answer has */
	size_t n_headers;
	struct buf body;
	struct str fixed;
	struct stream *stream; /* an answer that goes on (api/stream.h); else NULL */
};

/* Empty again; keeps the body's memory up to ANSWER_KEPT. */
void answer_reset(struct answer *a);
void answer_release(struct answer *a);

/* Begins an answer of JSON, in the place of whatever was begun before. */
struct json_writer answer_json(struct answer *a, int status);
/* Begins an answer of text, to be appended to the body. */
void answer_text(struct answer *a, int status, const char *content_type);
/* Answers `bytes`, which outlive the request. */
void answer_fixed(struct answer *a, int status, const char *content_type, struct str bytes);
/* Answers without a body. */
void answer_empty(struct answer *a, int status);
/* The value is copied into the arena. At most ANSWER_HEADERS (asserted). */
void answer_header(struct answer *a, struct arena *arena, const char *name, struct str value);

static inline struct str answer_bytes(const struct answer *a)
{
	return a->fixed.n != 0 ? a->fixed : buf_str(&a->body);
}
