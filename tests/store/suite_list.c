/* Lists of tasks: filters, pages, totals; what the store counts; what it prunes. */

#include "suite.h"

/* One task in each state, and a second one in some. */
struct zoo {
	struct schedule sch;
	struct task scheduled, queued, waiting, running, retrying, completed, failed, cancelled,
		expired;
};

static struct task settled(struct suite *u, struct task t, enum task_state next, int retries)
{
	struct claim c;
	struct settlement st;

	suite_add(u, &t, PLACE_READY);
	c = suite_claim_one(u);
	st = suite_outcome(u, &c);
	st.next = next;
	st.retries = retries;
	st.due_at = u->now + 50;
	suite_settle(u, &st);
	return t;
}

static struct task stopped(struct suite *u, struct task t, enum task_state final)
{
	suite_add(u, &t, PLACE_READY);
	suite_stop(u, t.key, final);
	return t;
}

static void fill(struct suite *u, struct zoo *z)
{
	z->sch = suite_schedule(u);
	z->completed = settled(u, suite_slot(u, &z->sch, u->now - 5), TASK_COMPLETED, 0);
	z->failed = settled(u, suite_task(u), TASK_FAILED, 2);
	z->retrying = settled(u, suite_slot(u, &z->sch, u->now - 4), TASK_RETRYING, 1);
	z->cancelled = stopped(u, suite_slot(u, &z->sch, u->now - 3), TASK_CANCELLED);
	z->expired = stopped(u, suite_task(u), TASK_EXPIRED);
	z->running = suite_task(u);
	suite_add(u, &z->running, PLACE_READY);
	(void)suite_claim_one(u);
	z->waiting = suite_slot(u, &z->sch, u->now - 2);
	suite_add(u, &z->waiting, PLACE_WAITING);
	z->scheduled = suite_task(u);
	z->scheduled.due_at = u->now + 1;
	suite_add(u, &z->scheduled, PLACE_READY);
	z->queued = suite_task(u);
	z->queued.template.target =
		STR("{\"url\":\"http://a.test/h\\u006fok\",\"method\":\"PUT\"}");
	suite_add(u, &z->queued, PLACE_READY);
}

static struct task_list list(struct suite *u, const struct task_filter *f)
{
	struct task_list l;

	OK(u, store_task_list(u->s, &u->a, f, &l, &u->err));
	return l;
}

static struct task_filter all_of(struct suite *u)
{
	return (struct task_filter){
		.namespace = u->namespace, .now = u->now, .page = {.limit = 100}};
}

static bool holds(const struct task_list *l, size_t at, const struct task *t)
{
	return at < l->n && l->items[at].key == t->key && uuid_eq(l->items[at].id, t->id);
}

TEST(all_tasks_are_listed_newest_first)
{
	struct suite u;
	struct zoo z;
	struct task_filter f;
	struct task_list l;

	suite_open(&u);
	fill(&u, &z);
	f = all_of(&u);
	l = list(&u, &f);
	CHECK(l.total == 9 && l.n == 9 && holds(&l, 0, &z.queued) && holds(&l, 8, &z.completed));
	CHECK(l.items[0].state == TASK_QUEUED && l.items[1].state == TASK_SCHEDULED);
	CHECK(l.items[2].state == TASK_QUEUED && l.items[3].state == TASK_PROCESSING);
	CHECK(l.items[4].state == TASK_EXPIRED && l.items[5].state == TASK_CANCELLED);
	CHECK(l.items[6].state == TASK_RETRYING && l.items[7].state == TASK_FAILED);
	CHECK(l.items[8].state == TASK_COMPLETED);
	CHECK(suite_text_is(l.items[1].template.payload, "{\"n\":1.0}"));
	f.no_payload = true;
	l = list(&u, &f);
	CHECK(suite_text_is(l.items[1].template.payload, NULL));
	CHECK(str_eq(l.items[1].template.target, z.scheduled.template.target));
	suite_close(&u);
}

enum { Q = 1 << TASK_QUEUED, S = 1 << TASK_SCHEDULED, P = 1 << TASK_PROCESSING };
enum { R = 1 << TASK_RETRYING, C = 1 << TASK_COMPLETED, F = 1 << TASK_FAILED };
enum { X = 1 << TASK_CANCELLED, E = 1 << TASK_EXPIRED };

/* How many tasks of the zoo there are in some states: of the namespace, of the schedule, to the
 * target http://a.test/hook, and to it of the schedule. */
