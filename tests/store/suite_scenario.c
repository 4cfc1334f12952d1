#include "suite_scenario.h"

#include <inttypes.h>

#include "store/pipeline_ops.h"
#include "suite.h"

static struct uuid next_id(struct scenario *c)
{
	return suite_id(++c->n_ids);
}

static struct task task_of(struct scenario *c, const char *unique_id)
{
	return (struct task){.id = next_id(c),
			     .namespace = c->namespace,
			     .trigger = TRIGGER_API,
			     .scheduled_for = AT_NONE,
			     .created_at = c->now,
			     .expires_at = MS_NEVER,
			     .unique_id = str_z(unique_id),
			     .template = {.target = STR("\"http://a.test/\""),
					  .payload = STR("{}"),
					  .lane = STR("http://a.test:80")},
			     .lane = c->lane,
			     .due_at = c->now};
}

static struct task slot_of(struct scenario *c, ms_t slot)
{
	struct task t = task_of(c, NULL);

	t.trigger = TRIGGER_SCHEDULE;
	t.schedule_key = c->sch.key;
	t.scheduled_for = slot;
	t.due_at = slot;
	t.template_key = c->sch.template_key;
	return t;
}

static enum rc add(struct store *s, struct task t, enum placement where, struct task *out,
		   struct err *err)
{
	if (store_task_add(s, &t, where, err) != RC_OK)
		return err->rc;
	if (out != NULL)
		*out = t;
	return RC_OK;
}

static enum rc settle(struct scenario *c, struct store *s, size_t claim, enum task_state next,
		      struct err *err)
{
	const struct settlement st = {
		.claim = c->claims[claim],
		.attempt = {.status = next == TASK_COMPLETED ? ATTEMPT_SUCCEEDED : ATTEMPT_FAILED,
			    .started_at = c->now,
			    .finished_at = c->now + 1,
			    .error = STR("no"),
			    .response_body = STR("body")},
		.next = next,
		.due_at = c->now + 2,
		.retries = next == TASK_RETRYING};

	return store_settle(s, &st, err);
}

static enum rc people(struct scenario *c, struct store *s, struct err *err)
{
	struct token t = {.id = next_id(c),
			  .name = STR("ci"),
			  .namespace = NAMESPACE_ALL,
			  .created_at = c->now,
			  .expires_at = MS_NEVER,
			  .revoked_at = MS_NEVER,
			  .last_used_at = AT_NONE};

	if (store_namespace_ensure(s, STR("default"), c->now, &c->namespace, err) != RC_OK ||
	    store_lane_ensure(s, c->namespace, STR("http://a.test:80"), &c->lane, err) != RC_OK ||
	    store_token_add(s, &t, err) != RC_OK ||
	    store_secret_add(s, c->namespace, next_id(c), STR("sealed"), c->now, err) != RC_OK)
		return err->rc;
	return store_token_revoke(s, NAMESPACE_ALL, t.id, c->now + 1, err);
}

static enum rc schedule(struct scenario *c, struct store *s, struct err *err)
{
	struct schedule *sch = &c->sch;

	*sch = (struct schedule){
		.id = next_id(c),
		.namespace = c->namespace,
		.rule = STR("* * * * * *"),
		.timezone = STR("UTC"),
		.start_at = AT_NONE,
		.end_at = AT_NONE,
		.template = {.target = STR("\"http://a.test/\""), .payload = STR("[1]")},
		.created_at = c->now,
		.updated_at = c->now,
		.next_at = c->now + 1000,
		.wake_at = c->now + 1000,
		.decided_at = AT_NONE,
		.ahead_at = AT_NONE,
		.last_at = AT_NONE,
		.catch_up_to = AT_NONE};
	if (store_template_add(s, &sch->template, &sch->template_key, err) != RC_OK ||
	    store_schedule_add(s, sch, err) != RC_OK)
		return err->rc;
	return store_revision_add(s, sch, c->now, err);
}

static enum rc tasks(struct scenario *c, struct store *s, struct err *err)
{
	struct task expiring = task_of(c, "expiring");

