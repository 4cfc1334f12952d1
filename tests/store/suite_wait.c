/* Tasks that wait for each other, and tasks that expire. */

#include "suite.h"

static bool load_is(struct suite *u, const struct schedule *sch, bool active, bool waiting,
		    bool chained)
{
	struct schedule_load l;

	OK(u, store_load_of(u->s, sch->key, &l, &u->err));
	return l.active == active && l.waiting == waiting && l.chained == chained;
}

TEST(a_schedules_load_follows_its_tasks)
{
	struct suite u;
	struct schedule sch, other;
	struct task ready, chained, waiting;
	struct claim *c;
	struct settlement st;

	suite_open(&u);
	sch = suite_schedule(&u);
	other = suite_schedule(&u);
	CHECK(load_is(&u, &sch, false, false, false));
	ready = suite_slot(&u, &sch, u.now - 3);
	suite_add(&u, &ready, PLACE_READY);
	CHECK(load_is(&u, &sch, true, false, false));
	chained = suite_slot(&u, &sch, u.now - 2);
	suite_add(&u, &chained, PLACE_CHAINED);
	waiting = suite_slot(&u, &sch, u.now - 1);
	suite_add(&u, &waiting, PLACE_WAITING);
	CHECK(load_is(&u, &sch, true, true, true) && load_is(&u, &other, false, false, false));
	suite_begin(&u);
	c = suite_claim(&u, 2);
	suite_commit(&u);
	CHECK(load_is(&u, &sch, true, true, true));
	st = suite_outcome(&u, &c[1]);
	suite_settle(&u, &st);
	CHECK(load_is(&u, &sch, true, true, false));
	st = suite_outcome(&u, &c[0]);
	st.next = TASK_RETRYING;
	st.retries = 1;
	st.due_at = u.now + 5;
	suite_settle(&u, &st);
	CHECK(load_is(&u, &sch, true, true, false));
	suite_stop(&u, ready.key, TASK_CANCELLED);
	CHECK(load_is(&u, &sch, false, true, false));
	suite_stop(&u, waiting.key, TASK_CANCELLED);
	CHECK(load_is(&u, &sch, false, false, false));
	suite_close(&u);
}

TEST(a_waiting_task_is_queued_but_not_claimed)
{
	struct suite u;
	struct schedule sch;
	struct task t, found;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = suite_slot(&u, &sch, u.now - 1);
	suite_add(&u, &t, PLACE_WAITING);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_QUEUED && found.due_at == u.now - 1 && found.attempts == 0);
	suite_begin(&u);
	(void)suite_claim(&u, 0);
	suite_commit(&u);
	suite_close(&u);
}

TEST(waiting_tasks_are_released_oldest_first)
{
	struct suite u;
	struct schedule sch;
	struct task first, second, found;
	struct claim c;
	int64_t lane = 0;
	bool released;

	suite_open(&u);
	sch = suite_schedule(&u);
	first = suite_slot(&u, &sch, u.now - 2);
	second = suite_slot(&u, &sch, u.now - 1);
	suite_add(&u, &first, PLACE_WAITING);
	suite_add(&u, &second, PLACE_WAITING);
	suite_begin(&u);
	OK(&u, store_release(u.s, sch.key, u.now + 3, &released, &lane, &u.err));
	suite_commit(&u);
	CHECK(released && lane == u.lane && load_is(&u, &sch, true, true, true));
	found = suite_find(&u, &first);
	CHECK(found.state == TASK_SCHEDULED && found.due_at == u.now + 3);
	CHECK(found.scheduled_for == u.now - 2);
	u.now += 3;
	c = suite_claim_one(&u);
	CHECK(c.task == first.key && c.attempt == 1 && c.due_at == u.now);
	suite_stop(&u, first.key, TASK_CANCELLED);
	CHECK(load_is(&u, &sch, false, true, false));
	suite_begin(&u);
	OK(&u, store_release(u.s, sch.key, u.now, &released, &lane, &u.err));
	CHECK(released);
	lane = -7;
	OK(&u, store_release(u.s, sch.key, u.now, &released, &lane, &u.err));
	CHECK(!released && lane == -7);
	suite_commit(&u);
	c = suite_claim_one(&u);
	CHECK(c.task == second.key);
	suite_close(&u);
}

