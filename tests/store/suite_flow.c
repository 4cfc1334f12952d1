/* Promises 3 and 4: the way of a task, and who may say how it ended. */

#include "suite.h"

TEST(a_claim_takes_what_is_due_earliest_first)
{
	struct suite u;
	struct task late, early, future, same;
	struct claim *c;
	struct task found;

	suite_open(&u);
	late = suite_task(&u);
	early = suite_task(&u);
	future = suite_task(&u);
	same = suite_task(&u);
	early.due_at = same.due_at = u.now - 10;
	future.due_at = u.now + 1;
	suite_add(&u, &late, PLACE_READY);
	suite_add(&u, &early, PLACE_READY);
	suite_add(&u, &future, PLACE_READY);
	suite_add(&u, &same, PLACE_READY);
	suite_begin(&u);
	c = suite_claim(&u, 3);
	suite_commit(&u);
	CHECK(c[0].task == early.key && c[1].task == same.key && c[2].task == late.key);
	CHECK(c[0].attempt == 1 && c[0].retries == 0 && c[0].due_at == u.now - 10);
	CHECK(c[0].token != c[1].token && c[1].token != c[2].token);
	found = suite_find(&u, &early);
	CHECK(found.state == TASK_PROCESSING && found.attempts == 1);
	found = suite_find(&u, &future);
	CHECK(found.state == TASK_SCHEDULED && found.attempts == 0);
	suite_close(&u);
}

TEST(a_claim_takes_no_more_than_was_asked)
{
	struct suite u;
	struct claim *claims;
	size_t n;

	suite_open(&u);
	for (int i = 0; i < 5; i++) {
		struct task t = suite_task(&u);

		suite_add(&u, &t, PLACE_READY);
	}
	suite_begin(&u);
	OK(&u, store_claim(u.s, &u.a, u.lane, u.now, 2, &claims, &n, &u.err));
	CHECK(n == 2);
	OK(&u, store_claim(u.s, &u.a, u.lane, u.now, 10, &claims, &n, &u.err));
	CHECK(n == 3);
	OK(&u, store_claim(u.s, &u.a, u.lane, u.now, 10, &claims, &n, &u.err));
	CHECK(n == 0);
	suite_commit(&u);
	suite_close(&u);
}

TEST(lanes_do_not_see_each_others_tasks)
{
	struct suite u;
	struct task here, there;
	struct lane *lanes;
	struct claim *claims;
	int64_t other;
	size_t n;
	ms_t due;

	suite_open(&u);
	suite_begin(&u);
	OK(&u, store_lane_ensure(u.s, u.namespace, STR("http://b.test:80"), &other, &u.err));
	suite_commit(&u);
	here = suite_task(&u);
	here.due_at = u.now + 7;
	there = suite_task(&u);
	there.lane = other;
	suite_add(&u, &here, PLACE_READY);
	OK(&u, store_lane_first(u.s, other, &due, &u.err));
	CHECK(due == MS_NEVER);
	suite_add(&u, &there, PLACE_READY);
	OK(&u, store_lane_first(u.s, u.lane, &due, &u.err));
	CHECK(due == u.now + 7);
	OK(&u, store_lanes_ready(u.s, &u.a, &lanes, &n, &u.err));
	CHECK(n == 2 && lanes[0].key == other && lanes[1].key == u.lane);
	CHECK(lanes[0].namespace == u.namespace && lanes[0].first_due_at == u.now);
	CHECK(str_eq(lanes[0].name, STR("http://b.test:80")));
	suite_begin(&u);
	OK(&u, store_claim(u.s, &u.a, other, u.now + 10, 10, &claims, &n, &u.err));
	suite_commit(&u);
	CHECK(n == 1 && claims[0].task == there.key);
	OK(&u, store_lanes_ready(u.s, &u.a, &lanes, &n, &u.err));
	CHECK(n == 1 && lanes[0].key == u.lane);
	suite_close(&u);
}

