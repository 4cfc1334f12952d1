#include "sqlite.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"
#include "sqlite_queue_verbs.h"
#include "sqlite_stmt.h"
#include "sqlite_verbs.h"
#include "store/target_ops.h"

static enum rc run(struct sqlite_store *q, enum sql which, struct err *err)
{
	struct query c CLEANUP(query_close) = {0};

	if (query_open(&c, q, which, err) != RC_OK)
		return err->rc;
	return query_run(&c, err);
}

static enum rc sqlite_begin(struct store *s, struct err *err)
{
	struct sqlite_store *q = self(s);

	if (q->broken) {
		(void)err_set(err, RC_IO, "store_io", "an fsync of the store failed");
		return err_hint(err, "look after the disk, then restart the server");
	}
	return run(q, s->mode == STORE_WRITE ? SQL_BEGIN_WRITE : SQL_BEGIN_READ, err);
}

/* Whatever has gone wrong may have ended the transaction already. */
static void sqlite_rollback(struct store *s)
{
	struct sqlite_store *q = self(s);
	struct err ignored = {0};

	q->spoilt = false;
	if (!sqlite3_get_autocommit(q->db))
		(void)run(q, SQL_ROLLBACK, &ignored);
	assert(sqlite3_get_autocommit(q->db));
}

/* A commit whose fsync failed is rolled back here, but its frames may lie whole in the log, and a
 * recovery would then find them. Nor can a later fsync be believed: the kernel has given up pages
 * that it could not write. So the handle begins no further turn. */
static enum rc commit_failed(struct sqlite_store *q, struct err *err)
{
	int result = sqlite3_extended_errcode(q->db);
	enum rc rc = err->rc;

	if (result == SQLITE_IOERR_FSYNC || result == SQLITE_IOERR_DIR_FSYNC) {
		q->broken = true;
		rc = err->rc = RC_UNCERTAIN;
	}
	sqlite_rollback(&q->base);
	return rc;
}

static enum rc sqlite_commit(struct store *s, struct err *err)
{
	struct sqlite_store *q = self(s);

	if (q->spoilt) {
		sqlite_rollback(s);
		return err_set(err, RC_IO, "store_turn_spoilt",
			       "the turn failed before and keeps nothing");
	}
	if (run(q, SQL_COMMIT, err) == RC_OK)
		return RC_OK;
	return commit_failed(q, err);
}

static void sqlite_close(struct store *s)
{
	struct sqlite_store *q = self(s);

	for (size_t i = 0; i < COUNTOF(q->stmts); i++)
		(void)sqlite3_finalize(q->stmts[i]);
	if (sqlite3_close(q->db) != SQLITE_OK)
		log_fatal("store_close", "a statement of the store was left open");
	free(q);
}

static const struct target_ops sqlite_targets = {
	.target_put = sqlite_target_put,
	.target_find = sqlite_target_find,
	.target_list = sqlite_target_list,
	.target_disable = sqlite_target_disable,
	.target_delete = sqlite_target_delete,
	.target_secret_add = sqlite_target_secret_add,
	.target_secrets_expire = sqlite_target_secrets_expire,
	.target_secret_list = sqlite_target_secret_list,
	.named_secret_put = sqlite_named_secret_put,
	.named_secret_find = sqlite_named_secret_find,
	.named_secret_delete = sqlite_named_secret_delete,
	.named_secret_list = sqlite_named_secret_list,
};

