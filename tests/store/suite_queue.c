/* Queues: messages that are available, leased, or delayed. */

#include "suite_messages.h"

TEST(a_queue_is_made_once_and_found_by_name_and_lane)
{
	struct suite u;
	struct queue q, again, found, *all;
	size_t n;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	REFUSED(&u, store_queue_find(u.s, &u.a, u.namespace, STR("jobs"), &found, &u.err),
		RC_NOT_FOUND, "not_found");
	q = suite_queue(&u, "jobs");
	again = suite_queue(&u, "jobs");
	CHECK(q.lane == again.lane && q.max_receives == 10 && q.paused_at == AT_NONE);
	CHECK(q.lease_ms == 30000 && q.dedup_window_ms == 300000 && q.push.p == NULL);
	OK(&u, store_queue_load(u.s, &u.a, q.lane, &found, &u.err));
	CHECK(str_eq(found.name, STR("jobs")) && found.retention_ms == 1209600000);
	REFUSED(&u, store_queue_find(u.s, &u.a, other, STR("jobs"), &found, &u.err), RC_NOT_FOUND,
		"not_found");
	(void)suite_queue(&u, "a");
	OK(&u, store_queue_list(u.s, &u.a, u.namespace, &all, &n, &u.err));
	CHECK(n == 2 && str_eq(all[0].name, STR("a")));
	OK(&u, store_queue_list(u.s, &u.a, other, &all, &n, &u.err));
	CHECK(n == 0);
	OK(&u, store_queue_list(u.s, &u.a, QUEUES_ALL, &all, &n, &u.err));
	CHECK(n == 2);
	suite_close(&u);
}

TEST(a_queues_settings_are_kept_until_it_is_deleted)
{
	struct suite u;
	struct queue q, found;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	q.lease_ms = 5;
	q.max_receives = 2;
	q.paused_at = u.now + 1;
	q.push = STR("\"http://a.test/\"");
	q.fifo = true;
	q.dead_letters = STR("spare");
	q.updated_at = u.now + 1;
	suite_begin(&u);
	OK(&u, store_queue_update(u.s, &q, &u.err));
	suite_commit(&u);
	OK(&u, store_queue_load(u.s, &u.a, q.lane, &found, &u.err));
	CHECK(found.lease_ms == 5 && found.max_receives == 2 && found.paused_at == u.now + 1);
	CHECK(found.fifo && suite_text_is(found.dead_letters, "spare"));
	CHECK(suite_text_is(found.push, "\"http://a.test/\"") && found.created_at == u.now);
	suite_begin(&u);
	OK(&u, store_queue_delete(u.s, q.lane, &u.err));
	suite_commit(&u);
	REFUSED(&u, store_queue_load(u.s, &u.a, q.lane, &found, &u.err), RC_NOT_FOUND, "not_found");
	CHECK(suite_queue(&u, "jobs").max_receives == 10);
	suite_close(&u);
}

TEST(a_larger_priority_is_received_first_then_the_older_message)
{
	struct suite u;
	struct queue q;
	struct task low, first, second, high;
	struct claim *c;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	low = suite_publish(&u, &q, -5, "");
	first = suite_publish(&u, &q, 0, "");
	second = suite_publish(&u, &q, 0, "");
	high = suite_publish(&u, &q, 7, "");
	CHECK(suite_counts_are(&u, &q, 4, 0, 0, 0, 0));
	c = suite_receive(&u, &q, 2, 2);
	CHECK(c[0].task == high.key && c[1].task == first.key && c[0].attempt == 1);
	CHECK(c[0].token != c[1].token);
	c = suite_receive(&u, &q, 9, 2);
	CHECK(c[0].task == second.key && c[1].task == low.key);
	(void)suite_receive(&u, &q, 9, 0);
	CHECK(suite_counts_are(&u, &q, 0, 4, 0, 0, 0));
	CHECK(suite_find(&u, &low).state == TASK_PROCESSING);
	CHECK(suite_find(&u, &low).priority == -5 && suite_find(&u, &high).is_message);
	suite_close(&u);
}

TEST(what_is_acknowledged_is_complete_and_leaves_the_queue)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	t = suite_publish(&u, &q, 0, "");
	c = suite_receive(&u, &q, 1, 1);
	suite_end(&u, c, TASK_COMPLETED);
	CHECK(suite_find(&u, &t).state == TASK_COMPLETED && suite_find(&u, &t).attempts == 1);
	CHECK(suite_counts_are(&u, &q, 0, 0, 0, 0, 0));
	suite_begin(&u);
	{
		struct settlement st = suite_outcome(&u, c);

		REFUSED(&u, store_settle(u.s, &st, &u.err), RC_CONFLICT, "claim_over");
	}
	suite_commit(&u);
	suite_close(&u);
}

