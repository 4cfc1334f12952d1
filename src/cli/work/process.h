#pragma once
/* A program in a process group of its own, with its output on two pipes. Whatever the group still
 * holds when its leader ends, or when its time is over, is killed: nothing of an attempt outlives
 * it (but what has left the group by setsid). One thread owns a process. */

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"
#include "model/record.h"

struct process_plan {
	char *const *argv; /* argv[0] is looked up in the PATH of this program */
	char *const *env;
	const char *cwd;
	const char *input; /* the file on its stdin */
	ms_t timeout_ms;   /* then TERM */
	ms_t grace_ms;	   /* then KILL */
};

/* Who watches a process while it runs. */
struct process_watch {
	void *context;
	/* What it has written; bytes of any kind. */
	void (*on_output)(void *context, enum log_stream stream, struct str bytes);
	/* Now and then, at least every PROCESS_TICK_MS; false: it shall end, at once. */
	bool (*on_tick)(void *context);
};

enum { PROCESS_TICK_MS = 100 };

struct process_end {
	bool timed_out; /* ended by us since its time was over */
	bool stopped;	/* ended by us since on_tick said so */
	int exit_code;	/* -1 where a signal has ended it */
	int signal;
	ms_t duration_ms;
};

/* Runs it to its end. RC_INVALID "cannot_run" where it cannot be started. */
enum rc process_run(const struct process_plan *plan, const struct process_watch *watch,
		    struct process_end *out, struct err *err);
