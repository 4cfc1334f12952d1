#pragma once
/* Several reads that see one state: a read transaction of the verb's own, unless a turn is open. */

#include "sqlite_impl.h"

struct snapshot {
	struct sqlite_store *store; /* NULL: nothing to close */
};

enum rc snapshot_open(struct snapshot *snap, struct sqlite_store *q, struct err *err);
void snapshot_close(struct snapshot *snap); /* for CLEANUP */
