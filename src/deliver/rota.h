#pragma once
/* Who may begin next. A lane is what deliveries to one server share; each lane is a queue in the
 * order of arrival, and lanes with work take turns. Bounds: most_per_lane attempts in flight in one
 * lane, most_at_once in all. So that a few lanes which hang never hold every place, a lane gets no
 * more than ROTA_SHARE times what is left over: the fuller the house, the smaller each part, and a
 * newcomer finds a place (Choudhury and Hahne, "Dynamic queue length thresholds").
 *
 * Decides alone: makes no attempt, reads no clock. Owned by the deliver thread. */

#include "deliver/jobs.h"

enum { ROTA_SHARE = 4 };

struct lane;

struct rota {
	size_t most_at_once, most_per_lane;
	size_t in_flight, waiting;
	struct index by_key;
	struct lane *turn; /* into the ring of lanes with work and room: the next to begin */
};

void rota_init(struct rota *r, size_t most_at_once, size_t most_per_lane);
/* The job waits at the end of the lane's queue. */
void rota_push(struct rota *r, struct job *job, int64_t lane);
/* Takes the next one that may begin and counts it as in flight; NULL where none may. */
struct job *rota_begin(struct rota *r);
/* A job in flight has ended. */
void rota_end(struct rota *r, struct job *job);
/* Takes a job that waits out of its queue. */
void rota_withdraw(struct rota *r, struct job *job);
/* All jobs must be out. */
void rota_release(struct rota *r);
