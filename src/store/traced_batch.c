/* The traced verbs of batches. */

#include "store/batch.h"
#include "traced_impl.h"

static enum rc batch_add(struct store *s, struct batch *b, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BATCH_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_batch_add(c.inner, b, err));
}

static enum rc batch_find(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			  struct batch *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BATCH_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_batch_find(c.inner, a, namespace, id, out, err));
}

static enum rc batch_load(struct store *s, struct arena *a, int64_t bundle, struct batch *out,
			  struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BATCH_LOAD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_batch_load(c.inner, a, bundle, out, err));
}

static enum rc batch_list(struct store *s, struct arena *a, int64_t namespace,
			  const struct page *page, struct batch_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BATCH_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_batch_list(c.inner, a, namespace, page, out, err));
}

static enum rc batch_state(struct store *s, const struct batch *b, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BATCH_STATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_batch_state(c.inner, b, err));
}

static enum rc batch_prune(struct store *s, ms_t before, size_t most, size_t *n_out,
			   struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_BATCH_PRUNE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_batch_prune(c.inner, before, most, n_out, err));
}

const struct batch_ops traced_batches = {
	.add = batch_add,
	.find = batch_find,
	.load = batch_load,
	.list = batch_list,
	.state = batch_state,
	.prune = batch_prune,
};
