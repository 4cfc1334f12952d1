#pragma once
/* The deliveries that are in the house, each with its place: not yet due, waiting in a lane, or in
 * flight. A job lives from the arrival of its delivery until that is handed back. Owned by the
 * deliver thread. */

#include "base/heap.h"
#include "deliver/index.h"

struct delivery;
struct gate;
struct lane;
struct transfer;

struct job {
	struct delivery *v;
	struct index_node by_task;
	struct job *newer, *older; /* all jobs, a chain */
	struct heap_node early;	   /* until its due_at */
	struct lane *lane;	   /* it waits there, or counts there as in flight; NULL: neither */
	struct job *next, *prev;   /* in its lane's queue, or among those that it began */
	bool is_open;		   /* begun, and its pace does not know it seen */
	struct gate *gate;	   /* that it went through; NULL: none */
	struct job *gate_next, *gate_prev;
	bool is_open_at_gate;	   /* the same for the gate's pace */
	struct transfer *transfer; /* the attempt; NULL: has not begun */
};

struct jobs {
	struct index by_task;
	struct job *newest;
	struct job *spare; /* a free list, by `older` */
};

struct job *jobs_add(struct jobs *j, struct delivery *v);
/* A job of this task, or NULL. Two claims of one task may be here, where the first was given up. */
struct job *jobs_find(const struct jobs *j, int64_t task);
/* Ends the job; what becomes of its delivery is the caller's business. */
void jobs_remove(struct jobs *j, struct job *job);
/* All jobs must be removed. */
void jobs_release(struct jobs *j);