static const struct {
	int line;
	unsigned states;
	int64_t all, of_schedule, to_target, both;
} state_rows[] = {
	{__LINE__, 0, 9, 4, 5, 0},	   {__LINE__, S, 1, 0, 1, 0},
	{__LINE__, Q, 2, 1, 1, 0},	   {__LINE__, P, 1, 0, 1, 0},
	{__LINE__, R, 1, 1, 0, 0},	   {__LINE__, C, 1, 1, 0, 0},
	{__LINE__, F, 1, 0, 1, 0},	   {__LINE__, X, 1, 1, 0, 0},
	{__LINE__, E, 1, 0, 1, 0},	   {__LINE__, Q | S, 3, 1, 2, 0},
	{__LINE__, C | F, 2, 1, 1, 0},	   {__LINE__, Q | S | R | P, 5, 2, 3, 0},
	{__LINE__, F | X | E, 3, 1, 2, 0}, {__LINE__, 255, 9, 4, 5, 0},
};

static void check_states(struct suite *u, int line, const struct task_filter *f, int64_t want)
{
	struct task_list l = list(u, f);

	CHECK_ROW(line, l.total == want && (int64_t)l.n == want);
	for (size_t i = 0; i < l.n; i++) {
		CHECK_ROW(line, f->states == 0 || f->states >> l.items[i].state & 1);
		CHECK_ROW(line, i == 0 || l.items[i].key < l.items[i - 1].key);
	}
}

TEST(tasks_are_listed_by_state_schedule_and_target)
{
	struct suite u;
	struct zoo z;

	suite_open(&u);
	fill(&u, &z);
	for (size_t i = 0; i < COUNTOF(state_rows); i++) {
		struct task_filter f = all_of(&u);

		f.states = state_rows[i].states;
		check_states(&u, state_rows[i].line, &f, state_rows[i].all);
		f.schedule = z.sch.key;
		check_states(&u, state_rows[i].line, &f, state_rows[i].of_schedule);
		f.target = STR("http://a.test/hook");
		check_states(&u, state_rows[i].line, &f, state_rows[i].both);
		f.schedule = 0;
		check_states(&u, state_rows[i].line, &f, state_rows[i].to_target);
	}
	suite_close(&u);
}

TEST(a_schedules_target_finds_its_tasks)
{
	struct suite u;
	struct zoo z;
	struct task_filter f;
	struct task_list l;

	suite_open(&u);
	fill(&u, &z);
	f = all_of(&u);
	f.target = STR("http://a.test/nightly");
	l = list(&u, &f);
	CHECK(l.total == 4 && holds(&l, 3, &z.completed));
	f.target = STR("http://a.test/");
	l = list(&u, &f);
	CHECK(l.total == 0 && l.n == 0);
	suite_close(&u);
}

TEST(another_namespace_lists_nothing_of_ours)
{
	struct suite u;
	struct zoo z;
	struct task_filter f;
	int64_t other;

	suite_open(&u);
	fill(&u, &z);
	other = suite_namespace(&u, "other");
	for (size_t i = 0; i < COUNTOF(state_rows); i++) {
		f = all_of(&u);
		f.namespace = other;
		f.states = state_rows[i].states;
		check_states(&u, state_rows[i].line, &f, 0);
		f.schedule = z.sch.key;
		check_states(&u, state_rows[i].line, &f, 0);
		f.schedule = 0;
		f.target = STR("http://a.test/hook");
		check_states(&u, state_rows[i].line, &f, 0);
	}
	suite_close(&u);
}

static void check_pages(struct suite *u, unsigned states, int64_t schedule)
{
	struct task_filter f = all_of(u);
	struct task_list whole, page;

	f.states = states;
	f.schedule = schedule;
	whole = list(u, &f);
	f.page.limit = 2;
	for (size_t at = 0; at < whole.n; at += 2) {
		f.page.before = 0;
		f.page.offset = (int64_t)at;
		page = list(u, &f);
		CHECK(page.total == whole.total && holds(&page, 0, &whole.items[at]));
		f.page.offset = 0;
		f.page.before = at == 0 ? 0 : whole.items[at - 1].key;
		page = list(u, &f);
		CHECK(page.total == whole.total && holds(&page, 0, &whole.items[at]));
		CHECK(page.n == 2 || at + 1 == whole.n);
	}
	f.page = (struct page){.limit = 1, .no_total = true};
	CHECK(list(u, &f).total == TOTAL_UNKNOWN);
}

TEST(pages_cut_every_kind_of_list_the_same_way)
{
	struct suite u;
	struct zoo z;

	suite_open(&u);
	fill(&u, &z);
	check_pages(&u, 0, 0);
	check_pages(&u, 0, z.sch.key);
	for (unsigned states = 1; states < 255; states += 6) {
		check_pages(&u, states, 0);
		check_pages(&u, states, z.sch.key);
	}
	suite_close(&u);
}

