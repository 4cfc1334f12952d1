#include "sqlite_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"

enum { BUSY_MS = 5000 };

/* The order matters: a file's page size and journal are settled by its first write. Figures for the
 * rest are in docs/decisions/003-store.md. */
static const char *const writing_pragmas[] = {
	"PRAGMA page_size = 4096",
	"PRAGMA journal_mode = WAL",
	"PRAGMA synchronous = FULL", /* a commit has been fsynced: promise 1 of store.h */
	"PRAGMA foreign_keys = ON",
	"PRAGMA wal_autocheckpoint = 0",	/* store_checkpoint's thread does it */
	"PRAGMA journal_size_limit = 67108864", /* what a burst has left behind is given back */
	"PRAGMA cache_size = -262144",		/* KiB */
	"PRAGMA secure_delete = OFF", /* Debian's default zeroes what the hot tables drop */
	"PRAGMA temp_store = MEMORY",
	"PRAGMA trusted_schema = OFF",
};

static const char *const reading_pragmas[] = {
	"PRAGMA cache_size = -32768",
	"PRAGMA temp_store = MEMORY",
	"PRAGMA trusted_schema = OFF",
};

static enum rc apply(sqlite3 *db, const char *const *pragmas, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (sqlite3_exec(db, pragmas[i], NULL, NULL, NULL) != SQLITE_OK)
			return sqlite_fail_db(db, err);
	return RC_OK;
}

enum rc sqlite_number(sqlite3 *db, const char *sql, int64_t *out, struct err *err)
{
	sqlite3_stmt *st = NULL;
	int result = sqlite3_prepare_v2(db, sql, -1, &st, NULL);

	if (result == SQLITE_OK)
		result = sqlite3_step(st);
	if (result == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	(void)sqlite3_finalize(st);
	return result == SQLITE_ROW ? RC_OK : sqlite_fail_db(db, err);
}

/* A database of somebody else's must not be touched: the very first write would change its header.
 * A file without any table is taken for a new one. */
static enum rc refuse_strangers(sqlite3 *db, struct err *err)
{
	int64_t application = 0, tables = 0;

	if (sqlite_number(db, "PRAGMA application_id", &application, err) != RC_OK ||
	    sqlite_number(db, "SELECT count(*) FROM sqlite_schema", &tables, err) != RC_OK)
		return err->rc;
	if (application == SQLITE_APPLICATION_ID || (application == 0 && tables == 0))
		return RC_OK;
	return err_set(err, RC_INVALID, "not_a_store", "the database belongs to another program");
}

/* SQLite gives its other files the mode of the main one, so this one is made first. Only a file
 * that is new is opened here: closing a descriptor drops all locks that the process holds on the
 * file. */
static enum rc make_file(const char *path, struct err *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd >= 0)
		(void)close(fd);
	else if (errno != EEXIST)
		return err_set(err, RC_IO, "store_io", "%s cannot be made: %s", path,
			       strerror(errno));
	return RC_OK;
}

static enum rc settle_pragmas(sqlite3 *db, enum store_mode mode, struct err *err)
{
	(void)sqlite3_busy_timeout(db, BUSY_MS);
	if (refuse_strangers(db, err) != RC_OK)
		return err->rc;
	if (mode == STORE_READ)
		return apply(db, reading_pragmas, COUNTOF(reading_pragmas), err);
	return apply(db, writing_pragmas, COUNTOF(writing_pragmas), err);
}

/* A file system without shared memory leaves the old journal in place, which would make readers and
 * the writer wait for each other. */
static enum rc require_wal(sqlite3 *db, struct err *err)
{
	int64_t is_wal = 0;

	if (sqlite_number(db, "SELECT journal_mode IN ('wal', 'memory') FROM pragma_journal_mode",
			  &is_wal, err) != RC_OK)
		return err->rc;
	if (is_wal)
		return RC_OK;
	return err_set(err, RC_IO, "store_io", "the file system cannot hold a write-ahead log");
}

/* SQLite counts its allocations under a lock, which nobody reads: a twelfth of a task's whole cost.
 * It refuses, harmlessly, once it is in use: the first handle of the process says it in time. */
static void count_no_memory(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

enum rc sqlite_connect(const char *path, enum store_mode mode, sqlite3 **out, struct err *err)
{
	int flags = mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	struct str name = str_z(path);
	sqlite3 *db = NULL;
	enum rc rc = RC_OK;

	count_no_memory();
	if (mode == STORE_WRITE && !str_eq(name, STR(":memory:")))
		rc = make_file(path, err);
	if (rc != RC_OK)
		return rc;
	if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) !=
	    SQLITE_OK)
		rc = sqlite_fail_db(db, err);
	else if ((rc = settle_pragmas(db, mode, err)) == RC_OK)
		rc = require_wal(db, err);
	if (rc == RC_OK)
		*out = db;
	else
		(void)sqlite3_close(db);
	return rc;
}