TEST(a_success_ends_a_task_and_is_on_record)
{
	struct suite u;
	struct task t, found;
	struct claim c;
	struct settlement st;
	struct attempt *attempts;
	size_t n;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	c = suite_claim_one(&u);
	u.now += 40;
	st = suite_outcome(&u, &c);
	st.attempt.started_at = u.now - 40;
	st.attempt.response_head = STR("HTTP/1.1 200\r\nx: y");
	st.attempt.response_body = STR("a\0b\xff");
	suite_settle(&u, &st);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_COMPLETED && found.finished_at == u.now);
	CHECK(found.due_at == AT_NONE && found.attempts == 1 && found.retries == 0);
	OK(&u, store_attempt_list(u.s, &u.a, t.key, &attempts, &n, &u.err));
	CHECK(n == 1 && attempts[0].number == 1 && attempts[0].status == ATTEMPT_SUCCEEDED);
	CHECK(attempts[0].started_at == u.now - 40 && attempts[0].finished_at == u.now);
	CHECK(attempts[0].duration_us == 1500 && attempts[0].http_status == 200);
	CHECK(suite_text_is(attempts[0].error, NULL));
	CHECK(str_eq(attempts[0].response_head, st.attempt.response_head));
	CHECK(str_eq(attempts[0].response_body, STR("a\0b\xff")));
	suite_close(&u);
}

TEST(a_failed_attempt_is_made_again_at_its_time)
{
	struct suite u;
	struct task t, found;
	struct claim c;
	struct settlement st;
	struct attempt *attempts;
	size_t n;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	c = suite_claim_one(&u);
	st = suite_outcome(&u, &c);
	st.attempt.status = ATTEMPT_TIMED_OUT;
	st.attempt.http_status = 0;
	st.attempt.error = STR("no answer");
	st.next = TASK_RETRYING;
	st.due_at = u.now + 100;
	st.retries = 1;
	suite_settle(&u, &st);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_RETRYING && found.due_at == u.now + 100);
	CHECK(found.attempts == 1 && found.retries == 1 && found.finished_at == AT_NONE);
	u.now += 99;
	suite_begin(&u);
	(void)suite_claim(&u, 0);
	u.now++;
	c = *suite_claim(&u, 1);
	suite_commit(&u);
	CHECK(c.task == t.key && c.attempt == 2 && c.retries == 1 && c.due_at == u.now);
	st = suite_outcome(&u, &c);
	st.next = TASK_FAILED;
	suite_settle(&u, &st);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_FAILED && found.attempts == 2 && found.retries == 1);
	OK(&u, store_attempt_list(u.s, &u.a, t.key, &attempts, &n, &u.err));
	CHECK(n == 2 && attempts[0].status == ATTEMPT_TIMED_OUT && attempts[1].number == 2);
	CHECK(suite_text_is(attempts[0].error, "no answer"));
	suite_close(&u);
}

TEST(an_interrupted_attempt_uses_up_no_retry)
{
	struct suite u;
	struct task t, found;
	struct claim c;
	struct settlement st;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	c = suite_claim_one(&u);
	st = suite_outcome(&u, &c);
	st.attempt.status = ATTEMPT_INTERRUPTED;
	st.next = TASK_QUEUED;
	st.due_at = u.now;
	suite_settle(&u, &st);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_QUEUED && found.attempts == 1 && found.retries == 0);
	c = suite_claim_one(&u);
	CHECK(c.attempt == 2 && c.retries == 0);
	suite_close(&u);
}

TEST(an_outcome_counts_with_the_current_token_alone)
{
	struct suite u;
	struct task t;
	struct claim first, second;
	struct settlement st;
	struct attempt *attempts;
	size_t n;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	first = suite_claim_one(&u);
	st = suite_outcome(&u, &first);
	st.next = TASK_QUEUED;
	st.due_at = u.now;
	suite_settle(&u, &st);
	suite_begin(&u);
	REFUSED(&u, store_settle(u.s, &st, &u.err), RC_CONFLICT, "claim_over"); /* it is ready */
	suite_commit(&u);
	second = suite_claim_one(&u);
	suite_begin(&u);
	st = suite_outcome(&u, &first);
	REFUSED(&u, store_settle(u.s, &st, &u.err), RC_CONFLICT, "claim_over");
	st = suite_outcome(&u, &second);
	OK(&u, store_settle(u.s, &st, &u.err));
	REFUSED(&u, store_settle(u.s, &st, &u.err), RC_CONFLICT, "claim_over");
	suite_commit(&u);
	OK(&u, store_attempt_list(u.s, &u.a, t.key, &attempts, &n, &u.err));
	CHECK(n == 2);
	suite_close(&u);
}

