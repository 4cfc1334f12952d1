#include "sqlite_bundle.h"
#include "sqlite_place.h"
#include "sqlite_template.h"
#include "sqlite_verbs.h"

struct old_task {
	int64_t key, template_key, lane, bundle;
	bool is_message;
};

static void take_old(struct query *c, struct arena *a, void *item)
{
	struct old_task *t = item;

	(void)a;
	t->key = take_i64(c);
	t->template_key = take_i64(c);
	t->lane = take_i64(c);
	t->is_message = take_bool(c);
	t->bundle = take_i64(c);
}

static enum rc pick(struct sqlite_store *q, struct arena *a, ms_t before, size_t most,
		    struct array *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_PRUNE_PICK, err) != RC_OK)
		return err->rc;
	put_i64(&c, before);
	put_i64(&c, (int64_t)most);
	return query_list(&c, a, take_old, sizeof(struct old_task), out, err);
}

static enum rc delete_by_task(struct sqlite_store *q, enum sql which, int64_t task, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	return query_run(&c, err);
}

static enum rc delete_dead(struct sqlite_store *q, const struct old_task *t, struct err *err)
{
	const int64_t row[] = {t->lane, t->key};

	return t->is_message ? run_numbers(q, SQL_DEAD_REMOVE, row, COUNTOF(row), err) : RC_OK;
}

static enum rc delete_records(struct sqlite_store *q, int64_t task, struct err *err)
{
	if (delete_by_task(q, SQL_LOG_REMOVE, task, err) != RC_OK ||
	    delete_by_task(q, SQL_LOG_TALLY_REMOVE, task, err) != RC_OK)
		return err->rc;
	if (delete_by_task(q, SQL_OUTPUT_REMOVE, task, err) != RC_OK)
		return err->rc;
	return delete_by_task(q, SQL_PIPELINE_RUN_REMOVE, task, err);
}

static enum rc delete_task(struct sqlite_store *q, const struct old_task *t, struct err *err)
{
	if (delete_by_task(q, SQL_PRUNE_ATTEMPTS, t->key, err) != RC_OK ||
	    delete_by_task(q, SQL_PROGRESS_REMOVE, t->key, err) != RC_OK ||
	    delete_records(q, t->key, err) != RC_OK || delete_dead(q, t, err) != RC_OK ||
	    delete_by_task(q, SQL_FINISHED_REMOVE, t->key, err) != RC_OK ||
	    delete_by_task(q, SQL_PRUNE_TASK, t->key, err) != RC_OK)
		return err->rc;
	if (bundle_drop(q, t->key, t->bundle, err) != RC_OK)
		return err->rc;
	return t->template_key == 0 ? RC_OK : template_drop(q, t->template_key, err);
}

enum rc sqlite_prune(struct store *s, ms_t before, size_t most, size_t *n_out, bool *more_out,
		     struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	struct array old = {0};

	if (pick(self(s), &a, before, most, &old, err) != RC_OK)
		return err->rc;
	for (size_t i = 0; i < old.n; i++)
		if (delete_task(self(s), (struct old_task *)old.items + i, err) != RC_OK)
			return err->rc;
	*n_out = old.n;
	*more_out = old.n == most;
	return RC_OK;
}
