#pragma once
/* Who may begin next. A lane is what deliveries to one target share; each lane is a queue in the
 * order of arrival, and lanes with work take turns. Bounds: most_per_lane attempts in flight in one
 * lane (or as many as its own limits say), most_at_once in all, and a lane's rate. So that a few
 * lanes which hang never hold every place, a lane gets no more than ROTA_SHARE times what is left
 * over: the fuller the house, the smaller each part, and a newcomer finds a place (Choudhury and
 * Hahne, "Dynamic queue length thresholds"). A namespace's part is ROTA_TENANT_SHARE times that.
 * Lanes may share a rate limiter: what it holds back waits at its gate (gate.h).
 *
 * Decides alone: makes no attempt, reads no clock; instants are monotonic and passed in. Owned by
 * the deliver thread. */

#include "base/heap.h"
#include "deliver/delivery.h"
#include "deliver/jobs.h"

enum { ROTA_SHARE = 4, ROTA_TENANT_SHARE = 16 };

struct lane;

struct rota {
	size_t most_at_once, most_per_lane;
	size_t in_flight, waiting;
	struct index by_key, tenants;
	struct lane *turn;	 /* into the ring of lanes with work and room: the next to begin */
	struct heap resting;	 /* lanes that their rate holds back, or that remember it alone */
	struct index gates;	 /* of rate limiters that lanes share */
	struct gate *first_gate; /* all of them, in no order */
	struct heap resting_gates;
};

void rota_init(struct rota *r, size_t most_at_once, size_t most_per_lane);
/* The job waits at the end of its delivery's lane, whose limits are from now on this delivery's. */
void rota_push(struct rota *r, struct job *job, ms_t now_mono);
/* Takes the next one that may begin and counts it as in flight; NULL where none may. */
struct job *rota_begin(struct rota *r, ms_t now_mono);
/* A job in flight has ended. */
void rota_end(struct rota *r, struct job *job, ms_t now_mono);
/* A job in flight was none: nothing of it has left the house. */
void rota_undo(struct rota *r, struct job *job, ms_t now_mono);
/* Takes a job that waits out of its queue. */
void rota_withdraw(struct rota *r, struct job *job, ms_t now_mono);
/* The limiter's rule has changed: what waits at its gate waits by the new one. */
void rota_set_limiter(struct rota *r, const struct limiter_rule *rule, ms_t now_mono);
/* The lane's first job that waits, or NULL. */
struct job *rota_first(const struct rota *r, int64_t lane);
/* Lanes whose rest is over may begin again. */
void rota_look(struct rota *r, ms_t now_mono);
/* When to look next; MS_NEVER. */
ms_t rota_next_mono(const struct rota *r);
/* All jobs must be out. */
void rota_release(struct rota *r);
