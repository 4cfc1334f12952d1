#pragma once
/* One turn of the engine, without a clock, a mailbox or a thread: the loop calls it with the real
 * time, the simulator with a made-up one. What waits in e->commands and e->outcomes is applied, and
 * all that is due at `now`; after success the effects stand in e->effects, and the caller releases
 * them. */

#include "engine/engine_impl.h"

/* A letter from deliver: its lane has room again at once, its outcome waits for the turn. */
void turn_take_outcome(struct engine *e, struct letter *l);
/* Whether a turn at `now` would find anything to do. */
bool turn_is_due(const struct engine *e, ms_t now);
/* When the next claim, message or consumer's deadline is due; MS_NEVER: none, or the server is
 * going down. */
ms_t turn_lanes_due(const struct engine *e);
/* The queues' share of that, and that of those who wait for a task. */
ms_t turn_queues_due(const struct engine *e);
ms_t turn_awaits_due(const struct engine *e);
/* On failure nothing was changed; e->effects then holds the refusals, and the outcomes wait. */
enum rc turn_run(struct engine *e, ms_t now, struct err *err);
/* Ends what turn_run left: frees the applied outcomes. To be called after the effects were
 * released. */
void turn_finish(struct engine *e);
