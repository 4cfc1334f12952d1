#include "reply.h"

#include "base/log.h"

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

enum MHD_Result reply_send(struct MHD_Connection *c, const struct request *rq, bool close)
{
	struct str bytes = answer_bytes(&rq->answer);
	struct MHD_Response *r;
	enum MHD_Result queued;

	r = MHD_create_response_from_buffer(bytes.n, (void *)(uintptr_t)bytes.p,
					    MHD_RESPMEM_PERSISTENT);
	if (r == NULL)
		return MHD_NO;
	add_headers(r, rq, close);
	queued = MHD_queue_response(c, (unsigned)rq->answer.status, r);
	MHD_destroy_response(r);
	log_debug("answered", "%d " STR_FMT, rq->answer.status, STR_ARG(rq->path));
	return queued;
}
