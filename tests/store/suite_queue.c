/* Queues: messages that are available, leased, delayed, dead, or wait in their group. */

#include "store/queue.h"
#include "suite.h"

static struct queue queue_of(struct suite *u, const char *name)
{
	struct queue q;

	suite_begin(u);
	OK(u, store_queue_ensure(u->s, &u->a, u->namespace, str_z(name), u->now, &q, &u->err));
	suite_commit(u);
	return q;
}

/* To be changed, then published. */
static struct task message(struct suite *u, const struct queue *q)
{
	struct task t = suite_task(u);

	t.is_message = true;
	t.lane = q->lane;
	t.template.target = STR("\"queue:jobs\"");
	t.template.lane = STR("queue:jobs");
	return t;
}

static struct task publish(struct suite *u, const struct queue *q, int64_t priority,
			   const char *group)
{
	struct task t = message(u, q);

	t.priority = priority;
	t.group = str_z(group);
	suite_add(u, &t, PLACE_READY);
	return t;
}

static struct claim *receive(struct suite *u, const struct queue *q, size_t most, size_t want)
{
	struct claim *claims;
	size_t n;

	suite_begin(u);
	OK(u, store_receive(u->s, &u->a, q->lane, u->now, u->now + 30, most, &claims, &n, &u->err));
	suite_commit(u);
	CHECK(n == want);
	return claims;
}

static size_t promote(struct suite *u, const struct queue *q)
{
	size_t n;

	suite_begin(u);
	OK(u, store_promote(u->s, q->lane, u->now, 100, &n, &u->err));
	suite_commit(u);
	return n;
}

static void give_back(struct suite *u, const struct claim *c, ms_t delay)
{
	struct settlement st = suite_outcome(u, c);

	st.attempt.status = ATTEMPT_FAILED;
	st.attempt.error = STR("not now");
	st.next = TASK_RETRYING;
	st.due_at = u->now + delay;
	st.retries = c->retries + 1;
	suite_settle(u, &st);
}

static void end(struct suite *u, const struct claim *c, enum task_state final)
{
	struct settlement st = suite_outcome(u, c);

	st.next = final;
	st.attempt.error = STR("given up");
	suite_settle(u, &st);
}

static struct queue_counts counts_of(struct suite *u, const struct queue *q)
{
	struct queue_counts n;

	OK(u, store_queue_counts(u->s, q->lane, &n, &u->err));
	return n;
}

static bool counts_are(struct suite *u, const struct queue *q, int64_t ready, int64_t leased,
		       int64_t delayed, int64_t waiting, int64_t dead)
{
	struct queue_counts n = counts_of(u, q);

	return n.ready == ready && n.leased == leased && n.delayed == delayed &&
	       n.waiting == waiting && n.dead == dead;
}

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
	q = queue_of(&u, "jobs");
	again = queue_of(&u, "jobs");
	CHECK(q.lane == again.lane && q.max_receives == 10 && q.paused_at == AT_NONE);
	CHECK(q.lease_ms == 30000 && q.dedup_window_ms == 300000 && q.push.p == NULL);
	OK(&u, store_queue_load(u.s, &u.a, q.lane, &found, &u.err));
	CHECK(str_eq(found.name, STR("jobs")) && found.retention_ms == 1209600000);
	REFUSED(&u, store_queue_find(u.s, &u.a, other, STR("jobs"), &found, &u.err), RC_NOT_FOUND,
		"not_found");
	(void)queue_of(&u, "a");
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
	q = queue_of(&u, "jobs");
	q.lease_ms = 5;
	q.max_receives = 2;
	q.paused_at = u.now + 1;
	q.push = STR("\"http://a.test/\"");
	q.updated_at = u.now + 1;
	suite_begin(&u);
	OK(&u, store_queue_update(u.s, &q, &u.err));
	suite_commit(&u);
	OK(&u, store_queue_load(u.s, &u.a, q.lane, &found, &u.err));
	CHECK(found.lease_ms == 5 && found.max_receives == 2 && found.paused_at == u.now + 1);
	CHECK(suite_text_is(found.push, "\"http://a.test/\"") && found.created_at == u.now);
	suite_begin(&u);
	OK(&u, store_queue_delete(u.s, q.lane, &u.err));
	suite_commit(&u);
	REFUSED(&u, store_queue_load(u.s, &u.a, q.lane, &found, &u.err), RC_NOT_FOUND, "not_found");
	CHECK(queue_of(&u, "jobs").max_receives == 10);
	suite_close(&u);
}