	expiring.expires_at = c->now + 5;
	expiring.due_at = c->now + 1;
	if (add(s, slot_of(c, c->now - 3), PLACE_CHAINED, NULL, err) != RC_OK ||
	    add(s, slot_of(c, c->now - 2), PLACE_WAITING, &c->waiting, err) != RC_OK ||
	    add(s, task_of(c, "plain"), PLACE_READY, NULL, err) != RC_OK ||
	    add(s, task_of(c, NULL), PLACE_READY, &c->retried, err) != RC_OK)
		return err->rc;
	return add(s, expiring, PLACE_READY, &c->expiring, err);
}

static enum rc claims(struct scenario *c, struct store *s, struct err *err)
{
	return store_claim(s, &c->a, c->lane, c->now, 10, &c->claims, &c->n_claims, err);
}

static enum rc outcomes(struct scenario *c, struct store *s, struct err *err)
{
	bool released;
	int64_t lane;

	if (settle(c, s, 0, TASK_COMPLETED, err) != RC_OK ||
	    settle(c, s, 1, TASK_FAILED, err) != RC_OK ||
	    settle(c, s, 2, TASK_RETRYING, err) != RC_OK)
		return err->rc;
	return store_release(s, c->sch.key, c->now, &released, &lane, err);
}

static enum rc edit(struct scenario *c, struct store *s, struct err *err)
{
	const struct gap first = {.from_at = c->now + 1, .to_at = c->now + 2, .count = 2};
	const struct gap more = {.from_at = c->now + 3, .to_at = c->now + 3, .count = 1};
	struct schedule *sch = &c->sch;

	sch->template.payload = STR("[2]");
	sch->decided_at = c->now + 3;
	if (store_gap_add(s, sch->key, &first, c->now, err) != RC_OK ||
	    store_gap_add(s, sch->key, &more, c->now + 2, err) != RC_OK ||
	    store_template_add(s, &sch->template, &sch->template_key, err) != RC_OK ||
	    store_schedule_update(s, sch, err) != RC_OK)
		return err->rc;
	sch->n_runs++;
	return store_schedule_state(s, sch, err);
}

static enum rc ends(struct scenario *c, struct store *s, struct err *err)
{
	if (store_task_stop(s, c->expiring.key, TASK_EXPIRED, c->now + 6, NULL, err) != RC_OK ||
	    store_task_stop(s, c->waiting.key, TASK_CANCELLED, c->now + 6, NULL, err) != RC_OK ||
	    store_task_revive(s, c->expiring.key, c->now + 7, c->now, NULL, err) != RC_OK)
		return err->rc;
	return store_secrets_expire(s, c->namespace, c->now + 9, err);
}

static enum rc later(struct scenario *c, struct store *s, struct err *err)
{
	size_t n;
	bool more;

	c->now += 10;
	if (store_claim(s, &c->a, c->lane, c->now, 10, &c->claims, &c->n_claims, err) != RC_OK ||
	    store_task_stop(s, c->retried.key, TASK_CANCELLED, c->now, NULL, err) != RC_OK ||
	    add(s, slot_of(c, c->now), PLACE_READY, NULL, err) != RC_OK ||
	    store_prune(s, c->now - 8, 1, &n, &more, err) != RC_OK)
		return err->rc;
	return store_check(s, err);
}

static struct task message_of(struct scenario *c, const char *group)
{
	struct task t = task_of(c, NULL);

	t.is_message = true;
	t.lane = c->queue.lane;
	t.group = str_z(group);
	t.template.target = STR("\"queue:jobs\"");
	return t;
}

static enum rc queues(struct scenario *c, struct store *s, struct err *err)
{
	struct task delayed = message_of(c, NULL);

	delayed.due_at = c->now + 5;
	if (store_queue_ensure(s, &c->a, c->namespace, STR("jobs"), c->now, &c->queue, err) !=
	    RC_OK)
		return err->rc;
	delayed.lane = c->queue.lane;
	if (add(s, message_of(c, "g"), PLACE_READY, NULL, err) != RC_OK ||
	    add(s, message_of(c, "g"), PLACE_READY, NULL, err) != RC_OK ||
	    add(s, message_of(c, NULL), PLACE_READY, NULL, err) != RC_OK ||
	    add(s, delayed, PLACE_READY, NULL, err) != RC_OK)
		return err->rc;
	return store_dedup_add(s, c->queue.lane, STR("k"), next_id(c), c->now + 1, err);
}

