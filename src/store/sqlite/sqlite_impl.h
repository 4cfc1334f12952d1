#pragma once
/* The inside of the SQLite backend. A handle is one connection with its prepared statements, and
 * one thread's. All SQL stands in sqlite_sql.c; the verbs are one file a noun, and sqlite.c puts
 * them into the table of the backend. */

#include <sqlite3.h>

#include "sqlite_sql.h"
#include "store/ops.h"

enum { SQLITE_APPLICATION_ID = 0x42656c66 }; /* "Belf" */

struct sqlite_store {
	struct store base; /* first: self() casts */
	sqlite3 *db;
	sqlite3_stmt *stmts[SQL_COUNT]; /* each prepared when it is first used */
	bool spoilt;			/* the world failed in this turn: nothing of it is kept */
	bool broken; /* an fsync failed: what the kernel still holds is not to be trusted */
};

static inline struct sqlite_store *self(struct store *s)
{
	return CONTAINER_OF(s, struct sqlite_store, base);
}

/* sqlite_error.c: the connection's last failure as an error. In a turn it spoils the turn. */
enum rc sqlite_fail(struct sqlite_store *q, struct err *err);
/* The same where no handle exists yet. */
enum rc sqlite_fail_db(sqlite3 *db, struct err *err);
/* After a statement that may meet a taken UNIQUE: RC_CONFLICT, which spoils nothing. */
enum rc sqlite_fail_insert(struct sqlite_store *q, struct err *err);

/* sqlite_file.c: a connection with its pragmas; refuses a file that is not Belfry's. */
enum rc sqlite_connect(const char *path, enum store_mode mode, sqlite3 **out, struct err *err);
/* One whole number that a query gives. */
enum rc sqlite_number(sqlite3 *db, const char *sql, int64_t *out, struct err *err);

/* sqlite_migrate.c: applies what is missing (a writing handle), or checks that nothing is. */
enum rc sqlite_migrate(sqlite3 *db, enum store_mode mode, struct err *err);

/* sqlite_checkpoint.c */
enum rc sqlite_checkpoint(struct store *s, struct err *err);
