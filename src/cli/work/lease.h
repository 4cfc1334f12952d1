#pragma once
/* A task that this worker holds, and what it says of it to the server. Each call is one request
 * that blocks for some seconds at most; one thread owns a lease. */

#include <stdatomic.h>

#include "cli/client/client.h"
#include "model/record.h"

struct work_lease {
	const struct client *client;
	struct str queue, id, token; /* id as the server writes it */
	struct str payload;	     /* exact JSON, or bytes of another type; empty: none */
	struct str payload_type;     /* as a Content-Type has it */
	int64_t attempt;
	ms_t lease_ms;
	ms_t until_mono; /* by the last answer; later, somebody else may hold the task */
	bool is_lost;	 /* the server has said so */
};

/* Waits for a message of the queue until `wait_ms` are over or *cancel is set; *got_out tells
 * whether there was one. Views are in the arena. */
enum rc lease_receive(const struct client *client, struct arena *a, struct str queue, ms_t lease_ms,
		      ms_t wait_ms, const atomic_bool *cancel, struct work_lease *out,
		      bool *got_out, struct err *err);
/* Keeps it for another lease_ms. */
enum rc lease_extend(struct work_lease *l, struct err *err);
/* *cut_out: the server keeps no more of this attempt's log. */
enum rc lease_log(struct work_lease *l, enum log_stream stream, int64_t sequence, struct str text,
		  bool *cut_out, struct err *err);
enum rc lease_output(struct work_lease *l, struct str name, const char *type, struct str body,
		     struct err *err);
enum rc lease_ack(struct work_lease *l, struct err *err);
enum rc lease_nack(struct work_lease *l, struct str error, struct err *err);
/* Given back: it uses up no retry. */
enum rc lease_release(struct work_lease *l, struct err *err);
/* Whether the worker may still act on it. */
bool lease_holds(const struct work_lease *l);