TEST(a_task_stops_from_ready_and_from_running)
{
	struct suite u;
	struct task ready, running, found;
	struct claim c;
	struct settlement st;
	struct attempt *attempts;
	size_t n;

	suite_open(&u);
	running = suite_task(&u);
	suite_add(&u, &running, PLACE_READY);
	c = suite_claim_one(&u);
	ready = suite_task(&u);
	suite_add(&u, &ready, PLACE_READY);
	u.now += 30;
	suite_stop(&u, ready.key, TASK_CANCELLED);
	suite_stop(&u, running.key, TASK_EXPIRED);
	found = suite_find(&u, &ready);
	CHECK(found.state == TASK_CANCELLED && found.finished_at == u.now && found.attempts == 0);
	found = suite_find(&u, &running);
	CHECK(found.state == TASK_EXPIRED && found.attempts == 1);
	OK(&u, store_attempt_list(u.s, &u.a, running.key, &attempts, &n, &u.err));
	CHECK(n == 1 && attempts[0].status == ATTEMPT_CANCELLED && attempts[0].number == 1);
	CHECK(attempts[0].started_at == u.now - 30 && attempts[0].finished_at == u.now);
	CHECK(attempts[0].duration_us == 30000);
	OK(&u, store_attempt_list(u.s, &u.a, ready.key, &attempts, &n, &u.err));
	CHECK(n == 0);
	st = suite_outcome(&u, &c);
	suite_begin(&u);
	REFUSED(&u, store_settle(u.s, &st, &u.err), RC_CONFLICT, "claim_over");
	(void)suite_claim(&u, 0);
	suite_commit(&u);
	suite_close(&u);
}

TEST(an_ended_task_cannot_be_stopped_and_a_living_one_not_revived)
{
	struct suite u;
	struct task t, found;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	suite_begin(&u);
	REFUSED(&u, store_task_revive(u.s, t.key, u.now, u.now, NULL, &u.err), RC_CONFLICT,
		"task_not_final");
	OK(&u, store_task_stop(u.s, t.key, TASK_CANCELLED, u.now, NULL, &u.err));
	REFUSED(&u, store_task_stop(u.s, t.key, TASK_EXPIRED, u.now, NULL, &u.err), RC_CONFLICT,
		"task_final");
	REFUSED(&u, store_task_stop(u.s, t.key + 1, TASK_EXPIRED, u.now, NULL, &u.err),
		RC_NOT_FOUND, "not_found");
	REFUSED(&u, store_task_revive(u.s, t.key + 1, u.now, u.now, NULL, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_commit(&u);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_CANCELLED);
	suite_close(&u);
}

TEST(a_revived_task_counts_attempts_on_and_retries_anew)
{
	struct suite u;
	struct task t, found;
	struct claim c;
	struct settlement st;

	suite_open(&u);
	t = suite_task(&u);
	suite_add(&u, &t, PLACE_READY);
	c = suite_claim_one(&u);
	st = suite_outcome(&u, &c);
	st.next = TASK_FAILED;
	st.retries = 3;
	suite_settle(&u, &st);
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, t.key, u.now + 5, u.now, NULL, &u.err));
	suite_commit(&u);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_SCHEDULED && found.due_at == u.now + 5);
	CHECK(found.attempts == 1 && found.retries == 0 && found.finished_at == AT_NONE);
	u.now += 5;
	c = suite_claim_one(&u);
	CHECK(c.attempt == 2 && c.retries == 0);
	st = suite_outcome(&u, &c);
	suite_settle(&u, &st);
	found = suite_find(&u, &t);
	CHECK(found.state == TASK_COMPLETED && found.attempts == 2);
	suite_close(&u);
}

TEST(what_runs_at_a_start_is_listed_with_its_claim)
{
	struct suite u;
	struct task t;
	struct running *items;
	struct claim c;
	struct settlement st;
	size_t n;

	suite_open(&u);
	for (int i = 0; i < 3; i++) {
		t = suite_task(&u);
		suite_add(&u, &t, PLACE_READY);
	}
	suite_begin(&u);
	c = suite_claim(&u, 3)[2];
	suite_commit(&u);
	suite_reopen(&u);
	OK(&u, store_running_list(u.s, &u.a, 2, &items, &n, &u.err));
	CHECK(n == 2);
	OK(&u, store_running_list(u.s, &u.a, 10, &items, &n, &u.err));
	CHECK(n == 3 && items[2].claim.task == t.key && items[2].claim.token == c.token);
	CHECK(items[2].claim.attempt == 1 && items[2].claim.due_at == t.due_at);
	CHECK(items[2].lane == u.lane && items[2].started_at == u.now);
	st = suite_outcome(&u, &items[2].claim);
	suite_settle(&u, &st);
	suite_close(&u);
}
