#pragma once
/* The rota's lanes, for its own files: rota.c says who is in the ring, rota_gate.c which gate a
 * lane goes through. Owned by the deliver thread. */

#include "base/macros.h"
#include "deliver/gate.h"
#include "deliver/rota.h"

struct queue {
	struct job *first, *last;
};

/* A namespace that has lanes. */
struct tenant {
	struct index_node by_key;
	size_t n_lanes, in_flight;
};

struct lane {
	struct index_node by_key;
	struct tenant *tenant;
	struct heap_node rest;
	struct lane *next, *prev; /* in the ring; NULL: outside */
	struct queue waiting, open;
	size_t in_flight;
	size_t concurrency; /* 0: most_per_lane */
	struct pace pace;
	struct gate *gate;		    /* NULL: none */
	struct lane *gate_next, *gate_prev; /* of those that wait at it */
	bool at_gate;
};

static inline struct gate *gate_of(struct heap_node *rest)
{
	return CONTAINER_OF(rest, struct gate, rest);
}

/* The lane goes through this limiter's gate, or (a rule without a key) through none. */
void lane_set_gate(struct rota *r, struct lane *lane, const struct limiter_rule *rule,
		   ms_t now_mono);
void lane_quit_gate(struct rota *r, struct lane *lane, ms_t now_mono);
/* Each does nothing where it is so already. */
void lane_wait_at_gate(struct lane *lane);
void lane_leave_gate(struct lane *lane);
/* The gate rests while time alone may change what it says; it is gone when nobody uses it, nor is
 * there anything to remember. */
void rota_rest_gate(struct rota *r, struct gate *g, ms_t now_mono);
/* NULL: nobody goes through that limiter. */
struct gate *rota_find_gate(const struct rota *r, int64_t limiter);
/* One that nobody uses. */
void rota_close_gate(struct rota *r, struct gate *g);
