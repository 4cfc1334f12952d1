#pragma once
/* What must hold between the tables of a store of SQLite's, whatever happened: each line is a query
 * that finds the rows that break it. */

/* Fails the running test on the first breach. */
void check_soundness(const char *path);
