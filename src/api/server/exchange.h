#pragma once
/* One request and its answer between the HTTP library's callbacks. The library calls: at the
 * request line, at the header's end, for each piece of the body, at the body's end; and once more
 * after a connection that waited for the engine has been resumed. Api's thread. */

#include <stdbool.h>
#include <stddef.h>

#include <microhttpd.h>

#include "api/request.h"
#include "api/server/streams.h"
#include "api/server/watch.h"

struct api;

enum stage {
	STAGE_HEAD,    /* the request line is there */
	STAGE_BODY,    /* the body is kept */
	STAGE_DISCARD, /* the answer is known, the body is read away */
	STAGE_ENGINE,  /* suspended; the command is away */
	STAGE_ANSWERED
};

struct exchange {
	struct request rq;
	struct api *api;
	struct MHD_Connection *connection;
	struct peer *peer;
	enum stage stage;
	size_t discarded;
	struct seat seat;      /* of an answer that goes on */
	struct exchange *next; /* in the pool */
};

/* Exchanges that are free, with the memory that they have grown. */
struct exchange_pool {
	struct exchange *first;
	size_t n;
};

void exchange_pool_release(struct exchange_pool *p);

/* The library's callbacks; `cls` is the api. */
void *exchange_on_line(void *cls, const char *uri, struct MHD_Connection *c);
enum MHD_Result exchange_on_request(void *cls, struct MHD_Connection *c, const char *url,
				    const char *method, const char *version, const char *upload,
				    size_t *upload_n, void **exchange);
void exchange_on_end(void *cls, struct MHD_Connection *c, void **exchange,
		     enum MHD_RequestTerminationCode why);

/* The engine has given the command back: lets the connection go on. */
void exchange_resume(struct command *c);
