#pragma once
/* A call's progress as a stream of server-sent events, which ends behind RequestFinished. */

#include "api/dialects/tensorlake/call.h"

/* Answers the request with it, behind the event of that place in their order (0: from the first).
 * Of the call's attempts nothing is kept. */
void progress_answer(struct request *rq, const struct call *c, size_t after);
