/* The plan of every statement: each way to a row leads over a key or an index, whatever grows. */

#include <sqlite3.h>
#include <string.h>

#include "sqlite_raw.h"
#include "store/sqlite/sqlite_sql.h"

/* Statements that walk over all rows of a table, and why they may. */
static const struct allowed {
	enum sql which;
	const char *step;
} allowed[] = {
	/* Tokens and queues may be listed for all namespaces. */
	{SQL_TOKEN_LIST, "SCAN k"},
	{SQL_QUEUE_LIST, "SCAN queue USING INDEX sqlite_autoindex_queue_1"},
	/* A hundred of a namespace at the most, and read whole. */
	{SQL_HOOK_LIST, "SCAN hook"},
	/* Lanes are origins: few, and each is asked for its first task alone. */
	{SQL_LANES_READY, "SCAN lane"},
	{SQL_LANES_READY, "USE TEMP B-TREE FOR ORDER BY"},
	{SQL_STATS, "SCAN lane"},
	/* In the order of its key, up to the limit. */
	{SQL_RUNNING_LIST, "SCAN running"},
	/* Counts, for the metrics. */
	{SQL_STATS, "SCAN running"},
	{SQL_STATS, "SCAN ready"},
	{SQL_STATS, "SCAN gap"},
	{SQL_STATS, "SCAN active USING COVERING INDEX active_waiting"},
	{SQL_STATS, "SCAN schedule_state"},
	{SQL_STATS, "SCAN schedule_state USING INDEX schedule_state_broken"},
	{SQL_STATS, "SCAN available"},
	{SQL_STATS, "SCAN fifo"},
	/* The different priorities, each found by a look into the index. */
	{SQL_QUEUE_COUNTS, "SCAN ranks"},
	/* What runs is bounded by what is in flight, what waits by the catch-ups. */
	{SQL_COUNT_PLACES, "SCAN running"},
	{SQL_COUNT_PLACES, "SCAN a USING COVERING INDEX active_waiting"},
	/* Ready tasks stand in the order of their time, and are listed by their age. */
	{SQL_PICK_PLACES, "USE TEMP B-TREE FOR ORDER BY"},
	/* Of one target. */
	{SQL_SCHEDULE_LIST_TARGET, "USE TEMP B-TREE FOR ORDER BY"},
	/* Of one schedule, and not at their end. */
	{SQL_ACTIVE_LIST, "USE TEMP B-TREE FOR ORDER BY"},
	/* Some times as many as are counted, at the most. */
	{SQL_SCHEDULE_CROWD, "SCAN w"},
	/* The names that one schedule excludes. */
	{SQL_CALENDAR_IN_USE, "SCAN e VIRTUAL TABLE INDEX 1:"},
	{SQL_CALENDAR_UNKNOWN, "SCAN e VIRTUAL TABLE INDEX 1:"},
	{SQL_CALENDAR_DAYS, "SCAN e VIRTUAL TABLE INDEX 1:"},
	{SQL_CALENDAR_DAYS, "USE TEMP B-TREE FOR ORDER BY"},
	/* Ranks are priorities: a few hundred at the very most. */
	{SQL_QUEUE_COUNTS, "SCAN ranks"},
	/* Those of which a member has ended since the engine looked, in no order. */
	{SQL_BUNDLES_CHANGED, "SCAN b USING INDEX bundle_changed"},
	/* Namespaces and pipelines are listed for all, and pipelines sorted: a few thousand. */
	{SQL_NAMESPACE_LIST, "SCAN namespace"},
	{SQL_PIPELINE_LIST, "SCAN p USING INDEX sqlite_autoindex_pipeline_2"},
	{SQL_PIPELINE_LIST, "USE TEMP B-TREE FOR ORDER BY"},
	{SQL_PIPELINE_COUNT, "SCAN p USING COVERING INDEX sqlite_autoindex_pipeline_2"},
	/* Of all namespaces, in the order of its key, up to the limit; and counted. */
	{SQL_LINK_LIST_ALL, "SCAN l"},
	{SQL_LINK_COUNT_ALL, "SCAN l"},
	{SQL_PIPELINE_RUN_PICK_ALL, "SCAN r"},
	{SQL_PIPELINE_RUN_COUNT_ALL, "SCAN r USING COVERING INDEX pipeline_run_of_pipeline"},
	{SQL_PIPELINE_RUN_SORT_ALL, "SCAN r"},
	/* LIMIT_RUNS_SORTED of them are sorted. */
	{SQL_PIPELINE_RUN_SORT, "USE TEMP B-TREE FOR ORDER BY"},
	{SQL_PIPELINE_RUN_SORT_ALL, "USE TEMP B-TREE FOR ORDER BY"},
	{SQL_PIPELINE_RUN_SORT_PIPELINE, "USE TEMP B-TREE FOR ORDER BY"},
	{SQL_PIPELINE_RUN_SORT, "SCAN e"},
	{SQL_PIPELINE_RUN_SORT_ALL, "SCAN e"},
	{SQL_PIPELINE_RUN_SORT_PIPELINE, "SCAN e"},
	{SQL_PIPELINE_RUN_SORT, "SCAN r"},
	{SQL_PIPELINE_RUN_SORT_PIPELINE, "SCAN r"},
	/* A namespace is deleted seldom; what runs is bounded by what is in flight. */
	{SQL_NAMESPACE_IN_USE, "SCAN running"},
	/* As many as one slice prunes. */
	{SQL_TRAIL_KEEP, "SCAN (subquery-1)"},
	/* The whole table has one row. */
	{SQL_PULSE, "SCAN pulse"},
};

static bool is_allowed(enum sql which, const char *step)
{
	for (size_t i = 0; i < COUNTOF(allowed); i++)
		if (allowed[i].which == which && strcmp(allowed[i].step, step) == 0)
			return true;
	return false;
}

/* What a subquery gives is walked freely: its own steps are looked at for themselves. */
static bool is_walk(const char *step)
{
	return (strncmp(step, "SCAN", 4) == 0 && strncmp(step, "SCAN (", 6) != 0 &&
		strcmp(step, "SCAN CONSTANT ROW") != 0) ||
	       strstr(step, "TEMP B-TREE") != NULL || strstr(step, "AUTOMATIC") != NULL;
}

static void check_plan(sqlite3 *db, enum sql which)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sqlite_texts[which]);
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, explain, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(db), explain);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(st, 3);

		if (is_walk(step) && !is_allowed(which, step))
			fail_msg("\"%s\" in the plan of: %s", step, sqlite_texts[which]);
	}
	(void)sqlite3_finalize(st);
	sqlite3_free(explain);
}

TEST(no_statement_walks_where_it_may_not)
{
	struct suite u;
	char path[SUITE_FOLDER + 32];
	sqlite3 *db;

	suite_open(&u);
	CHECK(sqlite3_open(raw_path(&u, path), &db) == SQLITE_OK);
	for (int which = 0; which < SQL_COUNT; which++) {
		CHECK(sqlite_texts[which] != NULL);
		check_plan(db, (enum sql)which);
	}
	CHECK(sqlite3_close(db) == SQLITE_OK);
	suite_close(&u);
}
