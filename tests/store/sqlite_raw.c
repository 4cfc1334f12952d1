#include "sqlite_raw.h"

#include <stdio.h>

const char *raw_path(const struct suite *u, char to[static SUITE_FOLDER + 32])
{
	(void)snprintf(to, SUITE_FOLDER + 32, "%s/store.db", u->folder);
	return to;
}

static sqlite3 *raw_open(const struct suite *u)
{
	char path[SUITE_FOLDER + 32];
	sqlite3 *db;

	CHECK(sqlite3_open(raw_path(u, path), &db) == SQLITE_OK);
	return db;
}

void raw_exec(const struct suite *u, const char *sql)
{
	sqlite3 *db = raw_open(u);

	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(db), sql);
	CHECK(sqlite3_close(db) == SQLITE_OK);
}

int64_t raw_number(const struct suite *u, const char *sql)
{
	sqlite3 *db = raw_open(u);
	sqlite3_stmt *st;
	int64_t n;

	CHECK(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK);
	CHECK(sqlite3_step(st) == SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	CHECK(sqlite3_finalize(st) == SQLITE_OK && sqlite3_close(db) == SQLITE_OK);
	return n;
}
