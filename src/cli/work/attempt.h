#pragma once
/* One task from its lease to its verdict: which command it is, its tree, its run, its log and
 * outputs, and ack or nack. While it runs the lease is extended; where that does not succeed in
 * time the command is killed, since somebody else may hold the task by then. */

#include "cli/work/config.h"
#include "cli/work/lease.h"

struct attempt_place {
	const struct work_queue *queue;
	struct str workdir;
	const atomic_bool *give_back; /* once set, what runs is killed and the task released */
};

void attempt_run(const struct attempt_place *place, struct work_lease *l);

/* The first command whose `when` holds for the payload, or NULL. Pure. */
const struct work_command *attempt_choose(const struct work_queue *q, struct str payload);
