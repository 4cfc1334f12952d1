/* Runs and triggers of pipelines, and namespaces as they are listed. */

#include "store/pipeline_ops.h"
#include "suite.h"

static struct pipeline add(struct suite *u, const char *target)
{
	struct pipeline p = {.id = suite_id(++u->n_ids),
			     .namespace = u->namespace,
			     .target = str_z(target),
			     .type = STR("sql"),
			     .created_at = u->now,
			     .updated_at = u->now,
			     .succeeded_at = AT_NONE};

	suite_begin(u);
	OK(u, store_pipeline_put(u->s, &p, &u->err));
	suite_commit(u);
	return p;
}

static struct task run_of(struct suite *u, const struct pipeline *p, const char *payload)
{
	struct task t = suite_task(u);

	t.template.payload = str_z(payload);
	suite_add(u, &t, PLACE_READY);
	suite_begin(u);
	OK(u, store_pipeline_run_add(u->s, p, t.key, &u->err));
	suite_commit(u);
	return t;
}

static struct pipeline_run_list list(struct suite *u, struct pipeline_run_filter f)
{
	struct pipeline_run_list out;

	f.now = u->now;
	if (f.page.limit == 0)
		f.page.limit = 9;
	OK(u, store_pipeline_run_list(u->s, &u->a, &f, &out, &u->err));
	return out;
}

static struct pipeline_run_filter any(void)
{
	return (struct pipeline_run_filter){
		.namespace = NAMESPACE_ALL, .started_after = AT_NONE, .started_before = AT_NONE};
}

TEST(runs_are_those_of_pipelines_newest_first)
{
	struct suite u;
	struct pipeline_run_filter f = any();
	struct pipeline orders, events;
	struct task first, second, plain;
	struct pipeline_run_list got;

	suite_open(&u);
	orders = add(&u, "silver.orders");
	events = add(&u, "bronze.events");
	first = run_of(&u, &orders, "{\"trigger\":\"b\"}");
	second = run_of(&u, &events, "{\"trigger\":\"a\"}");
	plain = suite_task(&u);
	suite_add(&u, &plain, PLACE_READY);
	got = list(&u, f);
	CHECK(got.total == 2 && got.items[0].task.key == second.key);
	CHECK(uuid_eq(got.items[1].pipeline_id, orders.id) && got.items[1].started_at == AT_NONE);
	f.namespace = u.namespace;
	f.layer = STR("silver");
	CHECK(list(&u, f).total == 1);
	f.name = STR("orders");
	got = list(&u, f);
	CHECK(got.total == 1 && got.items[0].task.key == first.key);
	f.name = STR("nothing");
	CHECK(list(&u, f).total == 0);
	f = any();
	f.sort = RUNS_BY_TRIGGER;
	f.upwards = true;
	CHECK(list(&u, f).items[0].task.key == second.key);
	f.sort = RUNS_BY_CREATION;
	CHECK(list(&u, f).items[0].task.key == first.key);
	f = any();
	f.id = first.id;
	CHECK(list(&u, f).n == 1);
	f.id = plain.id;
	CHECK(list(&u, f).n == 0);
	suite_close(&u);
}

TEST(runs_are_found_by_state_and_by_their_start)
{
	struct suite u;
	struct pipeline_run_filter f = any();
	struct settlement st;
	struct pipeline p;
	struct claim c;
	struct pipeline_run_list got;

	suite_open(&u);
	p = add(&u, "silver.orders");
	(void)run_of(&u, &p, "{}");
	c = suite_claim_one(&u);
	f.states = 1U << TASK_PROCESSING;
	got = list(&u, f);
	CHECK(got.total == 1 && got.items[0].started_at == u.now);
	st = suite_outcome(&u, &c);
	st.next = TASK_FAILED;
	st.attempt.status = ATTEMPT_FAILED;
	st.attempt.error = STR("no such table");
	suite_settle(&u, &st);
	CHECK(list(&u, f).total == 0);
	f.states = 1U << TASK_FAILED;
	f.sort = RUNS_BY_DURATION;
	got = list(&u, f);
	CHECK(got.total == 1 && suite_text_is(got.items[0].error, "no such table"));
	f.started_after = got.items[0].started_at;
	CHECK(list(&u, f).total == 1);
	f.started_after++;
	CHECK(list(&u, f).total == 0);
	f.started_after = AT_NONE;
	f.started_before = got.items[0].started_at - 1;
	CHECK(list(&u, f).total == 0);
	suite_close(&u);
}