static enum rc records(const struct scenario *c, struct store *s, int64_t task, struct err *err)
{
	const struct log_piece piece = {
		.attempt = 1, .sequence = 1, .at = c->now, .text = STR("x")};
	const struct output output = {.name = STR("o"),
				      .type = STR("text/plain"),
				      .attempt = 1,
				      .at = c->now,
				      .size = 1,
				      .body = STR("y")};

	if (store_log_add(s, task, &piece, err) != RC_OK)
		return err->rc;
	return store_output_put(s, task, &output, err);
}

static enum rc leases(struct scenario *c, struct store *s, struct err *err)
{
	if (store_receive(s, &c->a, c->queue.lane, c->now, c->now + 30, 9, &c->claims, &c->n_claims,
			  err) != RC_OK ||
	    store_lease_set(s, &c->claims[1], c->now + 60, err) != RC_OK)
		return err->rc;
	if (store_progress_set(s, c->claims[1].task, STR("{}"), c->now, err) != RC_OK)
		return err->rc;
	return records(c, s, c->claims[1].task, err);
}

static enum rc acks(struct scenario *c, struct store *s, struct err *err)
{
	size_t n;

	c->queue.max_receives = 3;
	if (settle(c, s, 0, TASK_FAILED, err) != RC_OK ||
	    settle(c, s, 1, TASK_RETRYING, err) != RC_OK ||
	    store_promote(s, c->queue.lane, c->now + 5, 9, &n, err) != RC_OK ||
	    store_dedup_prune(s, c->now + 1, 9, &n, err) != RC_OK)
		return err->rc;
	return store_queue_update(s, &c->queue, err);
}

static enum rc queue_gone(struct scenario *c, struct store *s, struct err *err)
{
	return store_queue_delete(s, c->queue.lane, err);
}

static enum rc members(struct scenario *c, struct store *s, const struct bundle *b, struct err *err)
{
	struct task first = task_of(c, NULL), second = task_of(c, NULL);

	first.of = (struct membership){.bundle = b->key};
	second.of = (struct membership){.bundle = b->key, .index = 1};
	if (store_task_add(s, &first, PLACE_READY, err) != RC_OK ||
	    store_task_add(s, &second, PLACE_READY, err) != RC_OK ||
	    store_task_stop(s, first.key, TASK_CANCELLED, c->now, NULL, err) != RC_OK ||
	    store_task_stop(s, second.key, TASK_FAILED, c->now, NULL, err) != RC_OK)
		return err->rc;
	return store_task_revive(s, second.key, c->now, c->now, NULL, err);
}

static enum rc batches(struct scenario *c, struct store *s, struct err *err)
{
	struct batch old = {.id = next_id(c),
			    .namespace = c->namespace,
			    .expires_at = MS_NEVER,
			    .cancelled_at = AT_NONE,
			    .finished_at = c->now - 2};
	struct batch b = old;
	size_t n;

	b.id = next_id(c);
	b.finished_at = AT_NONE;
	if (store_batch_add(s, &old, err) != RC_OK || store_batch_add(s, &b, err) != RC_OK)
		return err->rc;
	b.cancelled_at = b.finished_at = c->now;
	if (store_batch_state(s, &b, err) != RC_OK)
		return err->rc;
	return store_batch_prune(s, c->now - 1, 10, &n, err);
}

static enum rc limiters(struct scenario *c, struct store *s, struct err *err)
{
	struct rate_limiter l = {.id = next_id(c),
				 .namespace = c->namespace,
				 .name = STR("l"),
				 .config = STR("{\"limit\":1}")};
	struct rate_limiter gone = l;

	gone.id = next_id(c);
	gone.name = STR("k");
	if (store_limiter_add(s, &l, err) != RC_OK || store_limiter_add(s, &gone, err) != RC_OK ||
	    store_limiter_delete(s, gone.key, err) != RC_OK)
		return err->rc;
	l.description = STR("one at a time");
	return store_limiter_update(s, &l, err);
}

