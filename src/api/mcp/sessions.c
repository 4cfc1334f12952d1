#include "sessions.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/rand.h"

enum { SESSION_IDLE_MS = 3600 * MS_SECOND };

void mcp_sessions_release(struct mcp_sessions *t)
{
	free(t->items);
	t->items = NULL;
}

static bool is_live(const struct mcp_session *s, ms_t now)
{
	return s->used_at != 0 && now - s->used_at < SESSION_IDLE_MS;
}

static bool is_of(const struct mcp_session *s, const struct session_owner *owner)
{
	return memcmp(&s->owner, owner, sizeof(*owner)) == 0;
}

static struct mcp_session *older(struct mcp_session *a, struct mcp_session *b)
{
	return a == NULL || b->used_at < a->used_at ? b : a;
}

/* A place that is free, or the one that was used longest ago. Who has all that one caller may have
 * gives up one of his own, so that nobody crowds the others out. */
static struct mcp_session *place(struct mcp_sessions *t, const struct session_owner *owner,
				 ms_t now)
{
	struct mcp_session *unused = NULL, *oldest = NULL, *own = NULL;
	size_t n_own = 0;

	for (size_t i = 0; i < LIMIT_MCP_SESSIONS; i++) {
		struct mcp_session *s = &t->items[i];

		if (!is_live(s, now)) {
			unused = s;
			continue;
		}
		oldest = older(oldest, s);
		if (is_of(s, owner)) {
			own = older(own, s);
			n_own++;
		}
	}
	if (n_own >= LIMIT_MCP_SESSIONS_OF_ONE)
		return own;
	return unused != NULL ? unused : oldest;
}

static void make_id(char to[static SESSION_TEXT])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char bytes[SESSION_TEXT / 2];

	rand_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < SESSION_TEXT; i++)
		to[i] = hex[bytes[i / 2] >> (i % 2 * 4) & 15];
}

struct str mcp_session_open(struct mcp_sessions *t, const struct session_owner *owner,
			    struct str version, ms_t now)
{
	struct mcp_session *s;

	assert(version.n == SESSION_VERSION && now > 0);
	if (t->items == NULL)
		t->items = calloc(LIMIT_MCP_SESSIONS, sizeof(*t->items));
	if (t->items == NULL)
		log_fatal("out_of_memory", "the table of sessions");
	s = place(t, owner, now);
	make_id(s->id);
	memcpy(s->version, version.p, SESSION_VERSION);
	s->owner = *owner;
	s->used_at = now;
	return str_of(s->id, SESSION_TEXT);
}

static struct mcp_session *find(struct mcp_sessions *t, struct str id,
				const struct session_owner *owner, ms_t now)
{
	if (t->items == NULL)
		return NULL;
	for (size_t i = 0; i < LIMIT_MCP_SESSIONS; i++) {
		struct mcp_session *s = &t->items[i];

		if (is_live(s, now) && str_eq(str_of(s->id, SESSION_TEXT), id))
			return is_of(s, owner) ? s : NULL;
	}
	return NULL;
}

const struct mcp_session *mcp_session_use(struct mcp_sessions *t, struct str id,
					  const struct session_owner *owner, ms_t now)
{
	struct mcp_session *s = find(t, id, owner, now);

	if (s != NULL)
		s->used_at = now;
	return s;
}

bool mcp_session_end(struct mcp_sessions *t, struct str id, const struct session_owner *owner,
		     ms_t now)
{
	struct mcp_session *s = find(t, id, owner, now);

	if (s != NULL)
		s->used_at = 0;
	return s != NULL;
}
