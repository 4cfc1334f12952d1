#pragma once
/* Which dead messages of a queue are to be made available again, and how fast: the body of
 * POST /v1/queues/{q}/redrive. docs/semantics.md, "Queues". */

#include "base/arena.h"
#include "base/err.h"
#include "base/uuid.h"

/* What a dead message must be like; all of it. */
struct dead_wanted {
	ms_t from_at, to_at; /* it died from then on, and before then */
	struct str error;    /* its last error holds this text; empty: any */
	struct str group;    /* its group_id; empty: any */
};

struct redrive {
	struct uuid *ids; /* these; NULL: the oldest that are wanted */
	size_t n_ids;
	struct dead_wanted wanted;
	int64_t most;
	int64_t per_second_milli; /* thousandths of a message a second; 0: all at once */
};

/* The body may be empty: all of them, at once. */
enum rc redrive_parse(struct arena *a, struct str body, struct redrive *out, struct err *err);
/* When the message number n (from 0) is due, of a redrive that began at `begun_at`. */
ms_t redrive_due(const struct redrive *r, ms_t begun_at, int64_t n);
