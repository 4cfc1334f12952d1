#include "store/trail.h"
#include "traced_impl.h"

static enum rc end(struct store *s, struct trail_end *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRAIL_END, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trail_end(c.inner, out, err));
}

static enum rc anchor(struct store *s, struct trail_end *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRAIL_ANCHOR, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trail_anchor(c.inner, out, err));
}

static enum rc add(struct store *s, const struct trail_row *row, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRAIL_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trail_add(c.inner, row, err));
}

static enum rc list(struct store *s, struct arena *a, const struct trail_ask *ask,
		    struct trail_row **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRAIL_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trail_list(c.inner, a, ask, items_out, n_out, err));
}

static enum rc prune(struct store *s, ms_t before_at, size_t most, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_TRAIL_PRUNE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_trail_prune(c.inner, before_at, most, n_out, err));
}

const struct trail_ops traced_trail = {
	.end = end,
	.anchor = anchor,
	.add = add,
	.list = list,
	.prune = prune,
};
