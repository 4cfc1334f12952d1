#pragma once
/* A span of a schedule's ledger as the store has it. Api's thread. */

#include "api/native/ledger_span.h"
#include "api/request.h"

/* Reads what lies in out->from..to (both included), at most `limit` tasks and as many gaps, and the
 * schedule's history; all in the request's arena. Gaps are cut at the span's ends. */
enum rc ledger_read(struct request *rq, struct store *s, const struct schedule *sch, size_t limit,
		    struct ledger_span *out, struct history *history_out, struct err *err);
