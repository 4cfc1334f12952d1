#pragma once
/* What a read of a task's log asks for, as text, as pieces or live; and positions in a log,
 * ATTEMPT.SEQUENCE. */

#include "store/record.h"

struct request;

struct log_query {
	struct log_ask ask; /* the task is the caller's to fill in */
	bool one_stream;
	enum log_stream stream;
};

/* Of ?stream= and ?attempt=, behind the position `after` (empty: from the first piece). */
enum rc log_query_read(struct request *rq, struct str after, struct log_query *out,
		       struct err *err);
bool log_query_wants(const struct log_query *q, const struct log_piece *p);
/* Goes on behind the piece. */
void log_query_pass(struct log_query *q, const struct log_piece *p);
struct str log_position_print(struct arena *a, const struct log_ask *ask);
