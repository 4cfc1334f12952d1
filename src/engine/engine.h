#pragma once
/* The engine: the only writer, one thread. Each turn of its loop gathers what waits (commands of
 * the api, outcomes of the deliveries) and what is due (schedules, tasks, expiries), decides, and
 * writes all of it in one transaction; once that is committed it releases the effects: replies,
 * deliveries, cancellations. So an answer of 2xx is a promise that survives kill -9, and one fsync
 * serves all that came while the last one ran.
 *
 * A turn that fails changes nothing: its commands are refused (RC_BUSY, RC_IO), its outcomes wait
 * for the next turn, and engine_health says why until a turn succeeds again. */

#include "base/arena.h"
#include "base/err.h"
#include "base/mailbox.h"
#include "codec/seal.h"
#include "sched/breaker.h"

struct bell;
struct deliver;
struct store;
struct zones;
struct engine;

struct engine_options {
	struct store *store; /* the writing handle; the engine's from now on, not closed by it */
	struct zones *zones;
	struct deliver *deliver;
	struct mailbox *commands; /* from the api; owned by main, drained here */
	struct mailbox *outcomes; /* from deliver */
	struct bell *bell;	  /* rung for those who watch; NULL: nobody does */
	const struct seal_key *seal_key;
	ms_t catch_up_window_ms;   /* of schedules that say nothing */
	ms_t audit_retention_ms;   /* rows of the audit log; MS_NEVER: for ever */
	ms_t retention_ms;	   /* finished tasks are kept this long; MS_NEVER: for ever */
	size_t target_concurrency; /* attempts in flight to a target that does not say */
	size_t claims_per_lane;	   /* claimed and not yet settled, in one such lane */
	size_t claims;		   /* and in all */
};

/* Upper bounds of the lateness histogram, milliseconds; one more bucket takes the rest. */
#define ENGINE_LATENESS_BOUNDS                                        \
	{                                                             \
		1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 60000 \
	}
enum { ENGINE_LATENESS_BUCKETS = 13 };

/* Since the start; each number is right by itself. */
struct engine_stats {
	int64_t turns, failed_turns, commands, tasks_created, slots_missed;
	int64_t attempts[5];			   /* by enum attempt_status */
	int64_t lateness[ENGINE_LATENESS_BUCKETS]; /* attempts by (start - due); not cumulative */
	int64_t lateness_sum_ms;
	ms_t last_turn_mono; /* when the loop was last at its top */
};

/* `now` by the wall clock. */
enum rc engine_open(const struct engine_options *o, ms_t now, struct engine **out, struct err *err);
/* A namespace with its first signing secret, made where it is new; before engine_start, within a
 * turn of the store. */
enum rc engine_open_namespace(struct engine *e, struct str name, struct err *err);
/* Starts the thread. */
enum rc engine_start(struct engine *e, struct err *err);
/* The zones of the system have changed (zones_refresh): next times are computed anew. Any thread.
 */
void engine_zones_changed(struct engine *e);
/* From now on no consumer waits for a message: those who do are told that there is none. Any
 * thread; the first step of going down, since whoever holds their connections waits for them. */
void engine_dismiss(struct engine *e);
/* From now on no task is claimed any more: what is in flight comes to its end. Comes back once the
 * last claims have been posted to deliver. After engine_start; not the engine's thread. */
void engine_drain(struct engine *e);
/* Ends the loop after a last turn and joins; deliveries must have come back by then. */
void engine_stop(struct engine *e);
void engine_free(struct engine *e);

/* Any thread. */
void engine_read_stats(const struct engine *e, struct engine_stats *out);
/* The breaker of that origin, or (origin empty) all that are not at rest. Any thread. */
size_t engine_read_breakers(struct engine *e, struct arena *a, struct str origin,
			    struct breaker_view **out);
/* RC_OK while turns succeed; else what made the last one fail. Any thread. */
enum rc engine_health(struct engine *e, struct err *err);
