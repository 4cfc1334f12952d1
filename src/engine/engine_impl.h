#pragma once
/* The engine's own state, for the files of this folder. Engine's thread, but for the stats and the
 * health. */

#include <pthread.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/bell.h"
#include "base/log.h"
#include "cron/recur.h"
#include "deliver/delivery.h"
#include "engine/awaits.h"
#include "engine/breakers.h"
#include "engine/engine.h"
#include "engine/hooks.h"
#include "engine/keyring.h"
#include "engine/lanes.h"
#include "engine/letters.h"
#include "engine/queues.h"
#include "engine/trail.h"
#include "model/command.h"
#include "store/store.h"

enum {
	TURN_COMMANDS = 1024, /* in one turn */
	TURN_SCHEDULES = 512,
	TURN_EXPIRIES = 1024,
	TURN_CLAIMS = 1024,
	TURN_PRUNED = 500,
	PRUNE_EVERY_MS = MS_SECOND,
	TURN_REZONED = 512,
	REZONE_NONE = -1,
};

struct fire_gap; /* sched/fire.h */

struct changed_limiter {
	struct limiter_rule rule;
	struct changed_limiter *next;
};

/* What a turn lets loose once it is committed. */
struct effects {
	struct letters deliveries, replies;
	struct letters again; /* commands that go on in the next turn */
	int64_t *cancelled;   /* tasks whose attempts are to end; in the turn's arena */
	size_t n_cancelled, size_cancelled;
	int64_t *recalled; /* lanes that take nothing at present: what waits in them comes back */
	size_t n_recalled, size_recalled;
	struct changed_limiter *limiters; /* whose rules have changed; likewise */
	struct bell_set touched;	  /* what those who watch are to look at again */
};

/* A lane that a turn claimed from, and what is due in it afterwards. */
struct served {
	struct lane_room *room;
	ms_t before, after;
};

/* What a turn has said so far (engine/events.h). */
struct events {
	struct buf body;
	int64_t n;
	int64_t next; /* the number of the first one; 0: to be asked of the store */
	ms_t prune_at;
};

struct engine_counters {
	_Atomic int64_t turns, failed_turns, commands, tasks_created, slots_missed;
	_Atomic int64_t attempts[5], lateness[ENGINE_LATENESS_BUCKETS], lateness_sum_ms;
	_Atomic int64_t last_turn_mono;
};

struct engine {
	struct engine_options o;
	struct arena turn; /* reset at the start of each turn */
	ms_t now;	   /* of this turn, by the wall clock */
	struct lanes lanes;
	struct breakers breakers;
	struct queues queues;
	struct awaits awaits;
	struct keyring keyring;
	struct hooks hooks;
	struct trail trail;
	struct effects effects;
	struct events events;
	struct letters commands, outcomes; /* taken from the mailboxes, not yet applied */
	ms_t prune_at;
	ms_t wake_at; /* when the store has something due again */
	bool more;    /* something was left over for the next turn: take it at once */
	/* Schedules with a larger key are still to be computed anew; REZONE_NONE: all are right.
	 * The second one counts once the turn is committed. */
	int64_t rezone_after, rezone_next;
	struct letter *settled; /* outcomes of the turn that was committed last */
	struct served *served;	/* lanes that this turn claimed from; in the turn's arena */
	size_t n_served;

	pthread_t thread;
	atomic_bool stopping, draining, dismissing, zones_changed;
	struct log_throttle failures, misses; /* of tasks that failed, of slots that became gaps */
	struct log_throttle unsent;	      /* notifications that have nowhere to go */
	pthread_cond_t drained; /* with health_lock: the loop has seen that it is draining */
	bool is_drained;
	struct engine_counters counters;
	pthread_mutex_t health_lock;
	struct err health;
};

/* A turn's parts, in their order (turn.c). Each returns non-zero only when the whole turn must
 * fail. */
enum rc outcomes_apply(struct engine *e, struct err *err);
enum rc lapses_apply(struct engine *e, struct err *err);
enum rc expiries_apply(struct engine *e, struct err *err);
enum rc commands_apply(struct engine *e, struct err *err);
enum rc fires_apply(struct engine *e, struct err *err);
enum rc rezone_apply(struct engine *e, struct err *err);
enum rc queues_apply(struct engine *e, struct err *err);
enum rc claims_apply(struct engine *e, struct err *err);
enum rc bundles_apply(struct engine *e, struct err *err);
enum rc prune_apply(struct engine *e, struct err *err);
enum rc awaits_apply(struct engine *e, struct err *err);
/* After a turn that failed: consumers that came in it are refused, all queues looked at again. */
void queues_take_back(struct engine *e);
/* The lanes that were served go back among those that wait. */
void claims_put_back(struct engine *e, bool committed);

/* Shared verbs of those parts. */

/* Writes a new task and tells its lane: the template's, or that of the target that it names.
 * RC_INVALID "unknown_target" where there is none, with the field "target". */
enum rc task_place(struct engine *e, struct task *t, enum placement where, struct err *err);
/* The task of one of the schedule's slots, not yet placed. */
struct task task_of_slot(const struct engine *e, const struct schedule *s, ms_t slot, ms_t due_at);
/* From wherever the task is to a final state; its attempt in flight is given up after the commit.
 */
enum rc task_stop(struct engine *e, int64_t task, enum task_state final, struct err *err);
/* Whoever watches the task is to look at it after the commit. */
static inline void task_touched(struct engine *e, int64_t task)
{
	bell_add(&e->effects.touched, bell_topic(BELL_TASK, task));
}
/* What waits in the lane and has not begun comes back after the commit. */
void effects_recall(struct engine *e, int64_t lane);
/* A claimed task that cannot be sent at all ends as failed, and says why. `schedule`: its key, or
 * 0.
 */
enum rc claim_fail(struct engine *e, const struct claim *claim, const struct task *task,
		   const struct err *why, struct err *err);
/* task_stop, with all that follows from an end. */
enum rc task_end(struct engine *e, int64_t task, enum task_state final, struct err *err);
/* After the end of a task of the schedule: who waits is released, a row may be made ahead. */
enum rc schedule_after_end(struct engine *e, int64_t schedule, struct err *err);
/* What follows from a task's end, once that is written and told: its schedule (0:
 * none) and its pipeline go on. */
enum rc task_after_end(struct engine *e, int64_t task, int64_t schedule, enum task_state final,
		       struct err *err);
/* One plan of an active schedule, made and written; *s is moved on. *more_out: its catch-up goes
 * on. */
enum rc schedule_fire(struct engine *e, struct schedule *s, size_t *made_out, bool *more_out,
		      struct err *err);
enum rc gap_record(struct engine *e, const struct schedule *s, const struct fire_gap *g,
		   struct err *err);
/* A namespace with its first signing secret. */
enum rc namespace_open(struct engine *e, struct str name, int64_t *key_out, struct err *err);
/* At start: attempts that were in flight are interrupted; lanes with work are found. */
enum rc engine_recover(struct engine *e, struct err *err);
