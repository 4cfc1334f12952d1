#pragma once
/* The store's verbs of named targets and named secrets: store.h's contract holds. Rows are found
 * through their namespace alone; what is not there is RC_NOT_FOUND "not_found". */

#include "store/store.h"

/* The lane with its first due time. */
enum rc store_lane_load(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			struct err *err);
/* By namespace and name: adds it, or changes the spec and updated_at of the one that is there.
 * Fills in key. */
enum rc store_target_put(struct store *s, struct target_row *row, struct err *err);
enum rc store_target_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			  struct target_row *out, struct err *err);
/* By name. page->before means nothing here. */
enum rc store_target_list(struct store *s, struct arena *a, int64_t namespace,
			  const struct page *page, struct target_list *out, struct err *err);
/* An absent reason (and AT_NONE) enables it. */
enum rc store_target_disable(struct store *s, int64_t target, struct str reason, ms_t at,
			     struct err *err);
/* With its secrets. Schedules and tasks that name it stay as they are. */
enum rc store_target_delete(struct store *s, int64_t target, struct err *err);
/* The secrets that sign what goes to the target: as those of a namespace (store.h). */
enum rc store_target_secret_add(struct store *s, int64_t target, struct uuid id, struct str sealed,
				ms_t now, struct err *err);
enum rc store_target_secrets_expire(struct store *s, int64_t target, ms_t at, struct err *err);
enum rc store_target_secret_list(struct store *s, struct arena *a, int64_t target, ms_t now,
				 struct sealed_secret **items_out, size_t *n_out, struct err *err);
/* Named secrets. A second put of a name replaces the first. */
enum rc store_named_secret_put(struct store *s, int64_t namespace, struct str name,
			       struct str sealed, ms_t now, struct err *err);
enum rc store_named_secret_find(struct store *s, struct arena *a, int64_t namespace,
				struct str name, struct str *sealed_out, struct err *err);
enum rc store_named_secret_delete(struct store *s, int64_t namespace, struct str name,
				  struct err *err);
/* By name, without what they hold. */
enum rc store_named_secret_list(struct store *s, struct arena *a, int64_t namespace,
				struct named_secret **items_out, size_t *n_out, struct err *err);
