/* The verbs of the audit log on their way to the backend. */

#include "store/ops.h"
#include "store/trail.h"

enum rc store_trail_end(struct store *s, struct trail_end *out, struct err *err)
{
	return s->ops->trail->end(s, out, err);
}

enum rc store_trail_anchor(struct store *s, struct trail_end *out, struct err *err)
{
	return s->ops->trail->anchor(s, out, err);
}

enum rc store_trail_add(struct store *s, const struct trail_row *row, struct err *err)
{
	return s->ops->trail->add(writing(s), row, err);
}

enum rc store_trail_list(struct store *s, struct arena *a, const struct trail_ask *ask,
			 struct trail_row **items_out, size_t *n_out, struct err *err)
{
	return s->ops->trail->list(s, a, ask, items_out, n_out, err);
}

enum rc store_trail_prune(struct store *s, ms_t before_at, size_t most, size_t *n_out,
			  struct err *err)
{
	return s->ops->trail->prune(writing(s), before_at, most, n_out, err);
}
