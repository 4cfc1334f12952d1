#include "store/hook.h"
#include "traced_impl.h"

static enum rc add(struct store *s, const struct hook *h, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_HOOK_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_hook_add(c.inner, h, err));
}

static enum rc drop(struct store *s, int64_t namespace, struct uuid id, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_HOOK_DROP, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_hook_drop(c.inner, namespace, id, err));
}

static enum rc list(struct store *s, struct arena *a, int64_t namespace, struct hook **items_out,
		    size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_HOOK_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_hook_list(c.inner, a, namespace, items_out, n_out, err));
}

const struct hook_ops traced_hooks = {.add = add, .drop = drop, .list = list};
