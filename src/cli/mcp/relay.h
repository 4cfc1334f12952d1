#pragma once
/* Carries messages of MCP from a client that speaks them line by line to a server that speaks HTTP,
 * on either of MCP's wires: a message of 2026-07-28 gets the headers that its wire wants, an older
 * one the session that its initialize opened. A session that the server has forgotten (it was
 * started anew) is opened again without the client's knowing. One message at a time. */

#include "base/buf.h"
#include "cli/client/client.h"

struct relay {
	const struct client *client;
	struct arena kept;     /* of the session */
	struct str initialize; /* the message that opened it; empty: none has */
	struct str session, version;
};

void relay_release(struct relay *r);
/* Sends a line and appends the answer to `out` as one line, or nothing where there is none. What
 * goes wrong on the way is an answer, too. */
void relay_line(struct relay *r, struct str line, struct buf *out);
/* Tells the server that the session is over. */
void relay_end(struct relay *r);
