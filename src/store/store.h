#pragma once
/* The store: what lasts, in the words of the product. Two kinds of handle: the engine's, the only
 * writer of its process, and read-only ones (one per thread that reads). A handle belongs to one
 * thread.
 *
 * What every backend keeps, and the suite in tests/store/ tries (each line is a test there, or
 * several):
 *  1. Writes happen between store_begin and store_commit. store_commit returns RC_OK only when the
 *     turn survives kill -9 and a power cut; after any other answer nothing of the turn is there
 *     (but RC_UNCERTAIN: its fate is unknown and must be read back). The turn is over either way.
 *  2. (schedule, scheduled_for) is unique among tasks; so is (namespace, unique_id).
 *  3. A task is in exactly one place: ready, running, waiting or finished (a message may be
 *     available instead of ready: queue.h); a verb that finds it
 *     elsewhere changes nothing and returns RC_CONFLICT.
 *  4. An outcome counts only with the token of the claim that it answers.
 *  5. Rows of a namespace are found through that namespace alone.
 *  6. The store keeps no pointer of a caller's, and gives out views into the caller's arena only.
 *
 * Keys (int64_t) are the store's own numbers, > 0. RC_NOT_FOUND and RC_CONFLICT mean that the verb
 * changed nothing and the turn goes on. RC_IO, RC_BUSY and RC_UNCERTAIN are the world's: they spoil
 * the turn, of which the commit will then keep nothing. Out-parameters are written on RC_OK only.
 * Reads outside of a turn see what is committed; inside of a turn on a reading handle they all see
 * one state. */

#include "base/arena.h"
#include "base/err.h"
#include "store/rows.h"

struct store_ops; /* store/ops.h: what a backend implements */

enum store_mode { STORE_WRITE, STORE_READ };

struct store {
	const struct store_ops *ops;
	enum store_mode mode;
	bool in_turn; /* kept by the calls below */
};

/* Opens "sqlite:PATH" ("sqlite::memory:" for tests); an unknown kind is refused. A writing handle
 * makes the file where there is none, and applies the migrations that are missing; a reading one
 * expects a store that a writing one has opened before. Codes: "unknown_store", "not_a_store",
 * "store_too_new", "migration_changed", "store_not_ready". */
enum rc store_open(struct str url, enum store_mode mode, struct store **out, struct err *err);

void store_close(struct store *s);

/* A turn. */
enum rc store_begin(struct store *s, struct err *err);
enum rc store_commit(struct store *s, struct err *err);
/* Does nothing where there is no turn (a failed commit has ended it). */
void store_rollback(struct store *s);
/* Moves what the log holds into the main file, off the hot path: a thread of its own calls this now
 * and then, on a writing handle of its own that never begins a turn. RC_BUSY: the log is over its
 * bound and could not be begun anew, since somebody reads the old one; try again soon. */
enum rc store_checkpoint(struct store *s, struct err *err);

/* Namespaces, tokens, secrets. A token of a namespace is listed and revoked through that one;
 * NAMESPACE_ALL lists and revokes those of every namespace. */
enum rc store_namespace_ensure(struct store *s, struct str name, ms_t now, int64_t *key_out,
			       struct err *err);
enum rc store_namespace_find(struct store *s, struct str name, int64_t *key_out, struct err *err);
enum rc store_token_add(struct store *s, const struct token *t, struct err *err);
/* Expired and revoked ones too: the caller looks at the times. */
enum rc store_token_find(struct store *s, struct arena *a,
			 const unsigned char hash[static TOKEN_HASH], struct token *out,
			 struct err *err);
/* A second time changes nothing. */
enum rc store_token_revoke(struct store *s, int64_t namespace, struct uuid id, ms_t now,
			   struct err *err);
/* Newest first. */
enum rc store_token_list(struct store *s, struct arena *a, int64_t namespace,
			 struct token **items_out, size_t *n_out, struct err *err);
/* Sealed secrets: the store sees ciphertext. */
enum rc store_secret_add(struct store *s, int64_t namespace, struct uuid id, struct str sealed,
			 ms_t now, struct err *err);
