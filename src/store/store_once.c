/* The verbs of kept answers on their way to the backend. */

#include "store/once.h"
#include "store/ops.h"

enum rc store_once_find(struct store *s, struct arena *a,
			const unsigned char name[static ONCE_DIGEST], ms_t now,
			struct once_row *out, struct err *err)
{
	return s->ops->onces->find(s, a, name, now, out, err);
}

enum rc store_once_add(struct store *s, const struct once_row *row, ms_t now, struct err *err)
{
	return s->ops->onces->add(writing(s), row, now, err);
}

enum rc store_once_prune(struct store *s, ms_t now, size_t most, size_t *n_out, struct err *err)
{
	return s->ops->onces->prune(writing(s), now, most, n_out, err);
}
