#pragma once
/* The store's verbs of batches: store.h's and bundle.h's contracts hold. A batch is a row about its
 * bundle. */

#include "model/batch.h"
#include "store/store.h"

struct batch_list {
	struct batch *items;
	size_t n;
	int64_t total;
};

/* Adds its bundle too, without members; fills in b->bundle. */
enum rc store_batch_add(struct store *s, struct batch *b, struct err *err);
enum rc store_batch_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			 struct batch *out, struct err *err);
/* By its bundle. */
enum rc store_batch_load(struct store *s, struct arena *a, int64_t bundle, struct batch *out,
			 struct err *err);
/* Newest first. */
enum rc store_batch_list(struct store *s, struct arena *a, int64_t namespace,
			 const struct page *page, struct batch_list *out, struct err *err);
/* Writes cancelled_at and finished_at. */
enum rc store_batch_state(struct store *s, const struct batch *b, struct err *err);
/* Deletes up to `most` that finished before `before`; their tasks stay. */
enum rc store_batch_prune(struct store *s, ms_t before, size_t most, size_t *n_out,
			  struct err *err);

/* What a backend implements of these. */
struct batch_ops {
	enum rc (*add)(struct store *s, struct batch *b, struct err *err);
	enum rc (*find)(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			struct batch *out, struct err *err);
	enum rc (*load)(struct store *s, struct arena *a, int64_t bundle, struct batch *out,
			struct err *err);
	enum rc (*list)(struct store *s, struct arena *a, int64_t namespace,
			const struct page *page, struct batch_list *out, struct err *err);
	enum rc (*state)(struct store *s, const struct batch *b, struct err *err);
	enum rc (*prune)(struct store *s, ms_t before, size_t most, size_t *n_out, struct err *err);
};