TEST(a_larger_priority_is_received_first_then_the_older_message)
{
	struct suite u;
	struct queue q;
	struct task low, first, second, high;
	struct claim *c;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	low = publish(&u, &q, -5, "");
	first = publish(&u, &q, 0, "");
	second = publish(&u, &q, 0, "");
	high = publish(&u, &q, 7, "");
	CHECK(counts_are(&u, &q, 4, 0, 0, 0, 0));
	c = receive(&u, &q, 2, 2);
	CHECK(c[0].task == high.key && c[1].task == first.key && c[0].attempt == 1);
	CHECK(c[0].token != c[1].token);
	c = receive(&u, &q, 9, 2);
	CHECK(c[0].task == second.key && c[1].task == low.key);
	(void)receive(&u, &q, 9, 0);
	CHECK(counts_are(&u, &q, 0, 4, 0, 0, 0));
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
	q = queue_of(&u, "jobs");
	t = publish(&u, &q, 0, "");
	c = receive(&u, &q, 1, 1);
	end(&u, c, TASK_COMPLETED);
	CHECK(suite_find(&u, &t).state == TASK_COMPLETED && suite_find(&u, &t).attempts == 1);
	CHECK(counts_are(&u, &q, 0, 0, 0, 0, 0));
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
	q = queue_of(&u, "jobs");
	t = message(&u, &q);
	t.due_at = u.now + 50;
	suite_add(&u, &t, PLACE_READY);
	CHECK(suite_find(&u, &t).state == TASK_SCHEDULED);
	CHECK(counts_are(&u, &q, 0, 0, 1, 0, 0));
	(void)receive(&u, &q, 1, 0);
	u.now += 49;
	CHECK(promote(&u, &q) == 0);
	OK(&u, store_lane_first(u.s, q.lane, &at, &u.err));
	CHECK(at == u.now + 1);
	u.now++;
	CHECK(promote(&u, &q) == 1 && promote(&u, &q) == 0);
	CHECK(suite_find(&u, &t).state == TASK_QUEUED);
	CHECK(receive(&u, &q, 1, 1)->task == t.key);
	suite_close(&u);
}

TEST(what_is_given_back_with_a_delay_is_delayed_and_else_available)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	t = publish(&u, &q, 3, "");
	c = receive(&u, &q, 1, 1);
	give_back(&u, c, 0);
	CHECK(counts_are(&u, &q, 1, 0, 0, 0, 0) && suite_find(&u, &t).state == TASK_QUEUED);
	c = receive(&u, &q, 1, 1);
	CHECK(c->attempt == 2 && c->retries == 1 && c->task == t.key);
	give_back(&u, c, 20);
	CHECK(counts_are(&u, &q, 0, 0, 1, 0, 0) && suite_find(&u, &t).state == TASK_RETRYING);
	u.now += 20;
	CHECK(promote(&u, &q) == 1);
	c = receive(&u, &q, 1, 1);
	CHECK(c->attempt == 3 && c->retries == 2);
	suite_close(&u);
}

TEST(a_lease_outlives_a_restart_and_lapses_on_its_time)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c;
	struct lease lease, *lapsed;
	struct running *running;
	size_t n;
	ms_t at;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	t = publish(&u, &q, 0, "");
	c = receive(&u, &q, 1, 1);
	suite_reopen(&u);
	OK(&u, store_running_list(u.s, &u.a, 10, &running, &n, &u.err));
	CHECK(n == 0);
	OK(&u, store_next_wake(u.s, &at, &u.err));
	CHECK(at == u.now + 30);
	OK(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err));
	CHECK(lease.claim.token == c->token && lease.until_at == u.now + 30);
	CHECK(lease.is_message && lease.lane == q.lane && lease.claim.attempt == 1);
	OK(&u, store_lapsed_list(u.s, &u.a, u.now + 29, 10, &lapsed, &n, &u.err));
	CHECK(n == 0);
	suite_begin(&u);
	OK(&u, store_lease_set(u.s, c, u.now + 90, &u.err));
	suite_commit(&u);
	OK(&u, store_lapsed_list(u.s, &u.a, u.now + 89, 10, &lapsed, &n, &u.err));
	CHECK(n == 0);
	OK(&u, store_lapsed_list(u.s, &u.a, u.now + 90, 10, &lapsed, &n, &u.err));
	CHECK(n == 1 && lapsed[0].claim.task == t.key && lapsed[0].claim.token == c->token);
	suite_close(&u);
}

