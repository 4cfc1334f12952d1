#pragma once
/* Requests that take effect once (Idempotency-Key, draft-ietf-httpapi-idempotency-key-header). A
 * write that comes again with its key is answered with what the first one was answered, for a day;
 * the answer is kept in the transaction of the effect, so that neither is ever without the other. A
 * refusal has changed nothing and is not kept: the request is tried anew.
 *
 * A key counts within a namespace, a caller, and a scope: the method and the path, or what a
 * dialect says. Api's thread, but for what the engine calls through the command's `once`. */

#include "api/request.h"

/* A key that stands elsewhere than in the header. Views, which live until the answer is sent. */
struct once_ask {
	struct str scope;  /* "mcp create_schedule" */
	struct str key;	   /* as it came; checked here */
	struct str about;  /* the bytes that a repetition has, too */
	const char *field; /* where the key stands, for errors */
	handler *adapt;	   /* mends a replayed answer (rq->answer); NULL: it is as it was */
};

/* The key of the request's own header, where it is a write that has one. With *replayed_out the
 * request was answered before, and rq->answer is that answer. RC_INVALID "invalid_idempotency_key",
 * RC_UNPROCESSABLE "idempotency_key_reused"; RC_CONFLICT "idempotency_in_flight", or
 * "answer_not_kept" where the answer was too large. */
enum rc once_begin(struct request *rq, bool *replayed_out, struct err *err);

/* The same for a dialect's key; before request_command. Where *replayed_out the handler returns
 * RC_OK at once. A key of the header goes before this one. */
enum rc request_once(struct request *rq, const struct once_ask *ask, bool *replayed_out,
		     struct err *err);

/* Another request, of another node, was the first: its answer becomes this one's. */
enum rc once_replay(struct request *rq, struct err *err);
/* While the engine composed the answer, the handler asked for one more command: it is the request's
 * now, and goes to the engine. */
bool once_goes_on(struct request *rq);
/* Is the answer there already, composed by the engine? */
bool once_is_answered(const struct request *rq);
/* The request is answered, or was given up: its key is free for the next one. */
void once_end(struct request *rq);
