#pragma once
/* Why a task that is due has not begun: what stands before its target. Api's thread. */

#include "api/mcp/tool.h"

/* A clause such as "the queue orders is paused"; in the request's arena. Empty: nothing is known to
 * stand before it. */
enum rc wait_cause(struct request *rq, struct store *s, const struct template *t, struct str *out,
		   struct err *err);
