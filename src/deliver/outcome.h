#pragma once
/* What came of an attempt, in words that people can act on. The sentence is short, printable ASCII
 * and at most LIMIT_ERROR_TEXT bytes; what a target or a library said is cleaned before it goes in.
 * Pure. */

#include <curl/curl.h>

#include "base/err.h"
#include "deliver/address.h"
#include "deliver/delivery.h"
#include "deliver/response.h"

/* How far an attempt had come when it broke. */
enum stage {
	STAGE_RESOLVING = 0, /* the host's name */
	STAGE_CONNECTING,    /* TLS included */
	STAGE_WAITING,	     /* for the first byte of an answer */
	STAGE_ANSWERING,
};

/* All that is known about an attempt that ended without a whole answer. */
struct fault {
	CURLcode code;
	const char *text; /* curl's own words; may be empty */
	int os_error;	  /* errno of connecting or of making the socket; 0: none */
	enum stage stage;
	ms_t limit_ms;		    /* of the stage */
	enum address_class refused; /* ADDRESS_PUBLIC: no address was refused */
	struct address address;	    /* the one that was */
	bool is_literal;	    /* the URL names it: no name server can answer otherwise */
};

/* Each fills status and error of v's outcome. The answer's: http_status and finished_at are there,
 * and what the target asks for (retry_after_ms, gone) is read too. */
void outcome_of_answer(struct delivery *v, const struct response *a);
void outcome_of_fault(struct delivery *v, const struct fault *f);
/* The attempt could not be made at all: the target itself is at fault. */
void outcome_of_refusal(struct delivery *v, const struct err *err);
/* Ended by us: `status` is ATTEMPT_CANCELLED or ATTEMPT_INTERRUPTED. */
void outcome_of_end(struct delivery *v, enum attempt_status status, struct str why);
/* The same where it has not begun; it counts as begun and ended at `now`. */
void outcome_without_attempt(struct delivery *v, ms_t now, enum attempt_status status,
			     struct str why);
