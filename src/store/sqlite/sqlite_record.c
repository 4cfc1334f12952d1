/* Logs and outputs. */

#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/record.h"

static enum rc log_tally(struct store *s, int64_t task, int attempt, struct log_tally *out,
			 struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_LOG_TALLY, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_i64(&c, attempt);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	*out = (struct log_tally){0};
	if (!found)
		return RC_OK;
	out->sequence = take_i64(&c);
	out->size = take_i64(&c);
	out->pieces = take_i64(&c);
	out->is_cut = take_bool(&c);
	return RC_OK;
}

static enum rc count(struct sqlite_store *q, int64_t task, const struct log_piece *p,
		     struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_LOG_COUNT, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_i64(&c, p->attempt);
	put_i64(&c, p->sequence);
	put_i64(&c, (int64_t)p->text.n);
	put_i64(&c, p->is_cut);
	return query_run(&c, err);
}

static enum rc log_add(struct store *s, int64_t task, const struct log_piece *p, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	enum rc rc;

	if (query_open(&c, self(s), SQL_LOG_ADD, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_i64(&c, p->attempt);
	put_i64(&c, p->sequence);
	put_i64(&c, p->stream);
	put_i64(&c, p->at);
	put_i64(&c, p->is_cut);
	put_str(&c, p->text.n != 0 ? p->text : STR(""));
	rc = query_insert(&c, err);
	if (rc == RC_CONFLICT)
		return err_set(err, RC_CONFLICT, "piece_known", "the piece is there already");
	return rc != RC_OK ? rc : count(self(s), task, p, err);
}

static void take_piece(struct query *c, struct arena *a, void *item)
{
	struct log_piece *p = item;

	p->attempt = take_int(c);
	p->sequence = take_i64(c);
	p->stream = (enum log_stream)take_int(c);
	p->at = take_i64(c);
	p->is_cut = take_bool(c);
	p->text = take_str(c, a);
}

/* The sequence behind which the asked attempt's own pieces begin. */
static int64_t after_within(const struct log_ask *ask)
{
	if (ask->after_attempt == ask->attempt)
		return ask->after_sequence;
	return ask->after_attempt < ask->attempt ? 0 : INT64_MAX;
}

static enum rc log_list(struct store *s, struct arena *a, const struct log_ask *ask, size_t most,
			struct log_piece **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), ask->attempt != 0 ? SQL_LOG_OF_ATTEMPT : SQL_LOG_OF_TASK,
		       err) != RC_OK)
		return err->rc;
	put_i64(&c, ask->task);
	put_i64(&c, ask->attempt != 0 ? ask->attempt : ask->after_attempt);
	put_i64(&c, ask->attempt != 0 ? after_within(ask) : ask->after_sequence);
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_piece, sizeof(struct log_piece), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

static enum rc output_put(struct store *s, int64_t task, const struct output *o, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_OUTPUT_PUT, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_str(&c, o->name);
	put_i64(&c, o->attempt);
	put_str(&c, o->type);
	put_i64(&c, o->at);
	put_i64(&c, o->size);
	put_blob(&c, o->body.n != 0 ? o->body.p : "", o->body.n);
	return query_run(&c, err);
}

static void take_output(struct query *c, struct arena *a, void *item)
{
	struct output *o = item;

	o->name = take_str(c, a);
	o->attempt = take_int(c);
	o->type = take_str(c, a);
	o->at = take_i64(c);
	o->size = take_i64(c);
}

static enum rc output_find(struct store *s, struct arena *a, int64_t task, struct str name,
			   struct output *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_OUTPUT_OF, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	put_str(&c, name);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "the task has no such output");
	take_output(&c, a, out);
	out->body = take_str(&c, a);
	return RC_OK;
}

static enum rc output_list(struct store *s, struct arena *a, int64_t task,
			   struct output **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_OUTPUT_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_list(&c, a, take_output, sizeof(struct output), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

const struct record_ops sqlite_records = {
	.log_tally = log_tally,
	.log_add = log_add,
	.log_list = log_list,
	.output_put = output_put,
	.output_find = output_find,
	.output_list = output_list,
};
