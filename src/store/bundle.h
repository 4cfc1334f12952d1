#pragma once
/* The store's verbs of URL groups, of batches, and of tasks that are counted together
 * (model/bundle.h). store.h's contract holds. What backends keep beyond it:
 *
 *  1. A bundle's counts are those of its members, in the same transaction: store_task_add counts a
 *     member as pending; store_settle, store_task_stop and store_task_revive move it on.
 *  2. A bundle of which a member has come to its end is changed, until store_bundle_seen.
 *  3. A fan-out's bundle stays as long as its parent or a member does; a batch's as long as the
 *     batch or a member. */

#include "model/bundle.h"
#include "model/url_group.h"
#include "store/store.h"

struct url_group_list {
	struct url_group *items;
	size_t n;
	int64_t total;
};

/* Fills in key. RC_CONFLICT "name_taken". */
enum rc store_url_group_add(struct store *s, struct url_group *g, struct err *err);
/* Writes what can change of g->key; likewise. */
enum rc store_url_group_update(struct store *s, const struct url_group *g, struct err *err);
enum rc store_url_group_delete(struct store *s, int64_t key, struct err *err);
/* By its name; by its id. */
enum rc store_url_group_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			     struct url_group *out, struct err *err);
enum rc store_url_group_find_id(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
				struct url_group *out, struct err *err);
/* By what a path says: its id or its name. */
enum rc store_url_group_of(struct store *s, struct arena *a, int64_t namespace, struct str which,
			   struct url_group *out, struct err *err);
/* By name. */
enum rc store_url_group_list(struct store *s, struct arena *a, int64_t namespace,
			     const struct page *page, struct url_group_list *out, struct err *err);

/* Fills in key; without members. */
enum rc store_bundle_add(struct store *s, struct bundle *b, struct err *err);
/* The one whose parent is this task, without the payload. */
enum rc store_bundle_of(struct store *s, int64_t parent, struct bundle *out, struct err *err);
/* Up to `most` that are changed, without their payloads. */
enum rc store_bundles_changed(struct store *s, struct arena *a, size_t most,
			      struct bundle **items_out, size_t *n_out, struct err *err);
/* It is changed no more, and this was told of it. */
enum rc store_bundle_seen(struct store *s, int64_t key, unsigned told, struct err *err);
/* It is changed, and nothing was told of it yet. */
enum rc store_bundle_renew(struct store *s, int64_t key, struct err *err);
/* Keys of its members that are not at their end, or (`ended`) that ended without success, oldest
 * first, above the key `after`. */
struct member_ask {
	int64_t bundle, after;
	bool ended;
	size_t most;
};
enum rc store_members(struct store *s, struct arena *a, const struct member_ask *ask,
		      int64_t **keys_out, size_t *n_out, struct err *err);

/* What a backend implements of these. */
struct bundle_ops {
	enum rc (*url_group_add)(struct store *s, struct url_group *g, struct err *err);
	enum rc (*url_group_update)(struct store *s, const struct url_group *g, struct err *err);
	enum rc (*url_group_delete)(struct store *s, int64_t key, struct err *err);
	enum rc (*url_group_find)(struct store *s, struct arena *a, int64_t namespace,
				  struct str name, struct url_group *out, struct err *err);
	enum rc (*url_group_find_id)(struct store *s, struct arena *a, int64_t namespace,
				     struct uuid id, struct url_group *out, struct err *err);
	enum rc (*url_group_list)(struct store *s, struct arena *a, int64_t namespace,
				  const struct page *page, struct url_group_list *out,
				  struct err *err);
	enum rc (*bundle_add)(struct store *s, struct bundle *b, struct err *err);
	enum rc (*bundle_of)(struct store *s, int64_t parent, struct bundle *out, struct err *err);
	enum rc (*bundles_changed)(struct store *s, struct arena *a, size_t most,
				   struct bundle **items_out, size_t *n_out, struct err *err);
	enum rc (*bundle_seen)(struct store *s, int64_t key, unsigned told, struct err *err);
	enum rc (*bundle_renew)(struct store *s, int64_t key, struct err *err);
	enum rc (*members)(struct store *s, struct arena *a, const struct member_ask *ask,
			   int64_t **keys_out, size_t *n_out, struct err *err);
};
