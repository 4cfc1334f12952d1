#pragma once
/* What clients ask of queues and of the tasks that they hold, and what they get: each struct is one
 * command's order, in the request's arena; its second half is filled by the engine. */

#include <stdatomic.h>

#include "model/queue.h"
#include "model/redrive.h"

/* One message to be published. */
struct message_draft {
	struct str payload; /* exact JSON; absent: none */
	ms_t delay_ms;
	int64_t priority;
	ms_t expires_after_ms;	       /* after its delay; 0: when the queue's retention ends */
	struct str dedup_id, group_id; /* empty: none */
};

struct publish_order {
	struct str queue; /* made where it is new */
	struct message_draft *drafts;
	size_t n;
	bool is_batch;

	struct uuid *ids; /* n of them; a repeated dedup_id has the first message's */
	bool existed;	  /* none of the messages is new */
};

/* A message in its consumer's hands. */
struct received {
	struct task task;
	int attempt; /* from 1 */
	uint64_t token;
	ms_t lease_until_at;
	struct str checkpoint; /* what an earlier attempt has left; absent: nothing */
};

/* Waits in the engine until there is a message or wait_ms are over. */
struct receive_order {
	struct str queue; /* an unknown one is an empty one */
	size_t most;
	ms_t lease_ms; /* 0: the queue's own */
	ms_t wait_ms;
	/* Who receives, as a digest: the same caller may then answer without the lease's token. */
	bool has_holder;
	struct uuid holder;
	atomic_bool gone; /* set by the api: nobody waits for the answer any more */

	struct received *items;
	size_t n;
};

enum lease_verb { LEASE_ACK, LEASE_NACK, LEASE_RELEASE, LEASE_EXTEND, LEASE_CHECKPOINT };

/* A task, and the token that proves who holds it. */
struct lease_claim {
	struct uuid task;
	uint64_t token;
	bool by_holder;	    /* no token: the lease must be one that `holder` has received */
	struct uuid holder; /* as of the receive */

	struct err err; /* of a batch: why this one was refused */
};

struct lease_order {
	enum lease_verb verb;
	struct str queue; /* the tasks must be of this one; empty: whatever they are */
	struct lease_claim *claims;
	size_t n;
	bool is_batch;	     /* refuses one by one */
	ms_t delay_ms;	     /* nack: until the next attempt, at least */
	ms_t lease_ms;	     /* extend: from now on; 0: as long as the first time */
	struct str error;    /* nack: what went wrong; may be empty */
	struct str progress; /* checkpoint: exact JSON */

	ms_t lease_until_at; /* extend */
	int64_t number;	     /* checkpoint: from 1 */
};

/* Per second, over the last minute. */
struct queue_rates {
	int64_t published_permille, received_permille, acked_permille;
};

/* What the commands of a queue as a whole ask. */
struct queue_order {
	struct str name;
	struct queue_draft draft; /* put */
	bool is_partial;	  /* put: what the draft leaves out stays as it is */
	bool is_of_known;	  /* put: refuses where there is no such queue */
	struct redrive redrive;

	struct queue queue;
	struct queue_rates rates;
	bool existed;	/* put */
	int64_t n_done; /* purge, delete, redrive: messages so far */
	int64_t n_left; /* that may still be done; -1: not begun yet */
	int64_t last;	/* key of the newest task when a purge or a redrive began */
	int64_t after;	/* redrive: keys up to this one were looked at */
	ms_t begun_at;	/* redrive */
};

/* Read bodies; the strings are views of the body or in the arena. */
enum rc publish_order_parse(struct arena *a, struct str body, struct publish_order *out,
			    struct err *err);
/* The body may be empty. */
enum rc receive_order_parse(struct arena *a, struct str body, struct receive_order *out,
			    struct err *err);
/* Of the verb in out->verb; where out->claims is given, the body is about that one task. */
enum rc lease_order_parse(struct arena *a, struct str body, struct lease_order *out,
			  struct err *err);

/* A lease token as it is written: 16 hexadecimal digits. */
enum { LEASE_TOKEN_TEXT = 16 };
struct str lease_token_print(char to[static LEASE_TOKEN_TEXT], uint64_t token);
bool lease_token_parse(struct str text, uint64_t *out);

/* {"message_id","payload","attempt","lease_token",…}: what a receive answers. */
void received_write(struct json_writer *w, const struct received *r);
/* The same of one that nobody holds. */
void message_write(struct json_writer *w, const struct task *t);
