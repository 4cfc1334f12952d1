#pragma once
/* The environment of a command: made from nothing. What is in it is what its configuration lists,
 * and what tells it about its task. */

#include "cli/work/config.h"
#include "cli/work/folder.h"
#include "cli/work/lease.h"

/* NULL-terminated, in the arena. RC_INVALID "bad_payload"; RC_IO "bad_secret" for a secret's file
 * that cannot be read. */
enum rc environment_make(struct arena *a, const struct work_command *c, const struct work_lease *l,
			 const struct folder *f, char ***out, struct err *err);
/* What git(1) gets: nothing of the user's and the system's settings. */
char **environment_of_git(struct arena *a, const struct folder *f);
