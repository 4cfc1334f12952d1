#pragma once
/* The engine's index over the queues: which line (a queue's lane) is to be looked at, and who waits
 * in it for a message. Nothing of it must survive a restart: messages and leases are the store's.
 *
 * A consumer that waits costs its place in a list and one in a heap of deadlines, and nobody polls:
 * whatever may bring a message into a line (a publish, a delay's end, a nack, a lapse) has the line
 * looked at, once a turn. Waiters of a line are served first come, first served. Engine's thread.
 */

#include <stdbool.h>

#include "base/heap.h"
#include "engine/meter.h"

struct command;

struct waiter {
	struct heap_node deadline;
	struct waiter *prev, *next; /* in its line */
	struct line *line;
	struct command *command;
	int64_t turn; /* that it came in */
};

struct line {
	struct heap_node look; /* key: when something may be in it */
	int64_t lane;
	struct waiter *first, *last;
	struct meter published, received, acked;
	struct line *next; /* of the same hash bucket */
};

struct queues {
	struct heap looks, deadlines;
	struct line **buckets;
	size_t n_buckets, n, n_waiters;
	int64_t turn; /* the present one */
	ms_t now;     /* of the present turn */
};

void queues_release(struct queues *q);

/* A turn begins. Where the clock was set back, deadlines go along. */
void queues_begin(struct queues *q, ms_t now);
/* The line, made where it is new; it stays valid until queues_release. */
struct line *queues_line(struct queues *q, int64_t lane);
/* NULL: the lane is no queue's, as far as is known. */
struct line *queues_find(const struct queues *q, int64_t lane);

/* Something may be in the line at `at`; MS_NEVER changes nothing. */
void queues_look(struct queues *q, struct line *line, ms_t at);
/* The line whose time came first, taken off the heap, if that is due; NULL. */
struct line *queues_take_due(struct queues *q);

void queues_wait(struct queues *q, struct line *line, struct command *c, ms_t until_at);
/* Takes the waiter out and gives its command back. */
struct command *queues_leave(struct queues *q, struct waiter *w);
/* A waiter whose time is up at `at`; NULL. */
struct waiter *queues_late(const struct queues *q, ms_t at);
/* One that came in the present turn; NULL. */
struct waiter *queues_newcomer(const struct queues *q);
/* All lines are to be looked at: the turn that has looked came to nothing. */
void queues_look_again(struct queues *q);

/* When the next line or deadline is due; MS_NEVER. */
ms_t queues_next(const struct queues *q);
