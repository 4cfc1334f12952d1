#pragma once
/* Errors as RFC 9457 problem details, the native shape: {"type","title","status","detail","code",
 * "field"?,"hint"?}. `code` is stable and meant for programs, `detail` and `hint` for people. */

#include "base/err.h"

struct request;

/* The one table from rc to HTTP status. */
int problem_status(enum rc rc);
/* "Not Found"; never NULL. */
const char *problem_title(int status);
/* A surface's write_error. */
void problem_write(struct request *rq, int status, const struct err *err);