static const struct store_ops sqlite_ops = {
	.name = "sqlite",
	.queues = &sqlite_queue_ops,
	.close = sqlite_close,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.checkpoint = sqlite_checkpoint,
	.namespace_ensure = sqlite_namespace_ensure,
	.namespace_find = sqlite_namespace_find,
	.token_add = sqlite_token_add,
	.token_find = sqlite_token_find,
	.token_revoke = sqlite_token_revoke,
	.token_list = sqlite_token_list,
	.secret_add = sqlite_secret_add,
	.secrets_expire = sqlite_secrets_expire,
	.secret_list = sqlite_secret_list,
	.template_add = sqlite_template_add,
	.schedule_add = sqlite_schedule_add,
	.schedule_update = sqlite_schedule_update,
	.schedule_state = sqlite_schedule_state,
	.schedule_find = sqlite_schedule_find,
	.schedule_load = sqlite_schedule_load,
	.schedule_list = sqlite_schedule_list,
	.schedules_due = sqlite_schedules_due,
	.schedule_crowd = sqlite_schedule_crowd,
	.schedules_active = sqlite_schedules_active,
	.calendar_put = sqlite_calendar_put,
	.calendar_find = sqlite_calendar_find,
	.calendar_list = sqlite_calendar_list,
	.calendar_delete = sqlite_calendar_delete,
	.calendar_days = sqlite_calendar_days,
	.revision_add = sqlite_revision_add,
	.revision_list = sqlite_revision_list,
	.gap_add = sqlite_gap_add,
	.gap_cut = sqlite_gap_cut,
	.gap_list = sqlite_gap_list,
	.load_of = sqlite_load_of,
	.release = sqlite_release,
	.active_tasks = sqlite_active_tasks,
	.lane_ensure = sqlite_lane_ensure,
	.lanes_ready = sqlite_lanes_ready,
	.lane_first = sqlite_lane_first,
	.task_add = sqlite_task_add,
	.task_find = sqlite_task_find,
	.task_find_unique = sqlite_task_find_unique,
	.task_list = sqlite_task_list,
	.attempt_list = sqlite_attempt_list,
	.slot_list = sqlite_slot_list,
	.claim = sqlite_claim,
	.task_work = sqlite_task_work,
	.settle = sqlite_settle,
	.task_stop = sqlite_task_stop,
	.task_revive = sqlite_task_revive,
	.running_list = sqlite_running_list,
	.expired_list = sqlite_expired_list,
	.lane_load = sqlite_lane_load,
	.records = &sqlite_records,
	.events = &sqlite_events,
	.hooks = &sqlite_hooks,
	.onces = &sqlite_onces,
	.targets = &sqlite_targets,
	.runs = &sqlite_runs,
	.bundles = &sqlite_bundles,
	.pipelines = &sqlite_pipeline_ops,
	.callers = &sqlite_callers,
	.batches = &sqlite_batches,
	.trail = &sqlite_trail,
	.limiters = &sqlite_limiters,
	.next_wake = sqlite_next_wake,
	.prune = sqlite_prune,
	.stats = sqlite_stats,
	.check = sqlite_check,
};

static struct sqlite_store *handle_new(sqlite3 *db, enum store_mode mode)
{
	struct sqlite_store *q = calloc(1, sizeof(*q));

	if (q == NULL)
		log_fatal("out_of_memory", "wanted %zu bytes", sizeof(*q));
	q->base = (struct store){.ops = &sqlite_ops, .mode = mode};
	q->db = db;
	return q;
}

static enum rc refuse_path(struct str path, enum store_mode mode, struct err *err)
{
	if (path.n == 0)
		return err_set(err, RC_INVALID, "unknown_store", "sqlite: wants a path");
	if (mode == STORE_READ && str_eq(path, STR(":memory:")))
		return err_set(err, RC_INVALID, "unknown_store",
			       "a store in memory has one handle, which writes");
	return RC_OK;
}

enum rc sqlite_store_open(struct str path, enum store_mode mode, struct store **out,
			  struct err *err)
{
	struct arena a CLEANUP(arena_release) = {0};
	sqlite3 *db;

	if (refuse_path(path, mode, err) != RC_OK ||
	    sqlite_connect(str_dup_z(&a, path), mode, &db, err) != RC_OK)
		return err->rc;
	if (sqlite_migrate(db, mode, err) != RC_OK) {
		(void)sqlite3_close(db);
		return err->rc;
	}
	*out = &handle_new(db, mode)->base;
	return RC_OK;
}
