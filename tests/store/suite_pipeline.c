/* Pipelines, their schedules, and what decides whether those may fire. */

#include "store/pipeline_ops.h"
#include "suite.h"

static struct pipeline draft(struct suite *u, int64_t namespace, const char *target)
{
	return (struct pipeline){.id = suite_id(++u->n_ids),
				 .namespace = namespace,
				 .target = str_z(target),
				 .type = STR("sql"),
				 .description = STR("orders"),
				 .created_at = u->now,
				 .updated_at = u->now,
				 .succeeded_at = AT_NONE};
}

static struct pipeline add(struct suite *u, const char *target)
{
	struct pipeline p = draft(u, u->namespace, target);

	suite_begin(u);
	OK(u, store_pipeline_put(u->s, &p, &u->err));
	suite_commit(u);
	return p;
}

static void link_to(struct suite *u, const struct pipeline *p, int64_t schedule, int64_t trigger)
{
	const struct pipeline_schedule l = {.schedule = schedule,
					    .pipeline = p->key,
					    .namespace = p->namespace,
					    .trigger = trigger};

	suite_begin(u);
	OK(u, store_pipeline_schedule_add(u->s, &l, &u->err));
	suite_commit(u);
}

static struct pipeline_gate gate_of(struct suite *u, int64_t schedule)
{
	struct pipeline_gate gate;

	OK(u, store_pipeline_gate(u->s, schedule, &gate, &u->err));
	return gate;
}

static void begin_run(struct suite *u, const struct pipeline *p, struct task *t,
		      enum placement where)
{
	suite_add(u, t, where);
	suite_begin(u);
	OK(u, store_pipeline_run_add(u->s, p, t->key, &u->err));
	suite_commit(u);
}

TEST(a_pipeline_comes_back_and_is_changed)
{
	struct suite u;
	struct pipeline p, twin, got;

	suite_open(&u);
	p = add(&u, "silver.orders");
	OK(&u, store_pipeline_find(u.s, &u.a, u.namespace, STR("silver.orders"), &got, &u.err));
	CHECK(got.key == p.key && uuid_eq(got.id, p.id) && got.created_at == u.now);
	CHECK(suite_text_is(got.namespace_name, "default") && suite_text_is(got.type, "sql"));
	CHECK(suite_text_is(got.owner, NULL) && got.succeeded_at == AT_NONE);
	twin = draft(&u, u.namespace, "silver.orders");
	suite_begin(&u);
	REFUSED(&u, store_pipeline_put(u.s, &twin, &u.err), RC_CONFLICT, "pipeline_exists");
	p.owner = STR("ann");
	p.succeeded_at = u.now + 5;
	OK(&u, store_pipeline_put(u.s, &p, &u.err));
	suite_commit(&u);
	OK(&u, store_pipeline_load(u.s, &u.a, p.key, &got, &u.err));
	CHECK(suite_text_is(got.owner, "ann") && got.succeeded_at == u.now + 5);
	suite_close(&u);
}

TEST(a_key_of_a_pipeline_is_never_used_again)
{
	struct suite u;
	struct pipeline first, second, got;

	suite_open(&u);
	first = add(&u, "silver.orders");
	suite_begin(&u);
	OK(&u, store_pipeline_drop(u.s, first.key, &u.err));
	suite_commit(&u);
	REFUSED(&u, store_pipeline_load(u.s, &u.a, first.key, &got, &u.err), RC_NOT_FOUND,
		"not_found");
	second = add(&u, "silver.orders");
	CHECK(second.key > first.key);
	suite_close(&u);
}

TEST(pipelines_are_listed_by_filter_and_order)
{
	struct suite u;
	struct pipeline_filter f = {.namespace = NAMESPACE_ALL, .page = {.limit = 2}};
	struct pipeline_list list;
	struct pipeline other;

	suite_open(&u);
	(void)add(&u, "silver.orders");
	(void)add(&u, "gold.orders_daily");
	other = draft(&u, suite_namespace(&u, "other"), "bronze.events");
	suite_begin(&u);
	OK(&u, store_pipeline_put(u.s, &other, &u.err));
	suite_commit(&u);
	OK(&u, store_pipeline_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.total == 3 && list.n == 2 && list.items[0].key == other.key);
	f.search = STR("ORDERS");
	f.sort = PIPELINES_BY_LAYER;
	f.upwards = true;
	OK(&u, store_pipeline_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.total == 2 && suite_text_is(list.items[0].target, "gold.orders_daily"));
	f.namespace = other.namespace;
	OK(&u, store_pipeline_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.total == 0 && list.n == 0);
	suite_close(&u);
}

