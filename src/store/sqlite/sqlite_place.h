#pragma once
/* Where a task stands: the row that ready and running have in common, which goes along from one to
 * the other, and what else moves with it (active, expiry). Every task is in one place; expiry holds
 * those that are ready or waiting and expire, active those of schedules that are not finished. */

#include "sqlite_stmt.h"

enum stand {
	STAND_WAITING = 0, /* nowhere: for the end of an earlier task, or of its group's head */
	STAND_READY = 1,
	STAND_RUNNING = 2,
	STAND_FINISHED = 3,
	STAND_AVAILABLE = 4,
};

struct place {
	int64_t lane, task, namespace;
	ms_t due_at;
	int attempts, retries;
	int64_t schedule; /* 0: none */
	bool chained;	  /* waiting tasks of its schedule follow its end */
	ms_t expires_at;  /* MS_NEVER */
	bool is_message;
	int64_t rank;	  /* a message's priority, turned round */
	bool grouped;	  /* it is in fifo until its end */
	int64_t bundle;	  /* it is counted there; 0: nowhere */
	bool notifies;	  /* somebody is told of its events */
	enum stand stand; /* the rest: place_of only */
	ms_t started_at;  /* running: when the attempt began */
};

void put_place(struct query *c, const struct place *p);
void take_place(struct query *c, struct place *out);

/* RC_NOT_FOUND where there is no such task. */
enum rc place_of(struct sqlite_store *q, int64_t task, struct place *out, struct err *err);

/* Puts the task into ready, or a message that is due at `now` into available; and into expiry where
 * it expires. */
enum rc place_put(struct sqlite_store *q, const struct place *p, ms_t now, struct err *err);
/* The same at another time than the task's row has, which is told. */
enum rc place_put_again(struct sqlite_store *q, const struct place *p, ms_t now, struct err *err);
/* Takes it out of its place: p->stand. */
enum rc place_leave(struct sqlite_store *q, const struct place *p, struct err *err);
/* Into finished, out of active and of its group, whose next message takes its place; it has left
 * its own before. */
enum rc place_finish(struct sqlite_store *q, const struct place *p, enum task_state final, ms_t at,
		     struct err *err);

/* Enters the task in its schedule's list; nothing where it has no schedule. */
enum rc active_add(struct sqlite_store *q, const struct place *p, enum placement kind,
		   struct err *err);
enum rc active_remove(struct sqlite_store *q, const struct place *p, enum placement kind,
		      struct err *err);
enum rc expiry_add(struct sqlite_store *q, const struct place *p, struct err *err);
enum rc expiry_remove(struct sqlite_store *q, const struct place *p, struct err *err);

/* Puts an attempt on record, with the number that the task's place counts. */
enum rc attempt_add(struct sqlite_store *q, const struct place *p, const struct attempt *a,
		    struct err *err);
/* sqlite_fifo.c: enters a message of a group. *first_out: it is the head, and takes its place. */
enum rc fifo_enter(struct sqlite_store *q, const struct place *p, bool *first_out, struct err *err);
/* The message is at its end; where it was the head, the next one takes its place. */
enum rc fifo_leave(struct sqlite_store *q, const struct place *p, ms_t now, struct err *err);
/* sqlite_bundle.c: the task is a new member of its bundle; it has come to an end; it was at one,
 * and goes on. Nothing where it has no bundle. */
enum rc bundle_enter(struct sqlite_store *q, const struct place *p, struct err *err);
enum rc bundle_end_member(struct sqlite_store *q, const struct place *p, enum task_state final,
			  struct err *err);
enum rc bundle_resume(struct sqlite_store *q, const struct place *p, struct err *err);
/* Statements whose parameters are a few whole numbers. */
enum rc run_numbers(struct sqlite_store *q, enum sql which, const int64_t *values, size_t n,
		    struct err *err);
