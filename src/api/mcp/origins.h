#pragma once
/* Whether a web page may be behind a request. A page of another site can lead a browser to this
 * server (by its address, or by a name that was made to point to it); what tells is the Origin that
 * the browser sends, and the Host. Pure. */

#include <stdbool.h>

#include "base/str.h"

struct origin_check {
	struct str host;    /* the Host header */
	struct str origin;  /* the Origin header; empty: no browser, or no other site */
	struct str allowed; /* origins that may call, by comma: "https://app.example.com" */
	bool is_local;	    /* the server listens on this machine alone */
};

/* An Origin must be that of the Host itself, of an allowed one, or (where the Host is this machine)
 * of this machine. A Host must be this machine, or that of an allowed origin, where the server is
 * local; elsewhere any: a proxy may have named it. */
bool origin_may_call(const struct origin_check *c);
