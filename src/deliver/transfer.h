#pragma once
/* One attempt over libcurl: an easy handle that is aimed at a delivery, performed by somebody else
 * (http.h) and settled into the delivery's outcome; then aimed at the next one. What holds for
 * every attempt alike (guard, protocols, no redirects, no proxy, no signals) is set once, when it
 * is opened.
 *
 * Between aim and settle the delivery must stay. Owned by the deliver thread. */

#include <curl/curl.h>

#include "deliver/delivery.h"
#include "deliver/guard.h"
#include "deliver/response.h"
#include "deliver/sign.h"

struct poller;

/* What the hook that makes sockets has found. */
struct door {
	const struct allow_list *allow;
	struct poller *poller;
	enum address_class refused; /* ADDRESS_PUBLIC: none */
	struct address address;	    /* the refused one */
	int os_error;		    /* of socket(2) */
};

struct transfer {
	struct transfer *next; /* on a free list */
	void *owner;	       /* whose attempt it is: the caller's */
	CURL *easy;
	CURLU *url;
	struct buf url_text; /* what `url` holds; NUL-terminated */
	struct buf lines;    /* the request's headers, likewise */
	struct curl_slist nodes[3];
	const char *custom; /* the method that curl would not choose itself; NULL: none */
	char words[CURL_ERROR_SIZE];
	struct door door;
	struct response answer;
	struct delivery *v;
	int64_t begun_mono_us;
	int n_requests; /* that went out for this attempt */
};

/* NULL without memory. `poller` hears of the sockets that are made. */
struct transfer *transfer_new(const struct allow_list *allow, struct poller *poller);
void transfer_free(struct transfer *t);

/* Makes v's request; RC_INVALID where its target allows none. */
enum rc transfer_aim(struct transfer *t, struct sign_keys *k, struct delivery *v, ms_t now,
		     struct err *err);
/* Fills v's outcome from what curl says and what came in. */
void transfer_settle(struct transfer *t, CURLcode code);
/* The same for an attempt that we broke off. */
void transfer_stop(struct transfer *t, enum attempt_status status, struct str why);
