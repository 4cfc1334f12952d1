#include "traced.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/target_ops.h"
#include "traced_impl.h"

static const char *const verb_names[VERBS] = {
	[VERB_BEGIN] = "begin",
	[VERB_COMMIT] = "commit",
	[VERB_CHECKPOINT] = "checkpoint",
	[VERB_NAMESPACE_ENSURE] = "namespace_ensure",
	[VERB_NAMESPACE_FIND] = "namespace_find",
	[VERB_TOKEN_ADD] = "token_add",
	[VERB_TOKEN_FIND] = "token_find",
	[VERB_TOKEN_REVOKE] = "token_revoke",
	[VERB_TOKEN_LIST] = "token_list",
	[VERB_SECRET_ADD] = "secret_add",
	[VERB_SECRETS_EXPIRE] = "secrets_expire",
	[VERB_SECRET_LIST] = "secret_list",
	[VERB_TEMPLATE_ADD] = "template_add",
	[VERB_SCHEDULE_ADD] = "schedule_add",
	[VERB_SCHEDULE_UPDATE] = "schedule_update",
	[VERB_SCHEDULE_STATE] = "schedule_state",
	[VERB_SCHEDULE_FIND] = "schedule_find",
	[VERB_SCHEDULE_LOAD] = "schedule_load",
	[VERB_SCHEDULE_LIST] = "schedule_list",
	[VERB_SCHEDULES_DUE] = "schedules_due",
	[VERB_SCHEDULE_CROWD] = "schedule_crowd",
	[VERB_SCHEDULES_ACTIVE] = "schedules_active",
	[VERB_CALENDAR_PUT] = "calendar_put",
	[VERB_CALENDAR_FIND] = "calendar_find",
	[VERB_CALENDAR_LIST] = "calendar_list",
	[VERB_CALENDAR_DELETE] = "calendar_delete",
	[VERB_CALENDAR_DAYS] = "calendar_days",
	[VERB_REVISION_ADD] = "revision_add",
	[VERB_REVISION_LIST] = "revision_list",
	[VERB_GAP_ADD] = "gap_add",
	[VERB_GAP_CUT] = "gap_cut",
	[VERB_GAP_LIST] = "gap_list",
	[VERB_LOAD_OF] = "load_of",
	[VERB_RELEASE] = "release",
	[VERB_ACTIVE_TASKS] = "active_tasks",
	[VERB_LANE_ENSURE] = "lane_ensure",
	[VERB_LANES_READY] = "lanes_ready",
	[VERB_LANE_FIRST] = "lane_first",
	[VERB_TASK_ADD] = "task_add",
	[VERB_TASK_FIND] = "task_find",
	[VERB_TASK_FIND_UNIQUE] = "task_find_unique",
	[VERB_TASK_LIST] = "task_list",
	[VERB_ATTEMPT_LIST] = "attempt_list",
	[VERB_SLOT_LIST] = "slot_list",
	[VERB_CLAIM] = "claim",
	[VERB_TASK_WORK] = "task_work",
	[VERB_SETTLE] = "settle",
	[VERB_TASK_STOP] = "task_stop",
	[VERB_TASK_REVIVE] = "task_revive",
	[VERB_RUNNING_LIST] = "running_list",
	[VERB_EXPIRED_LIST] = "expired_list",
	[VERB_QUEUE_ENSURE] = "queue_ensure",
	[VERB_QUEUE_FIND] = "queue_find",
	[VERB_QUEUE_LOAD] = "queue_load",
	[VERB_QUEUE_UPDATE] = "queue_update",
	[VERB_QUEUE_DELETE] = "queue_delete",
	[VERB_QUEUE_LIST] = "queue_list",
	[VERB_QUEUE_COUNTS] = "queue_counts",
	[VERB_PROMOTE] = "promote",
	[VERB_RECEIVE] = "receive",
	[VERB_PEEK] = "peek",
	[VERB_DEAD_LIST] = "dead_list",
	[VERB_DEAD_KEYS] = "dead_keys",
	[VERB_MESSAGE_KEYS] = "message_keys",
	[VERB_DEDUP_FIND] = "dedup_find",
	[VERB_DEDUP_ADD] = "dedup_add",
	[VERB_DEDUP_PRUNE] = "dedup_prune",
	[VERB_LEASE_FIND] = "lease_find",
	[VERB_LEASE_SET] = "lease_set",
	[VERB_LEASE_HOLD] = "lease_hold",
	[VERB_LAPSED_LIST] = "lapsed_list",
	[VERB_PROGRESS_SET] = "progress_set",
	[VERB_PROGRESS_FIND] = "progress_find",
	[VERB_LANE_LOAD] = "lane_load",
	[VERB_TARGET_PUT] = "target_put",
	[VERB_TARGET_FIND] = "target_find",
	[VERB_TARGET_LIST] = "target_list",
	[VERB_TARGET_DISABLE] = "target_disable",
	[VERB_TARGET_DELETE] = "target_delete",
	[VERB_TARGET_SECRET_ADD] = "target_secret_add",
	[VERB_TARGET_SECRETS_EXPIRE] = "target_secrets_expire",
	[VERB_TARGET_SECRET_LIST] = "target_secret_list",
	[VERB_NAMED_SECRET_PUT] = "named_secret_put",
	[VERB_NAMED_SECRET_FIND] = "named_secret_find",
	[VERB_NAMED_SECRET_DELETE] = "named_secret_delete",
	[VERB_NAMED_SECRET_LIST] = "named_secret_list",
	[VERB_LOG_TALLY] = "log_tally",
	[VERB_LOG_ADD] = "log_add",
	[VERB_LOG_LIST] = "log_list",
	[VERB_OUTPUT_PUT] = "output_put",
	[VERB_OUTPUT_FIND] = "output_find",
	[VERB_OUTPUT_LIST] = "output_list",
	[VERB_TASK_LOOK] = "task_look",
	[VERB_HOOK_ADD] = "hook_add",
	[VERB_HOOK_DROP] = "hook_drop",
	[VERB_HOOK_LIST] = "hook_list",
	[VERB_ONCE_FIND] = "once_find",
	[VERB_ONCE_ADD] = "once_add",
	[VERB_ONCE_PRUNE] = "once_prune",
	[VERB_RUN_COURSE] = "run_course",
	[VERB_RUN_STREAK] = "run_streak",
	[VERB_RUN_BETWEEN] = "run_between",
	[VERB_URL_GROUP_ADD] = "url_group_add",
	[VERB_URL_GROUP_UPDATE] = "url_group_update",
	[VERB_URL_GROUP_DELETE] = "url_group_delete",
	[VERB_URL_GROUP_FIND] = "url_group_find",
	[VERB_URL_GROUP_FIND_ID] = "url_group_find_id",
	[VERB_URL_GROUP_LIST] = "url_group_list",
	[VERB_BUNDLE_ADD] = "bundle_add",
	[VERB_BUNDLE_OF] = "bundle_of",
	[VERB_BUNDLES_CHANGED] = "bundles_changed",
	[VERB_BUNDLE_SEEN] = "bundle_seen",
	[VERB_BUNDLE_RENEW] = "bundle_renew",
	[VERB_MEMBERS] = "members",
	[VERB_PIPELINE_PUT] = "pipeline_put",
	[VERB_PIPELINE_FIND] = "pipeline_find",
	[VERB_PIPELINE_LOAD] = "pipeline_load",
	[VERB_PIPELINE_LIST] = "pipeline_list",
	[VERB_PIPELINE_DROP] = "pipeline_drop",
	[VERB_PIPELINE_SCHEDULE_ADD] = "pipeline_schedule_add",
	[VERB_PIPELINE_SCHEDULE_LIST] = "pipeline_schedule_list",
	[VERB_PIPELINE_GATE] = "pipeline_gate",
	[VERB_PIPELINE_WAITING] = "pipeline_waiting",
	[VERB_PIPELINE_RUN_ADD] = "pipeline_run_add",
	[VERB_PIPELINE_RUN_SET] = "pipeline_run_set",
	[VERB_PIPELINE_RUN_LIST] = "pipeline_run_list",
	[VERB_TRIGGER_PUT] = "trigger_put",
	[VERB_TRIGGER_LIST] = "trigger_list",
	[VERB_TRIGGER_DROP] = "trigger_drop",
	[VERB_TRIGGER_UPSTREAMS] = "trigger_upstreams",
	[VERB_NAMESPACE_LIST] = "namespace_list",
	[VERB_NAMESPACE_NOTE] = "namespace_note",
	[VERB_NAMESPACE_DROP] = "namespace_drop",
	[VERB_TOKEN_USED] = "token_used",
	[VERB_TOKEN_SCHEDULE_ADD] = "token_schedule_add",
	[VERB_TOKEN_SCHEDULES] = "token_schedules",
	[VERB_EVENT_ADD] = "event_add",
	[VERB_EVENT_SPAN] = "event_span",
	[VERB_EVENT_LIST] = "event_list",
	[VERB_EVENT_PRUNE] = "event_prune",
	[VERB_TASK_BRIEF] = "task_brief",
	[VERB_BATCH_ADD] = "batch_add",
	[VERB_BATCH_FIND] = "batch_find",
	[VERB_BATCH_LOAD] = "batch_load",
	[VERB_BATCH_LIST] = "batch_list",
	[VERB_BATCH_STATE] = "batch_state",
	[VERB_BATCH_PRUNE] = "batch_prune",
	[VERB_TRAIL_END] = "trail_end",
	[VERB_TRAIL_ANCHOR] = "trail_anchor",
	[VERB_TRAIL_ADD] = "trail_add",
	[VERB_TRAIL_LIST] = "trail_list",
	[VERB_TRAIL_PRUNE] = "trail_prune",
	[VERB_LIMITER_ADD] = "limiter_add",
	[VERB_LIMITER_UPDATE] = "limiter_update",
	[VERB_LIMITER_DELETE] = "limiter_delete",
	[VERB_LIMITER_FIND] = "limiter_find",
	[VERB_LIMITER_FIND_ID] = "limiter_find_id",
	[VERB_LIMITER_LIST] = "limiter_list",
	[VERB_NEXT_WAKE] = "next_wake",
	[VERB_PRUNE] = "prune",
	[VERB_STATS] = "stats",
	[VERB_CHECK] = "check",
};

