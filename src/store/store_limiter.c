/* The verbs of rate limiters on their way to the backend. */

#include "model/id.h"
#include "store/limiter.h"
#include "store/ops.h"

enum rc store_limiter_add(struct store *s, struct rate_limiter *l, struct err *err)
{
	return s->ops->limiters->add(writing(s), l, err);
}

enum rc store_limiter_update(struct store *s, const struct rate_limiter *l, struct err *err)
{
	return s->ops->limiters->update(writing(s), l, err);
}

enum rc store_limiter_delete(struct store *s, int64_t key, struct err *err)
{
	return s->ops->limiters->drop(writing(s), key, err);
}

enum rc store_limiter_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			   struct rate_limiter *out, struct err *err)
{
	return s->ops->limiters->find(s, a, namespace, name, out, err);
}

enum rc store_limiter_find_id(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			      struct rate_limiter *out, struct err *err)
{
	return s->ops->limiters->find_id(s, a, namespace, id, out, err);
}

enum rc store_limiter_of(struct store *s, struct arena *a, int64_t namespace, struct str which,
			 struct rate_limiter *out, struct err *err)
{
	struct uuid id;

	if (!id_parse(ID_LIMITER, which, &id))
		return store_limiter_find(s, a, namespace, which, out, err);
	return store_limiter_find_id(s, a, namespace, id, out, err);
}

enum rc store_limiter_list(struct store *s, struct arena *a, int64_t namespace,
			   const struct page *page, struct rate_limiter_list *out, struct err *err)
{
	return s->ops->limiters->list(s, a, namespace, page, out, err);
}
