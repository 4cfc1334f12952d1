#pragma once
/* The part of a backend's table that is about named targets and secrets: a verb of target.h each,
 * which says what it promises. */

#include "store/ops.h"
#include "store/target.h"

struct target_ops {
	enum rc (*target_put)(struct store *s, struct target_row *row, struct err *err);
	enum rc (*target_find)(struct store *s, struct arena *a, int64_t namespace, struct str name,
			       struct target_row *out, struct err *err);
	enum rc (*target_list)(struct store *s, struct arena *a, int64_t namespace,
			       const struct page *page, struct target_list *out, struct err *err);
	enum rc (*target_disable)(struct store *s, int64_t target, struct str reason, ms_t at,
				  struct err *err);
	enum rc (*target_delete)(struct store *s, int64_t target, struct err *err);
	enum rc (*target_secret_add)(struct store *s, int64_t target, struct uuid id,
				     struct str sealed, ms_t now, struct err *err);
	enum rc (*target_secrets_expire)(struct store *s, int64_t target, ms_t at, struct err *err);
	enum rc (*target_secret_list)(struct store *s, struct arena *a, int64_t target, ms_t now,
				      struct sealed_secret **items_out, size_t *n_out,
				      struct err *err);
	enum rc (*named_secret_put)(struct store *s, int64_t namespace, struct str name,
				    struct str sealed, ms_t now, struct err *err);
	enum rc (*named_secret_find)(struct store *s, struct arena *a, int64_t namespace,
				     struct str name, struct str *sealed_out, struct err *err);
	enum rc (*named_secret_delete)(struct store *s, int64_t namespace, struct str name,
				       struct err *err);
	enum rc (*named_secret_list)(struct store *s, struct arena *a, int64_t namespace,
				     struct named_secret **items_out, size_t *n_out,
				     struct err *err);
};
