#pragma once
/* A branch or a commit of a git repository in a clean tree of the attempt's own. git(1) is run by
 * argv, with no hook and no setting of anybody's; what it writes goes to the attempt's log. */

#include "cli/work/config.h"
#include "cli/work/folder.h"
#include "cli/work/process.h"

/* *commit_out: what was checked out, by its hash; in the arena. RC_INVALID "bad_payload",
 * "cannot_run", "no_checkout"; RC_BUSY "stopped" where the watch stopped it. */
enum rc checkout_make(struct arena *a, const struct work_command *c, struct str payload,
		      const struct folder *f, const struct process_watch *watch,
		      struct str *commit_out, struct err *err);
