#pragma once
/* The numbered schema changes of each backend, embedded at build time from
 * src/store/migrations/BACKEND/. Applied in order at start, each in its own transaction, forward
 * only; a released file is never edited. */

struct migration {
	int number; /* from 1, growing; 0 ends the table */
	const char *name;
	const char *sql;
};

extern const struct migration migrations_sqlite[];
