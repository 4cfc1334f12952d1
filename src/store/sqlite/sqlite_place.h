#pragma once
/* Where a task stands: the row that ready and running have in common, which goes along from one to
 * the other, and what else moves with it (active, expiry). Every task is in one place; expiry holds
 * those that are ready or waiting and expire, active those of schedules that are not finished. */

#include "sqlite_stmt.h"

enum stand { STAND_WAITING = 0, STAND_READY = 1, STAND_RUNNING = 2, STAND_FINISHED = 3 };

struct place {
	int64_t lane, task, namespace;
	ms_t due_at;
	int attempts, retries;
	int64_t schedule; /* 0: none */
	bool chained;	  /* waiting tasks of its schedule follow its end */
	ms_t expires_at;  /* MS_NEVER */
	enum stand stand; /* the rest: place_of only */
	ms_t started_at;  /* running: when the attempt began */
};

void put_place(struct query *c, const struct place *p);
void take_place(struct query *c, struct place *out);

/* RC_NOT_FOUND where there is no such task. */
enum rc place_of(struct sqlite_store *q, int64_t task, struct place *out, struct err *err);

/* Puts the task into ready, and into expiry where it expires. */
enum rc place_ready(struct sqlite_store *q, const struct place *p, struct err *err);
/* The same at another time than the task's row has, which is told. */
enum rc place_ready_again(struct sqlite_store *q, const struct place *p, struct err *err);
/* Takes it out of its place: p->stand. */
enum rc place_leave(struct sqlite_store *q, const struct place *p, struct err *err);
/* Into finished, out of active; it has left its place before. */
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
