#pragma once
/* Infrai's answers: {"ok","data","error","metadata"}. Its clients read the members of `data` there,
 * or, as its published samples do, at the top: they stand in both places. Api's thread. */

#include "api/request.h"

struct envelope {
	struct json_writer w; /* the members of data are written to it */
	size_t begun_at;      /* where in the body they begin */
};

struct envelope envelope_begin(struct request *rq, int status);
void envelope_end(struct request *rq, struct envelope *e);
/* A surface's write_error. */
void envelope_write_error(struct request *rq, int status, const struct err *err);
/* Infrai's word for a kind of refusal, such as "INVALID_ARGUMENT"; never NULL. */
const char *envelope_code(enum rc rc);
/* Whether the same request may well succeed later. */
bool envelope_is_retryable(enum rc rc);
