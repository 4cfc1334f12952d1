#include "reply.h"

#include "base/log.h"

enum { STREAM_BLOCK = 8 * 1024 }; /* bytes that the library asks for at once */

static void add(struct MHD_Response *r, const char *name, const char *value)
{
	if (MHD_add_response_header(r, name, value) != MHD_YES)
		log_warn("bad_header", "the answer's header %s cannot be sent", name);
}

static void add_headers(struct MHD_Response *r, const struct request *rq, bool close)
{
	const struct answer *a = &rq->answer;

	if (a->content_type != NULL)
		add(r, MHD_HTTP_HEADER_CONTENT_TYPE, a->content_type);
	add(r, "X-Request-Id", rq->id.p);
	add(r, "X-Content-Type-Options", "nosniff");
	add(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	for (size_t i = 0; i < a->n_headers; i++)
		add(r, a->headers[i].name, a->headers[i].value);
	if (close)
		add(r, MHD_HTTP_HEADER_CONNECTION, "close");
}

/* Takes the response over; NULL: there was no memory for it. */
static enum MHD_Result queue(struct MHD_Connection *c, const struct request *rq,
			     struct MHD_Response *r, bool close)
{
	enum MHD_Result queued;

	if (r == NULL)
		return MHD_NO;
	add_headers(r, rq, close);
	queued = MHD_queue_response(c, (unsigned)rq->answer.status, r);
	MHD_destroy_response(r);
	log_debug("answered", "%d " STR_FMT, rq->answer.status, STR_ARG(rq->path));
	return queued;
}

enum MHD_Result reply_send(struct MHD_Connection *c, const struct request *rq, bool close)
{
	struct str bytes = answer_bytes(&rq->answer);

	return queue(c, rq,
		     MHD_create_response_from_buffer(bytes.n, (void *)(uintptr_t)bytes.p,
						     MHD_RESPMEM_PERSISTENT),
		     close);
}

enum MHD_Result reply_stream(struct MHD_Connection *c, const struct request *rq,
			     MHD_ContentReaderCallback read, void *cls)
{
	return queue(
		c, rq,
		MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK, read, cls, NULL),
		true);
}
