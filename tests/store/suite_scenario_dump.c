#include <inttypes.h>

#include "store/pipeline_ops.h"
#include "suite.h"
#include "suite_scenario.h"

enum { ALL = 1000 };

struct dump {
	struct store *s;
	struct arena a;
	struct err err;
	struct buf *out;
};

static void line(struct dump *d, const char *what, const int64_t *values, size_t n)
{
	buf_add_z(d->out, what);
	for (size_t i = 0; i < n; i++)
		buf_printf(d->out, " %" PRId64, values[i]);
	buf_add_c(d->out, '\n');
}

#define LINE(d, what, ...) \
	line((d), (what), (const int64_t[]){__VA_ARGS__}, COUNTOF(((const int64_t[]){__VA_ARGS__})))

static void must(struct dump *d, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("dump: %s", d->err.text);
}

static void dump_attempts(struct dump *d, int64_t task)
{
	struct attempt *items;
	size_t n;

	must(d, store_attempt_list(d->s, &d->a, task, &items, &n, &d->err));
	for (size_t i = 0; i < n; i++) {
		LINE(d, " attempt", items[i].number, items[i].status, items[i].started_at,
		     items[i].finished_at, items[i].duration_us, items[i].http_status);
		buf_add(d->out, items[i].error);
		buf_add(d->out, items[i].response_body);
	}
}

static void dump_tasks(struct dump *d, int64_t namespace)
{
	const struct task_filter f = {
		.namespace = namespace, .now = SUITE_NOW, .page = {.limit = ALL}};
	struct task_list list;

	must(d, store_task_list(d->s, &d->a, &f, &list, &d->err));
	for (size_t i = 0; i < list.n; i++) {
		const struct task *t = &list.items[i];

		LINE(d, "task", t->key, t->id.b[15], t->schedule_key, t->scheduled_for,
		     t->created_at, t->expires_at, t->lane, t->state, t->due_at, t->finished_at,
		     t->attempts, t->retries);
		buf_add(d->out, t->unique_id);
		buf_add(d->out, t->template.payload);
		dump_attempts(d, t->key);
	}
}

