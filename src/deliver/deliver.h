#pragma once
/* The actor that makes the HTTP attempts: one thread, libcurl's multi interface, connections kept
 * and reused. Deliveries are handed over by letter and come back by letter into the outcomes
 * mailbox, each exactly once.
 *
 * What it holds: no attempt begins before its due_at by the wall clock; a redirect is a failure and
 * never followed; private, loopback and link-local addresses are refused when the connection is
 * made, on the resolved address, unless an allowed range holds it; an answer's head and the first
 * bytes of its body are kept (LIMIT_RESPONSE_HEAD, LIMIT_RESPONSE_BODY); 2xx is success and all
 * else is not. */

#include "base/err.h"
#include "base/mailbox.h"
#include "model/rate_limiter.h"

struct deliver;
struct delivery;
struct allow_list; /* deliver/guard.h */

struct deliver_options {
	const struct allow_list *allow; /* kept; may be NULL: public addresses only */
	struct mailbox *outcomes;	/* kept */
	size_t most_at_once;		/* attempts in flight, all lanes together */
	size_t most_per_lane; /* and in one lane; more wait their turn in order. A lane gets
				 less while others leave little room: deliver/rota.h */
};

/* in_flight and waiting are of now, the others count since the start; read by any thread, each by
 * itself. failed holds refused, which are those that the guard stopped. connections were made. */
struct deliver_stats {
	int64_t in_flight, waiting, started, succeeded, failed, timed_out, refused, connections;
};

enum rc deliver_open(const struct deliver_options *o, struct deliver **out, struct err *err);
/* Any thread. */
void deliver_post(struct deliver *d, struct delivery *v);
/* Any thread: ends the attempt of this task, if one is here, as ATTEMPT_CANCELLED. */
void deliver_cancel(struct deliver *d, int64_t task);
/* Any thread: gives back what waits in this lane and has not begun, as ATTEMPT_INTERRUPTED. */
void deliver_recall(struct deliver *d, int64_t lane);
/* Any thread: the limiter's rule has changed, for what waits here too. */
void deliver_set_limiter(struct deliver *d, const struct limiter_rule *rule);
void deliver_read_stats(const struct deliver *d, struct deliver_stats *out);
/* How much of the rate limiter is taken. Any thread. */
struct limiter_use deliver_read_limiter(struct deliver *d, int64_t limiter);
/* Waits up to drain_ms for attempts in flight, ends the rest (they come back as
 * ATTEMPT_INTERRUPTED), joins. Others may still post; what comes now is not attempted. */
void deliver_stop(struct deliver *d, ms_t drain_ms);
/* After deliver_stop, once nobody posts any more: gives back what came too late, and the memory. */
void deliver_free(struct deliver *d);
/* Both, where nobody else posts. */
void deliver_close(struct deliver *d, ms_t drain_ms);
