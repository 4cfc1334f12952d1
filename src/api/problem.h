#pragma once
/* Errors as RFC 9457 problem details, the native shape: {"type","title","status","detail","code",
 * "field"?,"hint"}. `code` is stable and meant for programs, `detail` and `hint` for people. */

#include "base/err.h"

struct request;

/* The one table from rc to HTTP status; not for RC_OK (asserted). */
int problem_status(enum rc rc);
/* The error's own hint, or one that fits all of its kind. */
const char *problem_hint(const struct err *err);
/* "Not Found"; never NULL. */
const char *problem_title(int status);
/* A surface's write_error. */
void problem_write(struct request *rq, int status, const struct err *err);
