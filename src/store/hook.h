#pragma once
/* The store's verbs of hooks. store.h's contract holds. */

#include "model/hook.h"
#include "store/store.h"

enum rc store_hook_add(struct store *s, const struct hook *h, struct err *err);
/* RC_NOT_FOUND where the namespace has none of that id. */
enum rc store_hook_drop(struct store *s, int64_t namespace, struct uuid id, struct err *err);
/* Oldest first; NAMESPACE_ALL: of every namespace. */
enum rc store_hook_list(struct store *s, struct arena *a, int64_t namespace,
			struct hook **items_out, size_t *n_out, struct err *err);

/* What a backend implements of these. */
struct hook_ops {
	enum rc (*add)(struct store *s, const struct hook *h, struct err *err);
	enum rc (*drop)(struct store *s, int64_t namespace, struct uuid id, struct err *err);
	enum rc (*list)(struct store *s, struct arena *a, int64_t namespace,
			struct hook **items_out, size_t *n_out, struct err *err);
};
