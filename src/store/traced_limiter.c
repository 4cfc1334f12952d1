/* The traced verbs of rate limiters. */

#include "store/limiter.h"
#include "traced_impl.h"

static enum rc limiter_add(struct store *s, struct rate_limiter *l, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LIMITER_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_limiter_add(c.inner, l, err));
}

static enum rc limiter_update(struct store *s, const struct rate_limiter *l, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LIMITER_UPDATE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_limiter_update(c.inner, l, err));
}

static enum rc limiter_delete(struct store *s, int64_t key, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LIMITER_DELETE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_limiter_delete(c.inner, key, err));
}

static enum rc limiter_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			    struct rate_limiter *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LIMITER_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_limiter_find(c.inner, a, namespace, name, out, err));
}

static enum rc limiter_find_id(struct store *s, struct arena *a, int64_t namespace, struct uuid id,
			       struct rate_limiter *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LIMITER_FIND_ID, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_limiter_find_id(c.inner, a, namespace, id, out, err));
}

static enum rc limiter_list(struct store *s, struct arena *a, int64_t namespace,
			    const struct page *page, struct rate_limiter_list *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LIMITER_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_limiter_list(c.inner, a, namespace, page, out, err));
}

const struct limiter_ops traced_limiters = {
	.add = limiter_add,
	.update = limiter_update,
	.drop = limiter_delete,
	.find = limiter_find,
	.find_id = limiter_find_id,
	.list = limiter_list,
};
