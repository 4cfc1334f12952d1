/* The verbs of batches on their way to the backend. */

#include "store/batch.h"
#include "store/ops.h"

enum rc store_batch_add(struct store *s, struct batch *b, struct err *err)
{
	return s->ops->batches->add(writing(s), b, err);
}

enum rc store_batch_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			 struct batch *out, struct err *err)
{
	return s->ops->batches->find(s, a, namespace, id, out, err);
}

enum rc store_batch_load(struct store *s, struct arena *a, int64_t bundle, struct batch *out,
			 struct err *err)
{
	return s->ops->batches->load(s, a, bundle, out, err);
}

enum rc store_batch_list(struct store *s, struct arena *a, int64_t namespace,
			 const struct page *page, struct batch_list *out, struct err *err)
{
	return s->ops->batches->list(s, a, namespace, page, out, err);
}

enum rc store_batch_state(struct store *s, const struct batch *b, struct err *err)
{
	return s->ops->batches->state(writing(s), b, err);
}

enum rc store_batch_prune(struct store *s, ms_t before, size_t most, size_t *n_out, struct err *err)
{
	return s->ops->batches->prune(writing(s), before, most, n_out, err);
}
