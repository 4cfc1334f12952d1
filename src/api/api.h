#pragma once
/* The HTTP actor: one thread that parses, authenticates and validates requests, reads through its
 * own store handle, and hands every write to the engine as a command by mailbox; the connection
 * waits until the engine has committed. It never writes to the store and never blocks but in a
 * read. */

#include <stdbool.h>
#include <stdint.h>

#include "api/probe.h"
#include "base/err.h"
#include "base/mailbox.h"
#include "base/str.h"
#include "codec/seal.h"
#include "cron/zone.h"

struct bell;
struct issuer;
struct store;
struct api;

struct api_options {
	struct str listen;    /* "127.0.0.1:8080", "[::1]:0"; port 0: any free one */
	struct store *reader; /* a reading handle, the api's until api_close; not closed by it */
	struct mailbox
		*commands; /* the engine's inbox, which must be drained until api_close is over */
	struct bell *bell; /* rung by the engine; NULL: streams go on at their keep-alives
			    */
	struct zones *zones;
	const struct seal_key *seal_key; /* opens the signing secrets that GET /v1/secrets shows */
	struct issuer *issuer; /* whose tokens are taken too (api/issuer.h); NULL: nobody's */
	struct str public_url; /* where clients find the server: "https://belfry.example.com";
				* empty: as their requests say it */
	struct probes probes;
	bool dev; /* requests without a token act as admin; only on a loopback address */
	struct str allowed_origins; /* of web pages that may call /mcp and /api/v1, by comma;
				       outlives the api */
	int64_t rat_rate; /* requests a second of a client below /api/v1; 0: as many as it likes */

	/* Bounds on what a client may take; 0: the default. */
	size_t most_connections; /* 0: as the limit of open files allows */
	size_t most_body_bytes;	 /* of all bodies that are held at once; beyond it is 503 */
	ms_t header_ms; /* from a request's first line (or a connection's start) to its last header
			 */
	ms_t body_ms;	/* from there to the body's last byte */
	ms_t idle_ms;	/* between two requests of one connection */
	ms_t answer_ms; /* until the client has taken the whole answer */
	ms_t drain_ms;	/* how long api_close waits for clients to take their answers */
};

/* Listens and starts the thread. RC_INVALID "invalid_listen", "dev_not_loopback"; RC_IO
 * "cannot_listen". */
enum rc api_open(const struct api_options *o, struct api **out, struct err *err);
/* The port that is listened on. */
uint16_t api_port(const struct api *api);
/* Accepts nobody any more, closes idle connections, lets requests in flight finish (those that the
 * engine has, always; clients, for drain_ms), and ends the thread. The engine must still run. */
void api_close(struct api *api);
/* Gives the memory back: after api_close, and after the engine's thread has ended, which may still
 * be about to ring for a command that it gave back. */
void api_free(struct api *api);
