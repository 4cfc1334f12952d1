/* Promise 1, the hard way: the scenario with the first, the second, the third … call failing, and
 * the same with its commits. */

#include "store/traced.h"
#include "suite.h"
#include "suite_scenario.h"

enum { DUMP = 1 << 20 };

/* An empty folder's store, seen by a traced one that the suite closes. */
struct torture {
	struct suite u;
	struct store *inner;
	struct scenario c;
	struct buf before, after;
};

static void torture_open(struct torture *t, const struct traced_options *o)
{
	*t = (struct torture){
		.c = {.now = SUITE_NOW}, .before = BUF_INIT(DUMP), .after = BUF_INIT(DUMP)};
	suite_open(&t->u);
	t->inner = t->u.s;
	t->u.s = traced_open(t->inner, o);
}

static void torture_close(struct torture *t)
{
	suite_close(&t->u);
	arena_release(&t->c.a);
	buf_release(&t->before);
	buf_release(&t->after);
}

/* What the whole story leaves when nothing fails. */
static void tell(struct buf *out)
{
	const struct traced_options calm = {0};
	struct torture t;

	torture_open(&t, &calm);
	for (size_t n = 0; scenario_turn_at(n) != NULL; n++)
		OK(&t.u, scenario_run(&t.c, t.u.s, n, &t.u.err));
	scenario_dump(t.inner, out);
	torture_close(&t);
}

static void must_be_equal(const struct buf *got, const struct buf *want)
{
	if (!str_eq(buf_str(got), buf_str(want)))
		fail_msg("got\n%.*s\nwant\n%.*s", (int)got->n, got->p, (int)want->n, want->p);
}

/* A turn that fails leaves nothing, and succeeds when it is tried again. */
static void play_turn(struct torture *t, size_t n, enum rc injected)
{
	enum rc rc;

	scenario_dump(t->inner, &t->before);
	rc = scenario_run(&t->c, t->u.s, n, &t->u.err);
	if (rc == RC_OK)
		return;
	CHECK(rc == injected && traced_has_failed(t->u.s));
	store_rollback(t->u.s);
	scenario_dump(t->inner, &t->after);
	must_be_equal(&t->after, &t->before);
	OK(&t->u, scenario_run(&t->c, t->u.s, n, &t->u.err));
}

/* False where the story ended before the failure came. */
static bool play(const struct traced_options *o, const struct buf *want)
{
	struct torture t;
	bool has_failed;

	torture_open(&t, o);
	for (size_t n = 0; scenario_turn_at(n) != NULL; n++)
		play_turn(&t, n, o->fail_rc);
	scenario_dump(t.inner, &t.after);
	must_be_equal(&t.after, want);
	has_failed = traced_has_failed(t.u.s);
	torture_close(&t);
	return has_failed;
}

TEST(a_turn_in_which_any_call_fails_leaves_nothing_and_can_be_made_again)
{
	struct buf want = BUF_INIT(DUMP);
	struct traced_options o = {.fail_rc = RC_IO};

	tell(&want);
	do
		o.fail_call++;
	while (play(&o, &want));
	CHECK(o.fail_call > 40);
	buf_release(&want);
}

TEST(a_commit_that_fails_leaves_nothing)
{
	struct buf want = BUF_INIT(DUMP);
	struct traced_options o = {.fail_rc = RC_UNCERTAIN};

	tell(&want);
	do
		o.fail_commit++;
	while (play(&o, &want));
	CHECK(o.fail_commit > 8);
	buf_release(&want);
}

TEST(a_commit_of_unknown_fate_may_have_been_made)
{
	const struct traced_options o = {
		.fail_commit = 1, .commit_kept = true, .fail_rc = RC_UNCERTAIN};
	struct torture t;
	int64_t key;

	torture_open(&t, &o);
	REFUSED(&t.u, scenario_run(&t.c, t.u.s, 0, &t.u.err), RC_UNCERTAIN, "injected");
	store_rollback(t.u.s);
	OK(&t.u, store_namespace_find(t.u.s, STR("default"), &key, &t.u.err));
	torture_close(&t);
}

TEST(a_refusal_that_is_injected_spoils_nothing)
{
	const struct traced_options o = {.fail_call = 3, .fail_rc = RC_CONFLICT};
	struct torture t;
	struct task task;

	torture_open(&t, &o);
	task = suite_task(&t.u);
	suite_begin(&t.u);
	OK(&t.u, store_task_add(t.u.s, &task, PLACE_READY, &t.u.err));
	REFUSED(&t.u, store_check(t.u.s, &t.u.err), RC_CONFLICT, "injected");
	suite_commit(&t.u);
	CHECK(suite_find(&t.u, &task).state == TASK_QUEUED);
	torture_close(&t);
}

TEST(a_spoilt_turn_refuses_everything_up_to_its_end)
{
	const struct traced_options o = {.fail_call = 2, .fail_rc = RC_IO};
	struct torture t;
	struct task task;

	torture_open(&t, &o);
	task = suite_task(&t.u);
	suite_begin(&t.u);
	REFUSED(&t.u, store_check(t.u.s, &t.u.err), RC_IO, "injected");
	REFUSED(&t.u, store_task_add(t.u.s, &task, PLACE_READY, &t.u.err), RC_IO,
		"store_turn_spoilt");
	REFUSED(&t.u, store_commit(t.u.s, &t.u.err), RC_IO, "store_turn_spoilt");
	suite_add(&t.u, &task, PLACE_READY);
	torture_close(&t);
}

static struct traced_time time_of(struct store *s, const char *verb)
{
	for (size_t i = 0;; i++) {
		struct traced_time t = traced_time(s, i);

		CHECK(t.verb != NULL);
		if (str_eq(str_z(t.verb), str_z(verb)))
			return t;
	}
}

TEST(a_traced_store_counts_and_times_its_verbs)
{
	const struct traced_options o = {.fail_call = 4, .fail_rc = RC_BUSY};
	struct torture t;
	struct task task;
	struct traced_time time;

	torture_open(&t, &o);
	task = suite_task(&t.u);
	suite_add(&t.u, &task, PLACE_READY);
	REFUSED(&t.u, store_begin(t.u.s, &t.u.err), RC_BUSY, "injected");
	time = time_of(t.u.s, "begin");
	CHECK(time.calls == 2 && time.failures == 1);
	time = time_of(t.u.s, "task_add");
	CHECK(time.calls == 1 && time.failures == 0);
	time = time_of(t.u.s, "commit");
	CHECK(time.calls == 1 && time.total_us > 0);
	CHECK(time_of(t.u.s, "prune").calls == 0);
	torture_close(&t);
}
