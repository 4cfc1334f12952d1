#pragma once
/* A surface is one product's HTTP API over the core: its routes, and the shape of its errors. The
 * native one is /v1/…; each dialect is one file that defines a surface, and one row in surfaces.c.
 */

#include <stddef.h>

#include "api/method.h"
#include "base/err.h"
#include "model/names.h"

struct request;

/* Answers the request (rq->answer), or asks the engine for a write (request_command). What it
 * refuses is said in err, and the surface answers for it. Api's thread; must not block. */
typedef enum rc handler(struct request *rq, struct err *err);

enum route_flag {
	ROUTE_OPEN = 1 << 0,	      /* needs no token */
	ROUTE_KEY_IN_QUERY = 1 << 1,  /* the token may stand in ?api_key= (Taskhook) */
	ROUTE_EVERYWHERE = 1 << 2,    /* shows more than one namespace: a token of `*` alone */
	ROUTE_OWN_KEY = 1 << 3,	      /* what an Idempotency-Key means is its handler's to say */
	ROUTE_OWN_NAMESPACE = 1 << 4, /* ?namespace= is a filter of the surface's own */
};

struct route {
	unsigned methods;    /* one bit of enum method; GET serves HEAD too */
	const char *pattern; /* "/v1/schedules/{id}/tasks": {} takes one segment */
	handler *handle;
	enum role role; /* the least that may call it */
	unsigned flags;
};

enum { ROUTE_PARAMS = 4 }; /* {} in one pattern */

struct surface {
	enum dialect dialect;
	const struct str *prefixes; /* errors of unknown paths below these are this surface's */
	size_t n_prefixes;
	const struct route *routes;
	size_t n_routes;
	/* Fills in the answer's body and content type. The caller has set the status, which may be
	 * changed where the product has another one, and adds the headers. */
	void (*write_error)(struct request *rq, int status, const struct err *err);
	/* Asked first, before anybody knows who calls; NULL: nothing is asked. */
	enum rc (*admit)(struct request *rq, struct err *err);
	/* Adds the headers that all of its answers have, right before one is sent; NULL: none. */
	void (*adorn)(struct request *rq);
};

extern const struct surface surface_native;
extern const struct surface surface_tensorlake;
extern const struct surface surface_infrai;
extern const struct surface surface_bridgetown;
extern const struct surface surface_rat;

/* All of them; the native one first. */
extern const struct surface *const surfaces[];
extern const size_t n_surfaces;
