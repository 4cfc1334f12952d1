/* SQLite as a backend of the suite. */

#include <sqlite3.h>
#include <stdio.h>

#include "sqlite_soundness.h"
#include "suite.h"

static enum rc open_in(const char *folder, enum store_mode mode, struct store **out,
		       struct err *err)
{
	char url[SUITE_FOLDER + 32];

	(void)snprintf(url, sizeof(url), "sqlite:%s/store.db", folder);
	return store_open(str_z(url), mode, out, err);
}

static void verify(const char *folder)
{
	char path[SUITE_FOLDER + 32];

	(void)snprintf(path, sizeof(path), "%s/store.db", folder);
	check_soundness(path);
}

const struct suite_backend suite_backend = {.name = "sqlite", .open = open_in, .verify = verify};
