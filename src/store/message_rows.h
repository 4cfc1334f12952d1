#pragma once
/* The rows and lists of queues and messages (queue.h). */

#include "model/redrive.h"
#include "model/task.h"

/* A queue as it stands. Each count ends at QUEUE_COUNT_MOST. */
enum { QUEUE_COUNT_MOST = 1000000 };
struct queue_counts {
	int64_t ready;	 /* can be received now */
	int64_t leased;	 /* held by consumers */
	int64_t delayed; /* not due yet, first time or after a nack */
	int64_t waiting; /* behind the head of their group */
	int64_t dead;
	ms_t oldest_at; /* when the oldest ready message was published; MS_NEVER: none */
	int64_t newest; /* key of the newest task of all: what is published later is larger */
};

/* Messages of a queue that are not at their end. */
struct message_filter {
	int64_t lane;
	bool leased;  /* those that consumers hold, too */
	int64_t last; /* published no later than the task of this key */
	size_t most;
};

/* Dead letters to look at, oldest first: what is wanted of them is told of each. */
struct dead_filter {
	int64_t lane;
	int64_t after, upto; /* keys above the one, and not above the other */
	struct dead_wanted wanted;
	size_t most;
};

struct dead_key {
	int64_t task;
	bool is_wanted;
};

/* A dead letter. */
struct dead_letter {
	struct task task;
	struct str error; /* of its last attempt */
};

struct dead_list {
	struct dead_letter *items;
	size_t n;
	int64_t total; /* at most QUEUE_COUNT_MOST */
};
