/* Bundles: tasks that are counted together. Their counts change where a task's place does. */

#include "store/bundle.h"

#include "sqlite_bundle.h"
#include "sqlite_place.h"
#include "sqlite_template.h"
#include "sqlite_url_group.h"
#include "sqlite_verbs.h"

enum rc bundle_enter(struct sqlite_store *q, const struct place *p, struct err *err)
{
	return p->bundle == 0 ? RC_OK : run_numbers(q, SQL_BUNDLE_ENTER, &p->bundle, 1, err);
}

enum rc bundle_end_member(struct sqlite_store *q, const struct place *p, enum task_state final,
			  struct err *err)
{
	const int64_t row[] = {p->bundle, final};

	return p->bundle == 0 ? RC_OK : run_numbers(q, SQL_BUNDLE_END, row, COUNTOF(row), err);
}

enum rc bundle_resume(struct sqlite_store *q, const struct place *p, struct err *err)
{
	const int64_t row[] = {p->bundle, p->task};

	return p->bundle == 0 ? RC_OK : run_numbers(q, SQL_BUNDLE_RESUME, row, COUNTOF(row), err);
}

enum rc bundle_drop(struct sqlite_store *q, int64_t task, int64_t of, struct err *err)
{
	if (run_numbers(q, SQL_BUNDLE_DROP_OF, &task, 1, err) != RC_OK)
		return err->rc;
	return of == 0 ? RC_OK : run_numbers(q, SQL_BUNDLE_DROP, &of, 1, err);
}

static enum rc bundle_add(struct store *s, struct bundle *b, struct err *err)
{
	const struct template none = {0};
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_BUNDLE_ADD, err) != RC_OK)
		return err->rc;
	put_uuid(&c, &b->id);
	put_i64(&c, b->namespace);
	put_key(&c, b->parent);
	put_key(&c, b->schedule);
	if (b->parent != 0)
		put_uuid(&c, &b->url_group);
	else
		put_null(&c);
	put_payload(&c, b->shared != NULL ? b->shared : &none);
	if (query_insert(&c, err) != RC_OK)
		return err->rc;
	b->key = query_key(&c);
	return RC_OK;
}

void take_counts(struct query *c, struct bundle_counts *out)
{
	out->pending = take_i64(c);
	out->completed = take_i64(c);
	out->failed = take_i64(c);
	out->cancelled = take_i64(c);
	out->expired = take_i64(c);
}

static void take_bundle(struct query *c, struct arena *a, void *item)
{
	struct bundle *b = item;

	(void)a;
	b->key = take_i64(c);
	b->id = take_uuid(c);
	b->namespace = take_i64(c);
	b->parent = take_i64(c);
	b->schedule = take_i64(c);
	b->url_group = take_uuid(c);
	b->told = (unsigned)take_int(c);
	take_counts(c, &b->counts);
}

static enum rc bundle_of(struct store *s, int64_t parent, struct bundle *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, self(s), SQL_BUNDLE_OF, err) != RC_OK)
		return err->rc;
	put_i64(&c, parent);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "the task was not fanned out");
	*out = (struct bundle){0};
	take_bundle(&c, NULL, out);
	return RC_OK;
}

static enum rc bundles_changed(struct store *s, struct arena *a, size_t most,
			       struct bundle **items_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};

	if (query_open(&c, self(s), SQL_BUNDLES_CHANGED, err) != RC_OK)
		return err->rc;
	put_i64(&c, (int64_t)most);
	if (query_list(&c, a, take_bundle, sizeof(struct bundle), &rows, err) != RC_OK)
		return err->rc;
	*items_out = rows.items;
	*n_out = rows.n;
	return RC_OK;
}

static enum rc bundle_seen(struct store *s, int64_t key, unsigned told, struct err *err)
{
	const int64_t row[] = {told, key};

	return run_numbers(self(s), SQL_BUNDLE_SEEN, row, COUNTOF(row), err);
}

static enum rc bundle_renew(struct store *s, int64_t key, struct err *err)
{
	return run_numbers(self(s), SQL_BUNDLE_RENEW, &key, 1, err);
}

static void take_key(struct query *c, struct arena *a, void *item)
{
	int64_t *key = item;

	(void)a;
	*key = take_i64(c);
}

static enum rc members(struct store *s, struct arena *a, const struct member_ask *ask,
		       int64_t **keys_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array keys = {0};

	if (query_open(&c, self(s), ask->ended ? SQL_MEMBERS_ENDED : SQL_MEMBERS_OPEN, err) !=
	    RC_OK)
		return err->rc;
	put_i64(&c, ask->bundle);
	put_i64(&c, ask->after);
	put_i64(&c, (int64_t)ask->most);
	if (query_list(&c, a, take_key, sizeof(int64_t), &keys, err) != RC_OK)
		return err->rc;
	*keys_out = keys.items;
	*n_out = keys.n;
	return RC_OK;
}

const struct bundle_ops sqlite_bundles = {
	.url_group_add = sqlite_url_group_add,
	.url_group_update = sqlite_url_group_update,
	.url_group_delete = sqlite_url_group_delete,
	.url_group_find = sqlite_url_group_find,
	.url_group_find_id = sqlite_url_group_find_id,
	.url_group_list = sqlite_url_group_list,
	.bundle_add = bundle_add,
	.bundle_of = bundle_of,
	.bundles_changed = bundles_changed,
	.bundle_seen = bundle_seen,
	.bundle_renew = bundle_renew,
	.members = members,
};
