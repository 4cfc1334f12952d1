#pragma once
/* What an attempt says about itself in its request: content type, user agent, Belfry's own headers,
 * the trace, the signatures and the target's own headers. DESIGN: "A delivery". */

#include "base/buf.h"
#include "base/err.h"
#include "base/limits.h"
#include "deliver/delivery.h"
#include "deliver/sign.h"

enum {
	HEADERS_OWN =
		4096, /* all that Belfry itself writes: names, ids, signatures of every secret */
	HEADERS_MOST = HEADERS_OWN + LIMIT_HEADERS * (LIMIT_HEADER_NAME + LIMIT_HEADER_VALUE + 4),
};

/* Appends the lines of v's next attempt, begun at `now`, each "Name: value", separated by CRLF and
 * without one at the end. Content-Type is first where it is sent. A target's Content-Type and
 * User-Agent stand instead of ours. RC_INVALID where the target has a header that is none
 * (codec/header.h). */
enum rc headers_write(struct sign_keys *k, const struct delivery *v, ms_t now, struct buf *to,
		      struct err *err);
/* Whether the first of those lines is the Content-Type. */
bool headers_has_type(const struct delivery *v);