struct tally {
	_Atomic int64_t calls, failures, total_us;
};

struct traced {
	struct store base; /* first */
	struct store *inner;
	struct traced_options o;
	int64_t n_calls, n_commits;
	bool spoilt; /* the turn has seen an injected failure of the world */
	bool has_failed;
	struct tally tallies[VERBS];
};

static struct traced *self(struct store *s)
{
	return CONTAINER_OF(s, struct traced, base);
}

static bool is_of_the_world(enum rc rc)
{
	return rc == RC_IO || rc == RC_BUSY || rc == RC_UNCERTAIN;
}

static enum rc inject(struct traced *t, struct err *err)
{
	t->has_failed = true;
	t->spoilt = is_of_the_world(t->o.fail_rc);
	return err_set(err, t->o.fail_rc, "injected", "the call was made to fail");
}

enum rc call_begin(struct call *c, struct store *s, enum verb verb, struct err *err)
{
	struct traced *t = self(s);

	*c = (struct call){
		.traced = t, .inner = t->inner, .verb = verb, .begun_us = clock_mono_us()};
	t->n_calls++;
	if (t->n_calls == t->o.fail_call)
		return call_end(c, inject(t, err));
	if (t->spoilt && verb != VERB_COMMIT)
		return call_end(c, err_set(err, RC_IO, "store_turn_spoilt",
					   "the turn failed before and keeps nothing"));
	return RC_OK;
}

