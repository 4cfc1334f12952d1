#include "sqlite_snapshot.h"

#include "sqlite_stmt.h"

static enum rc run(struct sqlite_store *q, enum sql which, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	return query_run(&c, err);
}

enum rc snapshot_open(struct snapshot *snap, struct sqlite_store *q, struct err *err)
{
	if (q->base.in_turn)
		return RC_OK;
	if (run(q, SQL_BEGIN_READ, err) != RC_OK)
		return err->rc;
	snap->store = q;
	return RC_OK;
}

/* The end of a transaction that has read cannot fail in a way that matters to what was read. */
void snapshot_close(struct snapshot *snap)
{
	struct err ignored = {0};

	if (snap->store != NULL)
		(void)run(snap->store, SQL_ROLLBACK, &ignored);
	snap->store = NULL;
}
