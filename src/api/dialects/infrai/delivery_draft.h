#pragma once
/* The parameters that a cron job and a webhook have in common: where a delivery goes, what it
 * carries, how often it is tried. Pure. */

#include "model/fields.h"
#include "model/template.h"

struct delivery_draft {
	struct arena *a;
	struct str address;		     /* a URL, a target's name, or queue:NAME */
	const char *address_as;		     /* the parameter that said so */
	struct str method, headers, payload; /* exact JSON */
	int64_t retries;		     /* -1: not said */
	ms_t timeout_ms;		     /* 0: not said */
};

/* Bits in `given` of the rows that read a delivery_draft. */
enum {
	DELIVERY_ADDRESS = 1 << 0,
	DELIVERY_REQUEST = 1 << 1, /* method, headers */
	DELIVERY_PAYLOAD = 1 << 2,
	DELIVERY_TRIES = 1 << 3, /* retries, timeout */
	DELIVERY_ALL = (1 << 4) - 1,
};

/* Rows' readers; `into` points to a struct whose first member is the delivery_draft. */
/* A URL, or else the name of a queue. Two names of the parameter must not say different things. */
enum rc delivery_read_task(void *into, const char *name, const struct json *v, struct err *err);
/* A URL and nothing else. */
enum rc delivery_read_url(void *into, const char *name, const struct json *v, struct err *err);
enum rc delivery_read_method(void *into, const char *name, const struct json *v, struct err *err);
enum rc delivery_read_headers(void *into, const char *name, const struct json *v, struct err *err);
enum rc delivery_read_payload(void *into, const char *name, const struct json *v, struct err *err);
enum rc delivery_read_retries(void *into, const char *name, const struct json *v, struct err *err);
enum rc delivery_read_timeout(void *into, const char *name, const struct json *v, struct err *err);

/* Puts what `given` says over the template, whose other parts stay. */
enum rc delivery_apply(struct delivery_draft *d, unsigned given, struct template *t,
		       struct err *err);
