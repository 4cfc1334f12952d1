#include "stream.h"

#include <assert.h>

#include "api/query.h"

enum { SSE_RETRY_MS = 2000 };

struct stream *answer_stream(struct request *rq, const char *content_type, stream_pull *pull,
			     void *context)
{
	struct stream *s = NEW(&rq->arena, struct stream);

	*s = (struct stream){
		.pull = pull,
		.context = context,
		.keep_alive_ms = STREAM_KEEP_ALIVE_MS,
		.keep_alive = STR(":\n\n"),
		.out = BUF_INIT(STREAM_BUFFER),
	};
	answer_text(&rq->answer, 200, content_type);
	rq->answer.stream = s;
	return s;
}

void stream_listen(struct stream *s, uint16_t topic)
{
	assert(s->n_topics < STREAM_TOPICS);
	s->topics[s->n_topics++] = topic;
}

enum rc stream_ask(struct request *rq, bool is_tick, struct err *err)
{
	struct stream *s = rq->answer.stream;

	s->next = STREAM_WAITS;
	s->is_tick = is_tick;
	if (s->pull(rq, s, err))
		return err->rc;
	if (is_tick && s->out.n == 0 && s->next == STREAM_WAITS)
		buf_add(&s->out, s->keep_alive);
	if (s->out.failed)
		return err_set(err, RC_IO, "answer_too_large",
			       "a stream said more at once than %d bytes", STREAM_BUFFER);
	return RC_OK;
}

bool sse_is_wanted(const struct request *rq)
{
	return str_starts(request_header(rq, STR("Accept")), STR("text/event-stream"));
}

enum rc sse_resume_id(struct request *rq, struct str *out, struct err *err)
{
	struct str id = request_header(rq, STR("Last-Event-ID"));

	if (id.n == 0 && query_str(rq, "after", &id, err))
		return err->rc;
	*out = id;
	return RC_OK;
}

void sse_begin(struct buf *out)
{
	buf_printf(out, "retry: %d\n\n", SSE_RETRY_MS);
}

static void field(struct buf *out, const char *name, struct str value)
{
	buf_add_z(out, name);
	buf_add_z(out, ": ");
	buf_add(out, value);
	buf_add_c(out, '\n');
}

void sse_event(struct buf *out, struct str id, const char *event, struct str data)
{
	if (id.n != 0)
		field(out, "id", id);
	field(out, "event", str_z(event));
	do
		field(out, "data", str_cut(&data, '\n'));
	while (data.n != 0);
	buf_add_c(out, '\n');
}

void sse_position(struct buf *out, struct str id)
{
	field(out, "id", id);
	buf_add_c(out, '\n');
}
