#pragma once
/* What the deliver thread does with the deliveries that it holds: keeps each until its due_at, lets
 * it wait its turn in its lane, makes the attempt, and hands it back into the outcomes mailbox.
 * Owned by that thread; only the counters are read by others. */

#include <stdatomic.h>

#include "deliver/board.h"
#include "deliver/deliver.h"
#include "deliver/http.h"
#include "deliver/jobs.h"
#include "deliver/rota.h"

/* The members of struct deliver_stats. */
struct counters {
	_Atomic(int64_t) in_flight, waiting, started, succeeded, failed, timed_out, refused,
		connections;
};

struct house {
	struct mailbox *outcomes;
	struct counters *counters;
	struct jobs jobs;
	struct heap early; /* jobs that are not due, by due_at */
	struct rota rota;
	struct board *board;
	struct http http;
};

/* `b`: kept; NULL where nobody asks for it. */
enum rc house_open(struct house *h, const struct deliver_options *o, struct counters *c,
		   struct board *b, struct err *err);
/* Everything must have been handed back. */
void house_close(struct house *h);

void house_take_in(struct house *h, struct delivery *v);
/* Ends the attempt of this task as ATTEMPT_CANCELLED, wherever it stands. */
void house_cancel(struct house *h, int64_t task);
/* Hands back, as ATTEMPT_INTERRUPTED, what waits for its turn in the lane. */
void house_recall(struct house *h, int64_t lane);
/* What waits for the rate limiter waits by its new rule. */
void house_set_limiter(struct house *h, const struct limiter_rule *rule);
/* Begins what may begin, then sleeps until something happens, at most most_ms, and hands back what
 * has ended. True: a watched fd (house.http) can be read. */
bool house_turn(struct house *h, ms_t most_ms);

/* Hands back, as ATTEMPT_INTERRUPTED, what has not begun; or everything. */
void house_end_waiting(struct house *h);
void house_end_all(struct house *h);
bool house_is_empty(const struct house *h);
