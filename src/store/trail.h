#pragma once
/* The store's verbs of the audit log (model/trail.h). store.h's contract holds. */

#include "model/trail.h"
#include "store/store.h"

/* Which rows, by their numbers: after < seq < before. */
struct trail_ask {
	int64_t after, before;
	bool newest_first;
	size_t most;
};

/* The last row; where there is none, what was before the first (zeroed, or the last pruned one). */
enum rc store_trail_end(struct store *s, struct trail_end *out, struct err *err);
/* What is before the first row that is kept. */
enum rc store_trail_anchor(struct store *s, struct trail_end *out, struct err *err);
/* The hash before it is not written: it is the row's before. */
enum rc store_trail_add(struct store *s, const struct trail_row *row, struct err *err);
enum rc store_trail_list(struct store *s, struct arena *a, const struct trail_ask *ask,
			 struct trail_row **items_out, size_t *n_out, struct err *err);
/* Deletes up to `most` rows from the beginning on that are older than `before_at`, and remembers
 * the hash of the last of them. */
enum rc store_trail_prune(struct store *s, ms_t before_at, size_t most, size_t *n_out,
			  struct err *err);

/* What a backend implements of these. */
struct trail_ops {
	enum rc (*end)(struct store *s, struct trail_end *out, struct err *err);
	enum rc (*anchor)(struct store *s, struct trail_end *out, struct err *err);
	enum rc (*add)(struct store *s, const struct trail_row *row, struct err *err);
	enum rc (*list)(struct store *s, struct arena *a, const struct trail_ask *ask,
			struct trail_row **items_out, size_t *n_out, struct err *err);
	enum rc (*prune)(struct store *s, ms_t before_at, size_t most, size_t *n_out,
			 struct err *err);
};
