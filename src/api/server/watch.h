#pragma once
/* Total deadlines for what a client does: the HTTP library's own timeout counts silence alone, so
 * that one byte a second would hold a connection for ever. Every connection is in one phase and has
 * until its deadline to leave it; then its socket is shut down and the library closes it. A
 * connection whose request is the engine's waits without a deadline: the engine always answers.
 * Api's thread. */

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"

enum phase {
	PHASE_IDLE,   /* no request has begun */
	PHASE_HEAD,   /* the request line is there */
	PHASE_BODY,   /* the header is there */
	PHASE_ENGINE, /* the command is away */
	PHASE_ANSWER, /* the answer is on its way */
	PHASES
};

/* A client's connection. */
struct peer {
	struct peer *prev, *next;
	int fd; /* the library's; valid while the peer is watched */
	enum phase phase;
	ms_t until_mono;
};

struct watch {
	struct peer *first;
	size_t n;
	ms_t most_ms[PHASES]; /* how long each phase may last; MS_NEVER */
	ms_t sweep_ms;	      /* between two looks at all deadlines */
	ms_t sweep_at_mono;
};

/* With `most_ms` filled in. */
void watch_init(struct watch *w, ms_t now_mono);
void watch_add(struct watch *w, struct peer *p, int fd, ms_t now_mono);
void watch_remove(struct watch *w, struct peer *p);
void watch_enter(const struct watch *w, struct peer *p, enum phase phase, ms_t now_mono);
/* Once in sweep_ms: shuts down all that are over their time. */
void watch_sweep(struct watch *w, ms_t now_mono);
/* Shuts down all connections that have no request. */
void watch_close_idle(struct watch *w);