/* Every secret without an end gets this one. */
enum rc store_secrets_expire(struct store *s, int64_t namespace, ms_t at, struct err *err);
/* Those that have not expired at `now`, newest first. */
enum rc store_secret_list(struct store *s, struct arena *a, int64_t namespace, ms_t now,
			  struct sealed_secret **items_out, size_t *n_out, struct err *err);

/* Schedules. */
enum rc store_template_add(struct store *s, const struct template *t, int64_t *key_out,
			   struct err *err);
/* Writes definition and state; fills in key. */
enum rc store_schedule_add(struct store *s, struct schedule *sch, struct err *err);
/* Writes definition and state of sch->key. A template that neither a schedule nor a task uses any
 * more is deleted: tasks of the old one are added before. */
enum rc store_schedule_update(struct store *s, const struct schedule *sch, struct err *err);
/* Writes next_at … n_runs alone. */
enum rc store_schedule_state(struct store *s, const struct schedule *sch, struct err *err);
enum rc store_schedule_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			    struct schedule *out, struct err *err);
enum rc store_schedule_load(struct store *s, struct arena *a, int64_t key, struct schedule *out,
			    struct err *err);
/* Newest first. */
enum rc store_schedule_list(struct store *s, struct arena *a, const struct schedule_filter *f,
			    struct schedule_list *out, struct err *err);
/* Active schedules with wake_at <= now, the earliest first; their templates without the payload. */
enum rc store_schedules_due(struct store *s, struct arena *a, ms_t now, size_t most,
			    struct schedule_list *out, struct err *err);
/* How many active schedules of its namespace, itself among them, wake when it does for the same
 * slot, without jitter; counted up to `most`. */
enum rc store_schedule_crowd(struct store *s, const struct schedule *sch, int64_t most,
			     int64_t *n_out, struct err *err);
/* Active schedules with a key above `after`, oldest first, of one namespace (NAMESPACE_ALL: of
 * every one); their templates without the payload. */
enum rc store_schedules_active(struct store *s, struct arena *a, int64_t namespace, int64_t after,
			       size_t most, struct schedule_list *out, struct err *err);

/* Calendars. Makes or replaces the one of that name. */
enum rc store_calendar_put(struct store *s, int64_t namespace, const struct calendar *c,
			   struct err *err);
enum rc store_calendar_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    struct calendar *out, struct err *err);
/* By name. */
enum rc store_calendar_list(struct store *s, struct arena *a, int64_t namespace,
			    struct calendar **items_out, size_t *n_out, struct err *err);
/* RC_CONFLICT ("calendar_in_use") while a schedule that is not deleted excludes it. */
enum rc store_calendar_delete(struct store *s, int64_t namespace, struct str name, struct err *err);
/* The days of all that a JSON array names, drawn together. RC_NOT_FOUND ("unknown_calendar") where
 * one of them does not exist. */
enum rc store_calendar_days(struct store *s, struct arena *a, int64_t namespace, struct str names,
			    struct day_set *out, struct err *err);

/* A definition as the ledger needs it: from since_at on, the schedule's slots were these. A second
 * one for the same instant replaces the first. Lists are oldest first. */
enum rc store_revision_add(struct store *s, const struct schedule *sch, ms_t since_at,
			   struct err *err);
enum rc store_revision_list(struct store *s, struct arena *a, int64_t schedule,
			    struct revision **items_out, size_t *n_out, struct err *err);
/* Extends the schedule's newest gap when that one ends at `after` with the same reason, and neither
 * a task nor a revision came between; else adds a row. */
enum rc store_gap_add(struct store *s, int64_t schedule, const struct gap *g, ms_t after,
		      struct err *err);
/* In place of the gap that is on record from from_at to to_at: these `n` rests of it, none where it
 * goes as a whole. RC_CONFLICT ("gap_changed") where there is no such gap. */
enum rc store_gap_cut(struct store *s, int64_t schedule, const struct gap *g,
		      const struct gap *rests, size_t n, struct err *err);
/* Gaps that touch the span, oldest first. */
enum rc store_gap_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
		       struct gap **items_out, size_t *n_out, struct err *err);
enum rc store_load_of(struct store *s, int64_t schedule, struct schedule_load *out,
		      struct err *err);
/* The oldest waiting task becomes ready (chained), due at its own time or, where that has passed,
 * at due_at; *released_out says whether there was one, *lane_out where it goes. */
