/* The traced verbs of logs and outputs. */

#include "store/record.h"
#include "traced_impl.h"

static enum rc log_tally(struct store *s, int64_t task, int attempt, struct log_tally *out,
			 struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LOG_TALLY, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_log_tally(c.inner, task, attempt, out, err));
}

static enum rc log_add(struct store *s, int64_t task, const struct log_piece *p, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LOG_ADD, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_log_add(c.inner, task, p, err));
}

static enum rc log_list(struct store *s, struct arena *a, const struct log_ask *ask, size_t most,
			struct log_piece **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_LOG_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_log_list(c.inner, a, ask, most, items_out, n_out, err));
}

static enum rc output_put(struct store *s, int64_t task, const struct output *o, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_OUTPUT_PUT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_output_put(c.inner, task, o, err));
}

static enum rc output_find(struct store *s, struct arena *a, int64_t task, struct str name,
			   struct output *out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_OUTPUT_FIND, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_output_find(c.inner, a, task, name, out, err));
}

static enum rc output_list(struct store *s, struct arena *a, int64_t task,
			   struct output **items_out, size_t *n_out, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_OUTPUT_LIST, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_output_list(c.inner, a, task, items_out, n_out, err));
}

const struct record_ops traced_records = {
	.log_tally = log_tally,
	.log_add = log_add,
	.log_list = log_list,
	.output_put = output_put,
	.output_find = output_find,
	.output_list = output_list,
};