TEST(runs_of_a_pipeline_that_is_gone_are_not_shown)
{
	struct suite u;
	struct pipeline p;
	int64_t of = 0;
	struct task t;

	suite_open(&u);
	p = add(&u, "silver.orders");
	t = run_of(&u, &p, "{}");
	suite_begin(&u);
	OK(&u, store_pipeline_drop(u.s, p.key, &u.err));
	OK(&u, store_pipeline_run_set(u.s, t.key, false, &of, &u.err));
	suite_commit(&u);
	CHECK(of == 0 && list(&u, any()).total == 0);
	CHECK(suite_find(&u, &t).key == t.key);
	suite_close(&u);
}

/* --- triggers --- */

static struct pipeline_trigger trigger_of(struct suite *u, const struct pipeline *p,
					  enum trigger_type type)
{
	struct pipeline_trigger t = {.id = suite_id(++u->n_ids),
				     .pipeline = p->key,
				     .namespace = p->namespace,
				     .type = type,
				     .config = STR("{}"),
				     .enabled = true,
				     .triggered_at = AT_NONE,
				     .missed_at = AT_NONE,
				     .created_at = u->now,
				     .updated_at = u->now};

	t.has_token = type == TRIGGER_TYPE_WEBHOOK;
	t.token_hash[0] = 7;
	suite_begin(u);
	OK(u, store_trigger_put(u->s, &t, &u->err));
	suite_commit(u);
	return t;
}

static size_t triggers(struct suite *u, struct trigger_filter f, struct pipeline_trigger **out)
{
	size_t n;

	OK(u, store_trigger_list(u->s, &u->a, &f, out, &n, &u->err));
	return n;
}

TEST(a_trigger_is_found_by_its_pipeline_and_its_token)
{
	struct suite u;
	struct trigger_filter f = {.ask = TRIGGERS_OF_TOKEN, .token_hash = {7}};
	struct pipeline_trigger hook, *got;
	struct pipeline p;

	suite_open(&u);
	p = add(&u, "silver.orders");
	hook = trigger_of(&u, &p, TRIGGER_TYPE_WEBHOOK);
	(void)trigger_of(&u, &p, TRIGGER_TYPE_CRON);
	CHECK(triggers(&u, f, &got) == 1 && got[0].key == hook.key && got[0].has_token);
	f.token_hash[0] = 8;
	CHECK(triggers(&u, f, &got) == 0);
	f = (struct trigger_filter){.ask = TRIGGERS_OF_PIPELINE, .key = p.key};
	CHECK(triggers(&u, f, &got) == 2 && got[1].key == hook.key);
	CHECK(uuid_eq(got[1].pipeline_id, p.id) && uuid_is_nil(got[1].run));
	hook.triggered_at = u.now + 1;
	hook.run = suite_id(++u.n_ids);
	hook.enabled = false;
	suite_begin(&u);
	OK(&u, store_trigger_put(u.s, &hook, &u.err));
	suite_commit(&u);
	f = (struct trigger_filter){.ask = TRIGGERS_OF_KEY, .key = hook.key};
	CHECK(triggers(&u, f, &got) == 1 && got[0].triggered_at == u.now + 1 && !got[0].enabled);
	CHECK(uuid_eq(got[0].run, hook.run));
	suite_close(&u);
}

