#include "sqlite_stmt.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

static enum rc prepare(struct sqlite_store *q, enum sql which, struct err *err)
{
	if (sqlite3_prepare_v3(q->db, sqlite_texts[which], -1, SQLITE_PREPARE_PERSISTENT,
			       &q->stmts[which], NULL) != SQLITE_OK)
		return sqlite_fail(q, err);
	return RC_OK;
}

enum rc query_open(struct query *c, struct sqlite_store *q, enum sql which, struct err *err)
{
	if (q->spoilt)
		return err_set(err, RC_IO, "store_turn_spoilt",
			       "the turn failed before and keeps nothing");
	if (q->stmts[which] == NULL && prepare(q, which, err) != RC_OK)
		return err->rc;
	assert(!sqlite3_stmt_busy(q->stmts[which]));
	*c = (struct query){.store = q, .st = q->stmts[which]};
	return RC_OK;
}

void query_close(struct query *c)
{
	if (c->st != NULL)
		(void)sqlite3_reset(c->st); /* tells again what the step has told */
	c->st = NULL;
}

void query_again(struct query *c)
{
	(void)sqlite3_reset(c->st);
	c->at = 0;
}

static int step(struct query *c)
{
	assert(sqlite3_stmt_busy(c->st) || c->at == sqlite3_bind_parameter_count(c->st));
	c->at = 0;
	return sqlite3_step(c->st);
}

enum rc query_row(struct query *c, bool *row_out, struct err *err)
{
	int result = step(c);

	if (result != SQLITE_ROW && result != SQLITE_DONE)
		return sqlite_fail(c->store, err);
	*row_out = result == SQLITE_ROW;
	return RC_OK;
}

enum rc query_list(struct query *c, struct arena *a, take_fn *take, size_t each, struct array *out,
		   struct err *err)
{
	enum rc rc;
	bool more = false;

	while ((rc = query_row(c, &more, err)) == RC_OK && more)
		take(c, a, array_add(a, out, each));
	return rc;
}

enum rc query_run(struct query *c, struct err *err)
{
	return step(c) == SQLITE_DONE ? RC_OK : sqlite_fail(c->store, err);
}

enum rc query_insert(struct query *c, struct err *err)
{
	return step(c) == SQLITE_DONE ? RC_OK : sqlite_fail_insert(c->store, err);
}

int64_t query_changes(const struct query *c)
{
	return sqlite3_changes64(c->store->db);
}

int64_t query_key(const struct query *c)
{
	return sqlite3_last_insert_rowid(c->store->db);
}

/* Binding copies nothing and fails only on a parameter that is not there. */
static void bound(int result)
{
	assert(result == SQLITE_OK);
}

void put_null(struct query *c)
{
	bound(sqlite3_bind_null(c->st, ++c->at));
}

void put_i64(struct query *c, int64_t value)
{
	bound(sqlite3_bind_int64(c->st, ++c->at, value));
}

void put_str(struct query *c, struct str s)
{
	assert(s.n <= INT_MAX);
	bound(sqlite3_bind_text(c->st, ++c->at, s.p, (int)s.n, SQLITE_STATIC));
}

void put_blob(struct query *c, const void *p, size_t n)
{
	assert(n <= INT_MAX);
	bound(sqlite3_bind_blob(c->st, ++c->at, p, (int)n, SQLITE_STATIC));
}

void put_uuid(struct query *c, const struct uuid *id)
{
	put_blob(c, id->b, sizeof(id->b));
}

void put_at(struct query *c, ms_t at)
{
	if (at == AT_NONE || at == MS_NEVER)
		put_null(c);
	else
		put_i64(c, at);
}

void put_key(struct query *c, int64_t key)
{
	if (key == 0)
		put_null(c);
	else
		put_i64(c, key);
}

bool next_is_null(const struct query *c)
{
	return sqlite3_column_type(c->st, c->at) == SQLITE_NULL;
}

int64_t take_i64(struct query *c)
{
	return sqlite3_column_int64(c->st, c->at++);
}

int take_int(struct query *c)
{
	return sqlite3_column_int(c->st, c->at++);
}

bool take_bool(struct query *c)
{
	return take_int(c) != 0;
}

struct str take_str(struct query *c, struct arena *a)
{
	int at = c->at++;

	if (sqlite3_column_type(c->st, at) == SQLITE_NULL)
		return (struct str){0};
	return str_dup(
		a, str_of(sqlite3_column_blob(c->st, at), (size_t)sqlite3_column_bytes(c->st, at)));
}

void take_bytes(struct query *c, void *to, size_t n)
{
	int at = c->at++;

	memset(to, 0, n);
	if (sqlite3_column_bytes(c->st, at) == (int)n)
		memcpy(to, sqlite3_column_blob(c->st, at), n);
}

struct uuid take_uuid(struct query *c)
{
	struct uuid id;

	take_bytes(c, id.b, sizeof(id.b));
	return id;
}

ms_t take_at(struct query *c, ms_t absent)
{
	int at = c->at++;

	return sqlite3_column_type(c->st, at) == SQLITE_NULL ? absent
							     : sqlite3_column_int64(c->st, at);
}
