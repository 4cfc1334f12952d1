#pragma once
/* The command line's view of a server: one request, one answer. An answer that is no 2xx becomes an
 * error with the server's own words (problem+json), and with the rc from which the exit code
 * follows. Codes beside the server's: "unreachable" (RC_IO), and code_timeout (the very pointer).
 */

#include "base/arena.h"
#include "base/err.h"

extern const char code_timeout[];

struct client {
	struct str url;	      /* of the server: "http://127.0.0.1:8080", without a '/' at its end */
	struct str token;     /* empty: none is sent */
	struct str namespace; /* that the request works in; empty: the token's own */
};

/* Sends `body` (JSON; empty: none) to the path (with its query) and gives the answer's body, which
 * is in the arena. Error codes are in the arena too. */
enum rc client_send(const struct client *c, struct arena *a, const char *method, struct str path,
		    struct str body, struct str *answer_out, struct err *err);
struct transport_request;
/* Fills in a request for a stream of events: its URL and headers, behind the event `last_id`
 * (empty: from where the path says). */
enum rc client_prepare_stream(const struct client *c, struct arena *a, struct str path,
			      struct str last_id, struct transport_request *rq, struct err *err);
/* What a status other than 2xx, with this body, says. Pure. */
enum rc client_refusal(struct arena *a, int status, struct str body, struct err *err);
