#pragma once
/* A made-up world around the real engine and a real store: a clock that moves when told, targets
 * that answer when told, crashes when told. Nothing sleeps. One world is one store file in a
 * directory of its own. */

#include "base/arena.h"
#include "cron/zone.h"
#include "engine/turn.h"

enum { WORLD_THINGS = 64 };

/* A schedule or a task that the script named. */
struct thing {
	char name[48];
	struct uuid id;
	bool is_schedule;
};

struct world {
	char dir[64];
	char url[96];
	ms_t now;
	struct zones *zones;
	struct seal_key key;
	struct store *store;
	struct engine *engine; /* NULL while crashed */
	struct mailbox commands, outcomes;
	struct letters in_flight; /* deliveries that no target has answered yet, oldest first */
	struct arena arena;	  /* what commands answered; lives as long as the world */
	struct thing things[WORLD_THINGS];
	size_t n_things;
	int64_t n_delivered;
	struct err err; /* of the last command */
};

void world_open(struct world *w, ms_t now);
void world_close(struct world *w);

/* The server dies: what was not committed and what is in flight is gone. */
void world_crash(struct world *w);
void world_restart(struct world *w);

/* One turn at the present time, whether or not anything is due. */
void world_turn(struct world *w);
/* Turns until nothing is due at the present time. */
void world_settle(struct world *w);
/* Lets time pass, with a turn whenever something is due. */
void world_advance(struct world *w, ms_t to);
/* When the engine wants its next turn. */
ms_t world_next_wake(const struct world *w);

/* Applies a command in a turn of its own; its err is in w->err. */
struct command *world_command(struct world *w, enum command_kind kind, struct uuid id);
void world_apply(struct world *w, struct command *c);

/* `body` is the JSON of the API. The thing is named for later. */
bool world_schedule(struct world *w, const char *name, struct str body);
bool world_patch(struct world *w, const char *name, struct str body);
bool world_task(struct world *w, const char *name, struct str body);
struct thing *world_thing(struct world *w, const char *name);

/* The zone becomes a copy of the system's `source`, or vanishes (NULL); the engine is told. */
void world_zone(struct world *w, const char *name, const char *source);
/* `body` is that of PUT /v1/calendars/{name}; NULL deletes it. */
bool world_calendar(struct world *w, const char *name, struct str body);
/* As PUT, DELETE by force ("none") and POST …/enable ("enable") of /v1/targets/NAME. */
void world_target(struct world *w, struct str name, struct str what);

/* Takes that one off its way. */
void world_take(struct world *w, struct delivery *v);
/* Takes the oldest unanswered delivery of the thing (NULL: of any), and lets the target answer it.
 */
struct delivery *world_delivery(struct world *w, const char *name);
void world_answer(struct world *w, struct delivery *v, enum attempt_status status, int http_status,
		  ms_t retry_after_ms);

/* Audits every schedule's ledger up to now; fails the test on the first fault. */
void world_audit(struct world *w);
