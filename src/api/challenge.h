#pragma once
/* What a refusal says of how to be let in: WWW-Authenticate (RFC 6750 section 3). Where an issuer's
 * tokens are taken it also names the metadata that lead to the issuer (RFC 9728 section 5.1), and
 * tells a token that may do too little what would do. */

#include "base/buf.h"
#include "base/err.h"
#include "model/names.h"

struct request;

/* Adds the header where the refusal is one of identity or role. */
void challenge_add(struct request *rq, const struct err *err);
/* Adds it where a role was wanted that is not the route's. */
void challenge_for_scope(struct request *rq, enum role needs);

/* Appends where the server is for its clients: as the operator says it, else as this request does
 * in its Host header; "http://HOST". False where neither can be had. */
bool challenge_base(const struct request *rq, struct buf *to);
/* "belfry:write" */
struct str challenge_scope(enum role role);
