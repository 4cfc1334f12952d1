#pragma once
/* A batch: tasks that were made together, are counted together (model/bundle.h), and whose common
 * fate is told to whom it may concern. Tasks may be added until the batch is over: cancelled, or
 * finished, which it is once all of its tasks have ended. Pure. */

#include "model/bundle.h"
#include "model/task.h"

struct batch {
	int64_t bundle; /* the store's key of its bundle, and its own */
	struct uuid id;
	int64_t namespace;
	struct str description;	  /* absent: none */
	struct str notifications; /* exact JSON; absent: none */
	struct str options;	  /* likewise */
	ms_t created_at;
	ms_t expires_at;   /* MS_NEVER; tasks that have not begun by then expire */
	ms_t cancelled_at; /* AT_NONE */
	ms_t finished_at;  /* AT_NONE */

	/* As read. */
	struct bundle_counts counts;
};

/* Whom `notifications` may name. */
enum batch_notice {
	BATCH_PROGRESS, /* another tenth of the tasks has ended */
	BATCH_FINISH,	/* all tasks have ended */
	BATCH_COMPLETE, /* the same, by its other name */
	BATCH_SUCCESS,	/* all tasks are completed */
	BATCH_DEATH,	/* the first task has failed for good */
	BATCH_NOTICES
};

/* One of the tasks that were asked for, and what came of it. */
struct batch_item {
	struct task_draft draft;
	struct err err; /* why it was refused; RC_OK: it was not */

	struct uuid id; /* of its task, or of the first one with its unique_id */
};

/* The commands' order, in the request's arena; filled by the engine as the comments say. */
struct batch_order {
	struct str description, notifications, options;
	ms_t expiration_ms; /* 0: none */
	bool is_partial;    /* what is good is made, though other tasks are not */
	struct batch_item *items;
	size_t n;

	struct batch batch; /* as stored */
	int64_t after;	    /* cancel: the key of the last task that was stopped */
};

/* Reads the body of POST /v1/batches. Where `atomic` is not false, the first task that is wrong
 * refuses all, with a field such as "tasks[3].target"; else its error stands in its item, and only
 * a body without any good task is refused. */
enum rc batch_parse(struct arena *a, struct str body, enum dialect d, ms_t now,
		    struct batch_order *out, struct err *err);
/* The same for POST /v1/batches/{id}/tasks: {"tasks": […]}, which is all or nothing. */
enum rc batch_parse_more(struct arena *a, struct str body, enum dialect d, ms_t now,
			 struct batch_order *out, struct err *err);
/* Puts "tasks[index]" before an error's field. */
enum rc batch_within(struct err *err, size_t index);

/* What is to be told, as bits 1 << enum batch_notice, and what will have been told then. `told` is
 * the bundle's: those bits, and how many tenths of the tasks were told of. */
struct batch_news {
	unsigned notices, told;
};
struct batch_news batch_news(const struct bundle_counts *c, unsigned told);
/* Whom the notice is for, as a target's exact JSON; absent: nobody. */
struct str batch_receiver(struct arena *a, const struct batch *b, enum batch_notice n);
/* The event's name: "batch.finish". */
const char *batch_event(enum batch_notice n);

/* All but the notifications, whose headers are nobody else's affair; without braces. */
void batch_write(struct json_writer *w, const struct batch *b);
