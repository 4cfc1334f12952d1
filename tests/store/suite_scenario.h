#pragma once
/* A story in turns that uses every verb that writes, for tests that break it off: whatever fails in
 * a turn, nothing of it may be there, and the turn can be tried again. Ids and times are always the
 * same, so that two tellings of the story leave the same store. */

#include "base/buf.h"
#include "store/batch.h"
#include "store/bundle.h"
#include "store/limiter.h"
#include "store/queue.h"
#include "store/record.h"

struct scenario {
	struct arena a;
	ms_t now;
	int n_ids;
	int64_t namespace, lane;
	struct schedule sch;
	struct task waiting, expiring, retried;
	struct queue queue;
	struct claim *claims;
	size_t n_claims;
};

typedef enum rc scenario_turn(struct scenario *c, struct store *s, struct err *err);

/* NULL behind the last one. */
scenario_turn *scenario_turn_at(size_t n);
/* begin, the turn's verbs, commit. After a failure the turn may still be open, and *c is what it
 * was before. */
enum rc scenario_run(struct scenario *c, struct store *s, size_t n, struct err *err);
/* All that the store's reading verbs tell, as text; claims' tokens are random and left out. */
void scenario_dump(struct store *s, struct buf *out);