TEST(a_delayed_message_is_promoted_on_its_time)
{
	struct suite u;
	struct queue q;
	struct task t;
	ms_t at;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	t = suite_message(&u, &q);
	t.due_at = u.now + 50;
	suite_add(&u, &t, PLACE_READY);
	CHECK(suite_find(&u, &t).state == TASK_SCHEDULED);
	CHECK(suite_counts_are(&u, &q, 0, 0, 1, 0, 0));
	(void)suite_receive(&u, &q, 1, 0);
	u.now += 49;
	CHECK(suite_promote(&u, &q) == 0);
	OK(&u, store_lane_first(u.s, q.lane, &at, &u.err));
	CHECK(at == u.now + 1);
	u.now++;
	CHECK(suite_promote(&u, &q) == 1 && suite_promote(&u, &q) == 0);
	CHECK(suite_find(&u, &t).state == TASK_QUEUED);
	CHECK(suite_receive(&u, &q, 1, 1)->task == t.key);
	suite_close(&u);
}

TEST(what_is_given_back_with_a_delay_is_delayed_and_else_available)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	t = suite_publish(&u, &q, 3, "");
	c = suite_receive(&u, &q, 1, 1);
	suite_give_back(&u, c, 0);
	CHECK(suite_counts_are(&u, &q, 1, 0, 0, 0, 0) && suite_find(&u, &t).state == TASK_QUEUED);
	c = suite_receive(&u, &q, 1, 1);
	CHECK(c->attempt == 2 && c->retries == 1 && c->task == t.key);
	suite_give_back(&u, c, 20);
	CHECK(suite_counts_are(&u, &q, 0, 0, 1, 0, 0) && suite_find(&u, &t).state == TASK_RETRYING);
	u.now += 20;
	CHECK(suite_promote(&u, &q) == 1);
	c = suite_receive(&u, &q, 1, 1);
	CHECK(c->attempt == 3 && c->retries == 2);
	suite_close(&u);
}

TEST(a_dedup_name_is_known_within_its_window)
{
	struct suite u;
	struct queue q;
	struct uuid id;
	size_t n;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	suite_begin(&u);
	OK(&u, store_dedup_add(u.s, q.lane, STR("k"), suite_id(7), u.now + 10, &u.err));
	suite_commit(&u);
	OK(&u, store_dedup_find(u.s, q.lane, STR("k"), u.now + 9, &id, &u.err));
	CHECK(uuid_eq(id, suite_id(7)));
	REFUSED(&u, store_dedup_find(u.s, q.lane + 1, STR("k"), u.now, &id, &u.err), RC_NOT_FOUND,
		"not_found");
	REFUSED(&u, store_dedup_find(u.s, q.lane, STR("k"), u.now + 10, &id, &u.err), RC_NOT_FOUND,
		"not_found");
	suite_begin(&u);
	OK(&u, store_dedup_add(u.s, q.lane, STR("k"), suite_id(8), u.now + 20, &u.err));
	OK(&u, store_dedup_find(u.s, q.lane, STR("k"), u.now + 19, &id, &u.err));
	CHECK(uuid_eq(id, suite_id(8)));
	OK(&u, store_dedup_prune(u.s, u.now + 19, 5, &n, &u.err));
	CHECK(n == 0);
	OK(&u, store_dedup_prune(u.s, u.now + 20, 5, &n, &u.err));
	CHECK(n == 1);
	suite_commit(&u);
	suite_close(&u);
}

TEST(a_message_that_expires_does_so_unless_it_is_held)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c;
	int64_t *keys;
	size_t n;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	t = suite_message(&u, &q);
	t.expires_at = u.now + 5;
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_expired_list(u.s, &u.a, u.now + 5, 9, &keys, &n, &u.err));
	CHECK(n == 1 && keys[0] == t.key);
	c = suite_receive(&u, &q, 1, 1);
	OK(&u, store_expired_list(u.s, &u.a, u.now + 5, 9, &keys, &n, &u.err));
	CHECK(n == 0);
	u.now += 5;
	suite_give_back(&u, c, 0);
	OK(&u, store_expired_list(u.s, &u.a, u.now, 9, &keys, &n, &u.err));
	CHECK(n == 1);
	suite_stop(&u, t.key, TASK_EXPIRED);
	CHECK(suite_find(&u, &t).state == TASK_EXPIRED && suite_counts_are(&u, &q, 0, 0, 0, 0, 0));
	suite_close(&u);
}
