#pragma once
/* The sessions of MCP's legacy wire: which version was agreed on, and with whom. A session belongs
 * to the caller that opened it; it ends when it is deleted, when it has not been used for a while,
 * or when it has been used least of all in a full table (of its owner's own, where those are as
 * many as one may have). Nothing else hangs on it, so that a client whose session is gone just
 * opens another one. Api's thread. */

#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"
#include "base/str.h"
#include "codec/hmac.h"

enum { SESSION_TEXT = 32 /* hexadecimal digits */, SESSION_VERSION = 10 };

/* The digest of whatever tells one caller from another. */
struct session_owner {
	unsigned char b[SHA256_BYTES];
};

struct mcp_session {
	char id[SESSION_TEXT];
	char version[SESSION_VERSION]; /* "2025-11-25" */
	struct session_owner owner;
	ms_t used_at; /* 0: the place is free */
};

struct mcp_sessions {
	struct mcp_session *items; /* LIMIT_MCP_SESSIONS; NULL until the first is opened */
};

void mcp_sessions_release(struct mcp_sessions *t);

/* Opens one; the view of its id is good until it ends. */
struct str mcp_session_open(struct mcp_sessions *t, const struct session_owner *owner,
			    struct str version, ms_t now);
/* Finds one and notes that it is used; NULL where the owner has none of that id. */
const struct mcp_session *mcp_session_use(struct mcp_sessions *t, struct str id,
					  const struct session_owner *owner, ms_t now);
/* False: there was none. */
bool mcp_session_end(struct mcp_sessions *t, struct str id, const struct session_owner *owner,
		     ms_t now);
