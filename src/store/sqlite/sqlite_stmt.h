#pragma once
/* One use of a prepared statement: open, put the parameters in their order, step or run, take the
 * columns in their order; CLEANUP(query_close) makes the statement ready for its next use. What is
 * put is borrowed until then, what is taken is copied.
 *
 *	struct query c CLEANUP(query_close) = {0};
 *
 *	if (query_open(&c, q, SQL_LANE_KEY, err) != RC_OK)
 *		return err->rc;
 *	put_i64(&c, namespace);
 *	put_str(&c, name);
 *	if (query_row(&c, &found, err) != RC_OK) … */

#include "base/uuid.h"
#include "sqlite_impl.h"
#include "store/array.h"

struct query {
	struct sqlite_store *store;
	sqlite3_stmt *st;
	int at; /* parameters put, or columns taken, so far */
};

/* Refuses in a spoilt turn, whose transaction may be gone. */
enum rc query_open(struct query *c, struct sqlite_store *q, enum sql which, struct err *err);
void query_close(struct query *c);
/* Ready for another set of parameters. */
void query_again(struct query *c);

/* Steps to the next row; *row_out is false at the end. */
enum rc query_row(struct query *c, bool *row_out, struct err *err);
/* All rows, each taken into a new member of `each` bytes. */
typedef void take_fn(struct query *c, struct arena *a, void *item);
enum rc query_list(struct query *c, struct arena *a, take_fn *take, size_t each, struct array *out,
		   struct err *err);
/* Runs a statement that gives no rows. */
enum rc query_run(struct query *c, struct err *err);
/* The same for one that may meet a taken UNIQUE: RC_CONFLICT, and the turn goes on. */
enum rc query_insert(struct query *c, struct err *err);
/* Rows that the last statement changed. */
int64_t query_changes(const struct query *c);
/* The key of the row that the last statement inserted. */
int64_t query_key(const struct query *c);

void put_null(struct query *c);
void put_i64(struct query *c, int64_t value);
/* An absent text (p == NULL) is NULL. */
void put_str(struct query *c, struct str s);
void put_blob(struct query *c, const void *p, size_t n);
void put_uuid(struct query *c, const struct uuid *id);
/* AT_NONE and MS_NEVER are NULL. */
void put_at(struct query *c, ms_t at);
/* 0 is NULL: a row that points to none. */
void put_key(struct query *c, int64_t key);

/* Whether the next column is NULL; does not take it. */
bool next_is_null(const struct query *c);
int64_t take_i64(struct query *c);
int take_int(struct query *c);
bool take_bool(struct query *c);
/* NULL is the absent view. Texts and blobs alike. */
struct str take_str(struct query *c, struct arena *a);
/* A blob of exactly n bytes. */
void take_bytes(struct query *c, void *to, size_t n);
struct uuid take_uuid(struct query *c);
/* NULL is `absent` (AT_NONE or MS_NEVER). */
ms_t take_at(struct query *c, ms_t absent);