TEST(schedules_of_pipelines_are_listed_without_deleted_ones_and_those_of_triggers)
{
	struct suite u;
	struct pipeline_schedule_filter f = {.page = {.limit = 9}};
	struct pipeline_schedule_list list;
	struct schedule own, behind, gone;
	struct pipeline p;

	suite_open(&u);
	f.namespace = u.namespace;
	p = add(&u, "silver.orders");
	own = suite_schedule(&u);
	behind = suite_schedule(&u);
	gone = suite_schedule(&u);
	link_to(&u, &p, own.key, 0);
	link_to(&u, &p, behind.key, 7);
	link_to(&u, &p, gone.key, 0);
	gone.status = SCHEDULE_DELETED;
	suite_begin(&u);
	OK(&u, store_schedule_update(u.s, &gone, &u.err));
	suite_commit(&u);
	OK(&u, store_pipeline_schedule_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.total == 1 && list.n == 1 && list.items[0].schedule == own.key);
	CHECK(uuid_eq(list.items[0].pipeline_id, p.id) && uuid_is_nil(list.items[0].run));
	f.pipeline = p.key;
	OK(&u, store_pipeline_schedule_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 2 && list.items[0].schedule == behind.key && list.items[0].trigger == 7);
	f = (struct pipeline_schedule_filter){.namespace = NAMESPACE_ALL, .id = behind.id};
	OK(&u, store_pipeline_schedule_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 0);
	f.id = own.id;
	OK(&u, store_pipeline_schedule_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 1);
	suite_close(&u);
}

TEST(a_gate_tells_of_runs_that_have_not_ended)
{
	struct suite u;
	struct schedule sch;
	struct pipeline p;
	struct task t;
	int64_t of = 0;

	suite_open(&u);
	p = add(&u, "silver.orders");
	sch = suite_schedule(&u);
	CHECK(gate_of(&u, sch.key).pipeline == 0);
	link_to(&u, &p, sch.key, 0);
	CHECK(gate_of(&u, sch.key).pipeline == p.key && !gate_of(&u, sch.key).open);
	t = suite_task(&u);
	begin_run(&u, &p, &t, PLACE_READY);
	CHECK(gate_of(&u, sch.key).open && gate_of(&u, sch.key).running);
	suite_stop(&u, t.key, TASK_CANCELLED); /* though nobody has marked it yet */
	CHECK(!gate_of(&u, sch.key).open);
	suite_begin(&u);
	OK(&u, store_pipeline_run_set(u.s, t.key, false, &of, &u.err));
	CHECK(of == p.key);
	OK(&u, store_pipeline_run_set(u.s, t.key + 1, false, &of, &u.err));
	CHECK(of == 0);
	suite_commit(&u);
	CHECK(!gate_of(&u, sch.key).open);
	suite_close(&u);
}

TEST(who_waits_is_found_once_no_run_goes_on)
{
	struct suite u;
	struct schedule sch;
	struct pipeline p;
	struct task by_hand, slot;
	int64_t waits = 0;

	suite_open(&u);
	p = add(&u, "silver.orders");
	sch = suite_schedule(&u);
	link_to(&u, &p, sch.key, 0);
	by_hand = suite_task(&u);
	begin_run(&u, &p, &by_hand, PLACE_READY);
	slot = suite_slot(&u, &sch, u.now);
	begin_run(&u, &p, &slot, PLACE_WAITING);
	OK(&u, store_pipeline_waiting(u.s, p.key, &waits, &u.err));
	CHECK(waits == 0 && gate_of(&u, sch.key).running);
	suite_stop(&u, by_hand.key, TASK_CANCELLED);
	CHECK(gate_of(&u, sch.key).open && !gate_of(&u, sch.key).running);
	OK(&u, store_pipeline_waiting(u.s, p.key, &waits, &u.err));
	CHECK(waits == sch.key);
	suite_close(&u);
}
