#pragma once
/* A backfill: slots of a schedule's gaps that are to become tasks after all, as the api asks for
 * them and the engine answers. docs/semantics.md, "Backfill". */

#include "base/arena.h"
#include "base/err.h"
#include "base/macros.h"
#include "base/uuid.h"

enum { BACKFILL_SHOWN = 10 }; /* slots that a dry run names */

struct backfill_slot {
	ms_t scheduled_for;
	struct uuid task; /* meaningless in a dry run */
};

struct backfill_order {
	ms_t from, to; /* both included */
	bool dry_run;

	/* The answer. */
	int64_t count; /* slots of the span that lie in gaps */
	struct backfill_slot *slots;
	size_t n_slots; /* all of them, or the first of a dry run */
};

/* Reads the body: {"from", "to", "dry_run"}. */
enum rc backfill_order_parse(struct arena *a, struct str body, struct backfill_order *out,
			     struct err *err);