TEST(a_lease_is_found_by_its_namespace_and_while_it_is_held_alone)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c, old;
	struct lease lease;
	int64_t other;

	suite_open(&u);
	other = suite_namespace(&u, "other");
	q = queue_of(&u, "jobs");
	t = publish(&u, &q, 0, "");
	REFUSED(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err), RC_CONFLICT,
		"lease_lost");
	c = receive(&u, &q, 1, 1);
	REFUSED(&u, store_lease_find(u.s, other, t.id, &lease, &u.err), RC_NOT_FOUND, "not_found");
	old = *c;
	give_back(&u, c, 0);
	c = receive(&u, &q, 1, 1);
	CHECK(old.token != c->token);
	suite_begin(&u);
	REFUSED(&u, store_lease_set(u.s, &old, u.now + 9, &u.err), RC_CONFLICT, "claim_over");
	suite_commit(&u);
	end(&u, c, TASK_COMPLETED);
	REFUSED(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err), RC_CONFLICT,
		"lease_lost");
	suite_close(&u);
}

TEST(messages_of_a_group_come_one_after_the_other)
{
	struct suite u;
	struct queue q;
	struct task first, second, third, other;
	struct claim *c;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	first = publish(&u, &q, 0, "g");
	second = publish(&u, &q, 50, "g");
	third = publish(&u, &q, 0, "g");
	other = publish(&u, &q, 0, "h");
	CHECK(counts_are(&u, &q, 2, 0, 0, 2, 0) && suite_find(&u, &third).state == TASK_QUEUED);
	CHECK(suite_text_is(suite_find(&u, &third).group, "g"));
	c = receive(&u, &q, 9, 2);
	CHECK(c[0].task == first.key && c[1].task == other.key);
	give_back(&u, &c[0], 5);
	(void)receive(&u, &q, 9, 0);
	u.now += 5;
	CHECK(promote(&u, &q) == 1);
	c = receive(&u, &q, 9, 1);
	CHECK(c->task == first.key);
	end(&u, c, TASK_COMPLETED);
	c = receive(&u, &q, 9, 1);
	CHECK(c->task == second.key);
	end(&u, c, TASK_FAILED);
	c = receive(&u, &q, 9, 1);
	CHECK(c->task == third.key && counts_are(&u, &q, 0, 2, 0, 0, 1));
	suite_close(&u);
}

TEST(a_group_goes_on_whatever_ends_its_head)
{
	struct suite u;
	struct queue q;
	struct task head, second, third, fourth;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	head = publish(&u, &q, 0, "g");
	second = publish(&u, &q, 0, "g");
	third = message(&u, &q);
	third.group = STR("g");
	third.due_at = u.now + 10;
	suite_add(&u, &third, PLACE_READY);
	fourth = publish(&u, &q, 0, "g");
	suite_stop(&u, second.key, TASK_CANCELLED);
	CHECK(counts_are(&u, &q, 1, 0, 0, 2, 0));
	suite_stop(&u, head.key, TASK_EXPIRED);
	CHECK(counts_are(&u, &q, 0, 0, 1, 1, 0));
	u.now += 10;
	CHECK(promote(&u, &q) == 1);
	CHECK(receive(&u, &q, 9, 1)->task == third.key);
	suite_stop(&u, third.key, TASK_CANCELLED);
	CHECK(receive(&u, &q, 9, 1)->task == fourth.key);
	suite_close(&u);
}