enum rc call_end(struct call *c, enum rc rc)
{
	struct tally *tally = &c->traced->tallies[c->verb];
	int64_t us = clock_mono_us() - c->begun_us;

	atomic_fetch_add_explicit(&tally->calls, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&tally->failures, rc != RC_OK, memory_order_relaxed);
	atomic_fetch_add_explicit(&tally->total_us, us, memory_order_relaxed);
	if (c->traced->o.log)
		log_debug("store", "%s: %d in %lld us", verb_names[c->verb], (int)rc,
			  (long long)us);
	return rc;
}

static enum rc traced_begin(struct store *s, struct err *err)
{
	struct call c;
	enum rc rc = call_begin(&c, s, VERB_BEGIN, err);

	c.traced->spoilt = false; /* the turn that would have been */
	return rc != RC_OK ? rc : call_end(&c, store_begin(c.inner, err));
}

static enum rc fail_commit(struct traced *t, struct err *err)
{
	if (!t->o.commit_kept)
		store_rollback(t->inner);
	else if (store_commit(t->inner, err) != RC_OK)
		return err->rc;
	return inject(t, err);
}

static enum rc commit(struct traced *t, struct err *err)
{
	if (t->spoilt) {
		store_rollback(t->inner);
		return err_set(err, RC_IO, "store_turn_spoilt",
			       "the turn failed before and keeps nothing");
	}
	if (++t->n_commits == t->o.fail_commit)
		return fail_commit(t, err);
	return store_commit(t->inner, err);
}

static enum rc traced_commit(struct store *s, struct err *err)
{
	struct call c;
	enum rc rc = call_begin(&c, s, VERB_COMMIT, err);

	if (rc == RC_OK)
		rc = call_end(&c, commit(c.traced, err));
	store_rollback(c.inner); /* a call that failed has not ended the turn yet */
	c.traced->spoilt = false;
	return rc;
}

static void traced_rollback(struct store *s)
{
	self(s)->spoilt = false;
	store_rollback(self(s)->inner);
}

static enum rc traced_checkpoint(struct store *s, struct err *err)
{
	struct call c;

	if (call_begin(&c, s, VERB_CHECKPOINT, err) != RC_OK)
		return err->rc;
	return call_end(&c, store_checkpoint(c.inner, err));
}

