#pragma once
/* What has happened to a call so far, as the events of Tensorlake's progress stream. They follow
 * from what is on record, always the same and in the same order, so that a stream can go on after
 * the last one that it sent: later looks at the call only add to the end. Pure. */

#include "api/dialects/tensorlake/call.h"

enum call_event_kind {
	CALL_STARTED,
	CALL_RUN_CREATED,
	CALL_ATTEMPT_CREATED,
	CALL_ATTEMPT_COMPLETED,
	CALL_RUN_COMPLETED,
	CALL_FINISHED, /* always the last one */
};

struct call_event {
	enum call_event_kind kind;
	int attempt; /* its number; 0: of none */
	bool succeeded;
	ms_t at; /* AT_NONE: not on record */
};

/* In the arena. */
size_t call_events(struct arena *a, const struct call *c, struct call_event **out);
/* {"RequestStarted":{…}} and so on, without white space around it. */
void call_event_write(struct json_writer *w, const struct call *c, const struct call_event *e);