enum rc store_release(struct store *s, int64_t schedule, ms_t due_at, bool *released_out,
		      int64_t *lane_out, struct err *err);
/* Keys of the schedule's tasks that are not at their end. */
enum rc store_active_tasks(struct store *s, struct arena *a, int64_t schedule, int64_t **keys_out,
			   size_t *n_out, struct err *err);

/* Tasks. */
enum rc store_lane_ensure(struct store *s, int64_t namespace, struct str name, int64_t *key_out,
			  struct err *err);
/* All lanes that have ready tasks, those of the earliest due time first. */
enum rc store_lanes_ready(struct store *s, struct arena *a, struct lane **items_out, size_t *n_out,
			  struct err *err);
/* The due time of the lane's first ready task; MS_NEVER: none. */
enum rc store_lane_first(struct store *s, int64_t lane, ms_t *due_out, struct err *err);
/* Fills in key. RC_CONFLICT when the slot ("slot_taken") or the unique_id ("unique_id_taken") is
 * taken. */
enum rc store_task_add(struct store *s, struct task *t, enum placement where, struct err *err);
enum rc store_task_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			ms_t now, struct task *out, struct err *err);
enum rc store_task_find_unique(struct store *s, struct arena *a, int64_t namespace,
			       struct str unique_id, ms_t now, struct task *out, struct err *err);
/* Newest first. */
enum rc store_task_list(struct store *s, struct arena *a, const struct task_filter *f,
			struct task_list *out, struct err *err);
/* Oldest first. */
enum rc store_attempt_list(struct store *s, struct arena *a, int64_t task,
			   struct attempt **items_out, size_t *n_out, struct err *err);
/* Slots of the schedule's occurrence tasks in the span, oldest first. */
enum rc store_slot_list(struct store *s, struct arena *a, int64_t schedule, struct slot_span span,
			struct slot **items_out, size_t *n_out, struct err *err);

/* The way of a task. */
/* Moves up to `most` tasks of the lane with due_at <= now from ready to running, earliest first. */
enum rc store_claim(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		    struct claim **items_out, size_t *n_out, struct err *err);
/* The immutable part of a task with its whole template: what an attempt needs. */
enum rc store_task_work(struct store *s, struct arena *a, int64_t task, struct task *out,
			struct err *err);
/* From running to ready, or to a final state, with the attempt on record under the claim's number.
 * RC_CONFLICT ("claim_over") when the token is not the current one. */
enum rc store_settle(struct store *s, const struct settlement *st, struct err *err);
/* From ready, waiting or running to a final state; RC_CONFLICT ("task_final") when it is final
 * already. `out` may be NULL, here and in the next one. An attempt in flight is recorded as
 * cancelled, and its claim is over. */
enum rc store_task_stop(struct store *s, int64_t task, enum task_state final, ms_t now,
			struct task_facts *out, struct err *err);
/* From final to ready (a message that is due: available); attempts go on counting, retries begin
 * anew. An expiry that is not after due_at counts no more. RC_CONFLICT ("task_not_final"). */
enum rc store_task_revive(struct store *s, int64_t task, ms_t due_at, ms_t now,
			  struct task_facts *out, struct err *err);
/* Tasks that are running with no actor behind them: right after a start, all that are not leased.
 */
enum rc store_running_list(struct store *s, struct arena *a, size_t most,
			   struct running **items_out, size_t *n_out, struct err *err);
/* Keys of unfinished, not running tasks with expires_at <= now. */
enum rc store_expired_list(struct store *s, struct arena *a, ms_t now, size_t most,
			   int64_t **keys_out, size_t *n_out, struct err *err);

/* The earliest of: a schedule's wake_at, an expiry, a lease's end; MS_NEVER. (Lanes are the
 * engine's to know.) */
enum rc store_next_wake(struct store *s, ms_t *at_out, struct err *err);
/* Deletes up to `most` tasks that finished before `before`, oldest first; *n_out how many,
 * *more_out whether a further call may find some. The newest task of all stays, so that keys grow.
 */
enum rc store_prune(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
		    struct err *err);
enum rc store_stats(struct store *s, struct store_stats *out, struct err *err);
/* Changes a row of no meaning, as a turn of its own unless one is open: RC_OK while the store can
 * be written. */
enum rc store_check(struct store *s, struct err *err);
