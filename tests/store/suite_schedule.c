/* Schedules and their templates. */

#include "suite.h"

static struct schedule load(struct suite *u, int64_t key)
{
	struct schedule found;

	OK(u, store_schedule_load(u->s, &u->a, key, &found, &u->err));
	return found;
}

static void update(struct suite *u, const struct schedule *sch)
{
	suite_begin(u);
	OK(u, store_schedule_update(u->s, sch, &u->err));
	suite_commit(u);
}

static bool same_template(const struct template *a, const struct template *b)
{
	return str_eq(a->target, b->target) && str_eq(a->payload, b->payload) &&
	       (a->payload.p == NULL) == (b->payload.p == NULL) && str_eq(a->retry, b->retry) &&
	       str_eq(a->tags, b->tags) && a->expires_after_ms == b->expires_after_ms &&
	       str_eq(a->lane, b->lane);
}

static bool same_policies(const struct policies *a, const struct policies *b)
{
	return a->overlap == b->overlap && a->catch_up == b->catch_up &&
	       a->catch_up_window_ms == b->catch_up_window_ms &&
	       a->create_ahead_ms == b->create_ahead_ms && a->dst == b->dst &&
	       a->jitter_ms == b->jitter_ms && a->max_runs == b->max_runs;
}

static bool same_state(const struct schedule *a, const struct schedule *b)
{
	return a->next_at == b->next_at && a->wake_at == b->wake_at &&
	       a->decided_at == b->decided_at && a->ahead_at == b->ahead_at &&
	       a->last_at == b->last_at && a->n_runs == b->n_runs &&
	       a->catch_up_to == b->catch_up_to;
}

static bool same(const struct schedule *a, const struct schedule *b)
{
	return a->key == b->key && uuid_eq(a->id, b->id) && a->namespace == b->namespace &&
	       a->dialect == b->dialect && str_eq(a->name, b->name) &&
	       str_eq(a->labels, b->labels) && (a->labels.p == NULL) == (b->labels.p == NULL) &&
	       str_eq(a->rule, b->rule) && str_eq(a->timezone, b->timezone) &&
	       a->start_at == b->start_at && a->end_at == b->end_at && a->status == b->status &&
	       same_policies(&a->policies, &b->policies) && a->template_key == b->template_key &&
	       same_template(&a->template, &b->template) && a->created_at == b->created_at &&
	       a->updated_at == b->updated_at && same_state(a, b);
}

/* Another value in every field. */
static struct schedule changed(struct suite *u, const struct schedule *old)
{
	struct schedule sch = {
		.key = old->key,
		.id = old->id,
		.namespace = old->namespace,
		.dialect = DIALECT_INFRAI,
		.labels = STR("{\"team\":\"a\"}"),
		.rule = STR("0 0 1 1 *"),
		.timezone = STR("UTC"),
		.start_at = u->now - 1,
		.end_at = u->now + MS_DAY,
		.status = SCHEDULE_DISABLED,
		.policies = {.overlap = OVERLAP_CANCEL_PREVIOUS,
			     .catch_up = CATCH_UP_NONE,
			     .catch_up_window_ms = MS_NEVER,
			     .create_ahead_ms = 300000,
			     .dst = CRON_DST_INSTANT,
			     .jitter_ms = 7,
			     .max_runs = 9},
		.template = {.target = STR("{\"url\":\"http://b.test/\"}"),
			     .retry = STR("{\"max_retries\":2}"),
			     .tags = STR("[\"x\"]"),
			     .expires_after_ms = 60000,
			     .lane = STR("http://b.test:80")},
		.created_at = old->created_at,
		.updated_at = u->now + 5,
		.next_at = MS_NEVER,
		.wake_at = MS_NEVER,
		.decided_at = u->now + 1,
		.ahead_at = u->now + 2,
		.last_at = u->now + 3,
		.n_runs = 4,
		.catch_up_to = u->now + 6,
	};

	suite_begin(u);
	OK(u, store_template_add(u->s, &sch.template, &sch.template_key, &u->err));
	suite_commit(u);
	return sch;
}

TEST(a_schedule_comes_back_as_it_was_stored)
{
	struct suite u;
	struct schedule sch, other, found;

	suite_open(&u);
	sch = suite_schedule(&u);
	CHECK(sch.key > 0 && sch.template_key > 0);
	found = load(&u, sch.key);
	CHECK(same(&sch, &found));
	other = changed(&u, &sch);
	update(&u, &other);
	OK(&u, store_schedule_find(u.s, &u.a, u.namespace, sch.id, &found, &u.err));
	CHECK(same(&other, &found));
	suite_close(&u);
}

