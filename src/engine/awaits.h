#pragma once
/* Requests that wait for the end of a task. One that waits costs its place in a list; an end that
 * somebody waits for has it looked at in the same turn, and a wait whose time is up is answered
 * with the task as it stands. Nothing of it must survive a restart. Engine's thread. */

#include "base/macros.h"

#include <stdbool.h>

struct command;

enum { AWAITS_MOST = 256 }; /* at once; who comes then is answered at once */

struct await {
	struct await *next;
	struct command *command;
	int64_t task; /* key */
	ms_t until_at;
	bool has_ended;
};

struct awaits {
	struct await *first;
	size_t n;
	ms_t now; /* of the present turn */
};

void awaits_release(struct awaits *a);

/* A turn begins. Where the clock was set back, deadlines go along. */
void awaits_begin(struct awaits *a, ms_t now);
/* False: there is no room. */
bool awaits_add(struct awaits *a, struct command *c, int64_t task, ms_t until_at);
/* The task is at its end: who waits for it is to be answered. */
void awaits_note_end(struct awaits *a, int64_t task);
/* Takes out one whose task has ended, whose time is up at `at`, or whose client has gone; NULL. */
struct command *awaits_take(struct awaits *a, ms_t at);
/* When the next time is up; MS_NEVER. */
ms_t awaits_next(const struct awaits *a);
