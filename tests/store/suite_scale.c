/* A hundred thousand tasks: nothing that is asked of few of them is answered by a walk over all.
 * The plans of the statements say that exactly; this sees that the answers stay right, and that no
 * verb is far off. */

#include "base/clock.h"
#include "suite.h"

enum { TASKS = 100000, TURN = 5000, ASKED = 200 };

static struct task far_task(struct suite *u, int64_t lane, int n)
{
	struct task t = suite_task(u);

	t.lane = lane;
	t.due_at = u->now + 1 + n * 7919 % TASKS; /* another order than that of the keys */
	t.expires_at = t.due_at + MS_DAY;
	return t;
}

static void fill(struct suite *u, int64_t lane)
{
	for (int n = 0; n < TASKS; n++) {
		struct task t = far_task(u, lane, n);

		if (n % TURN == 0)
			suite_begin(u);
		OK(u, store_task_add(u->s, &t, PLACE_READY, &u->err));
		if (n % TURN == TURN - 1)
			suite_commit(u);
	}
}

/* What the engine asks at every turn, and a get and a page of the api, over and over. */
static void ask(struct suite *u, struct store *reader)
{
	struct task_filter f = {
		.namespace = u->namespace, .now = u->now, .page = {.limit = 10, .no_total = true}};
	struct task t = suite_task(u);
	struct task_list list;
	struct claim *claims;
	size_t n;
	ms_t at;

	suite_begin(u);
	OK(u, store_claim(u->s, &u->a, u->lane, u->now, 10, &claims, &n, &u->err));
	CHECK(n <= 1);
	if (n == 1) {
		const struct settlement st = suite_outcome(u, claims);

		OK(u, store_settle(u->s, &st, &u->err));
	}
	OK(u, store_task_add(u->s, &t, PLACE_READY, &u->err));
	OK(u, store_next_wake(u->s, &at, &u->err));
	suite_commit(u);
	OK(u, store_task_list(reader, &u->a, &f, &list, &u->err));
	CHECK(list.n == 10);
	f.states = 1 << TASK_FAILED | 1 << TASK_PROCESSING;
	OK(u, store_task_list(reader, &u->a, &f, &list, &u->err));
	arena_reset(&u->a);
}

TEST(a_large_backlog_slows_nobody_down)
{
	struct suite u;
	struct store *reader;
	int64_t other, began_us;
	struct task_filter f;
	struct task_list list;
	struct claim *claims;
	size_t n;

	suite_open(&u);
	suite_begin(&u);
	OK(&u, store_lane_ensure(u.s, u.namespace, STR("http://b.test:80"), &other, &u.err));
	suite_commit(&u);
	fill(&u, other);
	reader = suite_reader(&u);
	began_us = clock_mono_us();
	for (int i = 0; i < ASKED; i++)
		ask(&u, reader);
	print_message("%d turns over %d tasks: %lld us each\n", ASKED, TASKS,
		      (long long)((clock_mono_us() - began_us) / ASKED));
	f = (struct task_filter){
		.namespace = u.namespace, .now = u.now, .page = {.limit = 5, .offset = 50000}};
	OK(&u, store_task_list(reader, &u.a, &f, &list, &u.err));
	CHECK(list.total == TASKS + ASKED && list.n == 5);
	f.states = 1 << TASK_SCHEDULED;
	OK(&u, store_task_list(reader, &u.a, &f, &list, &u.err));
	CHECK(list.total == TASKS && list.n == 5);
	suite_begin(&u);
	OK(&u, store_claim(u.s, &u.a, other, u.now + 500, 1000, &claims, &n, &u.err));
	CHECK(n == 500 && claims[0].due_at == u.now + 1 && claims[499].due_at == u.now + 500);
	suite_commit(&u);
	store_close(reader);
	suite_close(&u);
}