static void dump_ledger(struct dump *d, int64_t schedule)
{
	const struct slot_span whole = {0, MS_NEVER - 1, ALL};
	struct revision *revisions;
	struct gap *gaps;
	struct slot *slots;
	size_t n;

	must(d, store_revision_list(d->s, &d->a, schedule, &revisions, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, " revision", revisions[i].since_at, revisions[i].status);
	must(d, store_gap_list(d->s, &d->a, schedule, whole, &gaps, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, " gap", gaps[i].from_at, gaps[i].to_at, gaps[i].count, gaps[i].reason);
	must(d, store_slot_list(d->s, &d->a, schedule, whole, &slots, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, " slot", slots[i].scheduled_for, slots[i].task.b[15], slots[i].state);
}

static void dump_load(struct dump *d, int64_t schedule)
{
	struct schedule_load load;
	int64_t *keys;
	size_t n;

	must(d, store_load_of(d->s, schedule, &load, &d->err));
	LINE(d, " load", load.active, load.waiting, load.chained);
	must(d, store_active_tasks(d->s, &d->a, schedule, &keys, &n, &d->err));
	line(d, " active", keys, n);
}

static void dump_schedules(struct dump *d, int64_t namespace)
{
	const struct schedule_filter f = {.namespace = namespace, .page = {.limit = ALL}};
	struct schedule_list list;

	must(d, store_schedule_list(d->s, &d->a, &f, &list, &d->err));
	for (size_t i = 0; i < list.n; i++) {
		const struct schedule *s = &list.items[i];

		LINE(d, "schedule", s->key, s->id.b[15], s->status, s->next_at, s->wake_at,
		     s->decided_at, s->n_runs);
		buf_add(d->out, s->template.payload);
		dump_load(d, s->key);
		dump_ledger(d, s->key);
	}
}

static void dump_people(struct dump *d, int64_t namespace)
{
	struct token *tokens;
	struct sealed_secret *secrets;
	size_t n;

	must(d, store_token_list(d->s, &d->a, NAMESPACE_ALL, &tokens, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, "token", tokens[i].id.b[15], tokens[i].revoked_at);
	must(d, store_secret_list(d->s, &d->a, namespace, 0, &secrets, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, "secret", secrets[i].id.b[15], secrets[i].expires_at);
}

static void dump_records(struct dump *d, int64_t task)
{
	struct log_tally tally;
	struct output *outputs;
	size_t n;

	must(d, store_log_tally(d->s, task, 1, &tally, &d->err));
	must(d, store_output_list(d->s, &d->a, task, &outputs, &n, &d->err));
	LINE(d, " records", tally.sequence, tally.size, tally.pieces, (int64_t)n);
}

static void dump_leases(struct dump *d)
{
	struct lease *leases;
	struct progress p;
	size_t n;

	must(d, store_lapsed_list(d->s, &d->a, MS_NEVER - 1, ALL, &leases, &n, &d->err));
	for (size_t i = 0; i < n; i++) {
		LINE(d, "lease", leases[i].claim.task, leases[i].claim.attempt, leases[i].until_at);
		if (store_progress_find(d->s, &d->a, leases[i].claim.task, &p, &d->err) == RC_OK)
			LINE(d, " progress", p.number, p.at);
		dump_records(d, leases[i].claim.task);
	}
}

static void dump_queues(struct dump *d)
{
	struct queue *queues;
	struct queue_counts c;
	struct uuid id;
	size_t n;

	must(d, store_queue_list(d->s, &d->a, QUEUES_ALL, &queues, &n, &d->err));
	for (size_t i = 0; i < n; i++) {
		must(d, store_queue_counts(d->s, queues[i].lane, &c, &d->err));
		LINE(d, "queue", queues[i].lane, queues[i].max_receives, c.ready, c.leased,
		     c.delayed, c.waiting, c.dead, c.oldest_at);
		if (store_dedup_find(d->s, queues[i].lane, STR("k"), 0, &id, &d->err) == RC_OK)
			LINE(d, " dedup", id.b[15]);
	}
}

static void dump_bundles(struct dump *d, int64_t namespace)
{
	const struct page all = {.limit = ALL};
	struct url_group_list groups;
	struct batch_list batches;
	struct rate_limiter_list limiters;
	struct bundle *items;
	size_t n;

	must(d, store_url_group_list(d->s, &d->a, namespace, &all, &groups, &d->err));
	for (size_t i = 0; i < groups.n; i++)
		LINE(d, "group", groups.items[i].id.b[15], (int64_t)groups.items[i].description.n);
	must(d, store_batch_list(d->s, &d->a, namespace, &all, &batches, &d->err));
	for (size_t i = 0; i < batches.n; i++)
		LINE(d, "batch", batches.items[i].id.b[15], batches.items[i].finished_at);
	must(d, store_limiter_list(d->s, &d->a, namespace, &all, &limiters, &d->err));
	for (size_t i = 0; i < limiters.n; i++)
		LINE(d, "limiter", limiters.items[i].id.b[15],
		     (int64_t)limiters.items[i].description.n);
	must(d, store_bundles_changed(d->s, &d->a, ALL, &items, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, "bundle", items[i].parent, items[i].counts.pending,
		     items[i].counts.cancelled, items[i].counts.failed, (int64_t)items[i].told);
}

static void dump_pipelines(struct dump *d)
{
	const struct pipeline_filter f = {.namespace = NAMESPACE_ALL, .page = {.limit = ALL}};
	const struct pipeline_run_filter all = {.namespace = NAMESPACE_ALL,
						.started_after = AT_NONE,
						.started_before = AT_NONE,
						.now = SUITE_NOW,
						.page = {.limit = ALL}};
	struct pipeline_run_list runs;
	struct pipeline_list list;
	struct pipeline_trigger *triggers;
	size_t n;

	must(d, store_pipeline_run_list(d->s, &d->a, &all, &runs, &d->err));
	must(d, store_pipeline_list(d->s, &d->a, &f, &list, &d->err));
	LINE(d, "runs", runs.total);
	for (size_t i = 0; i < list.n; i++) {
		const struct trigger_filter of = {.ask = TRIGGERS_OF_PIPELINE,
						  .key = list.items[i].key};

		must(d, store_trigger_list(d->s, &d->a, &of, &triggers, &n, &d->err));
		LINE(d, "pipeline", list.items[i].key, list.items[i].id.b[15], (int64_t)n);
	}
}

static void dump_places(struct dump *d)
{
	struct store_stats stats;
	struct running *running;
	struct lane *lanes;
	int64_t *keys;
	size_t n;
	ms_t at;

	must(d, store_stats(d->s, &stats, &d->err));
	LINE(d, "stats", stats.schedules_active, stats.tasks_ready, stats.tasks_running,
	     stats.tasks_waiting, stats.tasks_failed, stats.gaps, stats.oldest_due_at);
	must(d, store_running_list(d->s, &d->a, ALL, &running, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, "running", running[i].claim.task, running[i].claim.attempt);
	must(d, store_lanes_ready(d->s, &d->a, &lanes, &n, &d->err));
	for (size_t i = 0; i < n; i++)
		LINE(d, "lane", lanes[i].key, lanes[i].first_due_at);
	must(d, store_expired_list(d->s, &d->a, MS_NEVER - 1, ALL, &keys, &n, &d->err));
	line(d, "expiring", keys, n);
	must(d, store_next_wake(d->s, &at, &d->err));
	LINE(d, "wake", at);
}

void scenario_dump(struct store *s, struct buf *out)
{
	struct dump d = {.s = s, .out = out};
	int64_t namespace;

	buf_reset(out);
	if (store_namespace_find(s, STR("default"), &namespace, &d.err) == RC_OK) {
		dump_people(&d, namespace);
		dump_schedules(&d, namespace);
		dump_tasks(&d, namespace);
		dump_bundles(&d, namespace);
	}
	dump_queues(&d);
	dump_leases(&d);
	dump_pipelines(&d);
	dump_places(&d);
	CHECK(!out->failed);
	arena_release(&d.a);
}
