#include "sqlite_impl.h"

#include "base/clock.h"
#include "store/digest.h"
#include "store/migrations.h"

static const char record_table[] = "CREATE TABLE IF NOT EXISTS schema_migration ("
				   "number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
				   "checksum INTEGER NOT NULL, applied_at INTEGER NOT NULL) STRICT";

static int64_t newest_known(void)
{
	const struct migration *m = migrations_sqlite;

	while (m[1].number != 0)
		m++;
	return m->number;
}

static int64_t checksum_of(const struct migration *m)
{
	return digest_of(str_z(m->sql));
}

static enum rc exec(sqlite3 *db, const char *sql, struct err *err)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_fail_db(db, err);
	return RC_OK;
}

PRINTF(3, 4)
static enum rc exec_f(sqlite3 *db, struct err *err, const char *fmt, ...)
{
	char *sql;
	enum rc rc;
	va_list args;

	va_start(args, fmt);
	sql = sqlite3_vmprintf(fmt, args);
	va_end(args);
	rc = exec(db, sql, err);
	sqlite3_free(sql);
	return rc;
}

static enum rc record(sqlite3 *db, const struct migration *m, struct err *err)
{
	if (exec_f(db, err, "INSERT INTO schema_migration VALUES (%d, '%s', %lld, %lld)", m->number,
		   m->name, (long long)checksum_of(m), (long long)clock_wall()) != RC_OK)
		return err->rc;
	return exec_f(db, err, "PRAGMA user_version = %d; PRAGMA application_id = %d", m->number,
		      SQLITE_APPLICATION_ID);
}

/* Within a transaction. Another process may have been faster: then there is nothing left to do. */
static enum rc apply_one(sqlite3 *db, const struct migration *m, struct err *err)
{
	int64_t version;

	if (sqlite_number(db, "PRAGMA user_version", &version, err) != RC_OK)
		return err->rc;
	if (version >= m->number)
		return RC_OK;
	if (exec(db, record_table, err) != RC_OK || exec(db, m->sql, err) != RC_OK ||
	    record(db, m, err) != RC_OK)
		return err_wrap(err, "migration %s", m->name);
	return RC_OK;
}

static enum rc apply(sqlite3 *db, const struct migration *m, struct err *err)
{
	if (exec(db, "BEGIN IMMEDIATE", err) != RC_OK)
		return err->rc;
	if (apply_one(db, m, err) == RC_OK && exec(db, "COMMIT", err) == RC_OK)
		return RC_OK;
	(void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return err->rc;
}

static enum rc check_unchanged(sqlite3 *db, const struct migration *m, struct err *err)
{
	char *sql = sqlite3_mprintf(
		"SELECT coalesce((SELECT checksum FROM schema_migration WHERE number = %d), 0)",
		m->number);
	int64_t checksum = 0;
	enum rc rc = sqlite_number(db, sql, &checksum, err);

	sqlite3_free(sql);
	if (rc != RC_OK || checksum == checksum_of(m))
		return rc;
	return err_set(err, RC_INVALID, "migration_changed",
		       "migration %s was applied to the store in another form", m->name);
}

static enum rc too_new(int64_t version, struct err *err)
{
	(void)err_set(err, RC_INVALID, "store_too_new",
		      "the store is of schema %lld, this program knows %lld", (long long)version,
		      (long long)newest_known());
	return err_hint(err, "start the version of Belfry that wrote it, or a newer one");
}

static enum rc too_old(int64_t version, struct err *err)
{
	return err_set(err, RC_INVALID, "store_not_ready",
		       "the store is of schema %lld, wanted is %lld: the server brings it up to "
		       "date when it starts",
		       (long long)version, (long long)newest_known());
}

enum rc sqlite_migrate(sqlite3 *db, enum store_mode mode, struct err *err)
{
	const struct migration *m = migrations_sqlite;
	int64_t version;

	if (sqlite_number(db, "PRAGMA user_version", &version, err) != RC_OK)
		return err->rc;
	if (version > newest_known())
		return too_new(version, err);
	for (; m->number != 0 && m->number <= version; m++)
		if (check_unchanged(db, m, err) != RC_OK)
			return err->rc;
	if (m->number != 0 && mode == STORE_READ)
		return too_old(version, err);
	for (; m->number != 0; m++)
		if (apply(db, m, err) != RC_OK)
			return err->rc;
	return RC_OK;
}
