#pragma once
/* Following a stream of events, over broken connections and restarts of the server: it is asked for
 * again behind the last event that came, until the reader has enough. Blocks. */

#include "cli/client/client.h"
#include "cli/client/sse.h"

/* `path` may say where to begin (?after=). Comes back with RC_OK once `take` wants no more, or the
 * server says that nothing will follow (204); with the server's refusal; or with "unreachable" when
 * the very first connection cannot be made. */
enum rc client_follow(const struct client *c, struct arena *a, struct str path, sse_take *take,
		      void *context, struct err *err);