static void traced_close(struct store *s)
{
	store_close(self(s)->inner);
	free(self(s));
}

static const struct target_ops traced_targets = {
	.target_put = traced_target_put,
	.target_find = traced_target_find,
	.target_list = traced_target_list,
	.target_disable = traced_target_disable,
	.target_delete = traced_target_delete,
	.target_secret_add = traced_target_secret_add,
	.target_secrets_expire = traced_target_secrets_expire,
	.target_secret_list = traced_target_secret_list,
	.named_secret_put = traced_named_secret_put,
	.named_secret_find = traced_named_secret_find,
	.named_secret_delete = traced_named_secret_delete,
	.named_secret_list = traced_named_secret_list,
};

static const struct store_ops traced_ops = {
	.name = "traced",
	.queues = &traced_queue_ops,
	.close = traced_close,
	.begin = traced_begin,
	.commit = traced_commit,
	.rollback = traced_rollback,
	.checkpoint = traced_checkpoint,
	.namespace_ensure = traced_namespace_ensure,
	.namespace_find = traced_namespace_find,
	.token_add = traced_token_add,
	.token_find = traced_token_find,
	.token_revoke = traced_token_revoke,
	.token_list = traced_token_list,
	.secret_add = traced_secret_add,
	.secrets_expire = traced_secrets_expire,
	.secret_list = traced_secret_list,
	.template_add = traced_template_add,
	.schedule_add = traced_schedule_add,
	.schedule_update = traced_schedule_update,
	.schedule_state = traced_schedule_state,
	.schedule_find = traced_schedule_find,
	.schedule_load = traced_schedule_load,
	.schedule_list = traced_schedule_list,
	.schedules_due = traced_schedules_due,
	.schedule_crowd = traced_schedule_crowd,
	.schedules_active = traced_schedules_active,
	.calendar_put = traced_calendar_put,
	.calendar_find = traced_calendar_find,
	.calendar_list = traced_calendar_list,
	.calendar_delete = traced_calendar_delete,
	.calendar_days = traced_calendar_days,
	.revision_add = traced_revision_add,
	.revision_list = traced_revision_list,
	.gap_add = traced_gap_add,
	.gap_cut = traced_gap_cut,
	.gap_list = traced_gap_list,
	.load_of = traced_load_of,
	.release = traced_release,
	.active_tasks = traced_active_tasks,
	.lane_ensure = traced_lane_ensure,
	.lanes_ready = traced_lanes_ready,
	.lane_first = traced_lane_first,
	.task_add = traced_task_add,
	.task_find = traced_task_find,
	.task_find_unique = traced_task_find_unique,
	.task_list = traced_task_list,
	.attempt_list = traced_attempt_list,
	.slot_list = traced_slot_list,
	.claim = traced_claim,
	.task_work = traced_task_work,
	.settle = traced_settle,
	.task_stop = traced_task_stop,
	.task_revive = traced_task_revive,
	.running_list = traced_running_list,
	.expired_list = traced_expired_list,
	.lane_load = traced_lane_load,
	.records = &traced_records,
	.events = &traced_events,
	.hooks = &traced_hooks,
	.onces = &traced_onces,
	.targets = &traced_targets,
	.runs = &traced_runs,
	.bundles = &traced_bundles,
	.pipelines = &traced_pipelines,
	.callers = &traced_callers,
	.batches = &traced_batches,
	.trail = &traced_trail,
	.limiters = &traced_limiters,
	.next_wake = traced_next_wake,
	.prune = traced_prune,
	.stats = traced_stats,
	.check = traced_check,
};

struct store *traced_open(struct store *inner, const struct traced_options *o)
{
	struct traced *t = calloc(1, sizeof(*t));

	if (t == NULL)
		log_fatal("out_of_memory", "wanted %zu bytes", sizeof(*t));
	t->base = (struct store){.ops = &traced_ops, .mode = inner->mode};
	t->inner = inner;
	t->o = *o;
	return &t->base;
}

void traced_arm(struct store *traced, const struct traced_options *o)
{
	struct traced *t = self(traced);

	t->o = *o;
	t->n_calls = t->n_commits = 0;
	t->has_failed = false;
}

bool traced_has_failed(struct store *traced)
{
	return self(traced)->has_failed;
}

struct traced_time traced_time(struct store *traced, size_t verb)
{
	const struct traced *t = self(traced);

	if (verb >= VERBS)
		return (struct traced_time){0};
	return (struct traced_time){.verb = verb_names[verb],
				    .calls = t->tallies[verb].calls,
				    .failures = t->tallies[verb].failures,
				    .total_us = t->tallies[verb].total_us};
}
