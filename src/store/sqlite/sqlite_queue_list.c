/* What is in a queue: counts, and the messages one by one. */

#include "sqlite_queue_verbs.h"
#include "sqlite_snapshot.h"
#include "sqlite_task.h"

enum rc sqlite_queue_counts(struct store *s, int64_t lane, struct queue_counts *out,
			    struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, self(s), SQL_QUEUE_COUNTS, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	put_i64(&c, QUEUE_COUNT_MOST);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	out->ready = take_i64(&c);
	out->leased = take_i64(&c);
	out->delayed = take_i64(&c);
	out->waiting = take_i64(&c);
	out->dead = take_i64(&c);
	out->oldest_at = take_at(&c, MS_NEVER);
	out->newest = take_i64(&c);
	return RC_OK;
}

static void take_key(struct query *c, struct arena *a, void *item)
{
	int64_t *key = item;

	(void)a;
	*key = take_i64(c);
}

static enum rc take_keys(struct query *c, struct arena *a, struct array *keys, struct err *err)
{
	return query_list(c, a, take_key, sizeof(int64_t), keys, err);
}

static enum rc keys_of(struct sqlite_store *q, struct arena *a, enum sql which, int64_t lane,
		       size_t most, struct array *keys, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	put_i64(&c, (int64_t)most);
	return take_keys(&c, a, keys, err);
}

static enum rc read_all(struct sqlite_store *q, struct arena *a, const struct array *keys, ms_t now,
			struct task *out, struct err *err)
{
	const struct task_view v = {.now = now, .payload = true};
	const int64_t *key = keys->items;

	for (size_t i = 0; i < keys->n; i++)
		if (task_read(q, a, &v, key[i], &out[i], err) != RC_OK)
			return err->rc;
	return RC_OK;
}

enum rc sqlite_peek(struct store *s, struct arena *a, int64_t lane, ms_t now, size_t most,
		    struct task_list *out, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array keys = {0};
	struct task *items;

	if (snapshot_open(&snap, q, err) != RC_OK ||
	    keys_of(q, a, SQL_AVAILABLE_KEYS, lane, most, &keys, err) != RC_OK)
		return err->rc;
	items = NEW_N(a, struct task, keys.n);
	if (read_all(q, a, &keys, now, items, err) != RC_OK)
		return err->rc;
	*out = (struct task_list){.items = items, .n = keys.n, .total = TOTAL_UNKNOWN};
	return RC_OK;
}

static enum rc dead_page(struct sqlite_store *q, struct arena *a, int64_t lane,
			 const struct page *page, struct array *keys, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, SQL_DEAD_LIST, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	put_i64(&c, page->before != 0 ? page->before : INT64_MAX);
	put_i64(&c, page->limit);
	put_i64(&c, page->offset);
	return take_keys(&c, a, keys, err);
}

static enum rc dead_total(struct sqlite_store *q, int64_t lane, int64_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool row;

	if (query_open(&c, q, SQL_QUEUE_DEAD_COUNT, err) != RC_OK)
		return err->rc;
	put_i64(&c, lane);
	put_i64(&c, QUEUE_COUNT_MOST);
	if (query_row(&c, &row, err) != RC_OK)
		return err->rc;
	*n_out = take_i64(&c);
	return RC_OK;
}

static enum rc last_error(struct sqlite_store *q, struct arena *a, int64_t task, struct str *out,
			  struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	bool found;

	if (query_open(&c, q, SQL_DEAD_ERROR, err) != RC_OK)
		return err->rc;
	put_i64(&c, task);
	if (query_row(&c, &found, err) != RC_OK)
		return err->rc;
	if (found)
		*out = take_str(&c, a);
	return RC_OK;
}

static enum rc read_dead(struct sqlite_store *q, struct arena *a, const struct array *keys,
			 ms_t now, struct dead_letter *out, struct err *err)
{
	const struct task_view v = {.now = now, .payload = true};
	const int64_t *key = keys->items;

	for (size_t i = 0; i < keys->n; i++)
		if (task_read(q, a, &v, key[i], &out[i].task, err) != RC_OK ||
		    last_error(q, a, key[i], &out[i].error, err) != RC_OK)
			return err->rc;
	return RC_OK;
}

enum rc sqlite_dead_list(struct store *s, struct arena *a, int64_t lane, const struct page *page,
			 ms_t now, struct dead_list *out, struct err *err)
{
	struct sqlite_store *q = self(s);
	struct snapshot snap CLEANUP(snapshot_close) = {0};
	struct array keys = {0};
	struct dead_letter *items;
	int64_t total = TOTAL_UNKNOWN;

	if (snapshot_open(&snap, q, err) != RC_OK ||
	    dead_page(q, a, lane, page, &keys, err) != RC_OK)
		return err->rc;
	items = NEW_N(a, struct dead_letter, keys.n);
	if (read_dead(q, a, &keys, now, items, err) != RC_OK ||
	    (!page->no_total && dead_total(q, lane, &total, err) != RC_OK))
		return err->rc;
	*out = (struct dead_list){.items = items, .n = keys.n, .total = total};
	return RC_OK;
}

static void take_dead_key(struct query *c, struct arena *a, void *item)
{
	struct dead_key *key = item;

	(void)a;
	key->task = take_i64(c);
	key->is_wanted = take_int(c) != 0;
}

enum rc sqlite_dead_keys(struct store *s, struct arena *a, const struct dead_filter *f,
			 struct dead_key **keys_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array keys = {0};

	if (query_open(&c, self(s), SQL_DEAD_KEYS, err) != RC_OK)
		return err->rc;
	put_i64(&c, f->lane);
	put_i64(&c, f->after);
	put_i64(&c, f->upto);
	put_i64(&c, (int64_t)f->most);
	put_i64(&c, f->wanted.from_at);
	put_i64(&c, f->wanted.to_at);
	put_str(&c, f->wanted.error.n != 0 ? f->wanted.error : (struct str){0});
	put_str(&c, f->wanted.group.n != 0 ? f->wanted.group : (struct str){0});
	if (query_list(&c, a, take_dead_key, sizeof(struct dead_key), &keys, err) != RC_OK)
		return err->rc;
	*keys_out = keys.items;
	*n_out = keys.n;
	return RC_OK;
}

enum rc sqlite_message_keys(struct store *s, struct arena *a, const struct message_filter *f,
			    int64_t **keys_out, size_t *n_out, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};
	struct array keys = {0};

	if (query_open(&c, self(s), SQL_MESSAGE_KEYS, err) != RC_OK)
		return err->rc;
	put_i64(&c, f->lane);
	put_i64(&c, f->leased);
	put_i64(&c, f->last);
	put_i64(&c, (int64_t)f->most);
	if (take_keys(&c, a, &keys, err) != RC_OK)
		return err->rc;
	*keys_out = keys.items;
	*n_out = keys.n;
	return RC_OK;
}
