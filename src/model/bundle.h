#pragma once
/* Tasks that are counted together: the members of a fan-out, whose parent is itself a task, or the
 * tasks of a batch. A task belongs to one bundle at most. Pure. */

#include <stdbool.h>

#include "base/macros.h"
#include "base/str.h"
#include "base/uuid.h"
#include "codec/json_write.h"
#include "model/names.h"

struct template;

/* How the members stand; every one of them is in exactly one of these. */
struct bundle_counts {
	int64_t pending, completed, failed, cancelled, expired;
};

/* Whose a task is. */
struct membership {
	int64_t bundle; /* the store's key; 0: of none */
	int64_t index;	/* from 0, in the order in which they were made */

	/* As read. */
	struct uuid owner;     /* the parent task, or the batch */
	bool of_batch;	       /* else of a fan-out */
	struct uuid url_group; /* of a fan-out */
};

/* A bundle as the engine has it. */
struct bundle {
	int64_t key; /* 0 before it is stored */
	struct uuid id;
	int64_t namespace;
	int64_t parent;	       /* the parent task's key; 0: of a batch */
	int64_t schedule;      /* the parent's; 0: none */
	struct uuid url_group; /* of a fan-out */
	const struct template
		*shared; /* whose payload all members have; NULL: of a batch, or as read */
	struct bundle_counts counts;
	unsigned told; /* bits of what was said of it: the engine's */
};

int64_t bundle_total(const struct bundle_counts *c);
/* Whether every member is at its end. */
static inline bool bundle_is_over(const struct bundle_counts *c)
{
	return c->pending == 0;
}
/* What the members' ends come to, once all have one: the worst of them decides. failed is worse
 * than expired, that than cancelled, that than completed. */
enum task_state bundle_end(const struct bundle_counts *c);
/* What is told of a fan-out to whom its parent names, each once a run. */
enum group_event {
	GROUP_FIRST_FAILED,
	GROUP_TASK_CANCELLED, /* the first one that is */
	GROUP_TASK_EXPIRED,   /* likewise */
	GROUP_ALL_COMPLETED,
	GROUP_ALL_FAILED,
	GROUP_PARTIAL_COMPLETION, /* all have ended, and some are completed */
	GROUP_EVENTS
};
/* The bits 1 << enum group_event that are due, and not among those that were told. */
unsigned group_news(const struct bundle_counts *c, unsigned told);
/* "group.first_failed" */
const char *group_event_name(enum group_event n);
/* The members total, completed, failed, cancelled, expired, pending, without braces. */
void bundle_counts_write(struct json_writer *w, const struct bundle_counts *c);