static enum rc bundles(struct scenario *c, struct store *s, struct err *err)
{
	struct task parent = task_of(c, NULL);
	struct url_group g = {.id = next_id(c),
			      .namespace = c->namespace,
			      .name = STR("g"),
			      .urls = STR("[\"http://a.test/\"]")};
	struct url_group gone = {
		.id = next_id(c), .namespace = c->namespace, .name = STR("h"), .urls = g.urls};
	struct bundle b = {.id = parent.id, .namespace = c->namespace, .url_group = g.id};

	if (store_task_add(s, &parent, PLACE_READY, err) != RC_OK ||
	    store_url_group_add(s, &g, err) != RC_OK ||
	    store_url_group_add(s, &gone, err) != RC_OK ||
	    store_url_group_delete(s, gone.key, err) != RC_OK)
		return err->rc;
	g.description = STR("all of them");
	b.parent = parent.key;
	if (batches(c, s, err) != RC_OK || limiters(c, s, err) != RC_OK)
		return err->rc;
	if (store_url_group_update(s, &g, err) != RC_OK || store_bundle_add(s, &b, err) != RC_OK ||
	    members(c, s, &b, err) != RC_OK || store_bundle_seen(s, b.key, 1, err) != RC_OK)
		return err->rc;
	return store_bundle_renew(s, b.key, err);
}

static enum rc plant(struct scenario *c, struct store *s, struct pipeline *p, struct err *err)
{
	*p = (struct pipeline){.id = next_id(c),
			       .namespace = c->namespace,
			       .target = STR("silver.orders"),
			       .type = STR("sql"),
			       .created_at = c->now,
			       .updated_at = c->now,
			       .succeeded_at = AT_NONE};
	return store_pipeline_put(s, p, err);
}

static enum rc add_trigger(struct scenario *c, struct store *s, const struct pipeline *p,
			   struct err *err)
{
	const struct upstream up = {c->namespace, p->target};
	struct pipeline_trigger t = {.id = next_id(c),
				     .pipeline = p->key,
				     .namespace = c->namespace,
				     .config = STR("{}"),
				     .enabled = true,
				     .triggered_at = AT_NONE,
				     .missed_at = AT_NONE,
				     .created_at = c->now,
				     .updated_at = c->now};

	if (store_trigger_put(s, &t, err) != RC_OK)
		return err->rc;
	return store_trigger_upstreams(s, t.key, &up, 1, err);
}

static enum rc pipelines(struct scenario *c, struct store *s, struct err *err)
{
	struct pipeline_schedule link = {.schedule = c->sch.key, .namespace = c->namespace};
	struct pipeline p;
	struct task run = {0};
	int64_t of;

	if (plant(c, s, &p, err) != RC_OK || add_trigger(c, s, &p, err) != RC_OK ||
	    add(s, task_of(c, NULL), PLACE_READY, &run, err) != RC_OK)
		return err->rc;
	link.pipeline = p.key;
	if (store_pipeline_schedule_add(s, &link, err) != RC_OK ||
	    store_pipeline_run_add(s, &p, run.key, err) != RC_OK)
		return err->rc;
	return store_pipeline_run_set(s, run.key, false, &of, err);
}

static enum rc pipeline_gone(struct scenario *c, struct store *s, struct err *err)
{
	const struct namespace_row row = {.key = c->namespace, .description = STR("ours")};
	struct pipeline p;

	if (store_pipeline_find(s, &c->a, c->namespace, STR("silver.orders"), &p, err) != RC_OK ||
	    store_namespace_note(s, &row, err) != RC_OK)
		return err->rc;
	return store_pipeline_drop(s, p.key, err);
}

static scenario_turn *const turns[] = {
	people, schedule, tasks, claims,     outcomes, edit,	  ends,		 later,
	queues, leases,	  acks,	 queue_gone, bundles,  pipelines, pipeline_gone, NULL};

scenario_turn *scenario_turn_at(size_t n)
{
	return turns[n];
}

enum rc scenario_run(struct scenario *c, struct store *s, size_t n, struct err *err)
{
	struct scenario before = *c;

	if (store_begin(s, err) == RC_OK && turns[n](c, s, err) == RC_OK &&
	    store_commit(s, err) == RC_OK)
		return RC_OK;
	before.a = c->a; /* what a failed turn has allocated goes with the rest */
	*c = before;
	return err->rc;
}
