#include "sqlite_url_group.h"

#include "sqlite_place.h"
#include "sqlite_stmt.h"

static void put_group(struct query *c, const struct url_group *g)
{
	put_uuid(c, &g->id);
	put_i64(c, g->namespace);
	put_str(c, g->name);
	put_str(c, g->urls);
	put_str(c, g->description);
	put_i64(c, g->created_at);
	put_i64(c, g->updated_at);
}

static enum rc insert(struct query *c, struct err *err)
{
	enum rc rc = query_insert(c, err);

	if (rc == RC_CONFLICT)
		return err_set(err, RC_CONFLICT, "name_taken", "there is a group of that name");
	return rc;
}

enum rc sqlite_url_group_add(struct store *s, struct url_group *g, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_URL_GROUP_ADD, err) != RC_OK)
		return err->rc;
	put_group(&c, g);
	if (insert(&c, err) != RC_OK)
		return err->rc;
	g->key = query_key(&c);
	return RC_OK;
}

enum rc sqlite_url_group_update(struct store *s, const struct url_group *g, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_URL_GROUP_UPDATE, err) != RC_OK)
		return err->rc;
	put_group(&c, g);
	put_i64(&c, g->key);
	return insert(&c, err);
}

enum rc sqlite_url_group_delete(struct store *s, int64_t key, struct err *err)
{
	return run_numbers(self(s), SQL_URL_GROUP_DELETE, &key, 1, err);
}

static void take_group(struct query *c, struct arena *a, void *item)
{
	struct url_group *g = item;

	g->key = take_i64(c);
	g->id = take_uuid(c);
	g->namespace = take_i64(c);
	g->name = take_str(c, a);
	g->urls = take_str(c, a);
	g->description = take_str(c, a);
	g->created_at = take_i64(c);
	g->updated_at = take_i64(c);
}

static enum rc take_found(struct query *c, struct arena *a, struct url_group *out, struct err *err)
{
	bool found;

	if (query_row(c, &found, err) != RC_OK)
		return err->rc;
	if (!found)
		return err_set(err, RC_NOT_FOUND, "not_found", "there is no such group");
	take_group(c, a, out);
	return RC_OK;
}

enum rc sqlite_url_group_find(struct store *s, struct arena *a, int64_t namespace, struct str name,
			      struct url_group *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_URL_GROUP_BY_NAME, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_str(&c, name);
	return take_found(&c, a, out, err);
}

enum rc sqlite_url_group_find_id(struct store *s, struct arena *a, int64_t namespace,
				 struct uuid id, struct url_group *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, self(s), SQL_URL_GROUP_BY_ID, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_uuid(&c, &id);
	return take_found(&c, a, out, err);
}

static enum rc count(struct sqlite_store *q, int64_t namespace, int64_t *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_URL_GROUP_COUNT, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*out = take_i64(&c);
	return RC_OK;
}

enum rc sqlite_url_group_list(struct store *s, struct arena *a, int64_t namespace,
			      const struct page *page, struct url_group_list *out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array rows = {0};
	int64_t total = TOTAL_UNKNOWN;

	if ((!page->no_total && count(self(s), namespace, &total, err) != RC_OK) ||
	    query_open(&c, self(s), SQL_URL_GROUP_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, namespace);
	put_i64(&c, page->limit);
	put_i64(&c, page->offset);
	if (query_list(&c, a, take_group, sizeof(struct url_group), &rows, err) != RC_OK)
		return err->rc;
	*out = (struct url_group_list){.items = rows.items, .n = rows.n, .total = total};
	return RC_OK;
}
