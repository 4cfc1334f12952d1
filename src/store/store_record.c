/* The verbs of logs and outputs on their way to the backend. */

#include "store/ops.h"
#include "store/record.h"

enum rc store_log_tally(struct store *s, int64_t task, int attempt, struct log_tally *out,
			struct err *err)
{
	return s->ops->records->log_tally(s, task, attempt, out, err);
}

enum rc store_log_add(struct store *s, int64_t task, const struct log_piece *p, struct err *err)
{
	return s->ops->records->log_add(writing(s), task, p, err);
}

enum rc store_log_list(struct store *s, struct arena *a, const struct log_ask *ask, size_t most,
		       struct log_piece **items_out, size_t *n_out, struct err *err)
{
	return s->ops->records->log_list(s, a, ask, most, items_out, n_out, err);
}

enum rc store_output_put(struct store *s, int64_t task, const struct output *o, struct err *err)
{
	return s->ops->records->output_put(writing(s), task, o, err);
}

enum rc store_output_find(struct store *s, struct arena *a, int64_t task, struct str name,
			  struct output *out, struct err *err)
{
	return s->ops->records->output_find(s, a, task, name, out, err);
}

enum rc store_output_list(struct store *s, struct arena *a, int64_t task, struct output **items_out,
			  size_t *n_out, struct err *err)
{
	return s->ops->records->output_list(s, a, task, items_out, n_out, err);
}
