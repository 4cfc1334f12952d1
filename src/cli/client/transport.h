#pragma once
/* One HTTP request over libcurl, made by the command line. It blocks. Redirects are not followed: a
 * token is for the server that it was given for. The environment's proxies are used, as by other
 * tools. */

#include <stdatomic.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { TRANSPORT_HEADERS = 8 };

/* A piece of a 2xx answer's body, as it comes; false: no more is wanted. */
typedef bool transport_piece(void *context, struct str piece);

struct transport_request {
	const char *method;
	struct str url;
	struct str headers[TRANSPORT_HEADERS]; /* "Name: value", or empty */
	struct str body;		       /* empty: none */
	ms_t timeout_ms;		       /* for all of it; 0: as long as bytes come */
	const atomic_bool *cancel; /* once set, it is given up within a second; may be NULL */
	const char *wanted;	   /* a header of the answer; NULL: none is */
	struct str *wanted_out;	   /* in the arena; left alone where the answer has none */
	transport_piece *on_piece; /* takes the body of a 2xx answer, or NULL */
	void *piece_context;
};

/* RC_IO "unreachable" (also when on_piece wants no more), RC_BUSY code_timeout (cli/client.h); an
 * answer of any status is RC_OK. The body is appended, to the buffer's cap. */
enum rc transport_send(struct arena *a, const struct transport_request *rq, int *status_out,
		       struct buf *body, struct err *err);