TEST(a_revived_message_takes_its_place_in_its_group)
{
	struct suite u;
	struct queue q;
	struct task first, second, third;
	struct claim *c;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	first = publish(&u, &q, 0, "g");
	end(&u, receive(&u, &q, 1, 1), TASK_FAILED);
	second = publish(&u, &q, 0, "g");
	third = publish(&u, &q, 0, "g");
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, first.key, u.now, &u.err));
	suite_commit(&u);
	CHECK(counts_are(&u, &q, 1, 0, 0, 2, 0));
	c = receive(&u, &q, 9, 1);
	CHECK(c->task == second.key);
	end(&u, c, TASK_COMPLETED);
	c = receive(&u, &q, 9, 1);
	CHECK(c->task == first.key && c->attempt == 2 && c->retries == 0);
	end(&u, c, TASK_COMPLETED);
	CHECK(receive(&u, &q, 9, 1)->task == third.key);
	suite_close(&u);
}

TEST(dead_letters_are_listed_newest_first_with_their_error)
{
	struct suite u;
	struct queue q, other;
	struct task first, second;
	struct dead_list dead;
	struct page page = {.limit = 1};
	int64_t *keys;
	size_t n;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	other = queue_of(&u, "other");
	first = publish(&u, &q, 0, "");
	second = publish(&u, &q, 0, "");
	end(&u, receive(&u, &q, 1, 1), TASK_FAILED);
	u.now += 5;
	end(&u, receive(&u, &q, 1, 1), TASK_FAILED);
	OK(&u, store_dead_list(u.s, &u.a, q.lane, &page, u.now, &dead, &u.err));
	CHECK(dead.n == 1 && dead.total == 2 && dead.items[0].task.key == second.key);
	CHECK(dead.items[0].task.finished_at == u.now);
	CHECK(suite_text_is(dead.items[0].error, "given up"));
	page.before = second.key;
	OK(&u, store_dead_list(u.s, &u.a, q.lane, &page, u.now, &dead, &u.err));
	CHECK(dead.n == 1 && dead.items[0].task.key == first.key);
	OK(&u, store_dead_list(u.s, &u.a, other.lane, &page, u.now, &dead, &u.err));
	CHECK(dead.n == 0 && dead.total == 0);
	OK(&u, store_dead_keys(u.s, &u.a, q.lane, 9, &keys, &n, &u.err));
	CHECK(n == 2 && keys[0] == first.key);
	suite_begin(&u);
	OK(&u, store_task_revive(u.s, first.key, u.now, &u.err));
	suite_commit(&u);
	CHECK(counts_are(&u, &q, 1, 0, 0, 0, 1));
	suite_close(&u);
}

TEST(a_pruned_dead_letter_leaves_its_list)
{
	struct suite u;
	struct queue q;
	size_t n;
	bool more;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	(void)publish(&u, &q, 0, "");
	end(&u, receive(&u, &q, 1, 1), TASK_FAILED);
	(void)publish(&u, &q, 0, "");
	suite_begin(&u);
	OK(&u, store_prune(u.s, u.now + 1, 10, &n, &more, &u.err));
	suite_commit(&u);
	CHECK(n == 1 && counts_are(&u, &q, 1, 0, 0, 0, 0));
	suite_close(&u);
}

TEST(the_oldest_message_is_found_among_all_priorities)
{
	struct suite u;
	struct queue q;
	ms_t first = SUITE_NOW;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	CHECK(counts_of(&u, &q).oldest_at == MS_NEVER);
	(void)publish(&u, &q, -9, "");
	u.now += 10;
	(void)publish(&u, &q, 9, "");
	(void)publish(&u, &q, 0, "");
	CHECK(counts_of(&u, &q).oldest_at == first);
	suite_close(&u);
}

TEST(peeking_shows_the_next_ones_and_holds_nothing)
{
	struct suite u;
	struct queue q;
	struct task_list list;
	struct task high;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	(void)publish(&u, &q, 0, "");
	high = publish(&u, &q, 1, "");
	(void)publish(&u, &q, 0, "");
	OK(&u, store_peek(u.s, &u.a, q.lane, u.now, 2, &list, &u.err));
	CHECK(list.n == 2 && list.items[0].key == high.key);
	CHECK(suite_text_is(list.items[0].template.payload, "{\"n\":1.0}"));
	CHECK(counts_are(&u, &q, 3, 0, 0, 0, 0));
	suite_close(&u);
}