TEST(a_schedule_is_found_in_its_own_namespace_alone)
{
	struct suite u;
	struct schedule sch, found;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	sch = suite_schedule(&u);
	REFUSED(&u, store_schedule_find(u.s, &u.a, other, sch.id, &found, &u.err), RC_NOT_FOUND,
		"not_found");
	REFUSED(&u, store_schedule_find(u.s, &u.a, u.namespace, suite_id(999), &found, &u.err),
		RC_NOT_FOUND, "not_found");
	REFUSED(&u, store_schedule_load(u.s, &u.a, sch.key + 1, &found, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_close(&u);
}

TEST(a_schedule_that_is_not_there_cannot_be_changed)
{
	struct suite u;
	struct schedule sch;

	suite_open(&u);
	sch = suite_schedule(&u);
	sch.key++;
	suite_begin(&u);
	REFUSED(&u, store_schedule_update(u.s, &sch, &u.err), RC_NOT_FOUND, "not_found");
	REFUSED(&u, store_schedule_state(u.s, &sch, &u.err), RC_NOT_FOUND, "not_found");
	suite_commit(&u);
	suite_close(&u);
}

TEST(the_state_moves_without_the_definition)
{
	struct suite u;
	struct schedule sch, moved, found;

	suite_open(&u);
	sch = suite_schedule(&u);
	moved = sch;
	moved.rule = STR("1 1 1 1 1");
	moved.status = SCHEDULE_DELETED;
	moved.next_at = sch.next_at = u.now + 100;
	moved.wake_at = sch.wake_at = u.now + 101;
	moved.decided_at = sch.decided_at = u.now + 102;
	moved.n_runs = sch.n_runs = 77;
	suite_begin(&u);
	OK(&u, store_schedule_state(u.s, &moved, &u.err));
	suite_commit(&u);
	found = load(&u, sch.key);
	CHECK(same(&sch, &found));
	suite_close(&u);
}

TEST(due_schedules_come_earliest_first)
{
	struct suite u;
	struct schedule a, b, c;
	struct schedule_list due;
	ms_t wake;

	suite_open(&u);
	a = suite_schedule(&u);
	b = suite_schedule(&u);
	c = suite_schedule(&u);
	a.wake_at = u.now + 30;
	b.wake_at = u.now + 10;
	c.wake_at = u.now + 31;
	update(&u, &a);
	update(&u, &b);
	update(&u, &c);
	OK(&u, store_schedules_due(u.s, &u.a, u.now + 30, 10, &due, &u.err));
	CHECK(due.n == 2 && due.items[0].key == b.key && due.items[1].key == a.key);
	CHECK(str_eq(due.items[0].template.target, b.template.target));
	CHECK(due.items[0].template.payload.p == NULL);
	OK(&u, store_schedules_due(u.s, &u.a, u.now + 30, 1, &due, &u.err));
	CHECK(due.n == 1 && due.items[0].key == b.key);
	OK(&u, store_next_wake(u.s, &wake, &u.err));
	CHECK(wake == u.now + 10);
	suite_close(&u);
}

TEST(a_schedule_that_is_not_active_wakes_nobody)
{
	struct suite u;
	struct schedule sch;
	struct schedule_list due;
	ms_t wake;

	suite_open(&u);
	sch = suite_schedule(&u);
	sch.status = SCHEDULE_DISABLED;
	update(&u, &sch);
	OK(&u, store_schedules_due(u.s, &u.a, MS_NEVER - 1, 10, &due, &u.err));
	CHECK(due.n == 0);
	OK(&u, store_next_wake(u.s, &wake, &u.err));
	CHECK(wake == MS_NEVER);
	suite_close(&u);
}

static struct schedule_list list(struct suite *u, const struct schedule_filter *f)
{
	struct schedule_list l;

	OK(u, store_schedule_list(u->s, &u->a, f, &l, &u->err));
	return l;
}

TEST(schedules_are_listed_newest_first_by_pages)
{
	struct suite u;
	struct schedule all[5];
	struct schedule_list l;
	struct schedule_filter f = {.page = {.limit = 2, .offset = 1}};

	suite_open(&u);
	f.namespace = u.namespace;
	for (size_t i = 0; i < COUNTOF(all); i++)
		all[i] = suite_schedule(&u);
	l = list(&u, &f);
	CHECK(l.total == 5 && l.n == 2);
	CHECK(same(&l.items[0], &all[3]) && same(&l.items[1], &all[2]));
	f.page = (struct page){.limit = 9, .before = all[2].key, .no_total = true};
	l = list(&u, &f);
	CHECK(l.total == TOTAL_UNKNOWN && l.n == 2);
	CHECK(l.items[0].key == all[1].key && l.items[1].key == all[0].key);
	f.page = (struct page){.limit = 0};
	l = list(&u, &f);
	CHECK(l.total == 5 && l.n == 0);
	f.namespace = suite_namespace(&u, "other");
	f.page = (struct page){.limit = 9};
	l = list(&u, &f);
	CHECK(l.total == 0 && l.n == 0);
	suite_close(&u);
}

TEST(schedules_are_listed_by_status_and_name)
{
	struct suite u;
	struct schedule a, b;
	struct schedule_list l;
	struct schedule_filter f = {.page = {.limit = 10}};

	suite_open(&u);
	f.namespace = u.namespace;
	a = suite_schedule(&u);
	b = suite_schedule(&u);
	b.status = SCHEDULE_DELETED;
	b.name = STR("Nightly");
	update(&u, &b);
	f.statuses = 1 << SCHEDULE_ACTIVE | 1 << SCHEDULE_DISABLED;
	l = list(&u, &f);
	CHECK(l.total == 1 && l.items[0].key == a.key);
	f.statuses = 1 << SCHEDULE_DELETED;
	l = list(&u, &f);
	CHECK(l.total == 1 && l.items[0].key == b.key);
	f.statuses = 0;
	f.name = STR("nightly");
	l = list(&u, &f);
	CHECK(l.total == 1 && l.n == 1 && l.items[0].key == a.key);
	f.name = STR("night");
	l = list(&u, &f);
	CHECK(l.total == 0 && l.n == 0);
	suite_close(&u);
}

TEST(a_task_keeps_the_template_it_was_made_with)
{
	struct suite u;
	struct schedule sch, edited;
	struct task t, work;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = suite_slot(&u, &sch, u.now);
	suite_add(&u, &t, PLACE_READY);
	edited = changed(&u, &sch);
	update(&u, &edited);
	OK(&u, store_task_work(u.s, &u.a, t.key, &work, &u.err));
	CHECK(str_eq(work.template.payload, STR("[1,2]")));
	edited = load(&u, sch.key);
	CHECK(str_eq(edited.template.tags, STR("[\"x\"]")));
	suite_close(&u);
}

static int64_t listed(struct suite *u, const struct schedule_filter *f)
{
	struct schedule_list list;

	OK(u, store_schedule_list(u->s, &u->a, f, &list, &u->err));
	CHECK(list.total == (int64_t)list.n);
	return list.total;
}

TEST(schedules_are_listed_by_dialect_and_target)
{
	struct schedule_filter f = {.page.limit = 10};
	struct suite u;
	struct schedule edited;
	struct schedule_list list;

	suite_open(&u);
	f.namespace = u.namespace;
	(void)suite_schedule(&u);
	edited = suite_schedule(&u);
	CHECK(listed(&u, &f) == 2);
	f.no_payload = true;
	OK(&u, store_schedule_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.items[0].template.payload.p == NULL && list.items[0].template.target.n != 0);
	f.target = STR("http://a.test/nightly");
	CHECK(listed(&u, &f) == 2);
	f.dialects = 1U << DIALECT_RAT;
	CHECK(listed(&u, &f) == 0);
	f.dialects = 1U << DIALECT_NATIVE;
	f.statuses = 1U << SCHEDULE_DISABLED;
	CHECK(listed(&u, &f) == 0);
	f.statuses = 0;
	edited.template.target = STR("\"other\"");
	suite_begin(&u);
	OK(&u, store_template_add(u.s, &edited.template, &edited.template_key, &u.err));
	OK(&u, store_schedule_update(u.s, &edited, &u.err));
	suite_commit(&u);
	CHECK(listed(&u, &f) == 1);
	f.target = STR("other");
	CHECK(listed(&u, &f) == 1);
	f.name = STR("daily");
	CHECK(listed(&u, &f) == 0);
	suite_close(&u);
}

static int64_t crowd(struct suite *u, const struct schedule *sch, int64_t most)
{
	int64_t n = -1;

	OK(u, store_schedule_crowd(u->s, sch, most, &n, &u->err));
	return n;
}

TEST(a_crowd_is_those_of_the_namespace_at_the_same_slot)
{
	struct schedule sch[5];
	struct suite u;

	suite_open(&u);
	for (size_t i = 0; i < COUNTOF(sch); i++) {
		sch[i] = suite_schedule(&u);
		sch[i].status = SCHEDULE_ACTIVE;
		sch[i].next_at = sch[i].wake_at = u.now + MS_HOUR;
		sch[i].policies.jitter_ms = 0;
	}
	sch[1].next_at = sch[1].wake_at = u.now + MS_HOUR + 1;
	sch[2].status = SCHEDULE_DISABLED;
	sch[3].policies.jitter_ms = 1;
	for (size_t i = 0; i < COUNTOF(sch); i++)
		update(&u, &sch[i]);
	CHECK(crowd(&u, &sch[0], 9) == 2);
	CHECK(crowd(&u, &sch[0], 1) == 1);
	CHECK(crowd(&u, &sch[1], 9) == 1);
	sch[0].namespace = suite_namespace(&u, "other");
	CHECK(crowd(&u, &sch[0], 9) == 0);
	suite_close(&u);
}
