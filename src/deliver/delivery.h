#pragma once
/* One attempt on its way: the engine fills the first half, gives the struct (with its arena) to
 * deliver_post and gets it back through the outcomes mailbox with the second half filled. It has
 * one owner at a time. */

#include "base/mailbox.h"
#include "model/named_target.h"
#include "model/rate_limiter.h"
#include "model/secret.h"
#include "model/task.h"

/* Bounds of a delivery's lane; the latest delivery's count. Zeroed: the server's defaults. */
struct lane_limits {
	size_t concurrency; /* attempts in flight; 0: as many as any lane */
	struct rate rate;
	struct limiter_rule limiter; /* that it shares with other lanes; zeroed: none */
};

struct delivery {
	struct letter letter;
	struct arena arena; /* owns every view below */

	/* What to send. */
	int64_t task;
	uint64_t token;
	int attempt; /* from 1 */
	int retries;
	int64_t lane; /* that its attempts share: its limits hold */
	int64_t from; /* that it was claimed from: a message's is its queue's */
	int64_t namespace;
	int64_t schedule; /* key; 0: none */
	bool is_message;  /* of a queue that is pushed */
	bool notifies;	  /* somebody is told of the task's events */
	enum dialect dialect;
	struct uuid task_id, schedule_id; /* schedule_id nil: none */
	ms_t scheduled_for;		  /* AT_NONE: none */
	ms_t due_at;			  /* no attempt begins before it */
	ms_t expires_at; /* or from here on: it comes back as ATTEMPT_INTERRUPTED */
	struct target target;
	struct str body;      /* envelope_body(); p == NULL: an empty body */
	struct str body_type; /* of bytes that are no JSON; absent: JSON */
	struct retry retry;
	int64_t checkpoint; /* the number of the last one that earlier attempts left; 0: none */
	struct signing_secret secrets[SECRETS_AT_ONCE]; /* newest first */
	size_t n_secrets;
	struct lane_limits limits;
	const struct named_target *named; /* in the arena; NULL: a bare URL */

	/* What came of it. An attempt that never began has begun and ended when it was given back.
	 */
	struct attempt outcome; /* number, status, times, http_status, error, response */
	ms_t retry_after_ms;	/* what the target asked for; 0: nothing */
	bool gone;		/* the target answered 410 */
	bool hopeless; /* the URL names an address that may not be called: no attempt can go better
			*/
	bool is_async; /* the target answered 202 with Belfry-Async: it ends the task itself */
	bool unbegun;  /* no attempt was made */
	bool unreachable; /* no whole answer came, and the target's host is at fault */
	ms_t sent_mono;	  /* when the request went out; 0: it did not */
};

/* The bytes that the request carries, and that are signed: a GET has none. */
static inline struct str delivery_body(const struct delivery *v)
{
	return str_eq(v->target.method, STR("GET")) ? (struct str){0} : v->body;
}

/* A zeroed one; never NULL. */
struct delivery *delivery_new(void);
/* With its arena; for one that came back or was never sent. */
void delivery_free(struct delivery *v);

static inline struct delivery *delivery_of(struct letter *l)
{
	return CONTAINER_OF(l, struct delivery, letter);
}