TEST(the_messages_of_a_queue_are_found_wherever_they_stand)
{
	struct suite u;
	struct queue q;
	struct task delayed;
	int64_t *keys;
	size_t n;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	(void)publish(&u, &q, 0, "");
	(void)receive(&u, &q, 1, 1);
	(void)publish(&u, &q, 0, "g");
	(void)publish(&u, &q, 0, "g");
	delayed = message(&u, &q);
	delayed.due_at = u.now + 1;
	suite_add(&u, &delayed, PLACE_READY);
	OK(&u, store_message_keys(u.s, &u.a, q.lane, false, 9, &keys, &n, &u.err));
	CHECK(n == 3);
	OK(&u, store_message_keys(u.s, &u.a, q.lane, true, 9, &keys, &n, &u.err));
	CHECK(n == 4);
	OK(&u, store_message_keys(u.s, &u.a, q.lane, true, 2, &keys, &n, &u.err));
	CHECK(n == 2);
	suite_close(&u);
}

TEST(a_dedup_name_is_known_within_its_window)
{
	struct suite u;
	struct queue q;
	struct uuid id;
	size_t n;

	suite_open(&u);
	q = queue_of(&u, "jobs");
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

TEST(progress_is_numbered_and_the_last_one_stays)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct progress p;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	t = publish(&u, &q, 0, "");
	REFUSED(&u, store_progress_find(u.s, &u.a, t.key, &p, &u.err), RC_NOT_FOUND, "not_found");
	suite_begin(&u);
	OK(&u, store_progress_set(u.s, t.key, STR("{\"page\":1}"), u.now, &u.err));
	OK(&u, store_progress_set(u.s, t.key, STR("{\"page\":2}"), u.now + 1, &u.err));
	suite_commit(&u);
	OK(&u, store_progress_find(u.s, &u.a, t.key, &p, &u.err));
	CHECK(p.number == 2 && p.at == u.now + 1 && suite_text_is(p.body, "{\"page\":2}"));
	suite_close(&u);
}

TEST(a_list_of_queued_tasks_has_the_messages_that_are_available_or_wait)
{
	struct suite u;
	struct queue q;
	struct task_filter f = {.states = 1U << TASK_QUEUED, .page = {.limit = 10}};
	struct task_list list;

	suite_open(&u);
	q = queue_of(&u, "jobs");
	f.namespace = u.namespace;
	f.now = u.now;
	(void)publish(&u, &q, 0, "g");
	(void)publish(&u, &q, 0, "g");
	end(&u, receive(&u, &q, 1, 1), TASK_COMPLETED);
	(void)publish(&u, &q, 0, "g");
	OK(&u, store_task_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 2 && list.total == 2);
	f.states = 1U << TASK_COMPLETED;
	OK(&u, store_task_list(u.s, &u.a, &f, &list, &u.err));
	CHECK(list.n == 1 && list.total == 1);
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
	q = queue_of(&u, "jobs");
	t = message(&u, &q);
	t.expires_at = u.now + 5;
	suite_add(&u, &t, PLACE_READY);
	OK(&u, store_expired_list(u.s, &u.a, u.now + 5, 9, &keys, &n, &u.err));
	CHECK(n == 1 && keys[0] == t.key);
	c = receive(&u, &q, 1, 1);
	OK(&u, store_expired_list(u.s, &u.a, u.now + 5, 9, &keys, &n, &u.err));
	CHECK(n == 0);
	u.now += 5;
	give_back(&u, c, 0);
	OK(&u, store_expired_list(u.s, &u.a, u.now, 9, &keys, &n, &u.err));
	CHECK(n == 1);
	suite_stop(&u, t.key, TASK_EXPIRED);
	CHECK(suite_find(&u, &t).state == TASK_EXPIRED && counts_are(&u, &q, 0, 0, 0, 0, 0));
	suite_close(&u);
}
