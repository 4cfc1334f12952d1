#include "sqlite_impl.h"

#include <string.h>

struct fault {
	int result; /* SQLite's primary code */
	enum rc rc;
	const char *code, *text, *hint;
};

static const struct fault faults[] = {
	{SQLITE_BUSY, RC_BUSY, "store_busy", "the store is busy", ""},
	{SQLITE_LOCKED, RC_BUSY, "store_busy", "the store is busy", ""},
	{SQLITE_FULL, RC_IO, "store_io", "the store cannot be written",
	 "make room on the disk that holds the store"},
	{SQLITE_IOERR, RC_IO, "store_io", "the store cannot be read or written",
	 "look at the kernel's log for the disk that holds the store"},
	{SQLITE_CANTOPEN, RC_IO, "store_io", "the store cannot be opened",
	 "the directory must exist, and the server must be allowed to write in it"},
	{SQLITE_READONLY, RC_IO, "store_io", "the store cannot be written",
	 "the server must be allowed to write the file and its directory"},
	{SQLITE_CORRUPT, RC_IO, "store_corrupt", "the store is damaged",
	 "stop the server and restore a backup; keep the damaged file"},
	{SQLITE_NOTADB, RC_INVALID, "not_a_store", "the file is no database", ""},
	{SQLITE_CONSTRAINT, RC_IO, "store_corrupt", "the store contradicts itself", ""},
};

static const struct fault other = {0, RC_IO, "store_io", "the store failed", ""};

static const struct fault *fault_of(sqlite3 *db)
{
	int result = sqlite3_errcode(db) & 0xff;

	for (size_t i = 0; i < COUNTOF(faults); i++)
		if (faults[i].result == result)
			return &faults[i];
	return &other;
}

enum rc sqlite_fail_db(sqlite3 *db, struct err *err)
{
	const struct fault *f = fault_of(db);

	(void)err_set(err, f->rc, f->code, "%s: %s (SQLite %d)", f->text, sqlite3_errmsg(db),
		      sqlite3_extended_errcode(db));
	return err_hint(err, "%s", f->hint);
}

enum rc sqlite_fail(struct sqlite_store *q, struct err *err)
{
	q->spoilt = q->base.in_turn;
	return sqlite_fail_db(q->db, err);
}

/* SQLite names the columns of the constraint in its message, and nowhere else. */
static const struct taken {
	const char *columns, *code, *text;
} takens[] = {
	{"task.scheduled_for", "slot_taken", "this occurrence has its task already"},
	{"task.unique_id", "unique_id_taken", "a task has this unique_id already"},
	{"", "taken", "such a row exists already"},
};

static enum rc conflict(sqlite3 *db, struct err *err)
{
	const struct taken *t = takens;

	while (strstr(sqlite3_errmsg(db), t->columns) == NULL)
		t++;
	return err_set(err, RC_CONFLICT, t->code, "%s", t->text);
}

enum rc sqlite_fail_insert(struct sqlite_store *q, struct err *err)
{
	if (sqlite3_extended_errcode(q->db) == SQLITE_CONSTRAINT_UNIQUE)
		return conflict(q->db, err);
	return sqlite_fail(q, err);
}
