#include "answer.h"

#include <assert.h>

#include "api/stream.h"
#include "base/arena.h"

static void drop_stream(struct answer *a)
{
	if (a->stream != NULL)
		buf_release(&a->stream->out);
	a->stream = NULL;
}

static void begin(struct answer *a, int status, const char *content_type)
{
	buf_reset(&a->body);
	drop_stream(a);
	a->fixed = (struct str){0};
	a->n_headers = 0;
	a->status = status;
	a->content_type = content_type;
}

void answer_reset(struct answer *a)
{
	if (a->body.size > ANSWER_KEPT)
		buf_release(&a->body);
	a->body.cap = ANSWER_MOST;
	begin(a, 0, NULL);
}

void answer_release(struct answer *a)
{
	drop_stream(a);
	buf_release(&a->body);
}

struct json_writer answer_json(struct answer *a, int status)
{
	begin(a, status, "application/json");
	return json_writer_to(&a->body);
}

void answer_text(struct answer *a, int status, const char *content_type)
{
	begin(a, status, content_type);
}

void answer_fixed(struct answer *a, int status, const char *content_type, struct str bytes)
{
	begin(a, status, content_type);
	a->fixed = bytes;
}

void answer_empty(struct answer *a, int status)
{
	begin(a, status, NULL);
}

void answer_header(struct answer *a, struct arena *arena, const char *name, struct str value)
{
	assert(a->n_headers < ANSWER_HEADERS);
	a->headers[a->n_headers++] = (struct answer_header){name, str_dup_z(arena, value)};
}
