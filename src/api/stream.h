#pragma once
/* Answers that go on: a handler answers with a stream instead of a body, and the server asks it for
 * more bytes until it says that it is over. Api's thread, as all of a request.
 *
 *	static enum rc pull(struct request *rq, struct stream *s, struct err *err)
 *	{
 *		struct my_view *v = s->context;         // in the request's arena
 *		…                                       // read through the reader, in a scratch
 *arena sse_event(&s->out, id, "progress", json); s->next = is_over ? STREAM_ENDS : STREAM_WAITS;
 *		return RC_OK;
 *	}
 *
 *	handler: struct stream *s = answer_stream(rq, SSE_TYPE, pull, view);
 *		 stream_listen(s, bell_topic(BELL_TASK, task.key));
 *		 return RC_OK;
 *
 * When pull is called. First right after the header has gone; then, as long as it says STREAM_MORE,
 * whenever the client has taken all that was said, so that a slow client slows its own stream and
 * none else, and holds at most what one pull has appended. After STREAM_WAITS it is called when one
 * of the stream's topics is rung (the engine has committed something: base/bell.h), and at the
 * latest after keep_alive_ms (`s->is_tick`). A bell may be false, and one ring may stand for many:
 * pull finds out by itself what is new, from a position that it keeps. Where a tick has appended
 * nothing, `keep_alive` is sent. A waiting stream costs no time between its ticks.
 *
 * How it ends. With STREAM_ENDS, once the client has taken what was said; cut off, so that a client
 * knows that it was not the end, when pull fails, when the buffer's cap is passed, when the client
 * does not take what waits for it within the server's bound for answers, or when its token is not
 * valid any more (looked at once in STREAM_IDENTIFY_MS); with a clean end when the server goes
 *down. A stream should say where it is (SSE: an id), so that a client resumes it.
 *
 * There are at most LIMIT_STREAMS; whoever comes then is answered with 503. */

#include "api/request.h"
#include "base/bell.h"

enum {
	STREAM_TOPICS = 2,		       /* of one stream */
	STREAM_KEEP_ALIVE_MS = 15 * MS_SECOND, /* unless the handler says otherwise */
	STREAM_IDENTIFY_MS = 15 * MS_SECOND,
	STREAM_FULL = 64 * 1024,     /* a pull that has appended this much says STREAM_MORE */
	STREAM_BUFFER = 1024 * 1024, /* the cap of what one pull appends */
};

#define SSE_TYPE "text/event-stream; charset=utf-8"

enum stream_next { STREAM_WAITS, STREAM_MORE, STREAM_ENDS };

struct stream;
typedef enum rc stream_pull(struct request *rq, struct stream *s, struct err *err);

struct stream {
	stream_pull *pull;
	void *context; /* the handler's; lives in the request's arena */
	uint16_t topics[STREAM_TOPICS];
	size_t n_topics;
	ms_t keep_alive_ms;
	struct str keep_alive; /* outlives the request */

	/* For pull. */
	struct buf out;	       /* empty when it is called: to be appended to */
	enum stream_next next; /* STREAM_WAITS when it is called */
	bool is_tick;	       /* nothing was rung */
};

/* Begins an answer that goes on, with 200. Keep-alives are those of SSE. */
struct stream *answer_stream(struct request *rq, const char *content_type, stream_pull *pull,
			     void *context);
/* What wakes it; at most STREAM_TOPICS (asserted). */
void stream_listen(struct stream *s, uint16_t topic);
/* Calls pull. */
enum rc stream_ask(struct request *rq, bool is_tick, struct err *err);

/* Server-sent events (the HTML standard, section 9.2). */

/* Whether the client asks for them: its Accept begins with text/event-stream. */
bool sse_is_wanted(const struct request *rq);
/* Where the client wants to go on: Last-Event-ID, which a browser sends by itself, or ?after=;
 * empty where it has neither. */
enum rc sse_resume_id(struct request *rq, struct str *out, struct err *err);
/* The beginning: how soon a client that was cut off comes back; also a header's companion, so that
 * the client sees at once that it is connected. */
void sse_begin(struct buf *out);
/* One event; `data` may have several lines. An empty id leaves the last one standing. */
void sse_event(struct buf *out, struct str id, const char *event, struct str data);
/* Moves the client's position on without an event. */
void sse_position(struct buf *out, struct str id);
