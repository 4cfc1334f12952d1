#pragma once
/* The store's verbs of rate limiters. store.h's contract holds. */

#include "model/rate_limiter.h"
#include "store/store.h"

struct rate_limiter_list {
	struct rate_limiter *items;
	size_t n;
	int64_t total;
};

/* Fills in key. RC_CONFLICT "name_taken". */
enum rc store_limiter_add(struct store *s, struct rate_limiter *l, struct err *err);
/* Writes what can change of l->key; likewise. */
enum rc store_limiter_update(struct store *s, const struct rate_limiter *l, struct err *err);
enum rc store_limiter_delete(struct store *s, int64_t key, struct err *err);
enum rc store_limiter_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   struct rate_limiter *out, struct err *err);
enum rc store_limiter_find_id(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			      struct rate_limiter *out, struct err *err);
/* By what a path says: its id or its name. */
enum rc store_limiter_of(struct store *s, struct arena *a, int64_t namespace, struct str which,
			 struct rate_limiter *out, struct err *err);
/* By name. */
enum rc store_limiter_list(struct store *s, struct arena *a, int64_t namespace,
			   const struct page *page, struct rate_limiter_list *out, struct err *err);

/* What a backend implements of these. */
struct limiter_ops {
	enum rc (*add)(struct store *s, struct rate_limiter *l, struct err *err);
	enum rc (*update)(struct store *s, const struct rate_limiter *l, struct err *err);
	enum rc (*drop)(struct store *s, int64_t key, struct err *err);
	enum rc (*find)(struct store *s, struct arena *a, int64_t namespace, struct str name,
			struct rate_limiter *out, struct err *err);
	enum rc (*find_id)(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			   struct rate_limiter *out, struct err *err);
	enum rc (*list)(struct store *s, struct arena *a, int64_t namespace,
			const struct page *page, struct rate_limiter_list *out, struct err *err);
};
