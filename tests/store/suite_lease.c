/* Leases, and what their holders leave: docs/semantics.md, "Leases". */

#include "suite_messages.h"

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
	q = suite_queue(&u, "jobs");
	t = suite_publish(&u, &q, 0, "");
	c = suite_receive(&u, &q, 1, 1);
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
	q = suite_queue(&u, "jobs");
	t = suite_publish(&u, &q, 0, "");
	REFUSED(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err), RC_CONFLICT,
		"lease_lost");
	c = suite_receive(&u, &q, 1, 1);
	REFUSED(&u, store_lease_find(u.s, other, t.id, &lease, &u.err), RC_NOT_FOUND, "not_found");
	old = *c;
	suite_give_back(&u, c, 0);
	c = suite_receive(&u, &q, 1, 1);
	CHECK(old.token != c->token);
	suite_begin(&u);
	REFUSED(&u, store_lease_set(u.s, &old, u.now + 9, &u.err), RC_CONFLICT, "claim_over");
	suite_commit(&u);
	suite_end(&u, c, TASK_COMPLETED);
	REFUSED(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err), RC_CONFLICT,
		"lease_lost");
	suite_close(&u);
}

TEST(a_lease_knows_who_has_received_it_until_it_is_over)
{
	struct suite u;
	struct queue q;
	struct task t;
	struct claim *c, old;
	struct lease lease;
	struct uuid holder;

	suite_open(&u);
	q = suite_queue(&u, "jobs");
	t = suite_publish(&u, &q, 0, "");
	c = suite_receive(&u, &q, 1, 1);
	OK(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err));
	CHECK(!lease.has_holder);
	holder = uuid_new(u.now);
	suite_begin(&u);
	OK(&u, store_lease_hold(u.s, c, holder, &u.err));
	suite_commit(&u);
	suite_reopen(&u);
	OK(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err));
	CHECK(lease.has_holder && uuid_eq(lease.holder, holder));
	old = *c;
	suite_give_back(&u, c, 0);
	(void)suite_receive(&u, &q, 1, 1);
	OK(&u, store_lease_find(u.s, u.namespace, t.id, &lease, &u.err));
	CHECK(!lease.has_holder);
	suite_begin(&u);
	REFUSED(&u, store_lease_hold(u.s, &old, holder, &u.err), RC_CONFLICT, "claim_over");
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
	q = suite_queue(&u, "jobs");
	t = suite_publish(&u, &q, 0, "");
	REFUSED(&u, store_progress_find(u.s, &u.a, t.key, &p, &u.err), RC_NOT_FOUND, "not_found");
	suite_begin(&u);
	OK(&u, store_progress_set(u.s, t.key, STR("{\"page\":1}"), u.now, &u.err));
	OK(&u, store_progress_set(u.s, t.key, STR("{\"page\":2}"), u.now + 1, &u.err));
	suite_commit(&u);
	OK(&u, store_progress_find(u.s, &u.a, t.key, &p, &u.err));
	CHECK(p.number == 2 && p.at == u.now + 1 && suite_text_is(p.body, "{\"page\":2}"));
	suite_close(&u);
}
