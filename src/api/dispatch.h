#pragma once
/* A request's way through the api, step by step, free of the HTTP library (so it can be tried
 * without a socket). The server calls: dispatch_head once the header is there; dispatch_body once
 * all of the body is; and, each time that a step leaves a command behind, dispatch_resume when the
 * engine has given it back. A step that leaves none has filled in the answer. */

#include "api/request.h"

/* Finds the route and the caller. False: the answer (a refusal) is there already and the body, if
 * one comes, is of no interest. */
bool dispatch_head(struct request *rq);
void dispatch_body(struct request *rq);
void dispatch_resume(struct request *rq);
/* The exchange is over, with or without an answer. */
void dispatch_end(struct request *rq);
/* Once, right before the answer is sent: adds the headers that all of its surface have. */
void dispatch_adorn(struct request *rq);
/* Is there a command for the engine? */
bool dispatch_has_command(const struct request *rq);
/* Answers that a body is larger than LIMIT_BODY. */
void dispatch_too_large(struct request *rq);
/* Answers that too many bodies are held at once. */
void dispatch_overloaded(struct request *rq);
