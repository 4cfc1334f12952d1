#pragma once
/* A look at the file beside the store: what only tests of SQLite may do. */

#include <sqlite3.h>

#include "suite.h"

/* The store's file in the suite's folder. */
const char *raw_path(const struct suite *u, char to[static SUITE_FOLDER + 32]);
/* Runs SQL on a connection of its own. */
void raw_exec(const struct suite *u, const char *sql);
int64_t raw_number(const struct suite *u, const char *sql);
