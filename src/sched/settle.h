#pragma once
/* After an attempt: what becomes of the task. Pure: given its retry policy, what was used up of it,
 * the outcome, and a random number. docs/semantics.md, "Retries". */

#include "model/retry.h"
#include "model/task.h"

struct settle_input {
	const struct retry *retry;
	int retries; /* used up before this attempt */
	enum attempt_status status;
	bool hopeless; /* the target answered 410 (it wants no more), or may not be called at all */
	ms_t finished_at;    /* delays count from here */
	ms_t retry_after_ms; /* what the target asked for; 0: nothing */
	uint64_t random;
};

struct verdict {
	enum task_state next; /* COMPLETED, FAILED, RETRYING, or QUEUED after an interruption */
	ms_t due_at;	      /* of the next attempt, where there is one */
	int retries;	      /* used up now */
};

struct verdict settle(const struct settle_input *in);
/* A message whose lease ended without an ack: back into its queue after `delay_ms`, or dead once it
 * was held in vain max_receives times. ATTEMPT_INTERRUPTED (a release) does not count. */
struct verdict settle_message(int retries, int64_t max_receives, enum attempt_status status,
			      ms_t now, ms_t delay_ms);
/* The delay before retry number n (from 1), from the policy alone. */
ms_t retry_delay(const struct retry *r, int n, uint64_t random);
