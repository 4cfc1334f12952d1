#pragma once
/* A run of occurrences that became no task, as one row: every slot of the schedule from `from_at`
 * to `to_at`, both included. Tasks and gaps together are the ledger: they cover every occurrence
 * once. */

#include "base/macros.h"
#include "model/names.h"

struct gap {
	ms_t from_at, to_at;
	int64_t count; /* > 0 */
	enum gap_reason reason;
	ms_t decided_at; /* when the engine wrote (or last extended) it */
};
