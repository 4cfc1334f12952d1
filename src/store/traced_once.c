#include "store/once.h"
#include "traced_impl.h"

static enum rc find(struct store *s, struct arena *a, const unsigned char name[static ONCE_DIGEST],
		    ms_t now, struct once_row *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_ONCE_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_once_find(c.inner, a, name, now, out, err));
}

static enum rc add(struct store *s, const struct once_row *row, ms_t now, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_ONCE_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_once_add(c.inner, row, now, err));
}

static enum rc prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_ONCE_PRUNE, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_once_prune(c.inner, now, most, n_out, err));
}

const struct once_ops traced_onces = {.find = find, .add = add, .prune = prune};
