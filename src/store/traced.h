#pragma once
/* A store around another one: it times every verb, writes each call into the log (at debug), and
 * can make the N-th call or the N-th commit fail, so that tests see what a failing disk does to
 * those above. The inner store belongs to it and is closed with it. Of the handle's own thread, but
 * for the times, which any thread may read. */

#include "store/store.h"

struct traced_options {
	int64_t fail_call;   /* the call, from 1, that fails before it does anything; 0: none */
	int64_t fail_commit; /* the commit, from 1, that is rolled back and fails; 0: none */
	bool commit_kept;    /* the failing commit is done all the same, as RC_UNCERTAIN allows */
	enum rc fail_rc;     /* what both answer; a world's failure spoils the turn */
	bool log;
};

struct store *traced_open(struct store *inner, const struct traced_options *o);
/* New options; calls and commits are counted anew. */
void traced_arm(struct store *traced, const struct traced_options *o);
/* Whether a failure of the options has come to pass. */
bool traced_has_failed(struct store *traced);

struct traced_time {
	const char *verb;
	int64_t calls, failures, total_us;
};

/* Of each verb, by its number; verb == NULL behind the last. */
struct traced_time traced_time(struct store *traced, size_t verb);
