#pragma once
/* HTTP methods as bits, so that a path's Allow header is a set. Pure. */

#include "base/buf.h"
#include "base/str.h"

enum method {
	METHOD_GET = 1 << 0,
	METHOD_HEAD = 1 << 1,
	METHOD_POST = 1 << 2,
	METHOD_PUT = 1 << 3,
	METHOD_PATCH = 1 << 4,
	METHOD_DELETE = 1 << 5,
	METHOD_OPTIONS = 1 << 6,
	METHOD_OTHER = 1 << 7, /* one that no path takes */
};

/* Case matters (RFC 9110 section 9.1). */
enum method method_parse(struct str s);
/* Appends the set as an Allow header has it: "GET, HEAD, POST". */
void method_list(struct buf *to, unsigned methods);