TEST(a_scheduled_task_is_queued_from_its_time_on)
{
	struct suite u;
	struct task t;
	struct task_filter f;

	suite_open(&u);
	t = suite_task(&u);
	t.due_at = u.now + 10;
	suite_add(&u, &t, PLACE_READY);
	f = all_of(&u);
	f.states = S;
	f.now = u.now + 9;
	CHECK(list(&u, &f).total == 1 && list(&u, &f).n == 1);
	f.now = u.now + 10;
	CHECK(list(&u, &f).total == 0 && list(&u, &f).n == 0);
	f.states = Q;
	CHECK(list(&u, &f).total == 1 && list(&u, &f).items[0].state == TASK_QUEUED);
	suite_close(&u);
}

TEST(the_stats_count_each_place)
{
	struct suite u;
	struct zoo z;
	struct store_stats s;
	struct gap g = {.from_at = 1, .to_at = 9, .count = 3, .reason = GAP_PAUSED};

	suite_open(&u);
	OK(&u, store_stats(u.s, &s, &u.err));
	CHECK(s.oldest_due_at == MS_NEVER && s.tasks_ready == 0 && s.schedules_active == 0);
	fill(&u, &z);
	suite_begin(&u);
	OK(&u, store_gap_add(u.s, z.sch.key, &g, AT_NONE, &u.err));
	suite_commit(&u);
	OK(&u, store_stats(u.s, &s, &u.err));
	CHECK(s.schedules_active == 1 && s.gaps == 1);
	CHECK(s.tasks_ready == 3 && s.tasks_running == 1 && s.tasks_waiting == 1);
	CHECK(s.tasks_failed == 1 && s.oldest_due_at == u.now);
	suite_close(&u);
}

static size_t prune(struct suite *u, ms_t before, size_t most, bool *more_out)
{
	size_t n;

	suite_begin(u);
	OK(u, store_prune(u->s, before, most, &n, more_out, &u->err));
	suite_commit(u);
	return n;
}

TEST(what_ended_long_ago_is_pruned_oldest_first)
{
	struct suite u;
	struct task old[3], t;
	struct task found;
	bool more;

	suite_open(&u);
	for (size_t i = 0; i < COUNTOF(old); i++) {
		old[i] = settled(&u, suite_task(&u), TASK_COMPLETED, 0);
		u.now += 10;
	}
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	CHECK(prune(&u, u.now - 10, 1, &more) == 1 && more);
	REFUSED(&u, store_task_find(u.s, &u.a, u.namespace, old[0].id, u.now, &found, &u.err),
		RC_NOT_FOUND, "not_found");
	CHECK(prune(&u, u.now - 10, 10, &more) == 1 && !more);
	CHECK(suite_find(&u, &old[2]).state == TASK_COMPLETED);
	CHECK(prune(&u, u.now, 10, &more) == 1 && !more);
	CHECK(prune(&u, MS_NEVER - 1, 10, &more) == 0 && !more);
	CHECK(suite_find(&u, &t).state == TASK_QUEUED);
	suite_close(&u);
}

TEST(a_pruned_task_takes_everything_of_its_own_along)
{
	struct suite u;
	struct zoo z;
	struct attempt *attempts;
	struct gap g = {.from_at = 1, .to_at = 9, .count = 3, .reason = GAP_PAUSED}, *gaps;
	struct task_filter f;
	struct task again;
	size_t n;
	bool more;

	suite_open(&u);
	fill(&u, &z);
	suite_begin(&u);
	OK(&u, store_gap_add(u.s, z.sch.key, &g, AT_NONE, &u.err));
	suite_commit(&u);
	CHECK(prune(&u, MS_NEVER - 1, 100, &more) == 4 && !more);
	OK(&u, store_attempt_list(u.s, &u.a, z.failed.key, &attempts, &n, &u.err));
	CHECK(n == 0);
	f = all_of(&u);
	CHECK(list(&u, &f).total == 5);
	f.states = C | F | X | E;
	CHECK(list(&u, &f).total == 0);
	OK(&u,
	   store_gap_list(u.s, &u.a, z.sch.key, (struct slot_span){0, 10, 10}, &gaps, &n, &u.err));
	CHECK(n == 1);
	again = suite_slot(&u, &z.sch, z.completed.scheduled_for);
	suite_add(&u, &again, PLACE_READY); /* the slot has no task any more */
	suite_close(&u);
}

TEST(keys_grow_though_the_newest_tasks_are_pruned)
{
	struct suite u;
	struct task t, next;
	bool more;

	suite_open(&u);
	for (int i = 0; i < 3; i++)
		t = settled(&u, suite_task(&u), TASK_COMPLETED, 0);
	(void)prune(&u, MS_NEVER - 1, 100, &more);
	suite_reopen(&u);
	next = suite_task(&u);
	suite_add(&u, &next, PLACE_READY);
	CHECK(next.key > t.key);
	suite_close(&u);
}
