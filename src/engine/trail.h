#pragma once
/* The engine's part of the audit log: each command that changes something makes a row, in the
 * transaction of what it changes. The end of the chain is kept in memory, and read anew after a
 * turn that failed. Engine's thread. */

#include "base/buf.h"
#include "model/command.h"
#include "model/trail.h"

struct engine;

struct trail {
	bool is_known; /* `end` is the store's */
	struct trail_end end;
	struct buf before, after;   /* JSON of the object, before and after the command */
	struct trail_object object; /* as it was before */
	struct buf head, change;    /* of the row */
};

/* Tells of a command's object: fills in its id and name (`o` has those from before), and writes its
 * JSON, or nothing. */
typedef enum rc trail_tell(struct engine *e, struct command *c, struct trail_object *o,
			   struct json_writer *w, struct err *err);

struct trail_rule {
	const char *action;  /* "schedule.update"; NULL: the command makes no row */
	const char *kind;    /* of its object */
	trail_tell *before;  /* called ahead of the command; NULL: nothing was there */
	trail_tell *after;   /* called behind it; NULL: nothing is there any more */
	const char *because; /* why it makes no row */
};

/* One for each kind of command. */
extern const struct trail_rule trail_rules[COMMAND_KINDS];

void trail_init(struct trail *t);
void trail_release(struct trail *t);
/* After a turn that failed: its rows are not there. */
void trail_forget(struct trail *t);

/* Ahead of a command: notes what there is. */
enum rc trail_before(struct engine *e, struct command *c, struct err *err);
/* Behind one that succeeded: writes the row, where something was changed. */
enum rc trail_after(struct engine *e, struct command *c, struct err *err);
/* Deletes old rows, where they are not kept for ever. */
enum rc trail_prune(struct engine *e, size_t *n_out, struct err *err);