TEST(upstreams_lead_to_triggers_and_open_their_gate)
{
	struct suite u;
	struct upstream events = {.target = STR("bronze.events")};
	struct trigger_filter f = {.ask = TRIGGERS_OF_UPSTREAM};
	struct pipeline orders, source;
	struct pipeline_trigger t, *got;
	struct pipeline_schedule l = {0};
	struct pipeline_gate gate;
	struct schedule sch;

	suite_open(&u);
	events.namespace = u.namespace;
	f.upstream = events;
	orders = add(&u, "silver.orders");
	source = add(&u, "bronze.events");
	t = trigger_of(&u, &orders, TRIGGER_TYPE_CRON_DEPENDENCY);
	sch = suite_schedule(&u);
	l = (struct pipeline_schedule){sch.key, orders.key, u.namespace, t.key,
				       {{0}},	{0},	    {0},	 {{0}}};
	suite_begin(&u);
	OK(&u, store_trigger_upstreams(u.s, t.key, &events, 1, &u.err));
	OK(&u, store_pipeline_schedule_add(u.s, &l, &u.err));
	suite_commit(&u);
	CHECK(triggers(&u, f, &got) == 1 && got[0].schedule == sch.key);
	CHECK(uuid_eq(got[0].schedule_id, sch.id));
	OK(&u, store_pipeline_gate(u.s, sch.key, &gate, &u.err));
	CHECK(gate.trigger == t.key && gate.type == TRIGGER_TYPE_CRON_DEPENDENCY && !gate.fresh);
	source.succeeded_at = u.now;
	suite_begin(&u);
	OK(&u, store_pipeline_put(u.s, &source, &u.err));
	suite_commit(&u);
	OK(&u, store_pipeline_gate(u.s, sch.key, &gate, &u.err));
	CHECK(gate.fresh);
	t.triggered_at = u.now;
	suite_begin(&u);
	OK(&u, store_trigger_put(u.s, &t, &u.err));
	suite_commit(&u);
	OK(&u, store_pipeline_gate(u.s, sch.key, &gate, &u.err));
	CHECK(!gate.fresh);
	suite_begin(&u);
	OK(&u, store_trigger_drop(u.s, t.key, &u.err));
	suite_commit(&u);
	CHECK(triggers(&u, f, &got) == 0);
	suite_close(&u);
}

/* --- namespaces --- */

TEST(namespaces_are_listed_described_and_deleted_when_empty)
{
	struct suite u;
	struct namespace_row *rows;
	int64_t other, key;
	size_t n;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	suite_begin(&u);
	OK(&u, store_namespace_note(
		       u.s, &(struct namespace_row){.key = other, .description = STR("theirs")},
		       &u.err));
	suite_commit(&u);
	OK(&u, store_namespace_list(u.s, &u.a, NAMESPACE_ALL, &rows, &n, &u.err));
	CHECK(n == 2 && suite_text_is(rows[1].name, "other"));
	CHECK(suite_text_is(rows[1].description, "theirs"));
	(void)add(&u, "silver.orders");
	(void)suite_schedule(&u);
	suite_begin(&u);
	REFUSED(&u, store_namespace_drop(u.s, u.namespace, u.now, &u.err), RC_CONFLICT,
		"namespace_in_use");
	OK(&u, store_namespace_drop(u.s, other, u.now, &u.err));
	suite_commit(&u);
	OK(&u, store_namespace_list(u.s, &u.a, other, &rows, &n, &u.err));
	CHECK(n == 0);
	REFUSED(&u, store_namespace_find(u.s, STR("other"), &key, &u.err), RC_NOT_FOUND,
		"not_found");
	CHECK(suite_namespace(&u, "other") == other);
	OK(&u, store_namespace_list(u.s, &u.a, other, &rows, &n, &u.err));
	CHECK(n == 1 && suite_text_is(rows[0].description, ""));
	suite_close(&u);
}
