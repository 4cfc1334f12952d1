#pragma once
/* What the other actors tell the api for /metrics and /health. main wires the two functions to
 * them: the api knows neither. Snapshots are plain values; the functions are called on the api's
 * thread and must not block. */

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "model/rate_limiter.h"
#include "sched/breaker.h"

enum { PROBE_LATENESS_MOST = 16, PROBE_ATTEMPTS = 5 /* by enum attempt_status */ };

struct engine_probe {
	ms_t last_turn_mono; /* when its loop was last at its top */
	enum rc rc;	     /* RC_OK: its last turn was committed */
	char reason[320];    /* else why not */
	ms_t retention_ms;   /* how long finished tasks are kept; MS_NEVER: for ever */
	int64_t turns, failed_turns, commands, tasks_created, slots_missed;
	int64_t attempts[PROBE_ATTEMPTS];
	/* Attempts by how long after their time they began; not cumulative. The last bucket has no
	 * bound: n_bounds + 1 are filled. */
	const int *lateness_bounds_ms;
	size_t n_bounds;
	int64_t lateness[PROBE_LATENESS_MOST + 1];
	int64_t lateness_sum_ms;
};

struct deliver_probe {
	int64_t in_flight, waiting, started, succeeded, failed, timed_out, refused, connections;
};

struct probes {
	void *ctx;
	void (*engine)(void *ctx, struct engine_probe *out);
	void (*deliver)(void *ctx, struct deliver_probe *out);
	/* The breaker of that origin (always one), or (origin empty) all that are not at rest. */
	size_t (*breakers)(void *ctx, struct arena *a, struct str origin,
			   struct breaker_view **out);
	/* How much of the rate limiter of that key is taken. */
	struct limiter_use (*limiter)(void *ctx, int64_t key);
};
