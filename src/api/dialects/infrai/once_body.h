#pragma once
/* Infrai's own way of an idempotency key: `idempotency_key` in the body. A key of the header
 * (api/once.h) goes before it. Api's thread. */

#include "api/request.h"

/* `what` is the call ("cron.create"), whatever generation of its path was taken: the key counts for
 * all of them. To be asked before request_command; where *replayed_out the handler returns RC_OK
 * at once. A body that is no object says nothing of a key, and is refused where it is read. */
enum rc once_of_body(struct request *rq, const char *what, bool *replayed_out, struct err *err);
