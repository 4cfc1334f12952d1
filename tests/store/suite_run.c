/* Runs: how far a task's attempts have come, and how a schedule's tasks went of late. */

#include "store/run.h"
#include "suite.h"

static struct run_course course_of(struct suite *u, const struct task *t)
{
	struct run_course c;

	OK(u, store_run_course(u->s, &u->a, t->key, &c, &u->err));
	return c;
}

TEST(a_run_begins_with_its_first_attempt_and_tells_of_its_last)
{
	struct suite u;
	struct run_course c;
	struct settlement st;
	struct claim claim;
	struct task t;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	c = course_of(&u, &t);
	CHECK(c.started_at == AT_NONE && !c.was_tried && c.error.p == NULL);

	claim = suite_claim_one(&u);
	c = course_of(&u, &t);
	CHECK(c.started_at == SUITE_NOW && !c.was_tried);

	st = suite_outcome(&u, &claim);
	st.attempt.status = ATTEMPT_TIMED_OUT;
	st.attempt.error = STR("too slow");
	st.next = TASK_RETRYING;
	st.due_at = u.now;
	suite_settle(&u, &st);
	u.now += MS_MINUTE;
	(void)suite_claim_one(&u);
	c = course_of(&u, &t);
	CHECK(c.started_at == st.attempt.started_at && c.was_tried && c.last == ATTEMPT_TIMED_OUT);
	CHECK(suite_text_is(c.error, "too slow"));
	suite_close(&u);
}

static struct task end_slot(struct suite *u, const struct schedule *sch, int n,
			    enum task_state final)
{
	struct task t = suite_slot(u, sch, u->now + n * MS_MINUTE);

	suite_add(u, &t, PLACE_READY);
	if (final == TASK_COMPLETED || final == TASK_FAILED) {
		struct settlement st;
		struct claim claim;

		u->now = t.due_at;
		claim = suite_claim_one(u);
		st = suite_outcome(u, &claim);
		st.next = final;
		suite_settle(u, &st);
	} else {
		suite_stop(u, t.key, final);
	}
	return t;
}

static struct run_streak streak_of(struct suite *u, const struct schedule *sch)
{
	struct run_streak s;

	OK(u, store_run_streak(u->s, sch->key, &s, &u->err));
	return s;
}

TEST(failures_in_a_row_are_counted_back_to_the_last_success)
{
	struct suite u;
	struct schedule sch;
	struct task t;
	int n = 0;

	suite_open(&u);
	sch = suite_schedule(&u);
	CHECK(uuid_is_nil(streak_of(&u, &sch).last) && streak_of(&u, &sch).failures == 0);
	(void)end_slot(&u, &sch, ++n, TASK_FAILED);
	(void)end_slot(&u, &sch, ++n, TASK_COMPLETED);
	CHECK(streak_of(&u, &sch).failures == 0);
	(void)end_slot(&u, &sch, ++n, TASK_FAILED);
	(void)end_slot(&u, &sch, ++n, TASK_CANCELLED);
	(void)end_slot(&u, &sch, ++n, TASK_EXPIRED);
	CHECK(streak_of(&u, &sch).failures == 2);
	t = suite_slot(&u, &sch, u.now + MS_HOUR);
	suite_add(&u, &t, PLACE_READY);
	CHECK(streak_of(&u, &sch).failures == 2);
	CHECK(uuid_eq(streak_of(&u, &sch).last, t.id));
	suite_close(&u);
}

/* Its slots are those of another state from now on. */
static void revise(struct suite *u, struct schedule *sch, enum schedule_status status)
{
	sch->status = status;
	suite_begin(u);
	OK(u, store_revision_add(u->s, sch, u->now + 1, &u->err));
	suite_commit(u);
}

TEST(a_schedule_that_is_enabled_again_has_not_failed_yet)
{
	struct suite u;
	struct schedule sch;
	struct task t;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = end_slot(&u, &sch, 1, TASK_FAILED);
	revise(&u, &sch, SCHEDULE_DISABLED);
	CHECK(streak_of(&u, &sch).failures == 1);
	u.now += MS_HOUR;
	revise(&u, &sch, SCHEDULE_ACTIVE);
	CHECK(streak_of(&u, &sch).failures == 0);
	CHECK(uuid_eq(streak_of(&u, &sch).last, t.id));
	u.now += MS_HOUR;
	revise(&u, &sch, SCHEDULE_ACTIVE);
	(void)end_slot(&u, &sch, 1, TASK_FAILED);
	CHECK(streak_of(&u, &sch).failures == 1);
	suite_close(&u);
}

TEST(runs_between_two_ids_are_found_in_their_namespace_alone)
{
	struct suite u;
	struct uuid all = {{0}}, none = {{0}}, *ids;
	struct task first, second;
	size_t n;

	suite_open(&u);
	memset(all.b, 0xff, sizeof(all.b));
	first = suite_task(&u);
	second = suite_task(&u);
	suite_add(&u, &first, PLACE_READY);
	suite_add(&u, &second, PLACE_READY);
	OK(&u, store_run_between(u.s, &u.a, u.namespace, first.id, first.id, 2, &ids, &n, &u.err));
	CHECK(n == 1 && uuid_eq(ids[0], first.id));
	OK(&u, store_run_between(u.s, &u.a, u.namespace, none, all, 2, &ids, &n, &u.err));
	CHECK(n == 2);
	OK(&u, store_run_between(u.s, &u.a, u.namespace, none, all, 1, &ids, &n, &u.err));
	CHECK(n == 1);
	OK(&u, store_run_between(u.s, &u.a, suite_namespace(&u, "other"), none, all, 2, &ids, &n,
				 &u.err));
	CHECK(n == 0);
	suite_close(&u);
}
