#pragma once
/* From a method and a path to the row that serves them. Pure. */

#include "api/surface.h"
#include "base/arena.h"

struct route_match {
	const struct surface *surface;	 /* always set: its errors are the answer's */
	const struct route *route;	 /* NULL unless found */
	struct str params[ROUTE_PARAMS]; /* decoded; in the arena where they had escapes */
	unsigned methods; /* what the path takes, for Allow; 0: there is no such path */
};

struct route_table {
	const struct surface *const *surfaces;
	size_t n;
};

/* `path` is as it was sent, without the query. RC_NOT_FOUND "unknown_path", or "not_found" where a
 * segment has a broken escape (it names nothing); RC_METHOD "method_not_allowed". `out` is filled
 * in any case. */
enum rc router_find(const struct route_table *t, struct arena *a, enum method method,
		    struct str path, struct route_match *out, struct err *err);
