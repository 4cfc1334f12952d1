/* The verbs of hooks on their way to the backend. */

#include "store/hook.h"
#include "store/ops.h"

enum rc store_hook_add(struct store *s, const struct hook *h, struct err *err)
{
	return s->ops->hooks->add(writing(s), h, err);
}

enum rc store_hook_drop(struct store *s, int64_t namespace, struct uuid id, struct err *err)
{
	return s->ops->hooks->drop(writing(s), namespace, id, err);
}

enum rc store_hook_list(struct store *s, struct arena *a, int64_t namespace,
			struct hook **items_out, size_t *n_out, struct err *err)
{
	return s->ops->hooks->list(s, a, namespace, items_out, n_out, err);
}
