#pragma once
/* What the tests of queues share: queues, messages, receives, and what becomes of them. */

#include "store/queue.h"
#include "suite.h"

/* The queue, made in a turn of its own. */
struct queue suite_queue(struct suite *u, const char *name);
/* A message: to be changed, then added. */
struct task suite_message(struct suite *u, const struct queue *q);
/* Added in a turn of its own. */
struct task suite_publish(struct suite *u, const struct queue *q, int64_t priority,
			  const char *group);
/* Turns of their own. `want`: how many messages there must be. */
struct claim *suite_receive(struct suite *u, const struct queue *q, size_t most, size_t want);
size_t suite_promote(struct suite *u, const struct queue *q);
void suite_give_back(struct suite *u, const struct claim *c, ms_t delay);
void suite_end(struct suite *u, const struct claim *c, enum task_state final);
struct queue_counts suite_counts(struct suite *u, const struct queue *q);
bool suite_counts_are(struct suite *u, const struct queue *q, int64_t ready, int64_t leased,
		      int64_t delayed, int64_t waiting, int64_t dead);