TEST(active_tasks_are_those_not_at_their_end)
{
	struct suite u;
	struct schedule sch;
	struct task running, waiting, done, ready;
	int64_t *keys;
	size_t n;

	suite_open(&u);
	sch = suite_schedule(&u);
	running = suite_slot(&u, &sch, u.now - 4);
	waiting = suite_slot(&u, &sch, u.now - 3);
	done = suite_slot(&u, &sch, u.now - 2);
	ready = suite_slot(&u, &sch, AT_NONE);
	ready.due_at = u.now + 1;
	suite_add(&u, &running, PLACE_CHAINED);
	(void)suite_claim_one(&u);
	suite_add(&u, &waiting, PLACE_WAITING);
	suite_add(&u, &done, PLACE_READY);
	suite_add(&u, &ready, PLACE_READY);
	suite_stop(&u, done.key, TASK_CANCELLED);
	OK(&u, store_active_tasks(u.s, &u.a, sch.key, &keys, &n, &u.err));
	CHECK(n == 3 && keys[0] == running.key && keys[1] == waiting.key && keys[2] == ready.key);
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, done.key, u.now, u.now, NULL, &u.err));
	suite_commit(&u);
	OK(&u, store_active_tasks(u.s, &u.a, sch.key, &keys, &n, &u.err));
	CHECK(n == 4);
	suite_close(&u);
}

static size_t expired(struct suite *u, ms_t now, int64_t *first_out)
{
	int64_t *keys;
	size_t n;

	OK(u, store_expired_list(u->s, &u->a, now, 10, &keys, &n, &u->err));
	if (n != 0)
		*first_out = keys[0];
	return n;
}

static ms_t next_wake(struct suite *u)
{
	ms_t at;

	OK(u, store_next_wake(u->s, &at, &u->err));
	return at;
}

TEST(a_task_expires_while_it_is_ready)
{
	struct suite u;
	struct task late, early;
	int64_t key = 0, *keys;
	size_t n;

	suite_open(&u);
	CHECK(next_wake(&u) == MS_NEVER);
	late = suite_task(&u);
	late.expires_at = u.now + 9;
	early = suite_task(&u);
	early.expires_at = u.now + 5;
	suite_add(&u, &late, PLACE_READY);
	suite_add(&u, &early, PLACE_READY);
	CHECK(next_wake(&u) == u.now + 5);
	CHECK(expired(&u, u.now + 4, &key) == 0);
	CHECK(expired(&u, u.now + 5, &key) == 1 && key == early.key);
	CHECK(expired(&u, u.now + 9, &key) == 2 && key == early.key);
	OK(&u, store_expired_list(u.s, &u.a, u.now + 9, 1, &keys, &n, &u.err));
	CHECK(n == 1 && keys[0] == early.key);
	suite_stop(&u, early.key, TASK_EXPIRED);
	CHECK(next_wake(&u) == u.now + 9);
	suite_close(&u);
}

TEST(a_task_does_not_expire_while_it_runs)
{
	struct suite u;
	struct task t;
	struct claim c;
	struct settlement st;
	int64_t key = 0;

	suite_open(&u);
	t = suite_task(&u);
	t.expires_at = u.now + 5;
	suite_add(&u, &t, PLACE_READY);
	c = suite_claim_one(&u);
	CHECK(expired(&u, u.now + 5, &key) == 0 && next_wake(&u) == MS_NEVER);
	st = suite_outcome(&u, &c);
	st.next = TASK_RETRYING;
	st.retries = 1;
	st.due_at = u.now + 7;
	suite_settle(&u, &st);
	CHECK(expired(&u, u.now + 5, &key) == 1 && next_wake(&u) == u.now + 5);
	suite_close(&u);
}

TEST(a_task_expires_while_it_waits)
{
	struct suite u;
	struct schedule sch;
	struct task t;
	int64_t key = 0, lane;
	bool released;

	suite_open(&u);
	sch = suite_schedule(&u);
	t = suite_slot(&u, &sch, u.now);
	t.expires_at = u.now + 5;
	suite_add(&u, &t, PLACE_WAITING);
	CHECK(expired(&u, u.now + 5, &key) == 1 && key == t.key);
	suite_begin(&u);
	OK(&u, store_release(u.s, sch.key, u.now, &released, &lane, &u.err));
	suite_commit(&u);
	CHECK(expired(&u, u.now + 5, &key) == 1);
	suite_stop(&u, t.key, TASK_EXPIRED);
	CHECK(expired(&u, MS_NEVER - 1, &key) == 0);
	suite_close(&u);
}

TEST(a_revived_task_forgets_an_expiry_that_is_over)
{
	struct suite u;
	struct task over, ahead;
	int64_t key = 0;

	suite_open(&u);
	over = suite_task(&u);
	over.expires_at = u.now + 5;
	ahead = suite_task(&u);
	ahead.expires_at = u.now + 6;
	suite_add(&u, &over, PLACE_READY);
	suite_add(&u, &ahead, PLACE_READY);
	suite_stop(&u, over.key, TASK_EXPIRED);
	suite_stop(&u, ahead.key, TASK_EXPIRED);
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, over.key, u.now + 5, u.now, NULL, &u.err));
	OK(&u, store_task_revive(u.s, ahead.key, u.now + 5, u.now, NULL, &u.err));
	suite_commit(&u);
	CHECK(expired(&u, MS_NEVER - 1, &key) == 1 && key == ahead.key);
	suite_close(&u);
}
