#pragma once
/* A queue: tasks (messages) that consumers lease, rather than tasks that Belfry sends. Its lane is
 * named "queue:NAME", and the lane's key is the queue's. It is made by its first message, or by
 * PUT /v1/queues/{q}. docs/semantics.md, "Queues". */

#include "codec/json_write.h"
#include "model/task.h"

#define QUEUE_PREFIX "queue:" /* of a target's text, and of a lane's name */

struct queue {
	int64_t lane, namespace;
	struct str name;
	ms_t lease_ms;	      /* of a receive that says nothing */
	int64_t max_receives; /* a message that was held so often in vain is dead */
	ms_t dedup_window_ms; /* how long a dedup_id is remembered */
	ms_t retention_ms;    /* a message that is this old expires */
	ms_t paused_at;	      /* AT_NONE: goes on */
	struct str
		push; /* target that messages are pushed to, as the client gave it; absent: none */
	bool fifo;    /* messages without a group are of one group */
	struct str dead_letters; /* the queue that gets a copy of what is dead; absent: none */
	ms_t created_at, updated_at;
};

enum queue_field {
	QUEUE_LEASE = 1 << 0,
	QUEUE_MAX_RECEIVES = 1 << 1,
	QUEUE_DEDUP_WINDOW = 1 << 2,
	QUEUE_RETENTION = 1 << 3,
	QUEUE_PUSH = 1 << 4, /* null clears it */
	QUEUE_FIFO = 1 << 5,
	QUEUE_DEAD_LETTERS = 1 << 6, /* null clears it */
};

struct queue_draft {
	unsigned given;
	struct queue values; /* only the fields of `given` mean anything */
};

/* The group of a fifo queue's messages that name none. */
#define QUEUE_GROUP "default"

/* A queue with the defaults. */
struct queue queue_new(int64_t namespace, struct str name, ms_t now);
/* 1 to LIMIT_NAME bytes of text without control characters; RC_INVALID "invalid_queue". */
enum rc queue_name_check(struct str name, const char *field, struct err *err);
/* Reads the body of PUT /v1/queues/{q}, which may be empty. */
enum rc queue_draft_parse(struct arena *a, struct str body, struct queue_draft *out,
			  struct err *err);
/* A PUT says all: what it leaves out gets its default. */
void queue_apply(struct queue *q, const struct queue_draft *d);
/* What it leaves out stays. */
void queue_merge(struct queue *q, const struct queue_draft *d);

/* The queue that a lane's name (or a target's text) names; an empty view: none. */
struct str queue_of_lane(struct str lane);
struct str queue_lane(struct arena *a, struct str name);

/* The members of a queue, without braces. */
void queue_write(struct json_writer *w, const struct queue *q);
