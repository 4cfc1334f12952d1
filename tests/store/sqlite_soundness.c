#include "sqlite_soundness.h"

#include <sqlite3.h>

#include "base/macros.h"
#include "test.h"

static const char *const breaches[] = {
	"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
	"SELECT 'foreign key of ' || \"table\" FROM pragma_foreign_key_check",

	/* A task stands in exactly one place; one that stands nowhere waits. */
	"SELECT 'in two places: ' || task FROM (SELECT task FROM ready UNION ALL"
	" SELECT task FROM running UNION ALL SELECT task FROM finished UNION ALL"
	" SELECT task FROM active WHERE kind = 2 UNION ALL SELECT task FROM available UNION ALL"
	" SELECT task FROM fifo WHERE waits) GROUP BY task HAVING count(*) <> 1",
	"SELECT 'in no place: ' || key FROM task WHERE key NOT IN (SELECT task FROM ready)"
	" AND key NOT IN (SELECT task FROM running) AND key NOT IN (SELECT task FROM finished)"
	" AND key NOT IN (SELECT task FROM active WHERE kind = 2)"
	" AND key NOT IN (SELECT task FROM available)"
	" AND key NOT IN (SELECT task FROM fifo WHERE waits)",
	"SELECT 'no such task: ' || task FROM (SELECT task FROM ready UNION"
	" SELECT task FROM running UNION SELECT task FROM finished UNION"
	" SELECT task FROM active UNION SELECT task FROM expiry UNION SELECT task FROM attempt"
	" UNION SELECT task FROM available UNION SELECT task FROM fifo UNION"
	" SELECT task FROM dead UNION SELECT task FROM progress UNION"
	" SELECT task FROM log_piece UNION SELECT task FROM log_tally UNION"
	" SELECT task FROM output UNION SELECT task FROM pipeline_run)"
	" WHERE task NOT IN (SELECT key FROM task)",

	/* A log's tally is what its pieces are. */
	"SELECT 'miscounted: ' || y.task FROM log_tally y LEFT JOIN"
	" (SELECT task, attempt, max(sequence) AS last, sum(length(CAST(text AS BLOB))) AS size,"
	" count(*) AS pieces FROM log_piece GROUP BY task, attempt) p"
	" ON (p.task, p.attempt) = (y.task, y.attempt)"
	" WHERE (p.last, p.size, p.pieces) IS NOT (y.sequence, y.size, y.pieces)",
	"SELECT 'uncounted: ' || task FROM log_piece"
	" WHERE (task, attempt) NOT IN (SELECT task, attempt FROM log_tally)",

	/* What goes along with a place is what the row says. */
	"SELECT 'not where its row says: ' || r.task FROM ready r JOIN task t ON t.key = r.task"
	" WHERE (r.lane, r.due_at) <> (t.lane, t.due_at)",
	"SELECT 'another lane, namespace or schedule: ' || p.task FROM"
	" (SELECT task, lane, namespace, schedule FROM ready UNION ALL"
	" SELECT task, lane, namespace, schedule FROM available UNION ALL"
	" SELECT task, lane, namespace, schedule FROM running) p JOIN task t ON t.key = p.task"
	" WHERE p.lane <> t.lane OR p.namespace <> t.namespace OR p.schedule IS NOT t.schedule",
	"SELECT 'another rank or group: ' || p.task FROM"
	" (SELECT task, rank, grouped FROM ready UNION ALL"
	" SELECT task, rank, grouped FROM available UNION ALL"
	" SELECT task, rank, grouped FROM running) p JOIN task t ON t.key = p.task"
	" WHERE p.rank IS NOT t.rank OR p.grouped <> (t.grp IS NOT NULL)",
	"SELECT 'another bundle: ' || p.task FROM (SELECT task, bundle FROM ready UNION ALL"
	" SELECT task, bundle FROM available UNION ALL SELECT task, bundle FROM running) p"
	" JOIN task t ON t.key = p.task WHERE p.bundle IS NOT t.bundle",
	"SELECT 'tells others than its row says: ' || p.task FROM"
	" (SELECT task, notifies FROM ready UNION ALL SELECT task, notifies FROM available"
	" UNION ALL SELECT task, notifies FROM running) p JOIN task t ON t.key = p.task"
	" LEFT JOIN template m ON m.key = t.template"
	" WHERE p.notifies <> (coalesce(m.notifications, t.notifications) IS NOT NULL)",
	"SELECT 'another namespace: ' || f.task FROM finished f JOIN task t ON t.key = f.task"
	" WHERE f.namespace <> t.namespace",

	/* active is the schedules' tasks that are not at their end, expiry the ready and waiting
	 * ones that expire. */
	"SELECT 'not active: ' || key FROM task WHERE schedule IS NOT NULL"
	" AND key NOT IN (SELECT task FROM finished) AND key NOT IN (SELECT task FROM active)",
	"SELECT 'active though at its end: ' || task FROM active"
	" WHERE task IN (SELECT task FROM finished)",
	"SELECT 'active in another way: ' || a.task FROM active a JOIN"
	" (SELECT task, schedule, chained FROM ready UNION ALL"
	" SELECT task, schedule, chained FROM running) p ON p.task = a.task"
	" WHERE p.schedule IS NOT a.schedule OR p.chained <> a.kind",
	"SELECT 'does not expire: ' || task FROM ready"
	" WHERE expires_at IS NOT NULL AND (expires_at, task) NOT IN (SELECT * FROM expiry)",
	"SELECT 'expires elsewhere: ' || task FROM expiry"
	" WHERE task IN (SELECT task FROM running UNION SELECT task FROM finished)",

	"SELECT 'does not expire: ' || task FROM available"
	" WHERE expires_at IS NOT NULL AND (expires_at, task) NOT IN (SELECT * FROM expiry)",

	/* fifo is the groups' messages that are not at their end: each group's first one has a
	 * place, and no other. */
	"SELECT 'not in its group: ' || key FROM task WHERE grp IS NOT NULL"
	" AND key NOT IN (SELECT task FROM finished)"
	" AND (lane, grp, key) NOT IN (SELECT lane, grp, task FROM fifo)",
	"SELECT 'in a group though at its end: ' || task FROM fifo"
	" WHERE task IN (SELECT task FROM finished)",
	"SELECT 'not one head: ' || lane || ' ' || grp FROM fifo"
	" GROUP BY lane, grp HAVING sum(NOT waits) <> 1",
	"SELECT 'not dead: ' || task FROM dead"
	" WHERE task NOT IN (SELECT task FROM finished WHERE state = 5)",
	"SELECT 'not among the dead: ' || key FROM task JOIN finished ON task = key"
	" WHERE rank IS NOT NULL AND state = 5 AND key NOT IN (SELECT task FROM dead)",

	/* Attempts: as many as the place counts, without holes, but for one that runs. */
	"SELECT 'attempts of ' || p.task FROM (SELECT task, attempts AS n FROM ready UNION ALL"
	" SELECT task, attempts FROM available UNION ALL"
	" SELECT task, attempts - 1 FROM running UNION ALL SELECT task, attempts FROM finished) p"
	" WHERE p.n <> (SELECT count(*) FROM attempt a WHERE a.task = p.task)"
	" OR p.n <> (SELECT coalesce(max(number), 0) FROM attempt a WHERE a.task = p.task)",

	/* A bundle's counts are those of its members that are still there; what was pruned had
	 * ended. */
	"SELECT 'miscounted: ' || b.key FROM bundle b WHERE b.pending <> (SELECT count(*) FROM "
	"task t"
	" WHERE t.bundle = b.key AND t.key NOT IN (SELECT task FROM finished))"
	" OR b.completed < (SELECT count(*) FROM task t JOIN finished f ON f.task = t.key"
	" WHERE t.bundle = b.key AND f.state = 4)"
	" OR b.failed < (SELECT count(*) FROM task t JOIN finished f ON f.task = t.key"
	" WHERE t.bundle = b.key AND f.state = 5)"
	" OR b.cancelled < (SELECT count(*) FROM task t JOIN finished f ON f.task = t.key"
	" WHERE t.bundle = b.key AND f.state = 6)"
	" OR b.expired < (SELECT count(*) FROM task t JOIN finished f ON f.task = t.key"
	" WHERE t.bundle = b.key AND f.state = 7)",
	"SELECT 'no bundle: ' || key FROM task WHERE bundle IS NOT NULL"
	" AND bundle NOT IN (SELECT key FROM bundle)",
	"SELECT 'no lane: ' || key FROM task WHERE lane NOT IN (SELECT key FROM lane)",
	"SELECT 'no namespace: ' || key FROM task WHERE namespace NOT IN (SELECT key FROM "
	"namespace)",
	"SELECT 'no state: ' || key FROM schedule"
	" WHERE key NOT IN (SELECT schedule FROM schedule_state)",
	"SELECT 'no owner: template ' || key FROM template WHERE key NOT IN (SELECT template FROM"
	" schedule) AND key NOT IN (SELECT template FROM task WHERE template IS NOT NULL)",
	"SELECT 'gaps overlap: ' || a.schedule FROM gap a JOIN gap b ON a.schedule = b.schedule"
	" AND a.to_at < b.to_at AND b.from_at <= a.to_at",
};

static void check_none(sqlite3 *db, const char *query)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, query, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(db), query);
	if (sqlite3_step(st) != SQLITE_DONE)
		fail_msg("%s (%s)", (const char *)sqlite3_column_text(st, 0), query);
	(void)sqlite3_finalize(st);
}

void check_soundness(const char *path)
{
	sqlite3 *db;

	CHECK(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	for (size_t i = 0; i < COUNTOF(breaches); i++)
		check_none(db, breaches[i]);
	CHECK(sqlite3_close(db) == SQLITE_OK);
}
