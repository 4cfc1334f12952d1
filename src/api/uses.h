#pragma once
/* When tokens were last used: told to the engine, which notes it beside its other writes, at most
 * once a minute for each token, and no request waits for that. Api's thread. */

#include "api/request.h"

/* The token was just used by the request. */
void uses_note(struct request *rq, const struct token *t);
