#pragma once
/* One HTTP request as handlers see it, free of the HTTP library. It lives from the request line to
 * the sent answer, on the api's thread; while the engine has its command, nobody else touches it.
 * Structs are reused: the arena, the body and the answer keep their memory. */

#include "api/answer.h"
#include "api/auth.h"
#include "api/method.h"
#include "api/rate.h"
#include "api/services.h"
#include "api/surface.h"
#include "base/arena.h"
#include "model/command.h"
#include "model/target.h"

enum { REQUEST_HEADERS = 64, REQUEST_ID_TEXT = 128 };

/* What a handler asked for while the engine composed its answer (api/once.c). */
struct request_next {
	struct command command;
	handler *then;
};

struct request {
	/* What came in. Views live until the answer is sent. */
	enum method method;
	struct str path, query; /* as sent, percent-encoded */
	struct header headers[REQUEST_HEADERS];
	size_t n_headers;
	int64_t announced; /* the body's length, as the header has it; 0: not said */
	struct buf body;
	ms_t now;      /* by the wall clock */
	struct str id; /* X-Request-Id, the client's or a new one */

	const struct sockaddr *from; /* the client's end of the connection; NULL: not known */
	struct rate_left rate;	     /* of a surface that counts requests */

	/* What was found out about it. */
	const struct surface *surface;
	const struct route *route;
	struct str params[ROUTE_PARAMS];
	struct identity caller;

	struct services *services;
	struct arena arena;
	struct answer answer;

	/* The write that was asked for, and who answers once it is committed. */
	struct command command;
	handler *then;
	bool hears; /* `then` is called for a refusal, too, and finds it in command.err */
	void *kept; /* what the first handler hands to `then`; in the arena */

	struct once *once; /* api/once.h; NULL: no key came with it */
	struct request_next *next;
	handler *adapt; /* of a replayed answer; NULL: it is as it was */
};

/* Begins anew with a request line's target (copied): "/path?query", or the same behind a scheme and
 * a host, as a proxy's client may write it (RFC 9112 section 3.2.2). */
void request_begin(struct request *rq, struct str target);

/* The header's value, or an empty view. */
struct str request_header(const struct request *rq, struct str name);

/* Asks the engine for a write: fills in what every command has and gives the rest to the caller to
 * fill. If the handler then returns RC_OK, `then` is called with the command's result; where the
 * engine refused, the surface answers with the engine's error instead. */
struct command *request_command(struct request *rq, enum command_kind kind, handler *then);

/* The body, which must be there; RC_INVALID "missing_body". */
enum rc request_body(const struct request *rq, struct str *out, struct err *err);
/* The id in the path's {} number `param`. What is no id becomes the nil one, which nothing has: it
 * takes the same way to the same answer as an unknown one. */
struct uuid request_uuid(const struct request *rq, size_t param, const char *prefix);

/* Adds the Location of what was created: the collection's path and the id. */
void request_location(struct request *rq, const char *collection, const char *id);
