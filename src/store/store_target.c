/* The verbs of named targets and secrets on their way to the backend. */

#include "store/target_ops.h"

enum rc store_lane_load(struct store *s, struct arena *a, int64_t lane, struct lane *out,
			struct err *err)
{
	return s->ops->lane_load(s, a, lane, out, err);
}

enum rc store_target_put(struct store *s, struct target_row *row, struct err *err)
{
	return s->ops->targets->target_put(writing(s), row, err);
}

enum rc store_target_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			  struct target_row *out, struct err *err)
{
	return s->ops->targets->target_find(s, a, namespace, name, out, err);
}

enum rc store_target_list(struct store *s, struct arena *a, int64_t namespace,
			  const struct page *page, struct target_list *out, struct err *err)
{
	return s->ops->targets->target_list(s, a, namespace, page, out, err);
}

enum rc store_target_disable(struct store *s, int64_t target, struct str reason, ms_t at,
			     struct err *err)
{
	return s->ops->targets->target_disable(writing(s), target, reason, at, err);
}

enum rc store_target_delete(struct store *s, int64_t target, struct err *err)
{
	return s->ops->targets->target_delete(writing(s), target, err);
}

enum rc store_target_secret_add(struct store *s, int64_t target, struct uuid id, struct str sealed,
				ms_t now, struct err *err)
{
	return s->ops->targets->target_secret_add(writing(s), target, id, sealed, now, err);
}

enum rc store_target_secrets_expire(struct store *s, int64_t target, ms_t at, struct err *err)
{
	return s->ops->targets->target_secrets_expire(writing(s), target, at, err);
}

enum rc store_target_secret_list(struct store *s, struct arena *a, int64_t target, ms_t now,
				 struct sealed_secret **items_out, size_t *n_out, struct err *err)
{
	return s->ops->targets->target_secret_list(s, a, target, now, items_out, n_out, err);
}

enum rc store_named_secret_put(struct store *s, int64_t namespace, struct str name,
			       struct str sealed, ms_t now, struct err *err)
{
	return s->ops->targets->named_secret_put(writing(s), namespace, name, sealed, now, err);
}

enum rc store_named_secret_find(struct store *s, struct arena *a, int64_t namespace,
				struct str name, struct str *sealed_out, struct err *err)
{
	return s->ops->targets->named_secret_find(s, a, namespace, name, sealed_out, err);
}

enum rc store_named_secret_delete(struct store *s, int64_t namespace, struct str name,
				  struct err *err)
{
	return s->ops->targets->named_secret_delete(writing(s), namespace, name, err);
}

enum rc store_named_secret_list(struct store *s, struct arena *a, int64_t namespace,
				struct named_secret **items_out, size_t *n_out, struct err *err)
{
	return s->ops->targets->named_secret_list(s, a, namespace, items_out, n_out, err);
}
