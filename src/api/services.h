#pragma once
/* What the handlers of all requests share. One of it per server, on the api's thread. */

#include <stdbool.h>

#include "api/mcp/sessions.h"
#include "api/probe.h"
#include "api/rate.h"
#include "api/router.h"
#include "base/limits.h"
#include "codec/seal.h"
#include "cron/zone.h"
#include "store/store.h"

/* The store's key of the namespace that was last asked for by name: names and keys never part. */
struct namespace_memo {
	char name[LIMIT_NAME];
	size_t n;
	int64_t key;
};

/* For /metrics: what the server itself has seen. */
struct traffic {
	int64_t answers[6]; /* by the status's first digit */
	int64_t connections, in_engine, streams;
};

enum { ONCE_BUCKETS = 256, TOKEN_USES = 64 };

/* A use of a token that the engine was told of (api/uses.h). */
struct token_use {
	struct uuid token;
	ms_t at;
};

struct issuer;

struct services {
	struct store *reader; /* read-only, this thread's */
	struct zones *zones;
	const struct seal_key *seal_key;
	struct probes probes;
	struct route_table routes;
	struct issuer *issuer; /* whose tokens are taken too; NULL: nobody's */
	struct str public_url; /* where clients find the server; empty: as they say it */
	bool dev;	       /* a request without a token is the admin's of `default` */
	struct namespace_memo memo;
	struct mailbox *commands; /* the engine's, for what no request waits for */
	struct token_use uses[TOKEN_USES];
	struct traffic traffic;
	struct str allowed_origins; /* of web pages that may call /mcp and /api/v1, by comma */
	struct rate_table rat_calls, rat_hooks; /* of /api/v1, and of its webhooks */
	bool is_local;				/* listens on a loopback address */
	struct mcp_sessions sessions;		/* of /mcp */
	struct once *under_way[ONCE_BUCKETS];	/* api/once.h: by the first byte of their names */
};
