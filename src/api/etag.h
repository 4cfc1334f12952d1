#pragma once
/* What an answer is known by, so that a client need not take it twice (If-None-Match), and a write
 * can be made to depend on what its client has seen (If-Match, which the engine looks at). */

#include "api/request.h"

/* Adds the ETag of the answer that is there, whose object's definition has this version. A read
 * whose client has that very answer becomes a 304. */
void etag_answer(struct request *rq, ms_t version);
