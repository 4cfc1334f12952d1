#pragma once
/* The store's verbs of namespaces as things that are listed, described and deleted: store.h's
 * contract holds. They are made by store_namespace_ensure (store.h). */

#include "model/namespace.h"
#include "store/store.h"

/* By age: all of them, or one. */
enum rc store_namespace_list(struct store *s, struct arena *a, int64_t namespace,
			     struct namespace_row **items_out, size_t *n_out, struct err *err);
/* Writes what is said of it. */
enum rc store_namespace_note(struct store *s, const struct namespace_row *row, struct err *err);
/* RC_CONFLICT "namespace_in_use" while there is anything in it. Its name comes back with
 * store_namespace_ensure. */
enum rc store_namespace_drop(struct store *s, int64_t namespace, ms_t now, struct err *err);
