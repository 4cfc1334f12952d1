#pragma once
/* Rate limiters on the engine's side: whether one is there when a task is placed, and what it says
 * when a lane that goes through it is served. deliver holds attempts back exactly; here a lane is
 * only kept from claiming much more than may begin soon. Engine's thread, within a turn. */

#include "engine/engine_impl.h"
#include "model/rate_limiter.h"

/* The rule of the limiter; RC_INVALID "unknown_rate_limiter" with `field` where there is none. */
enum rc limiter_find(struct engine *e, int64_t namespace, struct str name, const char *field,
		     struct limiter_rule *out, struct err *err);
/* The rule has changed: lanes that go through the limiter are bounded anew, and so is, after the
 * commit, what waits in deliver. */
void limiter_changed(struct engine *e, const struct limiter_rule *rule);
/* How many tasks a lane may have claimed that goes through it. */
size_t limiter_claims(const struct engine *e, const struct limiter_rule *rule);
