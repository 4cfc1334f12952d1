#pragma once
/* The messages of one POST and their answers: one after the other, each over the writes that it
 * asks for. Api's thread. */

#include "api/mcp/sessions.h"
#include "api/request.h"

enum rc mcp_exchange(struct request *rq, struct err *err);
/* Mends an answer of an earlier request that is given again (rq->answer): it becomes this one's, on
 * this one's wire. A once_ask's `adapt`. */
enum rc mcp_adapt(struct request *rq, struct err *err);
/* Who a session belongs to. */
struct session_owner mcp_owner_of(const struct request *rq);
