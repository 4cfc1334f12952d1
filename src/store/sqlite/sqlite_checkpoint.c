#include "sqlite_impl.h"

enum {
	LOG_PAGES = 16384, /* 64 MiB: what a restart reads through before it serves */
	PATIENCE_MS = 100, /* how long commits may wait while the log begins anew */
	PATIENCE_AFTER_MS = 5000,
};

static int checkpoint(struct sqlite_store *q, int mode, int *pages_out)
{
	int done;

	return sqlite3_wal_checkpoint_v2(q->db, NULL, mode, pages_out, &done);
}

/* PASSIVE waits for nobody, but a writer that never pauses keeps its log growing; RESTART makes the
 * writer wait, for the few pages that came since, and its next commit begins the log anew. */
enum rc sqlite_checkpoint(struct store *s, struct err *err)
{
	struct sqlite_store *q = self(s);
	int pages = 0;
	int result = checkpoint(q, SQLITE_CHECKPOINT_PASSIVE, &pages);

	if (result == SQLITE_OK && pages > LOG_PAGES) {
		(void)sqlite3_busy_timeout(q->db, PATIENCE_MS);
		result = checkpoint(q, SQLITE_CHECKPOINT_RESTART, &pages);
		(void)sqlite3_busy_timeout(q->db, PATIENCE_AFTER_MS);
	}
	return result == SQLITE_OK ? RC_OK : sqlite_fail(q, err);
}
